package outrider.server.live;

import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import outrider.server.store.Database;

/// How far behind each device says it is. Kept for a moment and written together, so that thousands
/// of heartbeats cost a commit and not a thousand.
final class Heartbeats {
  private final Database database;
  private final InstantSource clock;
  private final Map<String, Heard> heard = new ConcurrentHashMap<>();

  Heartbeats(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  private record Heard(long at, long unsent, @Nullable Long oldestUnsentAt) {}

  void heard(String deviceId, long unsent, long oldestUnsentMillis) {
    long now = clock.millis();
    heard.put(deviceId, new Heard(now, unsent, unsent == 0 ? null : now - oldestUnsentMillis));
  }

  void flush() {
    if (heard.isEmpty()) {
      return;
    }
    Map<String, Heard> batch = Map.copyOf(heard);
    batch.forEach(heard::remove);
    database.submit(transaction -> {
      batch.forEach((device, what) ->
          transaction.devices().heard(device, what.at, what.unsent, what.oldestUnsentAt));
      return true;
    });
  }
}
