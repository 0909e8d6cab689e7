package outrider.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The words are arguments, never a script; a sound only where it is wanted.
final class DesktopNotificationsTest {

  @ParameterizedTest
  @CsvSource({
    "Linux, sound-name",
    "Mac OS X, sound name",
    "Windows 11, SystemSounds",
  })
  void aSoundOnlyWhereItIsWanted(String system, String sound) {
    var notifications = new DesktopNotifications(() -> true, () -> false, system);
    var words = "\"; rm -rf ~";
    assertThat(String.join(" ", notifications.command("due", words, true))).contains(sound);
    assertThat(String.join(" ", notifications.command("due", words, false))).doesNotContain(sound);
    assertThat(notifications.command("due", words, true))
        .allMatch(part -> part.equals(words) || !part.contains("rm -rf"));
  }
}
