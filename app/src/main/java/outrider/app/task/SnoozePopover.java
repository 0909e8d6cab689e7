package outrider.app.task;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.DialogLayer;
import outrider.app.fx.KeyHint;
import outrider.app.quickadd.SpokenTime;
import outrider.app.shell.Workspace;

/// Asks until when: 1, 2, 3, or a time in one's own words.
public final class SnoozePopover {
  private final Workspace space;
  private final Consumer<Instant> chosen;
  private final TextField words = new TextField();
  private final Label heard = new Label();
  private Runnable close = () -> {};

  private SnoozePopover(Workspace space, Consumer<Instant> chosen) {
    this.space = space;
    this.chosen = chosen;
  }

  public static void open(Workspace space, Consumer<Instant> chosen) {
    new SnoozePopover(space, chosen).open();
  }

  private void open() {
    var title = new Label(space.words().get("task.snoozeTitle"));
    title.getStyleClass().add("section-title");
    var box = new VBox(6, title);
    box.getStyleClass().addAll("popover", "snooze");
    box.setPadding(new Insets(12));
    box.setPrefWidth(300);
    for (var choice : SnoozeChoice.values()) {
      box.getChildren().add(button(choice));
    }
    words.setPromptText(space.words().get("task.snoozeOwn"));
    words.setAccessibleText(space.words().get("task.snoozeOwn"));
    words.textProperty().subscribe(text -> hear());
    words.setOnAction(done -> spoken().ifPresent(at -> choose(at.toInstant())));
    heard.getStyleClass().addAll("small", "text-2", "num");
    box.getChildren().addAll(words, heard);
    box.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    close = space.dialogs().open(box, Pos.CENTER, Insets.EMPTY, DialogLayer.Scrim.NONE, () -> {});
  }

  private ButtonWithKey button(SnoozeChoice choice) {
    var until = choice.until(now());
    var button =
        ButtonWithKey.plain(space.words(), "task.snooze." + key(choice))
            .does(() -> choose(until.toInstant()));
    var name = new Label(space.words().get("task.snooze." + key(choice)));
    var time =
        new Label(
            space
                .words()
                .moments()
                .exact(until.toInstant(), space.clock().instant(), space.zone()));
    time.getStyleClass().addAll("small", "text-3", "num");
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var line = new HBox(8, name, gap, time, new KeyHint(Integer.toString(choice.ordinal() + 1)));
    line.setAlignment(Pos.CENTER_LEFT);
    line.setPrefWidth(256);
    button.setGraphic(line);
    button.setContentDisplay(javafx.scene.control.ContentDisplay.GRAPHIC_ONLY);
    button.setMaxWidth(Double.MAX_VALUE);
    return button;
  }

  private void pressed(KeyEvent press) {
    if (!words.getText().isEmpty() || !press.getCode().isDigitKey()) {
      return;
    }
    var index = press.getCode().ordinal() - KeyCode.DIGIT1.ordinal();
    if (index >= 0 && index < SnoozeChoice.values().length) {
      choose(SnoozeChoice.values()[index].until(now()).toInstant());
      press.consume();
    }
  }

  private void hear() {
    heard.setText(
        spoken()
            .map(at ->
                space
                    .words()
                    .moments()
                    .exact(at.toInstant(), space.clock().instant(), space.zone()))
            .orElse(""));
    heard.setVisible(!heard.getText().isEmpty());
    heard.setManaged(!heard.getText().isEmpty());
  }

  private Optional<ZonedDateTime> spoken() {
    return SpokenTime.find(words.getText(), now()).map(SpokenTime::at);
  }

  private void choose(Instant until) {
    close.run();
    chosen.accept(until);
  }

  private ZonedDateTime now() {
    return space.clock().instant().atZone(space.zone());
  }

  private static String key(SnoozeChoice choice) {
    return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
