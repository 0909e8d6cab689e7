package outrider.app.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import outrider.app.fx.Appearance;
import outrider.app.fx.FxTest;
import outrider.app.fx.Icon;
import outrider.app.i18n.Language;
import outrider.app.shell.NavItem;
import outrider.app.shell.Place;
import outrider.app.shell.Screens;
import outrider.app.shell.Workbench;
import outrider.app.shell.Workspace;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Base of stories on the rules screen: who looks at it, and how its fields are found by the names
/// that a person hears.
abstract class RulesRoom extends FxTest {

  static final String OFFICE = "https://hq.example";

  Workbench shown(Workspace space, double width) {
    var screens = new Screens();
    var drafts = new RuleDrafts();
    screens.at(Place.Rules.class, (place, at) -> new RulesView(at, drafts, OFFICE));
    screens.offer(
        new NavItem(
            NavItem.Section.LIBRARY, new Place.Rules(), Icon.RULES, "nav.rules", "Alt+9", null));
    fx(() -> space.navigator().open(new Place.Rules()));
    return bench(space, screens, width, 800, Appearance.STANDARD);
  }

  Workbench shown(Workspace space) {
    return shown(space, 1280);
  }

  static Workspace workspace(Language language, String user) {
    return as(workspace(language), user);
  }

  static List<Row> all(Workspace space, RecordType type) {
    return List.copyOf(space.database().configuration().all(type));
  }

  static Row only(Workspace space, RecordType type) {
    assertThat(all(space, type)).hasSize(1);
    return all(space, type).getFirst();
  }

  static void dark(Workspace space) {
    fx(() -> space.appearance().set(Appearance.STANDARD.withTheme(Appearance.Theme.DARK)));
  }

  static void alt(Scene scene, KeyCode code) {
    fx(() ->
        scene
            .getFocusOwner()
            .fireEvent(
                new KeyEvent(
                    KeyEvent.KEY_PRESSED, "", code.getName(), code, false, false, true, false)));
    settle();
  }

  static void save(Scene scene) {
    press(scene, KeyCode.ENTER, true, false);
  }

  /// A form is in the scene only once its scroll pane was laid out.
  static void write(Scene scene, String name, String text) {
    eventually(() -> inputs(scene, name).findFirst().isPresent());
    fx(() -> input(scene, name).setText(text));
  }

  static TextInputControl input(Scene scene, String name) {
    return inputs(scene, name)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no field " + name));
  }

  static Stream<TextInputControl> inputs(Scene scene, String name) {
    return nodes(scene, ".text-input", TextInputControl.class)
        .filter(input -> name.equals(input.getAccessibleText()));
  }

  static CheckBox box(Scene scene, String text) {
    return nodes(scene, ".check-box", CheckBox.class)
        .filter(box -> text.equals(box.getText()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no box " + text));
  }

  static Button button(Scene scene, String text) {
    eventually(() -> buttons(scene, text).findFirst().isPresent());
    return buttons(scene, text).findFirst().orElseThrow();
  }

  static Stream<Button> buttons(Scene scene, String text) {
    return nodes(scene, ".button", Button.class)
        .filter(button -> text.equals(button.getText()) || text.equals(button.getAccessibleText()));
  }

  static Button dialogButton(Scene scene, String text) {
    return scene.getRoot().lookupAll(".dialog-card .button").stream()
        .map(Button.class::cast)
        .filter(it -> text.equals(it.getText()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no dialog with " + text));
  }

  @SuppressWarnings("unchecked")
  static ComboBox<String> choice(Scene scene, String name) {
    return nodes(scene, ".combo-box", ComboBox.class)
        .filter(choice -> name.equals(choice.getAccessibleText()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no choice " + name));
  }

  /// Types into a choice that takes any text.
  static void fill(Scene scene, String name, String text) {
    fx(() -> choice(scene, name).getEditor().setText(text));
    settle();
  }

  private static <N extends Node> Stream<N> nodes(Scene scene, String style, Class<N> type) {
    return scene.getRoot().lookupAll(".rules " + style).stream()
        .filter(type::isInstance)
        .map(type::cast);
  }
}
