package outrider.app.field;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.LongFunction;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.command.Receipt;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.DialogCard;
import outrider.app.fx.DialogLayer;
import outrider.app.fx.FxThread;
import outrider.app.shell.Workspace;
import outrider.core.command.Command;

/// A dialog of figures, one a line. Only what was changed is written, all of it together; an empty
/// line stands for none. What is typed is kept until it is saved or left on purpose. FX thread.
public final class FigureSheet {
  private static final double LIST_HEIGHT = 360;

  /// What is said around the lines.
  ///
  /// @param save key of the button that writes
  /// @param wanting said of a line that is no figure
  /// @param undo key of what can be taken back
  /// @param saved said when so many lines were written
  public record Said(
      String title,
      String hint,
      String save,
      String wanting,
      String undo,
      IntFunction<String> saved) {}

  /// What writes a line.
  @FunctionalInterface
  public interface Change {
    Command of(@Nullable Long before, @Nullable Long now);
  }

  private record Line(OptionalLong before, TextField field, Change change) {}

  private final Workspace space;
  private final Function<String, OptionalLong> reading;
  private final LongFunction<String> writing;
  private final KeptTyping kept;
  private final List<Line> lines = new ArrayList<>();
  private final VBox list = new VBox(6);
  private final Label wanting = new Label();
  private Runnable close = () -> {};

  /// @param form under which name what is typed is kept
  /// @param reading the figure in a text; empty where it is none
  /// @param writing a figure as people type it
  public FigureSheet(
      Workspace space,
      String form,
      Function<String, OptionalLong> reading,
      LongFunction<String> writing) {
    this.space = space;
    this.reading = reading;
    this.writing = writing;
    kept = new KeptTyping(space.database(), form);
  }

  /// @param key by which what is typed there is kept
  /// @param prompt what an empty line stands for
  public void line(String key, Label name, String prompt, OptionalLong before, Change change) {
    var field = new TextField();
    field.getStyleClass().add("num");
    field.setAlignment(Pos.CENTER_RIGHT);
    field.setPrefWidth(180);
    field.setPromptText(prompt);
    field.setAccessibleText(name.getText());
    before.ifPresent(figure -> field.setText(writing.apply(figure)));
    kept.text(key, field);
    field.textProperty().subscribe(() -> say(""));
    lines.add(new Line(before, field, change));
    name.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(name, Priority.ALWAYS);
    var row = new HBox(12, name, field);
    row.setAlignment(Pos.CENTER_LEFT);
    list.getChildren().add(row);
  }

  public void open(Said said, double width) {
    var scroll = new ScrollPane(list);
    scroll.setFitToWidth(true);
    scroll.setMaxHeight(LIST_HEIGHT);
    scroll.getStyleClass().add("figure-sheet");
    var hint = new Label(said.hint());
    hint.setWrapText(true);
    hint.getStyleClass().addAll("small", "text-2");
    wanting.getStyleClass().addAll("small", "risk-text");
    wanting.setWrapText(true);
    say("");
    var cancel = ButtonWithKey.secondary(space.words(), "list.cancel").key("Esc");
    var save = ButtonWithKey.primary(space.words(), said.save()).does(() -> save(said));
    close =
        space
            .dialogs()
            .open(
                new DialogCard(
                    said.title(), width, new VBox(12, hint, scroll, wanting), cancel, save),
                Pos.CENTER,
                Insets.EMPTY,
                DialogLayer.Scrim.NORMAL,
                kept::forget);
    cancel.does(this::leave);
    lines.stream().findFirst().ifPresent(line -> line.field().requestFocus());
  }

  private void leave() {
    kept.forget();
    close.run();
  }

  private void save(Said said) {
    var commands = new ArrayList<Command>();
    for (var line : lines) {
      var typed = line.field().getText().strip();
      var figure = reading.apply(typed);
      if (!typed.isEmpty() && figure.isEmpty()) {
        say(said.wanting());
        line.field().requestFocus();
        return;
      }
      if (!figure.equals(line.before())) {
        commands.add(line.change().of(boxed(line.before()), boxed(figure)));
      }
    }
    if (commands.isEmpty()) {
      leave();
      return;
    }
    space
        .undo()
        .submitTogether(said.undo(), commands)
        .thenAccept(
            receipt -> FxThread.run(() -> finished(receipt, said.saved().apply(commands.size()))));
  }

  private void finished(Receipt receipt, String saved) {
    switch (receipt) {
      case Receipt.Refused refused -> say(space.reasons().say(refused.reasons()));
      case Receipt.Done _ -> {
        leave();
        space.toasts().show(saved, () -> space.undo().undo());
      }
    }
  }

  private void say(String sentence) {
    wanting.setText(sentence);
    wanting.setVisible(!sentence.isEmpty());
    wanting.setManaged(!sentence.isEmpty());
  }

  private static @Nullable Long boxed(OptionalLong figure) {
    return figure.isPresent() ? (Long) figure.getAsLong() : null;
  }
}
