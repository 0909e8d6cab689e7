package outrider.app.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import outrider.core.command.Lane;

/// The numbers up to which this device has heard HQ's outcomes. Not stored: after a restart the
/// queue is sent again, and HQ answers what it has seen with the stored outcome. Any thread.
public final class Acknowledged {

  private final Map<Lane, Long> heard = new ConcurrentHashMap<>();

  public void hear(Map<Lane, Long> processed) {
    processed.forEach((lane, n) -> heard.merge(lane, n, Math::max));
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
  }
}
