package outrider.app.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import outrider.app.fx.Icon;
import outrider.app.shell.Workspace;
import outrider.core.configuration.Configuration;
import outrider.core.user.TeamTree;
import outrider.core.user.User;

/// Names people by a part of their name or login. Each stands above the input until taken out
/// again; whoever has left, or is gone altogether, says so on the spot.
final class PeoplePicker extends VBox {
  private static final int FOUND_MAX = 8;

  private final Workspace space;
  private final TeamTree tree;
  private final Runnable changed;
  private final Set<String> chosen;
  private final FlowPane shown = new FlowPane(6, 6);
  private final TextField input = new TextField();
  private final ContextMenu menu = new ContextMenu();

  PeoplePicker(
      Workspace space, Configuration configuration, List<String> people, Runnable changed) {
    super(8);
    this.space = space;
    this.tree = configuration.tree();
    this.changed = changed;
    this.chosen = new LinkedHashSet<>(people);
    input.setPromptText(space.words().get("assignment.addPerson"));
    input.textProperty().subscribe((before, now) -> offer());
    input.setOnAction(enter -> found().stream().findFirst().ifPresent(this::add));
    input.addEventHandler(MouseEvent.MOUSE_CLICKED, click -> offerAll());
    input.addEventHandler(
        KeyEvent.KEY_PRESSED,
        press -> {
          if (press.getCode() == KeyCode.DOWN) {
            offerAll();
            press.consume();
          }
        });
    input
        .focusedProperty()
        .subscribe((before, now) -> {
          if (!now) {
            menu.hide();
          }
        });
    getChildren().addAll(shown, input);
    showChosen();
  }

  TextField input() {
    return input;
  }

  List<String> chosen() {
    return new ArrayList<>(chosen);
  }

  private void showChosen() {
    shown.getChildren().setAll(chosen.stream().map(this::chip).toList());
    shown.setVisible(!chosen.isEmpty());
    shown.setManaged(!chosen.isEmpty());
  }

  private Button chip(String id) {
    var words = space.words();
    var name =
        tree.user(id)
            .map(user ->
                user.active() ? user.name() : words.get("assignment.personLeft", user.name()))
            .orElseGet(() -> words.get("assignment.personGone"));
    var chip = new Button(name, Icon.CLOSE.node(12));
    chip.getStyleClass().addAll("or", "soft", "compact");
    chip.setContentDisplay(ContentDisplay.RIGHT);
    chip.setAccessibleText(words.get("assignment.removePerson", name));
    chip.setOnAction(done -> {
      chosen.remove(id);
      showChosen();
      input.requestFocus();
      changed.run();
    });
    return chip;
  }

  private void add(User user) {
    menu.hide();
    chosen.add(user.id());
    input.clear();
    showChosen();
    changed.run();
  }

  /// Who may be meant by what was typed: active, not there yet, in the order of their names.
  private List<User> found() {
    var asked = plain(input.getText());
    return tree.users().stream()
        .filter(user -> user.active() && !chosen.contains(user.id()))
        .filter(user -> plain(user.name()).contains(asked) || plain(user.login()).contains(asked))
        .sorted(Comparator.comparing(User::name).thenComparing(User::id))
        .limit(FOUND_MAX)
        .toList();
  }

  private void offer() {
    if (input.getText().isBlank()) {
      menu.hide();
    } else {
      offerAll();
    }
  }

  private void offerAll() {
    var names = space.reasons().names();
    menu.getItems()
        .setAll(
            found().stream()
                .map(user -> {
                  var item = new MenuItem(user.name() + " · " + names.team(user.team()));
                  item.setOnAction(done -> add(user));
                  return item;
                })
                .toList());
    if (menu.getItems().isEmpty()) {
      menu.hide();
    } else if (!menu.isShowing() && input.isFocused() && input.getScene() != null) {
      menu.show(input, Side.BOTTOM, 0, 4);
    }
  }

  private static String plain(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
