package outrider.app.rules;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.FormField;
import outrider.app.shell.Workspace;
import outrider.core.record.Fields;
import outrider.core.record.Row;
import outrider.core.rule.Reason;

/// The fields of a rule. It reads what was typed as a row and says which field was left or changed;
/// what is right is for the rules to say.
abstract sealed class RuleForm extends VBox
    permits ServiceLevelForm,
        CalendarForm,
        AssignmentForm,
        WebForm,
        EscalationForm,
        CadenceForm,
        TagRuleForm,
        PoolForm,
        CustomFieldForm,
        LayoutForm {

  /// What happens while somebody types.
  interface Listener {
    void changed();

    /// The focus has gone from a field.
    void left(String field);
  }

  private final Workspace space;
  private final Listener listener;
  private final Map<String, FormField> fields = new LinkedHashMap<>();
  private final Row shown;

  RuleForm(Workspace space, Row shown, Listener listener) {
    this.space = space;
    this.shown = shown;
    this.listener = listener;
    getStyleClass().add("form");
  }

  final Workspace space() {
    return space;
  }

  /// The row that the form was made of, with what was typed.
  final Row read() {
    return shown.with(typed());
  }

  abstract Map<String, @Nullable Object> typed();

  final Optional<FormField> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  /// Says what is wrong beside the field it is about.
  ///
  /// @return the control to be in; empty where the form has no such field
  Optional<Control> show(Reason reason, String sentence) {
    var field = field(reason.argument("field"));
    field.ifPresent(it -> it.showError(sentence));
    return field.map(FormField::control);
  }

  final Map<String, FormField> fields() {
    return fields;
  }

  /// The name in both languages, side by side.
  final void names() {
    textField(Fields.NAME);
    textField("nameEn");
    var pair = new HBox(8, fields.get(Fields.NAME), fields.get("nameEn"));
    for (var half : pair.getChildren()) {
      HBox.setHgrow(half, Priority.ALWAYS);
    }
    getChildren().add(pair);
  }

  final javafx.scene.control.TextField textField(String name) {
    var input = new javafx.scene.control.TextField(shown.text(name));
    add(name, input, input);
    return input;
  }

  final void add(String name, Control control, Node shownNode) {
    var label = new SimpleStringProperty(space.words().fields().label(shown.type(), name));
    var field = new FormField(label, control, shownNode);
    fields.put(name, field);
    getChildren().add(field);
    listen(name, control);
  }

  /// Tells of changes in a control, and of the focus leaving it.
  final void listen(String name, Control control) {
    if (control instanceof TextInputControl input) {
      input.textProperty().subscribe((before, now) -> listener.changed());
    }
    control
        .focusedProperty()
        .subscribe((before, now) -> {
          if (before && !now) {
            listener.left(name);
          }
        });
  }

  final void changed() {
    listener.changed();
  }

  static @Nullable String textOrNull(String text) {
    return text.isBlank() ? null : text.strip();
  }

  final String text(String name) {
    var field = fields.get(name);
    return field != null && field.control() instanceof TextInputControl input
        ? input.getText()
        : "";
  }
}
