package outrider.app.device;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.IntegerProperty;
import javafx.util.Subscription;
import outrider.app.fx.Background;
import outrider.app.shell.Workspace;
import outrider.app.sync.Fleet;
import outrider.core.device.DeviceConcern;
import outrider.core.protocol.DeviceReport;
import outrider.core.protocol.DevicesResponse;

/// Warns whoever answers for people, whichever screen is shown: work that has waited on somebody's
/// laptop for more than a day, and work that a withdrawn one handed in. A count in the rail, and a
/// word when it begins. FX thread only.
public final class DeviceWarnings {
  private final Workspace space;
  private final Fleet fleet;
  private final IntegerProperty count;
  private final Background background;
  private final Set<String> told = new HashSet<>();
  private boolean asking;

  private DeviceWarnings(Workspace space, Fleet fleet, IntegerProperty count) {
    this.space = space;
    this.fleet = fleet;
    this.count = count;
    this.background = space.background();
  }

  /// Asks once a minute until it is unsubscribed.
  public static Subscription follow(Workspace space, Fleet fleet, IntegerProperty count) {
    var warnings = new DeviceWarnings(space, fleet, count);
    warnings.ask();
    return space.ticker().everyMinute(now -> warnings.ask());
  }

  /// What cannot wait for somebody to look by chance.
  static boolean isUrgent(DeviceConcern concern) {
    return switch (concern) {
      case HANDED_IN, UNSENT_OVERDUE, LAGGING -> true;
      case NOT_WIPED, SILENT, NONE -> false;
    };
  }

  private void ask() {
    if (asking) {
      return;
    }
    asking = true;
    background
        .work("device warnings", fleet::look)
        .onSuccess(this::heard)
        // Without HQ there is nothing new to warn of; the sync chip says that it is away.
        .onFailure(failure -> asking = false)
        .start();
  }

  private void heard(DevicesResponse answer) {
    asking = false;
    List<DeviceReport> urgent =
        answer.devices().stream()
            .filter(device -> isUrgent(DeviceConcern.of(device, answer.serverTime())))
            .toList();
    count.set(urgent.size());
    told.retainAll(urgent.stream().map(DeviceReport::device).toList());
    urgent.forEach(device -> warn(device, DeviceConcern.of(device, answer.serverTime())));
  }

  private void warn(DeviceReport device, DeviceConcern concern) {
    if (concern != DeviceConcern.LAGGING && told.add(device.device())) {
      space
          .toasts()
          .show(
              space
                  .words()
                  .get(
                      concern == DeviceConcern.HANDED_IN
                          ? "devices.warn.handedIn"
                          : "devices.warn.overdue",
                      PersonName.of(space, device.user()),
                      device.unsent()));
    }
  }
}
