package outrider.app.list;

import java.util.List;
import java.util.Locale;
import outrider.core.record.FieldKind;

/// What a condition asks of a field.
public enum Operator {
  /// One of the values.
  IS,
  /// None of the values; an empty field is none of them.
  IS_NOT,
  CONTAINS,
  /// At least, or on that day or later.
  FROM,
  /// At most, or on that day or earlier.
  TO,
  /// In the so many days of 24 hours before now.
  LAST_DAYS,
  /// In the so many days of 24 hours after now.
  NEXT_DAYS,
  /// From Monday to Sunday of this week.
  THIS_WEEK,
  /// Before now.
  PAST,
  FILLED,
  EMPTY;

  /// What may be asked of a kind of field, in the order in which it is offered.
  public static List<Operator> of(FieldKind kind) {
    return switch (kind) {
      case CHOICE, REFERENCE, TEXT_SET -> List.of(IS, IS_NOT, FILLED, EMPTY);
      case FLAG -> List.of(IS, IS_NOT);
      case NUMBER, MONEY -> List.of(FROM, TO, IS, FILLED, EMPTY);
      case INSTANT, DATE -> List.of(LAST_DAYS, NEXT_DAYS, THIS_WEEK, PAST, FROM, TO, FILLED, EMPTY);
      case TEXT, LONG_TEXT, PHONE, EMAIL -> List.of(CONTAINS, IS, IS_NOT, FILLED, EMPTY);
    };
  }

  /// Whether it needs a value beside it.
  public boolean takesValue() {
    return switch (this) {
      case THIS_WEEK, PAST, FILLED, EMPTY -> false;
      default -> true;
    };
  }

  /// Whether it takes several values, of which one has to fit.
  public boolean takesSeveral() {
    return this == IS || this == IS_NOT;
  }

  /// The end of its word key: times and amounts read differently.
  public String wordKey(FieldKind kind) {
    var time = kind == FieldKind.INSTANT || kind == FieldKind.DATE;
    return "list.operator."
        + name().toLowerCase(Locale.ROOT)
        + (time && (this == FROM || this == TO) ? ".day" : "");
  }
}
