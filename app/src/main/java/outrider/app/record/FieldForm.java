package outrider.app.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.command.Receipt;
import outrider.app.field.FieldInput;
import outrider.app.field.FieldSight;
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
  private final RecordType type;
  private final Saving saving;
  private final FieldSight sight;
  private final FieldText text;
  private final Map<String, FieldInput> inputs = new LinkedHashMap<>();
  private final Map<String, Button> marks = new LinkedHashMap<>();
  private final Map<Label, List<FieldInput>> titles = new LinkedHashMap<>();
  private List<FormSections.Section> sections = List.of();
  private List<Row> conflicts = List.of();
  private @Nullable Row shown;

  public FieldForm(Workspace space, RecordType type, Saving saving) {
    this.space = space;
    this.type = type;
    this.saving = saving;
    sight = FieldSight.of(space);
    text = new FieldText(space);
    getStyleClass().addAll("form", "dense", "field-form");
    arrange();
  }

  /// Lays the form out as the business has it now: an administrator may have added a field a second
  /// ago. What did not change keeps its control, with what somebody is typing in it.
  private void arrange() {
    var now = FormSections.of(type, space.database().configuration());
    if (now.equals(sections)) {
      return;
    }
    sections = now;
    var known = new LinkedHashMap<>(inputs);
    inputs.clear();
    marks.keySet().retainAll(known.keySet());
    titles.clear();
    var owner = getScene() == null ? null : getScene().getFocusOwner();
    getChildren().clear();
    for (var section : now) {
      var readable = section.fields().stream().filter(sight::mayRead).toList();
      if (!readable.isEmpty()) {
        addSection(section.title(space.words()), readable, known);
      }
    }
    if (owner != null && owner.getScene() == getScene()) {
      owner.requestFocus();
    }
  }

  /// Shows the same record with the fields that there are now.
  public void showAgain() {
    if (shown != null) {
      show(shown, conflicts);
    }
  }

  /// Shows a record as it is now, but for the field that is being typed in.
  public void show(Row row, Collection<Row> open) {
    shown = row;
    conflicts = List.copyOf(open);
    arrange();
    inputs
        .values()
        .forEach(input -> {
          input.show(row);
          setShown(input.field(), sight.shows(input.definition(), row));
        });
    titles.forEach((title, fields) ->
        setShown(title, fields.stream().anyMatch(input -> sight.shows(input.definition(), row))));
    marks.forEach((name, mark) -> {
      setShown(
          mark,
          open.stream().anyMatch(conflict -> conflict.text(Conflict.FIELD_NAME).equals(name)));
    });
  }

  private static void setShown(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  /// The input of a field, for focus and tests.
  public FieldInput input(String field) {
    var input = inputs.get(field);
    if (input == null) {
      throw new IllegalArgumentException("no such field on the form: " + field);
    }
    return input;
  }

  private void addSection(
      String words, List<FieldDefinition> fields, Map<String, FieldInput> known) {
    var title = new Label(words);
    title.getStyleClass().add("section-title");
    getChildren().add(title);
    var within = new ArrayList<FieldInput>();
    for (var definition : fields) {
      var before = known.get(definition.name());
      if (before != null && before.definition().equals(definition)) {
        inputs.put(definition.name(), before);
        getChildren().add(before.field());
        within.add(before);
      } else {
        within.add(addField(definition));
      }
    }
    titles.put(title, within);
  }

  private FieldInput addField(FieldDefinition definition) {
    var input = new FieldInput(space, definition);
    input.editor().setReadOnly(!sight.mayWrite(definition));
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
    return input;
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
    if (input.definition().managed()) {
      return false;
    }
    return switch (input.editor().read()) {
      case Typed.Valid valid -> !Values.same(valid.value(), row.value(input.definition().name()));
      case Typed.Wrong _ -> true;
    };
  }
}
