package outrider.core.health;

/// Why it is judged so, where that does not follow from the figure alone.
public enum Cause {
  FIGURE,

  /// Conversion fell two months running.
  FALLING,

  /// An import brought a key field with too many blanks.
  BLANK_IMPORT,

  /// Gates were overridden too often.
  OVERRIDDEN,

  /// The month's deals have not had the time to end.
  YOUNG
}
