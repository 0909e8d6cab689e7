package outrider.core.device;

import java.time.Duration;
import outrider.core.protocol.DeviceReport;

/// What about a workstation needs somebody's eye, the gravest first. Decided by one function at HQ,
/// for its alarms, and on the screen, for its marks.
public enum DeviceConcern {
  /// A withdrawn device has handed in work that nobody has looked at.
  HANDED_IN,
  /// Withdrawn, and not heard of since: it still holds what it held.
  NOT_WIPED,
  /// Work has waited on it for more than a day.
  UNSENT_OVERDUE,
  /// In contact, and yet work has waited on it for more than two minutes.
  LAGGING,
  /// Not heard of for more than a day.
  SILENT,
  NONE;

  public static final Duration UNSENT_MOST = Duration.ofHours(24);
  public static final Duration LAG_MOST = Duration.ofMinutes(2);
  public static final Duration SILENCE_MOST = Duration.ofHours(24);

  /// A device in contact says so every fifteen seconds.
  public static final Duration IN_CONTACT = Duration.ofSeconds(60);

  public static DeviceConcern of(DeviceReport device, long now) {
    if (device.handedIn() > 0) {
      return HANDED_IN;
    }
    if (device.revokedAt() != null) {
      return device.wipedAt() == null ? NOT_WIPED : NONE;
    }
    var waited = lagMillis(device, now);
    if (waited > UNSENT_MOST.toMillis()) {
      return UNSENT_OVERDUE;
    }
    if (isInContact(device, now) && waited > LAG_MOST.toMillis()) {
      return LAGGING;
    }
    return now - device.lastSeen() > SILENCE_MOST.toMillis() ? SILENT : NONE;
  }

  public static boolean isInContact(DeviceReport device, long now) {
    return device.revokedAt() == null && now - device.lastSeen() <= IN_CONTACT.toMillis();
  }

  /// How long the oldest of its waiting commands has waited.
  public static long lagMillis(DeviceReport device, long now) {
    var oldest = device.oldestUnsentAt();
    return oldest == null ? 0 : Math.max(0, now - oldest);
  }
}
