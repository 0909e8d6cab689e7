package outrider.app.activity;

import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import outrider.app.shell.SystemOpener;
import outrider.app.shell.Workspace;

/// Dials by the program that the operating system has for `tel:` links. Where there is none, the
/// number is on the clipboard, which is the next best thing.
public final class Dialer {
  private Dialer() {}

  public static void dial(Workspace space, String phone) {
    var digits = phone.replaceAll("[^0-9+*#]", "");
    if (digits.isEmpty()) {
      space.toasts().show(space.words().get("activity.noPhone"));
      return;
    }
    var content = new ClipboardContent();
    content.putString(phone);
    Clipboard.getSystemClipboard().setContent(content);
    space
        .background()
        .work("dial", () -> SystemOpener.open("tel:" + digits))
        .onSuccess(handed ->
            space
                .toasts()
                .show(
                    space
                        .words()
                        .get(handed ? "activity.dialling" : "activity.numberCopied", phone)))
        .start();
  }
}
