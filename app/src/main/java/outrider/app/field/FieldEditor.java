package outrider.app.field;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.DatePicker;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.ChoiceWords;
import outrider.app.fx.NoteArea;
import outrider.app.shell.Workspace;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.record.Values;

/// The control for one field of any record, made from the field's definition, so that a field that
/// an administrator adds is edited like a built-in one.
///
/// News of the record never overwrites what somebody is typing. What is malformed is said by the
/// control's owner.
public final class FieldEditor {
  private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");
  private static final PseudoClass READ_ONLY = PseudoClass.getPseudoClass("fixed");
  private static final int NOTE_ROWS = 4;

  private final Workspace space;
  private final FieldDefinition field;
  private final Map<String, String> choices = new LinkedHashMap<>();
  private final Control control;
  private final Node node;
  private TypedField text;
  private @Nullable Object shown;
  private Runnable typed = () -> {};
  private Runnable committed = () -> {};
  private boolean filling;

  public FieldEditor(Workspace space, FieldDefinition field) {
    this.space = space;
    this.field = field;
    text = new TypedField(space.words(), field, FieldText.DEFAULT_CURRENCY);
    control = make();
    control.setId("field-" + field.name());
    control.setAccessibleText(space.words().fields().label(field));
    node = field.kind() == FieldKind.MONEY ? new MoneyBox(control, text.money().unit()) : control;
    listen();
  }

  /// Whether a person may enter such a field in a form; tags and references to other records have
  /// places of their own.
  public static boolean canEdit(FieldDefinition field) {
    return switch (field.kind()) {
      case INSTANT -> field.custom();
      case TEXT_SET -> field.custom();
      case REFERENCE -> field.referenced().filter(RecordType::isConfiguration).isPresent();
      default -> true;
    };
  }

  public FieldDefinition field() {
    return field;
  }

  public Control control() {
    return control;
  }

  /// The control with what stands around it, such as the unit of money.
  public Node node() {
    return node;
  }

  /// Called at every keystroke and choice.
  public FieldEditor onTyped(Runnable action) {
    typed = action;
    return this;
  }

  /// Called when the user leaves the field, presses Enter or chooses; the value may be the same.
  public FieldEditor onCommitted(Runnable action) {
    committed = action;
    return this;
  }

  /// Shows the value that a row has, unless the user is at work in the field.
  public void show(Row row) {
    show(row, control.isFocusWithin());
  }

  /// @param keeps whether what was typed stays
  void show(Row row, boolean keeps) {
    var atWork = keeps && isChanged();
    shown = field.valueIn(row);
    text = new TypedField(space.words(), field, FieldText.currency(row));
    if (node instanceof MoneyBox box) {
      box.show(space.words().amounts().symbol(text.currency()));
    }
    if (!atWork) {
      revert();
    }
  }

  /// Takes back what was typed.
  public void revert() {
    filling = true;
    try {
      fill(shown);
    } finally {
      filling = false;
    }
    setWrong(false);
  }

  /// Whether something else stands in the field than what was shown last.
  public boolean isChanged() {
    return !(read() instanceof Typed.Valid valid) || !Values.same(valid.value(), shown);
  }

  /// To read only: the value can be copied, not changed.
  public void setReadOnly(boolean readOnly) {
    if (control instanceof TextInputControl input) {
      input.setEditable(!readOnly);
      control.pseudoClassStateChanged(READ_ONLY, readOnly);
    } else {
      control.setDisable(readOnly);
    }
  }

  public void setWrong(boolean wrong) {
    control.pseudoClassStateChanged(ERROR, wrong);
  }

  /// What stands in the field now.
  public Typed read() {
    return switch (control) {
      case CheckBox box -> new Typed.Valid(box.isSelected() ? Boolean.TRUE : null);
      case ComboBox<?> box -> new Typed.Valid(Values.normalise(box.getValue()));
      case DatePicker picker -> readDate(picker);
      case TextInputControl input when field.kind() == FieldKind.INSTANT ->
          moment().read(input.getText());
      case TextInputControl input -> text.read(input.getText());
      default -> throw new IllegalStateException("no such control");
    };
  }

  private Control make() {
    return switch (field.kind()) {
      case FLAG -> new CheckBox();
      case CHOICE, REFERENCE -> combo();
      case DATE -> new DayPicker(space);
      case LONG_TEXT -> {
        var area = new NoteArea();
        area.setPrefRowCount(NOTE_ROWS);
        yield area;
      }
      default -> new TextField();
    };
  }

  /// Choices begin with nothing, so that a value can be taken away again.
  private ComboBox<String> combo() {
    if (!field.required()) {
      choices.put("", "");
    }
    var options = space.words().fields();
    field.options().forEach(option -> choices.put(option, options.option(field, option)));
    var names = space.reasons().names();
    field
        .referenced()
        .filter(RecordType::isConfiguration)
        .ifPresent(type ->
            space
                .database()
                .configuration()
                .all(type)
                .forEach(row -> choices.put(row.id(), names.of(row))));
    var box = new ComboBox<String>();
    box.getItems().setAll(choices.keySet());
    box.setMaxWidth(Double.MAX_VALUE);
    box.setConverter(new ChoiceWords<>(option -> choices.getOrDefault(option, option)));
    return box;
  }

  private void listen() {
    switch (control) {
      case TextInputControl input -> {
        input.textProperty().subscribe(() -> changed());
        input.addEventHandler(
            KeyEvent.KEY_PRESSED,
            press -> {
              if (press.getCode() == KeyCode.ENTER && !(input instanceof TextArea)) {
                committed.run();
              }
            });
        input
            .focusedProperty()
            .addListener((focus, before, now) -> {
              if (before && !now) {
                committed.run();
              }
            });
      }
      case ComboBox<?> box -> box.valueProperty().subscribe(() -> chosen());
      case DatePicker picker -> picker.valueProperty().subscribe(() -> chosen());
      case CheckBox box -> box.selectedProperty().subscribe(() -> chosen());
      default -> throw new IllegalStateException("no such control");
    }
  }

  private void changed() {
    if (!filling) {
      setWrong(false);
      typed.run();
    }
  }

  private void chosen() {
    if (!filling) {
      changed();
      committed.run();
    }
  }

  private void fill(@Nullable Object value) {
    switch (control) {
      case CheckBox box -> box.setSelected(Boolean.TRUE.equals(value));
      case ComboBox<?> box -> choose(box, value == null ? "" : value.toString());
      case DatePicker picker ->
          picker.setValue(value instanceof Long day ? LocalDate.ofEpochDay(day) : null);
      case TextInputControl input when field.kind() == FieldKind.INSTANT ->
          input.setText(moment().write(value));
      case TextInputControl input -> input.setText(text.write(value));
      default -> throw new IllegalStateException("no such control");
    }
  }

  @SuppressWarnings("unchecked") // Made by combo().
  private static void choose(ComboBox<?> combo, String value) {
    var box = (ComboBox<String>) combo;
    if (!value.isEmpty() && !box.getItems().contains(value)) {
      box.getItems().add(value);
    }
    box.setValue(value);
  }

  private MomentText moment() {
    return new MomentText(space.words(), space.zone());
  }

  /// The picker keeps the last good day while somebody types another, so its text is what counts;
  /// before it is laid out the text is not there yet.
  private Typed readDate(DatePicker picker) {
    var date = picker.getValue();
    if (picker.getSkin() == null) {
      return new Typed.Valid(date == null ? null : date.toEpochDay());
    }
    var written = picker.getEditor().getText();
    if (written.isBlank()) {
      return new Typed.Valid(null);
    }
    return new DayText(space.words().language())
        .read(written, space.today())
        .<Typed>map(day -> new Typed.Valid(day.toEpochDay()))
        .orElseGet(() -> text.wrong("form.wrongDate"));
  }
}
