package outrider.core.formula;

/// What a field gives to a formula, and what a formula gives to its field.
public enum Unit {
  /// A whole number.
  NUMBER,
  /// An amount in whole units of its currency, so that `[amount] + 100` means a hundred yuan.
  MONEY,
  /// A day, counted: one day less another is the days between them.
  DAY,
  TEXT,
  FLAG;

  public boolean isNumeric() {
    return this == NUMBER || this == MONEY || this == DAY;
  }
}
