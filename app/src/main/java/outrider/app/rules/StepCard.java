package outrider.app.rules;

import java.util.List;
import java.util.Optional;
import java.util.function.ObjIntConsumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.ChoiceWords;
import outrider.app.fx.Icon;
import outrider.app.fx.NoteArea;
import outrider.app.i18n.Words;
import outrider.core.cadence.CadenceStep;
import outrider.core.cadence.Delay;
import outrider.core.record.RecordType;
import outrider.core.task.Task;

/// One step of a cadence as it is written: when, how, what to do, and what to say.
final class StepCard extends VBox {
  private static final double AMOUNT_WIDTH = 52;
  private static final int SCRIPT_LINES = 2;

  private final Words words;
  private final Label number = new Label();
  private final TextField amount = new TextField();
  private final ComboBox<Delay.Unit> unit = new ComboBox<>();
  private final ComboBox<String> channel = new ComboBox<>();
  private final TextField title = new TextField();
  private final NoteArea script = new NoteArea();
  private final Label error = new Label();
  private final ButtonWithKey up;
  private final ButtonWithKey down;
  private final ObjIntConsumer<StepCard> moved;

  /// @param line the step as text; what cannot be read of it is left blank
  /// @param moved by how many places; 0 takes the step away
  StepCard(Words words, String line, Runnable changed, ObjIntConsumer<StepCard> moved) {
    super(6);
    this.words = words;
    getStyleClass().addAll("card", "cadence-step");
    unit.getItems().setAll(Delay.Unit.values());
    unit.setConverter(new ChoiceWords<>(each -> words.get("cadence.unit." + each)));
    channel.getItems().setAll(Task.KINDS);
    channel.setConverter(
        new ChoiceWords<>(kind -> words.fields().option(RecordType.TASK, "kind", kind)));
    up = ButtonWithKey.iconOnly(words, "cadence.stepUp", Icon.SORT_UP);
    down = ButtonWithKey.iconOnly(words, "cadence.stepDown", Icon.SORT_DOWN);
    var remove = ButtonWithKey.iconOnly(words, "cadence.removeStep", Icon.REMOVE);
    up.compact().does(() -> moved.accept(this, -1));
    down.compact().does(() -> moved.accept(this, 1));
    remove.compact().does(() -> moved.accept(this, 0));
    number.getStyleClass().addAll("small", "bold", "text-2", "num");
    title.setPromptText(words.get("cadence.title"));
    script.setPromptText(words.get("cadence.script"));
    script.setPrefRowCount(SCRIPT_LINES);
    script.setWrapText(true);
    fill(line);
    error.getStyleClass().add("field-error");
    error.setGraphic(Icon.LATE.node(12));
    error.setWrapText(true);
    error.setMinHeight(USE_PREF_SIZE);
    forgive();
    getChildren().addAll(head(remove), when(), title, script, error);
    Runnable typed =
        () -> {
          forgive();
          changed.run();
        };
    for (var text : List.of(amount, title, script)) {
      text.textProperty().subscribe((before, now) -> typed.run());
    }
    unit.valueProperty().subscribe((before, now) -> typed.run());
    channel.valueProperty().subscribe((before, now) -> typed.run());
    RuleEditor.keepInSight(this);
    this.moved = moved;
  }

  /// The step in which a node is, if it is in one.
  static Optional<StepCard> around(@Nullable Node node) {
    for (var at = node; at != null; at = at.getParent()) {
      if (at instanceof StepCard card) {
        return Optional.of(card);
      }
    }
    return Optional.empty();
  }

  /// Says what is wrong with the step, until it is changed.
  ///
  /// @return the control to be in
  Control showError(String sentence) {
    error.setText(sentence);
    error.setVisible(true);
    error.setManaged(true);
    amount.setAccessibleHelp(sentence);
    return amount;
  }

  private void forgive() {
    error.setVisible(false);
    error.setManaged(false);
    amount.setAccessibleHelp("");
  }

  void move(int by) {
    moved.accept(this, by);
  }

  private void fill(String line) {
    var parts = CadenceStep.parts(line);
    var delay = Delay.read(parts.getFirst());
    amount.setText(delay.map(it -> Long.toString(it.amount())).orElse(""));
    unit.setValue(delay.map(Delay::unit).orElse(Delay.Unit.DAYS));
    var kind = parts.size() > 1 ? parts.get(1) : "";
    channel.setValue(channel.getItems().contains(kind) ? kind : "call");
    title.setText(parts.size() > 2 ? parts.get(2) : "");
    script.setText(parts.size() > 3 ? parts.get(3) : "");
  }

  private Node head(ButtonWithKey remove) {
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var head = new HBox(2, number, gap, up, down, remove);
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  private Node when() {
    amount.getStyleClass().add("num");
    amount.setMinWidth(AMOUNT_WIDTH);
    amount.setPrefWidth(AMOUNT_WIDTH);
    for (var box : List.of(unit, channel)) {
      box.setMaxWidth(Double.MAX_VALUE);
      box.setPrefWidth(AMOUNT_WIDTH);
      HBox.setHgrow(box, Priority.ALWAYS);
    }
    // Two words of English beside a box with its arrow leave no room for a third box.
    return words.isChinese()
        ? new HBox(6, amount, unit, channel)
        : new VBox(6, new HBox(6, amount, unit), channel);
  }

  /// Says which step it is, and whether it can be moved.
  void place(int at, int of) {
    number.setText(words.get("cadence.stepNumber", at));
    amount.setAccessibleText(words.get("cadence.stepTime", at));
    unit.setAccessibleText(words.get("cadence.stepUnit", at));
    channel.setAccessibleText(words.get("cadence.stepChannel", at));
    title.setAccessibleText(words.get("cadence.stepTitle", at));
    script.setAccessibleText(words.get("cadence.stepScript", at));
    up.setDisable(at == 1);
    down.setDisable(at == of);
  }

  /// The step as text, whether or not it makes sense.
  String line() {
    var delay = amount.getText().strip() + unitSymbol();
    return CadenceStep.line(
        delay, channel.getValue(), title.getText().strip(), script.getText().strip());
  }

  private String unitSymbol() {
    return Optional.ofNullable(unit.getValue()).map(Delay.Unit::symbol).orElse("");
  }

  void begin() {
    amount.requestFocus();
  }
}
