package outrider.app.opportunity;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.field.FieldEditor;
import outrider.app.field.FieldSight;
import outrider.app.field.FieldText;
import outrider.app.field.Typed;
import outrider.app.fx.FxThread;
import outrider.app.fx.Icon;
import outrider.app.shell.Place;
import outrider.app.shell.Workspace;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.record.Values;
import outrider.core.rule.LimitReason;

/// A field of a deal to read, which a click or Enter turns into one to write. Each field is saved
/// by itself with the value that was seen, so that two people who edit different fields never meet.
final class FactLine extends VBox {

  /// Room for the longest label: English needs more than Chinese.
  static double labelWidth(Workspace space) {
    return space.words().isChinese() ? 76 : 104;
  }

  private static final PseudoClass READ_ONLY = PseudoClass.getPseudoClass("fixed");

  private final Workspace space;
  private final FieldDefinition field;
  private final FieldText text;
  private final Button value = new Button();
  private final HBox line;
  private final Label error = new Label();
  private final Button mark;
  private final boolean mayWrite;
  private @Nullable FieldEditor editor;
  private Row row;

  FactLine(Workspace space, FieldDefinition field, Row first) {
    this.space = space;
    this.field = field;
    this.row = first;
    text = new FieldText(space);
    getStyleClass().add("fact-line");
    var label = new Label(text.label(field));
    label.getStyleClass().add("text-3");
    label.setMinWidth(labelWidth(space));
    label.setPrefWidth(labelWidth(space));
    mayWrite = FieldSight.of(space).mayWrite(field);
    value.getStyleClass().setAll("fact-value");
    value.pseudoClassStateChanged(READ_ONLY, !mayWrite);
    value.setMaxWidth(Double.MAX_VALUE);
    value.setWrapText(true);
    value.setOnAction(done -> edit());
    HBox.setHgrow(value, Priority.ALWAYS);
    mark = new Button(space.words().get("deal.conflict"), Icon.MERGE.node(12, "risk-text"));
    mark.getStyleClass().setAll("conflict-mark");
    mark.setOnAction(done -> space.navigator().open(new Place.Attention()));
    line = new HBox(label, value);
    line.setAlignment(Pos.TOP_LEFT);
    error.getStyleClass().addAll("small", "risk-text");
    error.setWrapText(true);
    getChildren().addAll(line, mark, error);
    say("");
  }

  /// @param missing whether a gate on the way asks for it
  /// @param conflicts the deal's conflicts
  void show(Row fresh, boolean missing, List<Row> conflicts) {
    row = fresh;
    var has = field.valueIn(row) != null;
    value.setText(has ? shown() : space.words().get(missing ? "deal.required" : "deal.empty"));
    value.setGraphic(missing && !has ? Icon.CIRCLE.node(12, "risk-text") : null);
    value.getStyleClass().removeAll("risk-text", "text-3", "num");
    value.getStyleClass().add(has ? "num" : missing ? "risk-text" : "text-3");
    value.setAccessibleText(text.label(field) + " " + value.getText());
    var open =
        conflicts.stream()
            .anyMatch(conflict ->
                conflict.text("state").equals("open")
                    && conflict.text("field").equals(field.name()));
    mark.setVisible(open);
    mark.setManaged(open);
    if (editor != null) {
      editor.show(row);
    }
  }

  FieldDefinition field() {
    return field;
  }

  /// Turns into the control, with the focus in it.
  void edit() {
    if (editor != null || !mayWrite) {
      return;
    }
    var made = new FieldEditor(space, field);
    editor = made;
    made.show(row);
    made.onCommitted(this::commit);
    made.control()
        .addEventFilter(
            KeyEvent.KEY_PRESSED,
            press -> {
              if (press.getCode() == KeyCode.ESCAPE) {
                fold();
                press.consume();
              }
            });
    made.control()
        .focusedProperty()
        .addListener((focus, before, now) -> {
          if (before && !now) {
            FxThread.later(this::foldUnlessWrong);
          }
        });
    HBox.setHgrow(made.node(), Priority.ALWAYS);
    line.getChildren().set(1, made.node());
    getStyleClass().add("dense");
    made.control().requestFocus();
  }

  private void commit() {
    var now = editor;
    if (now == null) {
      return;
    }
    switch (now.read()) {
      case Typed.Wrong wrong -> {
        now.setWrong(true);
        say(wrong.sentence());
      }
      case Typed.Valid valid when LimitReason.of(field, valid.value()).isPresent() -> {
        now.setWrong(true);
        LimitReason.of(field, valid.value()).map(space.reasons()::say).ifPresent(this::say);
      }
      case Typed.Valid valid -> {
        if (!Values.same(valid.value(), row.value(field.name()))) {
          save(valid.value());
        } else {
          fold();
        }
      }
    }
  }

  private void save(@Nullable Object after) {
    var edit = new FieldEdit(field.name(), row.value(field.name()), after);
    var command = new Command.EditFields(RecordType.OPPORTUNITY, row.id(), List.of(edit));
    var unused =
        space
            .undo()
            .submit("undo.edited", command)
            .thenAcceptAsync(
                receipt -> {
                  if (receipt.done()) {
                    fold();
                    var said = space.words().get("deal.saved", text.label(field));
                    space.toasts().show(said, () -> space.undo().undo());
                  } else {
                    say(space.reasons().say(receipt.reasons()));
                  }
                },
                FxThread.executor());
  }

  private void foldUnlessWrong() {
    if (editor != null && !editor.control().isFocusWithin() && error.getText().isEmpty()) {
      fold();
    }
  }

  private void fold() {
    editor = null;
    say("");
    getStyleClass().remove("dense");
    line.getChildren().set(1, value);
  }

  private void say(String sentence) {
    error.setText(sentence);
    error.setVisible(!sentence.isEmpty());
    error.setManaged(!sentence.isEmpty());
  }

  private String shown() {
    if (field.kind() == FieldKind.MONEY && field.valueIn(row) instanceof Long minor) {
      return space.words().amounts().compact(minor, FieldText.currency(row));
    }
    return text.of(field, row);
  }
}
