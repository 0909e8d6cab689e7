package outrider.server.audit;

import org.jspecify.annotations.Nullable;
import outrider.server.store.HistoryStore;
import outrider.server.store.Transaction;

/// A stretch of the audit trail without gaps.
///
/// @param first its first line
/// @param last its last; before the first where there is none
public record AuditSpan(long first, long last) {
  public long lines() {
    return last - first + 1;
  }

  /// What HQ has heard of in a time, epoch milliseconds.
  ///
  /// @param from null from the first line
  /// @param until before this; null to the newest line
  public static AuditSpan of(Transaction transaction, @Nullable Long from, @Nullable Long until) {
    long newest = transaction.tenant().position().seq();
    HistoryStore history = transaction.history();
    long first = from == null ? 1 : firstHeard(history, from, newest);
    long end = until == null ? newest + 1 : firstHeard(history, until, newest);
    return new AuditSpan(first, Math.max(first - 1, end - 1));
  }

  /// The first line that HQ heard of no earlier; behind the newest where there is none. HQ's own
  /// clock is what counts here, which laptops cannot turn.
  static long firstHeard(HistoryStore history, long at, long newest) {
    long low = 1;
    long high = newest + 1;
    while (low < high) {
      long middle = low + (high - low) / 2;
      if (history.receivedAt(middle).orElse(Long.MIN_VALUE) >= at) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
