package outrider.app.importing;

import java.util.Optional;
import outrider.app.i18n.Words;
import outrider.core.record.FieldDefinition;

/// A choice in the list of fields: a field, or to leave the column out.
record FieldChoice(Optional<FieldDefinition> field, String words) {
  static FieldChoice leaveOut(Words words) {
    return new FieldChoice(Optional.empty(), words.get("import.leaveOut"));
  }

  static FieldChoice of(FieldDefinition field, Words words) {
    return new FieldChoice(
        Optional.of(field),
        words.get("import.field", words.fields().type(field.type()), words.fields().label(field)));
  }
}
