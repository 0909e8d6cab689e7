package outrider.server.store;

import java.util.List;
import java.util.Set;

/// What a transaction has changed, told after it is on the disk and not before.
///
/// @param seq the newest change of the tenant
public record Commit(long seq, List<Entry> entries) {
  /// @param before the scopes that had the record
  /// @param after the scopes that have it now
  public record Entry(StoredRecord record, Set<String> before, Set<String> after) {}
}
