package outrider.core.pipeline;

import static outrider.core.record.FieldDefinition.field;
import static outrider.core.record.RecordType.PIPELINE;

import java.util.List;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.Fields;
import outrider.core.record.Row;

/// The stages a kind of deal goes through, in order.
public record Pipeline(Row row) {

  public static final List<FieldDefinition> FIELDS =
      List.of(
          field(PIPELINE, Fields.NAME, FieldKind.TEXT).asRequired(),
          field(PIPELINE, "nameEn", FieldKind.TEXT),
          field(PIPELINE, "position", FieldKind.NUMBER));

  public static Pipeline of(Row row) {
    return new Pipeline(row);
  }

  public String id() {
    return row.id();
  }

  public String name() {
    return row.text(Fields.NAME);
  }

  public long position() {
    return row.number("position", 0);
  }
}
