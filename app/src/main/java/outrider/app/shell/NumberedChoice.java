package outrider.app.shell;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
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
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.DialogLayer;
import outrider.app.fx.KeyHint;

/// Asks for one of several: by the mouse, by Tab, or by the digit of the first nine.
public final class NumberedChoice<T> {
  private static final int DIGITS = 9;
  private static final double HEIGHT_MAX = 420;

  private final Workspace space;
  private final String titleKey;
  private final List<T> offered;
  private final Function<T, Shown> shown;
  private final Consumer<T> chosen;
  private Runnable close = () -> {};

  /// One of them.
  ///
  /// @param spoken for those who do not see it
  public record Shown(Region look, String spoken) {}

  private NumberedChoice(
      Workspace space,
      String titleKey,
      List<T> offered,
      Function<T, Shown> shown,
      Consumer<T> chosen) {
    this.space = space;
    this.titleKey = titleKey;
    this.offered = offered;
    this.shown = shown;
    this.chosen = chosen;
  }

  /// @param titleKey of the words above them
  /// @param width of the whole
  public static <T> void open(
      Workspace space,
      String titleKey,
      double width,
      List<T> offered,
      Function<T, Shown> shown,
      Consumer<T> chosen) {
    new NumberedChoice<>(space, titleKey, offered, shown, chosen).open(width);
  }

  private void open(double width) {
    var title = new Label(space.words().get(titleKey));
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
    box.setPrefWidth(width);
    box.setMaxHeight(Region.USE_PREF_SIZE);
    box.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    close = space.dialogs().open(box, Pos.CENTER, Insets.EMPTY, DialogLayer.Scrim.NONE, () -> {});
  }

  private ButtonWithKey button(T one, int number) {
    var look = shown.apply(one);
    look.look().setMinWidth(0);
    HBox.setHgrow(look.look(), Priority.ALWAYS);
    var line = new HBox(8, look.look());
    if (number <= DIGITS) {
      line.getChildren().add(new KeyHint(Integer.toString(number)));
    }
    line.setAlignment(Pos.CENTER_LEFT);
    var button = ButtonWithKey.plain(space.words(), titleKey).does(() -> choose(one));
    button.setGraphic(line);
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.setAccessibleText(look.spoken());
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

  private void choose(T one) {
    close.run();
    chosen.accept(one);
  }
}
