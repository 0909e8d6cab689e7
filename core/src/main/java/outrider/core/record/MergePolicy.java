package outrider.core.record;

/// What happens when two people changed the same field before they heard of each other.
public enum MergePolicy {
  /// The edit with the later corrected time wins; the other is kept in the history.
  LATEST,
  /// A person decides; until then the value that reached HQ first stands.
  ASK,
  /// Both differences count: 10 to 12 and 10 to 13 give 15.
  ADD,
  /// What either added is in, what either removed is out.
  UNITE,
  /// Line by line, three ways; where the same lines changed, both are kept one after the other.
  MERGE_TEXT
}
