package outrider.server.device;

import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.core.device.DeviceConcern;
import outrider.core.protocol.DeviceReport;
import outrider.server.ops.Limits;
import outrider.server.store.Database;

/// Looks after the lag of the devices for those who watch the server: counts for the metrics, and a
/// line in the log when a device falls behind. Looks when it is asked, and seldom.
public final class DeviceWatch {
  private static final Logger log = LoggerFactory.getLogger(DeviceWatch.class);

  private final Database database;
  private final InstantSource clock;
  private final Set<String> told = new HashSet<>();
  private long lookedAt = Long.MIN_VALUE;
  private List<DeviceReport> devices = List.of();

  public DeviceWatch(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /// Devices in contact on which work has waited for more than two minutes.
  public long lagging() {
    return count(DeviceConcern.LAGGING);
  }

  /// Devices on which work has waited for more than a day.
  public long overdue() {
    return count(DeviceConcern.UNSENT_OVERDUE);
  }

  /// How long work has waited on the device that is furthest behind.
  public double lagSeconds() {
    long now = clock.millis();
    return looked(now).stream()
            .filter(device -> device.revokedAt() == null)
            .mapToLong(device -> DeviceConcern.lagMillis(device, now))
            .max()
            .orElse(0)
        / 1_000.0;
  }

  private long count(DeviceConcern concern) {
    long now = clock.millis();
    return looked(now).stream().filter(it -> DeviceConcern.of(it, now) == concern).count();
  }

  private synchronized List<DeviceReport> looked(long now) {
    if (now - Limits.DEVICES_LOOKED.toMillis() >= lookedAt) {
      devices = database.read(Devices::all);
      lookedAt = now;
      devices.forEach(device -> tell(device, now));
    }
    return devices;
  }

  private void tell(DeviceReport device, long now) {
    DeviceConcern concern = DeviceConcern.of(device, now);
    boolean behind = concern == DeviceConcern.LAGGING || concern == DeviceConcern.UNSENT_OVERDUE;
    if (!behind) {
      told.remove(device.device());
    } else if (told.add(device.device())) {
      log.atWarn()
          .addKeyValue("device", device.device())
          .addKeyValue("user", device.user())
          .addKeyValue("unsent", device.unsent())
          .addKeyValue("lagSeconds", DeviceConcern.lagMillis(device, now) / 1_000)
          .log("A device is behind.");
    }
  }
}
