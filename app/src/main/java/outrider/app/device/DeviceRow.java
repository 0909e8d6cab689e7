package outrider.app.device;

import outrider.core.device.DeviceConcern;
import outrider.core.protocol.DeviceReport;

/// A workstation as the table shows it.
///
/// @param no the same for the same device for as long as the screen lives
/// @param person the name of whose it is
/// @param at when HQ said so
record DeviceRow(long no, DeviceReport report, String person, long at) {

  DeviceConcern concern() {
    return DeviceConcern.of(report, at);
  }

  boolean isInContact() {
    return DeviceConcern.isInContact(report, at);
  }

  boolean isRevoked() {
    return report.revokedAt() != null;
  }
}
