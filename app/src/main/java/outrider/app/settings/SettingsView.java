package outrider.app.settings;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.call.DialBy;
import outrider.app.fx.Appearance;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.Icon;
import outrider.app.fx.SegmentedTabs;
import outrider.app.i18n.Language;
import outrider.app.shell.Screen;
import outrider.app.shell.Workspace;

/// Language, looks and notifications. Everything takes effect at once; there is nothing to save.
public final class SettingsView extends Screen {
  private static final List<Integer> SCALES = List.of(100, 115, 130, 150, 175, 200);
  private static final double WIDTH = 640;
  private static final double LABEL_WIDTH = 200;

  private final Workspace space;
  private final VBox content = new VBox(16);

  public SettingsView(Workspace space, Preferences preferences, @Nullable Runnable signOut) {
    super(new ScrollPane(), space.words().get("nav.settings"));
    this.space = space;
    content.setPadding(new Insets(20));
    content.setMaxWidth(WIDTH + 40);
    var scroll = (ScrollPane) root();
    scroll.setContent(content);
    scroll.setFitToWidth(true);
    build(preferences, signOut);
  }

  private void build(Preferences preferences, @Nullable Runnable signOut) {
    var look = space.appearance();
    var words = space.words();
    content
        .getChildren()
        .addAll(
            card(
                "settings.screen",
                row(
                    "settings.language",
                    choice(
                        List.of(Language.values()),
                        Language::nativeName,
                        words.language(),
                        words.languageProperty()::set)),
                row(
                    "settings.theme",
                    choice(
                        List.of(Appearance.Theme.values()),
                        theme -> words.get("settings.theme." + theme.name()),
                        look.get().theme(),
                        theme -> look.set(look.get().withTheme(theme)))),
                row(
                    "settings.density",
                    choice(
                        List.of(Appearance.Density.values()),
                        density -> words.get("settings.density." + density.name()),
                        look.get().density(),
                        density -> look.set(look.get().withDensity(density)))),
                row(
                    "settings.scale",
                    choice(
                        SCALES,
                        percent -> percent + "%",
                        look.get().scalePercent(),
                        percent -> look.set(look.get().withScale(percent)))),
                row(
                    "settings.motion",
                    box(
                        "settings.reducedMotion",
                        look.get().reducedMotion(),
                        on -> look.set(look.get().withReducedMotion(on))))),
            card(
                "settings.notifications",
                row(
                    "settings.desktop",
                    box(
                        "settings.notify",
                        preferences.notificationsProperty().get(),
                        preferences.notificationsProperty()::set)),
                row(
                    "settings.sound",
                    box(
                        "settings.audible",
                        preferences.soundProperty().get(),
                        preferences.soundProperty()::set)),
                row(
                    "settings.quiet",
                    new QuietHoursField(space.words(), preferences.quietHoursProperty()))),
            card(
                "settings.calls",
                row(
                    "settings.dialling",
                    choice(
                        List.of(DialBy.values()),
                        way -> words.get("settings.dialling." + way.word()),
                        space.calls().by(),
                        space.calls()::setBy))),
            card("settings.network", row("settings.files", filesBox(preferences))),
            account(signOut));
  }

  /// The same switch as in the sync details, which may turn it while this is shown.
  private Node filesBox(Preferences preferences) {
    var paused = preferences.filesPausedProperty();
    var box = (CheckBox) box("settings.metered", paused.get(), paused::set);
    whileShown(() -> paused.subscribe(box::setSelected));
    return box;
  }

  private Node account(@Nullable Runnable signOut) {
    var user = space.user();
    var name = new Label(user.name());
    name.getStyleClass().add("bold");
    var team = new Label(user.teamName());
    team.getStyleClass().add("text-2");
    var who = new HBox(8, name, team);
    who.setAlignment(Pos.CENTER_LEFT);
    var card = card("settings.account", row("settings.signedInAs", who));
    if (signOut != null) {
      card.getChildren()
          .add(
              row(
                  "",
                  ButtonWithKey.secondary(space.words(), "settings.signOut")
                      .icon(Icon.SIGN_OUT)
                      .does(signOut)));
    }
    return card;
  }

  private VBox card(String titleKey, Node... rows) {
    var title = new Label(space.words().get(titleKey));
    title.getStyleClass().add("subheading");
    var card = new VBox(12, title);
    card.getChildren().addAll(rows);
    card.getStyleClass().add("card");
    card.setMaxWidth(WIDTH);
    return card;
  }

  private Node row(String labelKey, Node control) {
    var label = new Label(labelKey.isEmpty() ? "" : space.words().get(labelKey));
    label.getStyleClass().add("text-2");
    label.setMinWidth(LABEL_WIDTH);
    label.setPrefWidth(LABEL_WIDTH);
    label.setLabelFor(control);
    var row = new HBox(12, label, control);
    row.setAlignment(Pos.CENTER_LEFT);
    row.setMinHeight(32);
    return row;
  }

  private static <T> Node choice(
      List<T> options, Function<T, String> shown, T now, Consumer<T> chosen) {
    var tabs = new SegmentedTabs<T>();
    options.forEach(option -> tabs.tab(option, shown.apply(option)));
    tabs.select(now);
    return tabs.onChosen(chosen);
  }

  private Node box(String key, boolean now, Consumer<Boolean> chosen) {
    var box = new CheckBox(space.words().get(key));
    box.setSelected(now);
    box.setWrapText(true);
    HBox.setHgrow(box, Priority.ALWAYS);
    box.setOnAction(done -> chosen.accept(box.isSelected()));
    return box;
  }
}
