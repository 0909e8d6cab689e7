package outrider.app.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import org.jspecify.annotations.Nullable;
import outrider.app.field.FieldEditor;
import outrider.app.field.FieldInput;
import outrider.app.field.FieldSight;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.DialogCard;
import outrider.app.i18n.Words;
import outrider.app.shell.Workspace;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.record.Values;

/// The form of a record, made of the field registry: every field that a person may write, custom
/// ones at the end. Creates, or edits what is there; sends only the fields that were changed.
public final class RecordDialog {
  private static final double WIDTH = 680;
  private static final double FORM_HEIGHT = 470;

  private final Workspace space;
  private final RecordType type;
  private final List<FieldInput> inputs = new ArrayList<>();
  private final GridPane grid = new GridPane(16, 12);
  private final FieldSight sight;
  private int place;

  private RecordDialog(Workspace space, RecordType type) {
    this.space = space;
    this.type = type;
    sight = FieldSight.of(space);
    grid.getStyleClass().add("record-form");
    for (var half = 0; half < 2; half++) {
      var column = new ColumnConstraints();
      column.setPercentWidth(50);
      grid.getColumnConstraints().add(column);
    }
  }

  /// Opens the form of a new record.
  ///
  /// @param given fields that are known already and not asked
  /// @param picker what chooses another record, above the fields; null where there is nothing to
  ///   choose
  /// @param created told the id once it is written
  public static void create(
      Workspace space,
      RecordType type,
      Map<String, Object> given,
      @Nullable ReferencePicker picker,
      Consumer<String> created) {
    var dialog = new RecordDialog(space, type);
    var id = space.commands().newId();
    var words = space.words();
    dialog.addPicker(picker);
    dialog.addFields(begun(space, Row.of(type, id).with(given)), given);
    dialog.open(
        words.get("record.newTitle", typeInSentence(words, type)),
        "record.create",
        close -> {
          var fields = new LinkedHashMap<>(given);
          if (picker != null && !picker.chosen().isEmpty()) {
            fields.put(picker.field(), picker.chosen());
          }
          for (var input : dialog.inputs) {
            var value = input.value();
            if (value != null) {
              fields.put(input.definition().name(), value);
            }
          }
          var name = String.valueOf(fields.getOrDefault(Fields.NAME, ""));
          space.tell(
              space.undo().submit("undo.created", new Command.CreateRecord(type, id, fields)),
              words.get("record.created", name),
              () -> {
                close.run();
                created.accept(id);
              });
        });
  }

  /// Opens the form of a record that is there.
  public static void edit(Workspace space, Row row, @Nullable ReferencePicker picker) {
    var dialog = new RecordDialog(space, row.type());
    var words = space.words();
    dialog.addPicker(picker);
    dialog.addFields(row, Map.of());
    dialog.open(
        words.get("record.editTitle", row.text(Fields.NAME)),
        "record.save",
        close -> {
          var edits = dialog.edits(row);
          if (picker != null && !picker.chosen().equals(row.text(picker.field()))) {
            edits.add(
                new FieldEdit(picker.field(), row.value(picker.field()), picker.chosenOrNull()));
          }
          if (edits.isEmpty()) {
            close.run();
            return;
          }
          space.tell(
              space
                  .undo()
                  .submit("undo.edited", new Command.EditFields(row.type(), row.id(), edits)),
              words.get("record.saved", nameAfter(row, edits)),
              close);
        });
  }

  /// With what the administrator said that a new record has.
  private static Row begun(Workspace space, Row row) {
    var begun = row;
    for (var field : space.database().configuration().fields().custom(row.type())) {
      if (field.terms().standard() != null && !row.has(field.name())) {
        begun = begun.with(field.name(), field.terms().standard());
      }
    }
    return begun;
  }

  private List<FieldEdit> edits(Row row) {
    var edits = new ArrayList<FieldEdit>();
    for (var input : inputs) {
      var name = input.definition().name();
      var before = row.value(name);
      var after = input.value();
      if (!Values.same(before, after)) {
        edits.add(new FieldEdit(name, before, after));
      }
    }
    return edits;
  }

  private static String typeInSentence(Words words, RecordType type) {
    var name = words.fields().type(type);
    return words.isChinese() ? name : name.toLowerCase(Locale.ROOT);
  }

  private static String nameAfter(Row row, List<FieldEdit> edits) {
    return edits.stream()
        .filter(edit -> edit.field().equals(Fields.NAME))
        .map(edit -> String.valueOf(edit.after()))
        .findFirst()
        .orElse(row.text(Fields.NAME));
  }

  private void addPicker(@Nullable ReferencePicker picker) {
    if (picker != null) {
      grid.add(picker.root(), 0, 0, 2, 1);
      place = 2;
    }
  }

  private void addFields(Row row, Map<String, Object> given) {
    var configuration = space.database().configuration();
    var isLaidOut = configuration.layout(type).isPresent();
    for (var section : FormSections.inForm(type, configuration)) {
      var asked =
          section.fields().stream()
              .filter(field -> isAsked(field) && sight.shows(field, row))
              .filter(field -> !given.containsKey(field.name()))
              .toList();
      if (isLaidOut && !asked.isEmpty()) {
        head(section.title(space.words()));
      }
      asked.forEach(field -> ask(field, row));
    }
  }

  private void ask(FieldDefinition field, Row row) {
    var input = new FieldInput(space, field);
    input.show(row);
    inputs.add(input);
    add(input, field.kind() == FieldKind.LONG_TEXT);
  }

  private void head(String words) {
    var title = new Label(words);
    title.getStyleClass().add("section-title");
    place += place % 2;
    grid.add(title, 0, place / 2, 2, 1);
    place += 2;
  }

  private void add(FieldInput input, boolean wide) {
    if (wide && place % 2 == 1) {
      place++;
    }
    grid.add(input.field(), place % 2, place / 2, wide ? 2 : 1, 1);
    place += wide ? 2 : 1;
  }

  private boolean isAsked(FieldDefinition field) {
    return sight.mayWrite(field)
        && FieldEditor.canEdit(field)
        && !field.name().equals(Fields.EXTERNAL_ID);
  }

  private void open(String title, String deedKey, Consumer<Runnable> deed) {
    var scroll = new ScrollPane(grid);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setMaxHeight(FORM_HEIGHT);
    scroll.getStyleClass().add("record-form-scroll");
    var words = space.words();
    var cancel = ButtonWithKey.secondary(words, "list.cancel").key("Esc");
    var save = ButtonWithKey.primary(words, deedKey);
    save.setDefaultButton(true);
    var card = new DialogCard(title, WIDTH, scroll, cancel, save);
    card.getStylesheets().add(RecordStyle.url());
    var close = space.dialogs().open(card);
    cancel.does(close);
    save.does(() -> {
      if (isRight()) {
        deed.accept(close);
      }
    });
    if (!inputs.isEmpty()) {
      inputs.getFirst().editor().control().requestFocus();
    }
  }

  /// Says of every field what is wrong with it, and puts the focus on the first.
  private boolean isRight() {
    FieldInput wrong = null;
    for (var input : inputs) {
      if (!input.field().validate() && wrong == null) {
        wrong = input;
      }
    }
    if (wrong != null) {
      wrong.editor().control().requestFocus();
    }
    return wrong == null;
  }
}
