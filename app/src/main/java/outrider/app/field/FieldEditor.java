package outrider.app.field;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.ChoiceWords;
import outrider.app.i18n.FieldWords;
import outrider.app.i18n.Words;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.Values;

/// The control for one field of any record, made from the field's definition, so that a field that
/// an administrator adds is edited like a built-in one.
///
/// `committed` is called when the user leaves the field or presses Enter and the value is another;
/// `typed` at every keystroke. What is malformed is said under the control by its owner.
public final class FieldEditor {
  private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

  private final Words words;
  private final FieldDefinition field;
  private final Control control;
  private final Node node;
  private final Map<String, String> choices = new LinkedHashMap<>();
  private final Label symbol = new Label();
  private String currency = "CNY";
  private @Nullable Object shown;
  private Runnable typed = () -> {};
  private Runnable committed = () -> {};
  private boolean filling;

  /// @param references id and name of the records that a reference may point at
  public FieldEditor(Words words, FieldDefinition field, Map<String, String> references) {
    this.words = words;
    this.field = field;
    var options = new FieldWords(words);
    choices.put("", "");
    field.options().forEach(option -> choices.put(option, options.option(field, option)));
    choices.putAll(references);
    control = make();
    control.setAccessibleText(options.label(field));
    node = field.kind() == FieldKind.MONEY ? withUnit() : control;
    listen();
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

  public FieldEditor onTyped(Runnable action) {
    typed = action;
    return this;
  }

  public FieldEditor onCommitted(Runnable action) {
    committed = action;
    return this;
  }

  /// The value that was last shown, which an edit names as the one before.
  public @Nullable Object before() {
    return shown;
  }

  /// Shows a value, unless the user is at work in the field.
  ///
  /// @param inCurrency of the record, for money
  public void show(@Nullable Object value, String inCurrency) {
    if (control.isFocusWithin() && !Objects.equals(value, shown)) {
      return;
    }
    currency = inCurrency.isEmpty() ? currency : inCurrency;
    symbol.setText(words.amounts().symbol(currency));
    shown = value;
    filling = true;
    try {
      fill(value);
    } finally {
      filling = false;
    }
    setWrong(false);
  }

  public void setWrong(boolean wrong) {
    control.pseudoClassStateChanged(ERROR, wrong);
  }

  /// What stands in the field now.
  public Typed read() {
    return switch (control) {
      case CheckBox box -> new Typed.Valid(box.isSelected() ? Boolean.TRUE : null);
      case ComboBox<?> box -> {
        var chosen = (String) box.getValue();
        yield new Typed.Valid(chosen == null || chosen.isEmpty() ? null : chosen);
      }
      case DatePicker picker -> readDate(picker);
      case TextInputControl input -> readText(input.getText() == null ? "" : input.getText());
      default -> new Typed.Valid(shown);
    };
  }

  private Control make() {
    return switch (field.kind()) {
      case FLAG -> new CheckBox();
      case CHOICE, REFERENCE -> combo();
      case DATE -> new DatePicker();
      case LONG_TEXT -> {
        var area = new TextArea();
        area.setWrapText(true);
        area.setPrefRowCount(3);
        yield area;
      }
      default -> new TextField();
    };
  }

  private ComboBox<String> combo() {
    var box = new ComboBox<String>();
    box.getItems().setAll(choices.keySet());
    box.setMaxWidth(Double.MAX_VALUE);
    box.setConverter(new ChoiceWords<>(option -> choices.getOrDefault(option, option)));
    return box;
  }

  private Node withUnit() {
    var money = new MoneyText(words.language(), currency);
    symbol.setText(words.amounts().symbol(currency));
    symbol.getStyleClass().add("text-2");
    var unit = new Label(money.unit());
    unit.getStyleClass().add("text-3");
    control.getStyleClass().addAll("bare", "num");
    HBox.setHgrow(control, Priority.ALWAYS);
    var box = new HBox(4, symbol, control, unit);
    box.setAlignment(Pos.CENTER_LEFT);
    box.getStyleClass().add("money-field");
    control
        .focusedProperty()
        .subscribe(focused ->
            box.pseudoClassStateChanged(PseudoClass.getPseudoClass("contains-focus"), focused));
    control
        .getPseudoClassStates()
        .addListener(
            (javafx.collections.SetChangeListener<PseudoClass>)
                change ->
                    box.pseudoClassStateChanged(
                        ERROR, control.getPseudoClassStates().contains(ERROR)));
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
                commit();
              }
            });
        input
            .focusedProperty()
            .addListener((focus, before, now) -> {
              if (before && !now) {
                commit();
              }
            });
      }
      case ComboBox<?> box -> box.valueProperty().subscribe(() -> chosen());
      case DatePicker picker -> picker.valueProperty().subscribe(() -> chosen());
      case CheckBox box -> box.selectedProperty().subscribe(() -> chosen());
      default -> {}
    }
  }

  private void changed() {
    if (!filling) {
      setWrong(false);
      typed.run();
    }
  }

  private void chosen() {
    changed();
    commit();
  }

  private void commit() {
    if (filling) {
      return;
    }
    switch (read()) {
      case Typed.Wrong _ -> committed.run();
      case Typed.Valid valid -> {
        if (!Values.same(valid.value(), shown)) {
          committed.run();
        }
      }
    }
  }

  private void fill(@Nullable Object value) {
    switch (control) {
      case CheckBox box -> box.setSelected(Boolean.TRUE.equals(value));
      case ComboBox<?> _ -> fillCombo(value);
      case DatePicker picker ->
          picker.setValue(value instanceof Long day ? LocalDate.ofEpochDay(day) : null);
      case TextInputControl input -> input.setText(text(value));
      default -> {}
    }
  }

  @SuppressWarnings("unchecked") // Made by combo().
  private void fillCombo(@Nullable Object value) {
    var box = (ComboBox<String>) control;
    var id = value == null ? "" : value.toString();
    if (!choices.containsKey(id)) {
      choices.put(id, id);
      box.getItems().add(id);
    }
    box.setValue(id);
  }

  private String text(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Long number when field.kind() == FieldKind.MONEY ->
          new MoneyText(words.language(), currency).write(number);
      case List<?> items -> String.join(", ", items.stream().map(String::valueOf).toList());
      default -> value.toString();
    };
  }

  private Typed readDate(DatePicker picker) {
    var text = picker.getEditor().getText();
    var date = picker.getValue();
    if (text == null || text.isBlank()) {
      return new Typed.Valid(null);
    }
    return date == null
        ? new Typed.Wrong(words.get("form.wrongDate"))
        : new Typed.Valid(date.toEpochDay());
  }

  private Typed readText(String text) {
    var plain = text.strip();
    if (plain.isEmpty()) {
      return new Typed.Valid(null);
    }
    return switch (field.kind()) {
      case MONEY ->
          new MoneyText(words.language(), currency)
              .read(plain)
              .<Typed>map(Typed.Valid::new)
              .orElseGet(() -> new Typed.Wrong(words.get("form.wrongMoney")));
      case NUMBER ->
          plain.matches("-?[0-9]{1,15}")
              ? new Typed.Valid(Long.parseLong(plain))
              : new Typed.Wrong(words.get("form.wrongNumber"));
      case EMAIL ->
          plain.matches("\\S+@\\S+\\.\\S+")
              ? new Typed.Valid(plain)
              : new Typed.Wrong(words.get("form.wrongEmail"));
      case TEXT_SET ->
          new Typed.Valid(
              new ArrayList<>(
                  Arrays.stream(plain.split("[,，、]"))
                      .map(String::strip)
                      .filter(item -> !item.isEmpty())
                      .distinct()
                      .sorted()
                      .toList()));
      default -> new Typed.Valid(plain);
    };
  }

  /// Whether a value is shown and edited here at all; the rest is text that only others write.
  public static boolean canEdit(FieldDefinition field) {
    return !field.managed() && field.kind() != FieldKind.INSTANT;
  }
}
