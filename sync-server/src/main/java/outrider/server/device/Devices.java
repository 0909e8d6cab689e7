package outrider.server.device;

import java.util.List;
import java.util.Map;
import outrider.core.protocol.DeviceReport;
import outrider.server.store.DeviceStore.Device;
import outrider.server.store.Transaction;

/// The stored devices as they are reported.
final class Devices {
  private Devices() {}

  static List<DeviceReport> all(Transaction transaction) {
    Map<String, Long> handedIn = transaction.handedIn().openCounts();
    return transaction.devices().all().stream()
        .map(device -> report(device, handedIn.getOrDefault(device.id(), 0L)))
        .toList();
  }

  private static DeviceReport report(Device device, long handedIn) {
    return new DeviceReport(
        device.id(),
        device.userId(),
        device.name(),
        device.platform(),
        device.version(),
        device.registeredAt(),
        device.lastSeen(),
        device.unsent(),
        device.oldestUnsentAt(),
        device.revokedAt(),
        device.wipedAt(),
        handedIn);
  }
}
