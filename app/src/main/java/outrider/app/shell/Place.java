package outrider.app.shell;

/// Where one can be. Screens name a place and know nothing of each other.
public sealed interface Place {
  record Today() implements Place {}

  record Leads() implements Place {}

  record LeadRecord(String id) implements Place {}

  /// The public pool of leads nobody owns.
  record Pool() implements Place {}

  record Opportunities() implements Place {}

  record OpportunityRecord(String id) implements Place {}

  record Accounts() implements Place {}

  record AccountRecord(String id) implements Place {}

  record ContactRecord(String id) implements Place {}

  record Tasks() implements Place {}

  record TeamPipeline() implements Place {}

  /// What sync could not settle, and what waits to go up.
  record Attention() implements Place {}

  record Import() implements Place {}

  record Settings() implements Place {}
}
