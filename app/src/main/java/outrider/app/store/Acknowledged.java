package outrider.app.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import outrider.core.command.Lane;

/// The numbers up to which this device has heard HQ's outcomes. Not stored: after a restart the
/// queue is sent again, and HQ answers what it has seen with the stored outcome. Any thread.
public final class Acknowledged {

  private final Map<Lane, Long> heard = new ConcurrentHashMap<>();
  private final AtomicLong saidAt = new AtomicLong();

  /// @param seq where HQ stood when it said so: whatever the envelopes changed has a number up to
  ///   it
  public void hear(Map<Lane, Long> processed, long seq) {
    processed.forEach((lane, n) -> heard.merge(lane, n, Math::max));
    saidAt.accumulateAndGet(seq, Math::max);
  }

  /// Whether rows up to this number hold everything that came of the envelopes heard of.
  boolean isWithin(long seq) {
    return seq >= saidAt.get();
  }

  public long of(Lane lane) {
    return heard.getOrDefault(lane, 0L);
  }

  public Map<Lane, Long> all() {
    return Map.copyOf(heard);
  }

  /// A new incarnation numbers from 1 again.
  public void clear() {
    heard.clear();
    saidAt.set(0);
  }
}
