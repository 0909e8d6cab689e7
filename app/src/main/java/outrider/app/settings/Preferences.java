package outrider.app.settings;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import outrider.app.fx.Appearance;
import outrider.app.fx.Appearance.Density;
import outrider.app.fx.Appearance.Theme;
import outrider.app.fx.Memory;
import outrider.app.i18n.Language;
import outrider.app.shell.QuietHours;

/// How this user likes the program, as properties that take effect and are remembered at once.
public final class Preferences {
  private final Memory memory;
  private final ObjectProperty<Language> language;
  private final ObjectProperty<Appearance> appearance;
  private final BooleanProperty notifications;
  private final BooleanProperty sound;
  private final ObjectProperty<Optional<QuietHours>> quietHours;
  private final BooleanProperty filesPaused;

  public Preferences(Memory memory, Locale system) {
    this.memory = memory;
    language =
        remembered(
            "language", recall("language", Language::valueOf, Language.of(system)), Enum::name);
    appearance =
        new SimpleObjectProperty<>(
            new Appearance(
                recall("theme", Theme::valueOf, Theme.LIGHT),
                recall("density", Density::valueOf, Density.COMFORTABLE),
                recall("scale", Preferences::scale, 100),
                recall("motion", text -> text.equals("reduced"), false)));
    appearance.subscribe(this::rememberAppearance);
    notifications =
        new SimpleBooleanProperty(recall("notifications", text -> !text.equals("off"), true));
    notifications.subscribe(on -> memory.remember("notifications", on ? "on" : "off"));
    sound = new SimpleBooleanProperty(recall("sound", text -> text.equals("on"), false));
    sound.subscribe(on -> memory.remember("sound", on ? "on" : "off"));
    quietHours =
        new SimpleObjectProperty<>(
            recall("quietHours", text -> Optional.of(QuietHours.read(text)), Optional.empty()));
    quietHours.subscribe(
        hours -> memory.remember("quietHours", hours.map(QuietHours::write).orElse("")));
    filesPaused = new SimpleBooleanProperty(recall("files", text -> text.equals("paused"), false));
    filesPaused.subscribe(paused -> memory.remember("files", paused ? "paused" : "on"));
  }

  public ObjectProperty<Language> languageProperty() {
    return language;
  }

  public ObjectProperty<Appearance> appearanceProperty() {
    return appearance;
  }

  /// Whether the system may show notifications of ours.
  public BooleanProperty notificationsProperty() {
    return notifications;
  }

  /// Whether they come with a sound.
  public BooleanProperty soundProperty() {
    return sound;
  }

  /// When nothing rings; empty where it may at any time.
  public ObjectProperty<Optional<QuietHours>> quietHoursProperty() {
    return quietHours;
  }

  /// Whether data travels without files: the network is metered, or the line is needed for better.
  public BooleanProperty filesPausedProperty() {
    return filesPaused;
  }

  private void rememberAppearance(Appearance look) {
    memory.remember("theme", look.theme().name());
    memory.remember("density", look.density().name());
    memory.remember("scale", Integer.toString(look.scalePercent()));
    memory.remember("motion", look.reducedMotion() ? "reduced" : "full");
  }

  private <T> ObjectProperty<T> remembered(String name, T value, Function<T, String> text) {
    var property = new SimpleObjectProperty<>(value);
    listen(property, now -> memory.remember(name, text.apply(now)));
    return property;
  }

  private static <T> void listen(Property<T> property, Consumer<T> action) {
    property.subscribe(action);
  }

  /// A value that does not read any more (an older or newer version wrote it) is as good as none.
  private <T> T recall(String name, Function<String, T> read, T otherwise) {
    var text = memory.recall(name);
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      return read.apply(text);
    } catch (IllegalArgumentException unknown) {
      return otherwise;
    }
  }

  private static int scale(String text) {
    return Math.clamp(Integer.parseInt(text), 100, 200);
  }
}
