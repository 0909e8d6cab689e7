package outrider.core.tag;

import static outrider.core.record.FieldDefinition.choice;
import static outrider.core.record.FieldDefinition.field;
import static outrider.core.record.RecordType.TAG;

import java.util.List;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.Fields;
import outrider.core.record.Row;

/// A word that groups records. Records carry the tag's id; an id without a tag row is shown as it
/// is.
public record Tag(Row row) {

  public static final List<FieldDefinition> FIELDS =
      List.of(
          field(TAG, Fields.NAME, FieldKind.TEXT).asRequired(),
          field(TAG, "nameEn", FieldKind.TEXT),
          choice(TAG, "tone", "plain", "ok", "warn", "risk", "info"));

  public static Tag of(Row row) {
    return new Tag(row);
  }
}
