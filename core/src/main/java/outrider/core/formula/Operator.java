package outrider.core.formula;

/// What stands between two parts of a formula.
public enum Operator {
  OR,
  AND,
  EQUAL,
  UNEQUAL,
  LESS,
  AT_MOST,
  MORE,
  AT_LEAST,
  /// Puts two texts together.
  JOIN,
  PLUS,
  LESS_BY,
  TIMES,
  BY;

  boolean compares() {
    return switch (this) {
      case EQUAL, UNEQUAL, LESS, AT_MOST, MORE, AT_LEAST -> true;
      default -> false;
    };
  }
}
