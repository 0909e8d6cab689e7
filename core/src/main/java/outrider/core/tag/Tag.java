package outrider.core.tag;

import static outrider.core.record.FieldDefinition.choice;
import static outrider.core.record.FieldDefinition.field;
import static outrider.core.record.RecordType.TAG;

import java.util.List;
import java.util.Optional;
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

  /// Whether somebody who wrote a word meant a tag: by its id, or as it is called.
  ///
  /// @param known the tag; empty for a word that is one by itself
  public static boolean isCalled(String word, String tag, Optional<Row> known) {
    return word.equals(tag)
        || known
            .filter(row -> word.equals(row.text(Fields.NAME)) || word.equals(row.text("nameEn")))
            .isPresent();
  }

  public static Tag of(Row row) {
    return new Tag(row);
  }
}
