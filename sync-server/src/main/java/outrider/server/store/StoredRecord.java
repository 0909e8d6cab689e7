package outrider.server.store;

import org.jspecify.annotations.Nullable;

/// A record at its newest version, as it lies in the database.
///
/// @param body the JSON object of its fields
/// @param fieldClock the JSON object of the times its fields were last changed
public record StoredRecord(
    String type,
    String id,
    long seq,
    boolean deleted,
    @Nullable String owner,
    @Nullable String team,
    @Nullable String parent,
    String body,
    @Nullable String fieldClock) {
  /// The same version under its number.
  public StoredRecord at(long number) {
    return new StoredRecord(type, id, number, deleted, owner, team, parent, body, fieldClock);
  }
}
