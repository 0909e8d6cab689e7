package outrider.server.store;

import java.util.List;
import java.util.Map;
import java.util.Set;
import outrider.core.protocol.ScopeState;

/// What a transaction has changed, told after it is on the disk and not before. Commits are told in
/// order and none is left out, so what lies between two of them is known to be nothing.
///
/// @param before the tenant's newest change before this commit
/// @param seq the tenant's newest change now
/// @param states the scopes that were touched, as they are now
/// @param lanes what devices have been answered by it
public record Commit(
    long before,
    long seq,
    List<Entry> entries,
    Map<String, ScopeState> states,
    List<LaneStep> lanes) {
  /// Whether others have to hear of it: their line goes on without a gap.
  boolean isNews() {
    return seq > before || !lanes.isEmpty();
  }

  /// @param before the scopes that had the record
  /// @param after the scopes that have it now
  public record Entry(StoredRecord record, Set<String> before, Set<String> after) {}

  public record LaneStep(String deviceId, long incarnation, String lane, long lastN) {}
}
