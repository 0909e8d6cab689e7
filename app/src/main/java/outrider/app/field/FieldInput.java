package outrider.app.field;

import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.FormField;
import outrider.app.shell.Workspace;
import outrider.core.record.FieldDefinition;
import outrider.core.record.Row;
import outrider.core.rule.LimitReason;

/// A field in a form: its name above the control, and beneath it what would be right, such as a
/// missing required value or an amount that is none.
public final class FieldInput {
  private final Workspace space;
  private final FieldEditor editor;
  private final FormField field;

  public FieldInput(Workspace space, FieldDefinition definition) {
    this.space = space;
    editor = new FieldEditor(space, definition);
    field = new FormField(new SimpleStringProperty(label()), editor.control(), editor.node());
    field.rule(this::wrong);
  }

  public FieldDefinition definition() {
    return editor.field();
  }

  public FieldEditor editor() {
    return editor;
  }

  public FormField field() {
    return field;
  }

  /// Shows the value that a row has, unless the user is at work in the field, or has left something
  /// there that was not taken: it waits with the sentence that says why.
  public void show(Row row) {
    editor.show(row, editor.control().isFocusWithin() || field.error().isPresent());
    if (!editor.isChanged()) {
      field.clearError();
    }
  }

  /// What was entered, as a value of the field's kind; null where it is empty. Ask
  /// `field().validate()` before.
  public @Nullable Object value() {
    return editor.read() instanceof Typed.Valid valid ? valid.value() : null;
  }

  private Optional<String> wrong() {
    return switch (editor.read()) {
      case Typed.Wrong wrong -> Optional.of(wrong.sentence());
      case Typed.Valid valid when definition().required() && valid.value() == null ->
          Optional.of(space.words().get("form.required", label()));
      case Typed.Valid valid ->
          LimitReason.of(definition(), valid.value()).map(space.reasons()::say);
    };
  }

  private String label() {
    return space.words().fields().label(editor.field());
  }
}
