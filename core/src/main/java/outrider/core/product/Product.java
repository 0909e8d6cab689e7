package outrider.core.product;

import static outrider.core.record.FieldDefinition.of;
import static outrider.core.record.RecordType.PRODUCT;

import java.util.List;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.Fields;
import outrider.core.record.Row;

/// Something the company sells.
public record Product(Row row) {

  public static final List<FieldDefinition> FIELDS =
      List.of(
          of(PRODUCT, Fields.NAME, FieldKind.TEXT).asRequired(),
          of(PRODUCT, "series", FieldKind.TEXT),
          of(PRODUCT, "price", FieldKind.MONEY),
          of(PRODUCT, Fields.CURRENCY, FieldKind.TEXT),
          of(PRODUCT, Fields.EXTERNAL_ID, FieldKind.TEXT),
          of(PRODUCT, Fields.IMPORT, FieldKind.TEXT).asManaged());

  public static Product of(Row row) {
    return new Product(row);
  }

  public String name() {
    return row.text(Fields.NAME);
  }
}
