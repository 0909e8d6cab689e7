package outrider.core.record;

/// What a field holds, and so how it is entered, shown, filtered, imported and checked.
public enum FieldKind {
  TEXT,
  LONG_TEXT,
  PHONE,
  EMAIL,
  /// A whole number.
  NUMBER,
  /// Minor units of the currency named in the record's field `currency`.
  MONEY,
  /// Epoch milliseconds, UTC.
  INSTANT,
  /// Epoch day, no zone.
  DATE,
  FLAG,
  /// One of the definition's options.
  CHOICE,
  /// The id of a record of the definition's `references` type.
  REFERENCE,
  /// A set of short texts, such as tags.
  TEXT_SET;

  public boolean isNumeric() {
    return switch (this) {
      case NUMBER, MONEY, INSTANT, DATE -> true;
      default -> false;
    };
  }
}
