package outrider.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.app.fx.Appearance;
import outrider.app.fx.DialogLayer;
import outrider.app.fx.FileProgress;
import outrider.app.fx.FxTest;
import outrider.app.fx.Memory;
import outrider.app.fx.SyncDetails;
import outrider.app.fx.SyncFacts;
import outrider.app.fx.SyncStatus;
import outrider.app.i18n.Language;
import outrider.app.shell.Place;
import outrider.app.shell.QuietHours;
import outrider.app.shell.Screens;
import outrider.app.shell.Workbench;

/// What a user sets takes effect at once and is there again next time.
final class SettingsTest extends FxTest {
  @TempDir Path folder;

  @Test
  void whatWasSetIsThereNextTime() {
    var file = folder.resolve("preferences.properties");
    try (var settings = SettingsFile.open(file)) {
      var preferences = new Preferences(settings, Locale.ENGLISH);
      preferences.languageProperty().set(Language.CHINESE);
      preferences
          .appearanceProperty()
          .set(Appearance.STANDARD.withTheme(Appearance.Theme.DARK).withScale(150));
      preferences.soundProperty().set(true);
      preferences.quietHoursProperty().set(Optional.of(QuietHours.USUAL));
      settings.remember("table.leads.columns", "name:200:+,a=b:\\48:-");
    }
    try (var settings = SettingsFile.open(file)) {
      var preferences = new Preferences(settings, Locale.ENGLISH);
      assertThat(preferences.languageProperty().get()).isEqualTo(Language.CHINESE);
      assertThat(preferences.appearanceProperty().get().scalePercent()).isEqualTo(150);
      assertThat(preferences.appearanceProperty().get().theme()).isEqualTo(Appearance.Theme.DARK);
      assertThat(preferences.soundProperty().get()).isTrue();
      assertThat(preferences.quietHoursProperty().get()).contains(QuietHours.USUAL);
      assertThat(settings.recall("table.leads.columns")).isEqualTo("name:200:+,a=b:\\48:-");
    }
  }

  @Test
  void aGarbledFileKeepsNobodyFromWork() throws IOException {
    var file = folder.resolve("preferences.properties");
    Files.writeString(file, "theme=PINK\nquietHours=always\nscale=big\nlanguage=\\u00zz");
    try (var settings = SettingsFile.open(file)) {
      var preferences = new Preferences(settings, Locale.CHINA);
      assertThat(preferences.appearanceProperty().get()).isEqualTo(Appearance.STANDARD);
      assertThat(preferences.languageProperty().get()).isEqualTo(Language.CHINESE);
    }
  }

  @Test
  void theScreenShowsEveryChoiceAndChangesLive() {
    var space = workspace(Language.CHINESE);
    var bench =
        fx(() ->
            new Workbench(
                space,
                new Screens()
                    .at(
                        Place.Settings.class,
                        (place, at) ->
                            new SettingsView(
                                at, new Preferences(Memory.brief(), Locale.CHINA), () -> {}))));
    var scene = show(() -> bench.scene(1280, 800));
    fx(bench::show);
    fx(() -> space.navigator().open(new Place.Settings()));
    picture(scene, "settings-zh");
    fx(() -> space.appearance().set(space.appearance().get().withScale(150)));
    picture(scene, "settings-150");
    assertThat(fx(bench::isNarrow)).isTrue();
    fx(() -> space.appearance().set(Appearance.STANDARD.withReducedMotion(true)));
    fx(() -> {
      var details = new SyncDetails(space.words(), space.zone(), () -> {});
      details.show(
          new SyncStatus(SyncStatus.Hindrance.NONE, 1, Duration.ZERO, null, 3, NOW.minusSeconds(3)),
          new SyncFacts(
              1412,
              Optional.of(NOW),
              41,
              Optional.of(NOW.minusSeconds(6)),
              new FileProgress(2, 4_500_000, 0.6, false, ""),
              List.of(0, 1, 0, 2, 1, 0, 180, 240, 20, 0, 1),
              "ThinkPad-演示-07"),
          NOW,
          () -> {},
          () -> {},
          () -> {});
      space
          .dialogs()
          .open(
              details,
              Pos.BOTTOM_LEFT,
              new Insets(0, 0, 38, 208),
              DialogLayer.Scrim.NONE,
              () -> {});
    });
    picture(scene, "sync-details-zh");
    reads(bench.root(), "你的 1,412 条记录与总部一致", "3 条未传", "最长 4 分，10:30 到 10:40");
  }
}
