package outrider.app.device;

import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.DialogCard;
import outrider.app.shell.Workspace;

/// The two questions that are asked before something is done that cannot be taken back.
final class DeviceDialogs {
  private static final double WIDTH = 520;

  private final Workspace space;
  private final DevicesViewModel model;

  DeviceDialogs(Workspace space, DevicesViewModel model) {
    this.space = space;
    this.model = model;
  }

  void withdraw(DeviceRow row) {
    var words = space.words();
    var handIn = new CheckBox(words.get("devices.handIn"));
    handIn.setSelected(true);
    handIn.setWrapText(true);
    var unsent = row.report().unsent();
    var body =
        new VBox(
            12,
            paragraph(words.get("devices.withdraw.text")),
            paragraph(
                unsent == 0
                    ? words.get("devices.withdraw.nothingWaits")
                    : words.get("devices.withdraw.waits", unsent)),
            handIn);
    var close = new Runnable[1];
    var cancel = ButtonWithKey.plain(words, "devices.cancel").does(() -> close[0].run());
    var go =
        ButtonWithKey.danger(words, "devices.withdraw")
            .does(() -> {
              close[0].run();
              model.revoke(
                  row,
                  handIn.isSelected(),
                  () -> space.toasts().show(words.get("devices.withdrawn", row.person())),
                  this::failed);
            });
    cancel.setCancelButton(true);
    close[0] =
        space
            .dialogs()
            .open(
                new DialogCard(
                    words.get("devices.withdraw.title", row.report().name(), row.person()),
                    WIDTH,
                    body,
                    cancel,
                    go));
  }

  void settle(DeviceRow row) {
    var words = space.words();
    var close = new Runnable[1];
    var later = ButtonWithKey.plain(words, "devices.later").does(() -> close[0].run());
    var putAway =
        ButtonWithKey.secondary(words, "devices.putAway").does(() -> settle(row, false, close[0]));
    var take = ButtonWithKey.primary(words, "devices.take").does(() -> settle(row, true, close[0]));
    close[0] =
        space
            .dialogs()
            .open(
                new DialogCard(
                    words.get("devices.settle.title", row.person()),
                    WIDTH,
                    paragraph(words.get("devices.settle.text", row.report().handedIn())),
                    later,
                    putAway,
                    take));
  }

  private void settle(DeviceRow row, boolean accept, Runnable close) {
    close.run();
    model.settle(
        row,
        accept,
        answer ->
            space
                .toasts()
                .show(
                    accept
                        ? space.words().get("devices.taken", answer.applied(), answer.refused())
                        : space.words().get("devices.putAwayDone")),
        this::failed);
  }

  private void failed() {
    space.toasts().error(space.words().get("devices.failed"));
  }

  private static Label paragraph(String text) {
    var label = new Label(text);
    label.setWrapText(true);
    label.setMaxWidth(Double.MAX_VALUE);
    return label;
  }
}
