package outrider.core.diagnosis;

/// What revenue is the product of.
public enum Factor {
  /// How many came in.
  LEADS,
  /// Which share of them was won within the usual time.
  CONVERSION,
  /// What a win is worth on average.
  SIZE,
  /// How much of what the leads of a time bring falls into that time: less where deals take longer.
  CYCLE
}
