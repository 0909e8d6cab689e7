package outrider.app.cadence;

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
import javafx.scene.layout.VBox;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.DialogLayer;
import outrider.app.fx.KeyHint;
import outrider.app.shell.Workspace;
import outrider.core.cadence.Cadence;

/// Asks which cadence a lead is to run: by the mouse, by Tab, or by the digit of the first nine.
public final class CadenceChoice {
  private static final int DIGITS = 9;
  private static final double WIDTH = 360;
  private static final double HEIGHT_MAX = 420;

  private final Workspace space;
  private final List<Cadence> offered;
  private final Consumer<Cadence> chosen;
  private Runnable close = () -> {};

  private CadenceChoice(Workspace space, List<Cadence> offered, Consumer<Cadence> chosen) {
    this.space = space;
    this.offered = offered;
    this.chosen = chosen;
  }

  public static void open(Workspace space, List<Cadence> offered, Consumer<Cadence> chosen) {
    new CadenceChoice(space, offered, chosen).open();
  }

  private void open() {
    var title = new Label(space.words().get("cadence.choose"));
    title.getStyleClass().add("section-title");
    var buttons = new VBox(6);
    for (var index = 0; index < offered.size(); index++) {
      buttons.getChildren().add(button(offered.get(index), index + 1));
    }
    var scroll = new ScrollPane(buttons);
    scroll.setFitToWidth(true);
    scroll.setMaxHeight(HEIGHT_MAX);
    var box = new VBox(6, title, scroll);
    box.getStyleClass().addAll("popover", "cadence-choice");
    box.setPadding(new Insets(12));
    box.setPrefWidth(WIDTH);
    box.setMaxHeight(VBox.USE_PREF_SIZE);
    box.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    close = space.dialogs().open(box, Pos.CENTER, Insets.EMPTY, DialogLayer.Scrim.NONE, () -> {});
  }

  private ButtonWithKey button(Cadence cadence, int number) {
    var words = new CadenceWords(space);
    var name = new Label(words.name(cadence.row()));
    name.getStyleClass().add("bold");
    var last = cadence.steps().getLast();
    var about =
        new Label(
            space.words().get("cadence.steps", cadence.steps().size(), words.delay(last.delay())));
    about.getStyleClass().addAll("small", "text-3", "num");
    var text = new VBox(name, about);
    text.setMinWidth(0);
    HBox.setHgrow(text, Priority.ALWAYS);
    var line = new HBox(8, text);
    if (number <= DIGITS) {
      line.getChildren().add(new KeyHint(Integer.toString(number)));
    }
    line.setAlignment(Pos.CENTER_LEFT);
    var button = ButtonWithKey.plain(space.words(), "cadence.choose").does(() -> choose(cadence));
    button.setGraphic(line);
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.setAccessibleText(name.getText() + ", " + about.getText());
    button.setMaxWidth(Double.MAX_VALUE);
    button.getStyleClass().add("choice");
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

  private void choose(Cadence cadence) {
    close.run();
    chosen.accept(cadence);
  }
}
