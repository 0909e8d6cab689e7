package outrider.core.product;

import static outrider.core.record.FieldDefinition.field;
import static outrider.core.record.RecordType.PRODUCT;

import java.util.List;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.Fields;
import outrider.core.record.Row;

/// Something the company sells.
public record Product(Row row) {

  public static final String PRICE = "price";

  public static final List<FieldDefinition> FIELDS =
      List.of(
          field(PRODUCT, Fields.NAME, FieldKind.TEXT).asRequired(),
          field(PRODUCT, "series", FieldKind.TEXT),
          field(PRODUCT, PRICE, FieldKind.MONEY),
          field(PRODUCT, Fields.CURRENCY, FieldKind.TEXT),
          field(PRODUCT, Fields.EXTERNAL_ID, FieldKind.TEXT),
          field(PRODUCT, Fields.IMPORT, FieldKind.TEXT).asManaged());

  public static Product of(Row row) {
    return new Product(row);
  }

  public String name() {
    return row.text(Fields.NAME);
  }
}
