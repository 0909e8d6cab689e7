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

  /// What its sizes have in common.
  public static final String SERIES = "series";

  public static final List<FieldDefinition> FIELDS =
      List.of(
          field(PRODUCT, Fields.NAME, FieldKind.TEXT).asRequired(),
          field(PRODUCT, SERIES, FieldKind.TEXT),
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

  /// Whether this is more of the same: of the same series and dearer, in one currency. False where
  /// either has no series or no price.
  public boolean isAbove(Product other) {
    var series = row.text(SERIES).strip();
    var price = row.numberOrNull(PRICE);
    var below = other.row.numberOrNull(PRICE);
    return !series.isEmpty()
        && series.equalsIgnoreCase(other.row.text(SERIES).strip())
        && price != null
        && below != null
        && price > below
        && row.text(Fields.CURRENCY).equals(other.row.text(Fields.CURRENCY));
  }
}
