package outrider.app.device;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import outrider.app.fx.Chip;
import outrider.app.fx.Column;
import outrider.app.i18n.Words;
import outrider.core.device.DeviceConcern;

/// What the table of workstations says of each.
final class DeviceColumns {
  private final Words words;

  DeviceColumns(Words words) {
    this.words = words;
  }

  List<Column<DeviceRow>> all() {
    return List.of(
        Column.text("person", "devices.person", 150, DeviceRow::person, "bold"),
        Column.text("device", "devices.device", 200, this::device).canGrow(),
        Column.<DeviceRow, Chip>node(
            "state",
            "devices.state",
            190,
            () -> new Chip("", Chip.Tone.PLAIN),
            this::showState,
            chip -> chip.setVisible(false)),
        Column.<DeviceRow>text("version", "devices.version", 90, row -> row.report().version())
            .drops(2),
        Column.text("seen", "devices.seen", 130, this::seen),
        Column.<DeviceRow>text("unsent", "devices.unsent", 90, this::unsent, "num").toTheRight(),
        Column.<DeviceRow>text("oldest", "devices.oldest", 130, this::oldest).drops(1),
        Column.<DeviceRow>text("lag", "devices.lag", 110, this::lag, "num").toTheRight());
  }

  private String device(DeviceRow row) {
    return words.get("devices.deviceOn", row.report().name(), row.report().platform());
  }

  private String seen(DeviceRow row) {
    return words
        .moments()
        .ago(Instant.ofEpochMilli(row.report().lastSeen()), Instant.ofEpochMilli(row.at()));
  }

  private String unsent(DeviceRow row) {
    return words.amounts().number(row.report().unsent());
  }

  private String oldest(DeviceRow row) {
    var oldest = row.report().oldestUnsentAt();
    return oldest == null
        ? ""
        : words.moments().ago(Instant.ofEpochMilli(oldest), Instant.ofEpochMilli(row.at()));
  }

  /// While it is in contact, how long its work has waited; a device that is away has no lag but an
  /// age, which the columns beside say.
  private String lag(DeviceRow row) {
    if (!row.isInContact()) {
      return "";
    }
    var lag = DeviceConcern.lagMillis(row.report(), row.at());
    return words.moments().length(Duration.ofMillis(lag));
  }

  private void showState(Chip chip, DeviceRow row) {
    chip.setVisible(true);
    chip.setText(state(row));
    chip.setTone(tone(row));
  }

  String state(DeviceRow row) {
    if (row.concern() != DeviceConcern.NONE) {
      return words.get("devices.concern." + row.concern().name(), row.report().handedIn());
    }
    if (row.isRevoked()) {
      return words.get("devices.wiped");
    }
    return words.get(row.isInContact() ? "devices.inContact" : "devices.away");
  }

  private static Chip.Tone tone(DeviceRow row) {
    return switch (row.concern()) {
      case UNSENT_OVERDUE, HANDED_IN -> Chip.Tone.RISK;
      case LAGGING, NOT_WIPED, SILENT -> Chip.Tone.WARN;
      case NONE -> row.isInContact() ? Chip.Tone.OK : Chip.Tone.OFF;
    };
  }
}
