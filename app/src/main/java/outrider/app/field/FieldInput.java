package outrider.app.field;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.DatePicker;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.ChoiceWords;
import outrider.app.fx.FormField;
import outrider.app.shell.Workspace;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.record.Values;

/// The control for one field of the registry, whatever its kind: shows a row's value and reads back
/// what was entered as a value of that kind.
///
/// Says under itself what would be right: a missing required value, an amount that is none, a phone
/// or mail address that cannot be one.
public final class FieldInput {
  private static final Pattern PHONE = Pattern.compile("[+()\\d\\s-]{5,32}(?:[x#]\\d{1,6})?");
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
  private static final int NOTE_ROWS = 4;

  private final Workspace space;
  private final FieldDefinition definition;
  private final FieldText text;
  private final Control control;
  private final FormField field;

  public FieldInput(Workspace space, FieldDefinition definition) {
    this.space = space;
    this.definition = definition;
    text = new FieldText(space);
    control = control();
    field = new FormField(new SimpleStringProperty(text.label(definition)), control);
    field.rule(this::wrong);
    control.setId("field-" + definition.name());
  }

  /// Whether a person may enter such a field in a form; tags and references to other records have
  /// places of their own.
  public static boolean canEdit(FieldDefinition field) {
    return switch (field.kind()) {
      case TEXT_SET, INSTANT -> field.custom();
      case REFERENCE -> field.referenced().filter(RecordType::isConfiguration).isPresent();
      default -> true;
    };
  }

  public FieldDefinition definition() {
    return definition;
  }

  public FormField field() {
    return field;
  }

  public Control node() {
    return control;
  }

  /// Shows the value that a row has.
  public void show(Row row) {
    var value = row.value(definition.name());
    switch (control) {
      case TextField input -> input.setText(written(value));
      case TextArea input -> input.setText(written(value));
      case CheckBox box -> box.setSelected(Boolean.TRUE.equals(value));
      case DatePicker day ->
          day.setValue(value instanceof Long number ? LocalDate.ofEpochDay(number) : null);
      case ComboBox<?> choice -> choose(choice, value == null ? "" : value.toString());
      default -> throw new IllegalStateException("no such control");
    }
    field.clearError();
  }

  /// What was entered, as a value of the field's kind; null where it is empty. Ask
  /// `field().validate()` before.
  public @Nullable Object value() {
    return switch (control) {
      case CheckBox box -> box.isSelected() ? Boolean.TRUE : null;
      case DatePicker day -> day.getValue() == null ? null : day.getValue().toEpochDay();
      case ComboBox<?> choice -> Values.normalise(choice.getValue());
      case TextField input -> read(input.getText());
      case TextArea input -> read(input.getText());
      default -> throw new IllegalStateException("no such control");
    };
  }

  /// Whether what was entered can be read as a value at all.
  public boolean reads() {
    return wrong().isEmpty();
  }

  private Control control() {
    return switch (definition.kind()) {
      case LONG_TEXT -> {
        var area = new TextArea();
        area.setPrefRowCount(NOTE_ROWS);
        area.setWrapText(true);
        yield area;
      }
      case FLAG -> new CheckBox();
      case DATE -> new DatePicker();
      case CHOICE -> combo(definition.options());
      case REFERENCE -> combo(referenced());
      default -> new TextField();
    };
  }

  /// Choices begin with nothing, so that a value can be taken away again.
  private ComboBox<String> combo(List<String> options) {
    var combo = new ComboBox<String>();
    if (!definition.required()) {
      combo.getItems().add("");
    }
    combo.getItems().addAll(options);
    combo.setConverter(
        new ChoiceWords<>(option -> option.isEmpty() ? "" : text.of(definition, option, "")));
    return combo;
  }

  private List<String> referenced() {
    var ids = new ArrayList<String>();
    definition
        .referenced()
        .ifPresent(
            type -> space.database().configuration().all(type).forEach(row -> ids.add(row.id())));
    return ids;
  }

  @SuppressWarnings("unchecked") // The only combo made here holds texts.
  private static void choose(ComboBox<?> combo, String value) {
    var choice = (ComboBox<String>) combo;
    if (!value.isEmpty() && !choice.getItems().contains(value)) {
      choice.getItems().add(value);
    }
    choice.setValue(value);
  }

  private String written(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Long number when definition.kind() == FieldKind.MONEY ->
          BigDecimal.valueOf(number, 2).stripTrailingZeros().toPlainString();
      case List<?> items -> String.join(space.words().get("list.separator"), texts(items));
      default -> value.toString();
    };
  }

  private static List<String> texts(List<?> items) {
    return items.stream().map(String::valueOf).toList();
  }

  private @Nullable Object read(@Nullable String entered) {
    if (entered == null || entered.isBlank()) {
      return null;
    }
    return switch (definition.kind()) {
      case NUMBER, MONEY, INSTANT -> number(entered).orElse(null);
      case TEXT_SET -> Values.normalise(List.of(entered.strip().split("\\s*[,，、;；]\\s*")));
      case LONG_TEXT -> entered.stripTrailing();
      default -> entered.strip();
    };
  }

  private Optional<Long> number(String entered) {
    try {
      var plain = new BigDecimal(entered.replaceAll("[\\s,，¥$€£]", ""));
      var scaled =
          definition.kind() == FieldKind.MONEY
              ? plain.movePointRight(2).setScale(0, RoundingMode.HALF_UP)
              : plain;
      return Optional.of(scaled.longValueExact());
    } catch (ArithmeticException | NumberFormatException none) {
      return Optional.empty();
    }
  }

  private Optional<String> wrong() {
    var words = space.words();
    var entered =
        switch (control) {
          case TextField input -> input.getText() == null ? "" : input.getText().strip();
          default -> "";
        };
    if (definition.required() && value() == null && entered.isEmpty()) {
      return Optional.of(words.get("record.required", text.label(definition)));
    }
    if (entered.isEmpty()) {
      return Optional.empty();
    }
    return switch (definition.kind()) {
      case NUMBER, MONEY ->
          number(entered).isEmpty() ? Optional.of(words.get("record.number")) : Optional.empty();
      case PHONE ->
          PHONE.matcher(entered).matches()
              ? Optional.empty()
              : Optional.of(words.get("record.phone"));
      case EMAIL ->
          EMAIL.matcher(entered).matches()
              ? Optional.empty()
              : Optional.of(words.get("record.email"));
      default -> Optional.empty();
    };
  }
}
