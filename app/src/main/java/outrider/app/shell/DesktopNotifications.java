package outrider.app.shell;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Notifications through what each system brings along: `notify-send`, `osascript`, PowerShell.
///
/// The words are handed over as arguments or in the environment, never as part of a script, so that
/// a customer's name cannot become a command. Where the program is missing it stays quiet from then
/// on.
public final class DesktopNotifications implements Notifications {
  private static final Logger LOG = LoggerFactory.getLogger(DesktopNotifications.class);
  private static final long SECONDS_MAX = 5;

  private final BooleanSupplier wanted;
  private final BooleanSupplier audible;
  private final String system;
  private volatile boolean missing;

  /// @param audible whether they come with a sound
  public DesktopNotifications(BooleanSupplier wanted, BooleanSupplier audible, String system) {
    this.wanted = wanted;
    this.audible = audible;
    this.system = system.toLowerCase(Locale.ROOT);
  }

  @Override
  public void show(String title, String text) {
    if (missing || !wanted.getAsBoolean()) {
      return;
    }
    var command = command(title, text, audible.getAsBoolean());
    Thread.ofVirtual().name("notification").start(() -> run(command, title, text));
  }

  private void run(List<String> command, String title, String text) {
    var builder = new ProcessBuilder(command);
    builder.environment().put("OUTRIDER_TITLE", title);
    builder.environment().put("OUTRIDER_TEXT", text);
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    try {
      var process = builder.start();
      if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
        process.destroy();
      }
    } catch (IOException notThere) {
      missing = true;
      LOG.info("this system shows no notifications: {}", notThere.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  List<String> command(String title, String text, boolean sound) {
    if (system.startsWith("mac")) {
      return List.of(
          "osascript",
          "-e",
          "on run argv",
          "-e",
          "display notification (item 2 of argv) with title (item 1 of argv)"
              + (sound ? " sound name \"Glass\"" : ""),
          "-e",
          "end run",
          title,
          text);
    }
    if (system.startsWith("windows")) {
      return List.of(
          "powershell",
          "-NoProfile",
          "-WindowStyle",
          "Hidden",
          "-Command",
          sound ? WINDOWS_SOUND + WINDOWS : WINDOWS);
    }
    return sound
        ? List.of("notify-send", "--app-name=Outrider", LINUX_SOUND, "--", title, text)
        : List.of("notify-send", "--app-name=Outrider", "--", title, text);
  }

  private static final String LINUX_SOUND = "--hint=string:sound-name:message-new-instant";
  private static final String WINDOWS_SOUND = "[System.Media.SystemSounds]::Asterisk.Play()\n";
  private static final String WINDOWS =
      """
      Add-Type -AssemblyName System.Windows.Forms
      $icon = New-Object System.Windows.Forms.NotifyIcon
      $icon.Icon = [System.Drawing.SystemIcons]::Information
      $icon.Visible = $true
      $icon.ShowBalloonTip(4000, $env:OUTRIDER_TITLE, $env:OUTRIDER_TEXT, 'None')
      Start-Sleep -Seconds 4
      $icon.Dispose()
      """;
}
