package outrider.app.list;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import outrider.app.fx.Avatar;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.DialogLayer;
import outrider.app.fx.KeyHint;
import outrider.app.shell.Workspace;
import outrider.core.user.User;

/// Asks to whom records are to be given: by the mouse, by Tab, or by the digit of the first nine.
final class OwnerChoice {
  private static final int DIGITS = 9;
  private static final double WIDTH = 280;
  private static final double HEIGHT_MAX = 420;

  private final Workspace space;
  private final List<User> offered;
  private final Consumer<User> chosen;
  private Runnable close = () -> {};

  private OwnerChoice(Workspace space, List<User> offered, Consumer<User> chosen) {
    this.space = space;
    this.offered = offered;
    this.chosen = chosen;
  }

  static void open(Workspace space, List<User> offered, Consumer<User> chosen) {
    new OwnerChoice(space, offered, chosen).open();
  }

  private void open() {
    var title = new Label(space.words().get("list.changeOwner"));
    title.getStyleClass().add("section-title");
    var buttons = new VBox(4);
    for (var index = 0; index < offered.size(); index++) {
      buttons.getChildren().add(button(offered.get(index), index + 1));
    }
    var scroll = new ScrollPane(buttons);
    scroll.setFitToWidth(true);
    scroll.setMaxHeight(HEIGHT_MAX);
    var box = new VBox(6, title, scroll);
    box.getStyleClass().add("popover");
    box.setPadding(new Insets(12));
    box.setPrefWidth(WIDTH);
    box.setMaxHeight(Region.USE_PREF_SIZE);
    box.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    close = space.dialogs().open(box, Pos.CENTER, Insets.EMPTY, DialogLayer.Scrim.NONE, () -> {});
  }

  private ButtonWithKey button(User user, int number) {
    var name = new Label(user.name());
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var line = new HBox(8, new Avatar(user.name()), name, gap);
    if (number <= DIGITS) {
      line.getChildren().add(new KeyHint(Integer.toString(number)));
    }
    line.setAlignment(Pos.CENTER_LEFT);
    var button = ButtonWithKey.plain(space.words(), "list.changeOwner").does(() -> choose(user));
    button.setGraphic(line);
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.setAccessibleText(user.name());
    button.setMaxWidth(Double.MAX_VALUE);
    line.prefWidthProperty().bind(button.widthProperty().subtract(32));
    return button;
  }

  private void pressed(KeyEvent press) {
    var index = press.getCode().ordinal() - KeyCode.DIGIT1.ordinal();
    if (press.getCode().isDigitKey() && index >= 0 && index < Math.min(DIGITS, offered.size())) {
      choose(offered.get(index));
      press.consume();
    }
  }

  private void choose(User user) {
    close.run();
    chosen.accept(user);
  }
}
