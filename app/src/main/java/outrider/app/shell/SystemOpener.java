package outrider.app.shell;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// Hands a link to whatever the operating system has for it: a browser for a page, a telephone for
/// a number.
public final class SystemOpener {
  private static final long SECONDS_MAX = 2;

  private SystemOpener() {}

  /// Blocks for a moment.
  ///
  /// @return whether there is something that took it
  public static boolean open(String link) {
    var command = new ArrayList<>(opener(System.getProperty("os.name", "")));
    command.add(link);
    try {
      var process =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return !process.waitFor(SECONDS_MAX, TimeUnit.SECONDS) || process.exitValue() == 0;
    } catch (IOException noSuchProgram) {
      return false;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static List<String> opener(String system) {
    var name = system.toLowerCase(Locale.ROOT);
    if (name.contains("win")) {
      return List.of("rundll32", "url.dll,FileProtocolHandler");
    }
    return name.contains("mac") ? List.of("open") : List.of("xdg-open");
  }
}
