package outrider.core.record;

import java.util.Set;

/// Where and to whom a field is shown, and who writes it. Empty sets mean everywhere and everybody.
///
/// This is about what people look at, not about secrets: the value lies on every laptop that holds
/// the record.
///
/// @param stages ids of stages of a deal, or states of a lead
/// @param seenBy roles by their wire names
/// @param writtenBy as `seenBy`; refused on both ends to everybody else
public record FieldAudience(Set<String> stages, Set<String> seenBy, Set<String> writtenBy) {

  public static final FieldAudience EVERYBODY = new FieldAudience(Set.of(), Set.of(), Set.of());

  public FieldAudience {
    stages = Set.copyOf(stages);
    seenBy = Set.copyOf(seenBy);
    writtenBy = Set.copyOf(writtenBy);
  }

  /// Whether the field belongs to the record as it stands: a deal in one of the stages.
  public boolean isAt(Row row) {
    return stages.isEmpty() || stages.contains(stage(row));
  }

  /// The stage of a deal; of a lead how far it is, which nobody has said of a new one.
  private static String stage(Row row) {
    var field = row.type() == RecordType.LEAD ? "status" : "stage";
    return row.type() == RecordType.LEAD && !row.has(field) ? "new" : row.text(field);
  }

  public boolean mayRead(String role) {
    return seenBy.isEmpty() || seenBy.contains(role);
  }

  /// Whoever does not see a field does not write it.
  public boolean mayWrite(String role) {
    return mayRead(role) && (writtenBy.isEmpty() || writtenBy.contains(role));
  }
}
