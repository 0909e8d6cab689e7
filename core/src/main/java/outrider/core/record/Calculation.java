package outrider.core.record;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outrider.core.formula.Evaluation;
import outrider.core.formula.Expression;
import outrider.core.formula.Unit;

/// The value that a formula gives a record, and what the fields of a record give to a formula.
public final class Calculation {

  /// A figure that nobody means: beyond it a number is no longer one to a spreadsheet.
  private static final BigDecimal FIGURE_MAX = BigDecimal.valueOf(1L << 53);

  private static final int DIGITS_USUAL = 2;

  private Calculation() {}

  /// What a field is to a formula; empty for what cannot be calculated with.
  public static Optional<Unit> unit(FieldKind kind) {
    return switch (kind) {
      case NUMBER -> Optional.of(Unit.NUMBER);
      case MONEY -> Optional.of(Unit.MONEY);
      case DATE -> Optional.of(Unit.DAY);
      case FLAG -> Optional.of(Unit.FLAG);
      case TEXT, PHONE, EMAIL, CHOICE -> Optional.of(Unit.TEXT);
      case LONG_TEXT, INSTANT, REFERENCE, TEXT_SET -> Optional.empty();
    };
  }

  /// Whether a formula may give a field of this kind, and this one does.
  public static boolean gives(Unit unit, FieldKind kind) {
    return switch (kind) {
      case NUMBER, MONEY, DATE -> unit.isNumeric();
      case TEXT -> unit == Unit.TEXT;
      case FLAG -> unit == Unit.FLAG;
      default -> false;
    };
  }

  static @Nullable Object value(FieldKind kind, Expression expression, Row row) {
    var result = new Evaluation(stored -> given(stored, row)).of(expression);
    return Values.normalise(
        switch (result) {
          case BigDecimal number -> whole(kind, number, row);
          case Boolean flag -> flag ? (Object) true : null;
          case null -> null;
          default -> result;
        });
  }

  private static @Nullable Object given(Expression.Stored stored, Row row) {
    var value = row.value(stored.field());
    return switch (stored.unit()) {
      case NUMBER, DAY -> value instanceof Long number ? BigDecimal.valueOf(number) : null;
      case MONEY -> value instanceof Long minor ? BigDecimal.valueOf(minor, digits(row)) : null;
      case TEXT -> value instanceof String text ? text : null;
      case FLAG -> value instanceof Boolean flag ? flag : null;
    };
  }

  private static @Nullable Long whole(FieldKind kind, BigDecimal number, Row row) {
    var scaled = kind == FieldKind.MONEY ? number.movePointRight(digits(row)) : number;
    return scaled.abs().compareTo(FIGURE_MAX) > 0
        ? null
        : scaled.setScale(0, RoundingMode.HALF_UP).longValueExact();
  }

  /// Digits behind the point of the record's currency; of most currencies two.
  private static int digits(Row row) {
    var code = row.textOrNull(Fields.CURRENCY);
    if (code == null) {
      return DIGITS_USUAL;
    }
    try {
      return Math.max(0, Currency.getInstance(code).getDefaultFractionDigits());
    } catch (IllegalArgumentException unknown) {
      return DIGITS_USUAL;
    }
  }
}
