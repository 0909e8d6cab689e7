package outrider.app.activity;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
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
        .work("dial", () -> handed(opener(System.getProperty("os.name", "")), "tel:" + digits))
        .onSuccess(handed ->
            space
                .toasts()
                .show(
                    space
                        .words()
                        .get(handed ? "activity.dialling" : "activity.numberCopied", phone)))
        .start();
  }

  private static List<String> opener(String system) {
    var name = system.toLowerCase(Locale.ROOT);
    if (name.contains("win")) {
      return List.of("rundll32", "url.dll,FileProtocolHandler");
    }
    return name.contains("mac") ? List.of("open") : List.of("xdg-open");
  }

  private static boolean handed(List<String> opener, String link) throws InterruptedException {
    var command = new java.util.ArrayList<>(opener);
    command.add(link);
    try {
      var process =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return !process.waitFor(2, java.util.concurrent.TimeUnit.SECONDS) || process.exitValue() == 0;
    } catch (IOException noSuchProgram) {
      return false;
    }
  }
}
