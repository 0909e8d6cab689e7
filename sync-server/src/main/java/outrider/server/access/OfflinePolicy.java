package outrider.server.access;

import java.time.InstantSource;
import outrider.server.ops.Limits;
import outrider.server.ops.Policy;
import outrider.server.store.Transaction;

/// How long a workstation may go on without HQ, as every answer to a pull says. Remembered for a
/// moment: thousands of polls are not worth as many looks at a number that changes once a year.
public final class OfflinePolicy {
  private final InstantSource clock;
  private volatile Known known = new Known(0, Long.MIN_VALUE);

  private record Known(long millis, long until) {}

  public OfflinePolicy(InstantSource clock) {
    this.clock = clock;
  }

  /// @return 0 for no end
  public long maxMillis(Transaction transaction) {
    long now = clock.millis();
    Known current = known;
    if (now >= current.until) {
      current =
          new Known(Policy.OFFLINE.millis(transaction), now + Limits.POLICY_REMEMBERED.toMillis());
      known = current;
    }
    return current.millis;
  }
}
