package outrider.app.record;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.command.Receipt;
import outrider.app.field.FieldInput;
import outrider.app.field.FieldText;
import outrider.app.field.Typed;
import outrider.app.fx.FxThread;
import outrider.app.fx.Icon;
import outrider.app.shell.Place;
import outrider.app.shell.Workspace;
import outrider.core.command.FieldEdit;
import outrider.core.conflict.Conflict;
import outrider.core.record.FieldDefinition;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.record.Values;

/// The form of a record, made of the field registry. Each field is saved by itself when it is left,
/// with the value that was seen before, so that two people in one record do not overwrite each
/// other.
///
/// A field about which two people disagree is marked, with a door to where it is settled. While a
/// field is being typed in, news from elsewhere does not touch it.
public final class FieldForm extends VBox {

  /// Submits one edit; the answer says whether the rules took it.
  @FunctionalInterface
  public interface Saving {
    CompletableFuture<Receipt> save(FieldEdit edit);
  }

  private final Workspace space;
  private final Saving saving;
  private final FieldText text;
  private final Map<String, FieldInput> inputs = new LinkedHashMap<>();
  private final Map<String, Button> marks = new LinkedHashMap<>();
  private @Nullable Row shown;

  public FieldForm(Workspace space, RecordType type, Saving saving) {
    this.space = space;
    this.saving = saving;
    text = new FieldText(space);
    getStyleClass().addAll("form", "dense", "field-form");
    FormSections.of(type, space.database().configuration().fields()).forEach(this::addSection);
  }

  /// Shows a record as it is now, but for the field that is being typed in.
  public void show(Row row, Collection<Row> conflicts) {
    shown = row;
    inputs.values().forEach(input -> input.show(row));
    marks.forEach((name, mark) -> {
      var open =
          conflicts.stream().anyMatch(conflict -> conflict.text(Conflict.FIELD_NAME).equals(name));
      mark.setVisible(open);
      mark.setManaged(open);
    });
  }

  /// The input of a field, for focus and tests.
  public FieldInput input(String field) {
    var input = inputs.get(field);
    if (input == null) {
      throw new IllegalArgumentException("no such field on the form: " + field);
    }
    return input;
  }

  private void addSection(String titleKey, List<FieldDefinition> fields) {
    var title = new Label(space.words().get(titleKey));
    title.getStyleClass().add("section-title");
    getChildren().add(title);
    fields.forEach(this::addField);
  }

  private void addField(FieldDefinition definition) {
    var input = new FieldInput(space, definition);
    inputs.put(definition.name(), input);
    var mark = new Button(space.words().get("record.conflict"), Icon.MERGE.node(12, "risk-text"));
    mark.getStyleClass().setAll("conflict-mark");
    mark.setVisible(false);
    mark.setManaged(false);
    mark.setOnAction(done -> space.navigator().open(new Place.Attention()));
    marks.put(definition.name(), mark);
    input.field().getChildren().add(mark);
    listen(input);
    getChildren().add(input.field());
  }

  private void listen(FieldInput input) {
    var editor = input.editor();
    editor.onCommitted(() -> commit(input));
    editor
        .control()
        .addEventHandler(
            KeyEvent.KEY_PRESSED,
            press -> {
              if (press.getCode() == KeyCode.ESCAPE) {
                editor.revert();
                input.field().clearError();
              }
            });
  }

  private void commit(FieldInput input) {
    var row = shown;
    if (row == null || !isChanged(input, row) || !input.field().validate()) {
      return;
    }
    var name = input.definition().name();
    var edit = new FieldEdit(name, row.value(name), input.value());
    var unused =
        saving
            .save(edit)
            .whenCompleteAsync(
                (receipt, failure) -> saved(input, edit, receipt), FxThread.executor());
  }

  private void saved(FieldInput input, FieldEdit edit, @Nullable Receipt receipt) {
    switch (receipt) {
      case null -> input.field().showError(space.words().get("record.notSaved"));
      case Receipt.Refused refused ->
          input.field().showError(space.reasons().say(refused.reasons()));
      case Receipt.Done done -> {
        if (shown != null) {
          shown = shown.with(edit.field(), edit.after());
        }
        space
            .toasts()
            .show(
                space.words().get("record.saved", text.label(input.definition())),
                () -> space.undo().undo());
      }
    }
  }

  private static boolean isChanged(FieldInput input, Row row) {
    return switch (input.editor().read()) {
      case Typed.Valid valid -> !Values.same(valid.value(), row.value(input.definition().name()));
      case Typed.Wrong _ -> true;
    };
  }
}
