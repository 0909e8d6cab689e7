package outrider.core.approval;

import static outrider.core.record.FieldDefinition.field;
import static outrider.core.record.RecordType.PROMOTION;

import java.util.List;
import java.util.Optional;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.Fields;
import outrider.core.record.Row;

/// A discount that was agreed to beforehand: so many percent, for so long, for so many deals. A rep
/// takes one of them without asking anybody; whether there is one left HQ decides, in the order in
/// which it hears of them.
public record Promotion(Row row) {

  public static final String PERCENT = "percent";
  public static final String FROM = "from";
  public static final String UNTIL = "until";
  public static final String STOCK = "stock";
  public static final String INACTIVE = "inactive";

  public static final long STOCK_MAX = 1_000_000;

  public static final List<FieldDefinition> FIELDS =
      List.of(
          field(PROMOTION, Fields.NAME, FieldKind.TEXT).asRequired(),
          field(PROMOTION, "nameEn", FieldKind.TEXT),
          field(PROMOTION, PERCENT, FieldKind.NUMBER).asRequired(),
          field(PROMOTION, FROM, FieldKind.INSTANT).asRequired(),
          field(PROMOTION, UNTIL, FieldKind.INSTANT).asRequired(),
          field(PROMOTION, STOCK, FieldKind.NUMBER).asRequired(),
          field(PROMOTION, INACTIVE, FieldKind.FLAG));

  /// Why nothing can be had of it.
  public enum Ended {
    SWITCHED_OFF,
    NOT_YET,
    OVER,
    OUT_OF_STOCK
  }

  public static Promotion of(Row row) {
    return new Promotion(row);
  }

  public String id() {
    return row.id();
  }

  public String name() {
    return row.text(Fields.NAME);
  }

  public long percent() {
    return row.number(PERCENT, 0);
  }

  public long from() {
    return row.number(FROM, Long.MIN_VALUE);
  }

  /// It is over from this moment on.
  public long until() {
    return row.number(UNTIL, Long.MAX_VALUE);
  }

  /// For how many deals.
  public long stock() {
    return row.number(STOCK, 0);
  }

  public boolean active() {
    return !row.flag(INACTIVE);
  }

  /// @param taken how many have one already, as far as that is known here
  public Optional<Ended> ended(long at, long taken) {
    if (!active()) {
      return Optional.of(Ended.SWITCHED_OFF);
    }
    if (at < from()) {
      return Optional.of(Ended.NOT_YET);
    }
    if (at >= until()) {
      return Optional.of(Ended.OVER);
    }
    return taken >= stock() ? Optional.of(Ended.OUT_OF_STOCK) : Optional.empty();
  }
}
