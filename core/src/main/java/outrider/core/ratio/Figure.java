package outrider.core.ratio;

/// A branch's month of a ratio: two sums. Money is in minor units.
///
/// @param numerator of what is counted
/// @param denominator what it is held against
/// @param n records behind the denominator: of few of them nothing is said
public record Figure(long numerator, long denominator, long n) {

  public static final Figure NONE = new Figure(0, 0, 0);

  public Figure plus(Figure other) {
    return new Figure(numerator + other.numerator, denominator + other.denominator, n + other.n);
  }

  /// The ratio; nothing can be divided by nothing, nor by less.
  public boolean isDefined() {
    return denominator > 0;
  }

  /// Only where it is defined.
  public double value() {
    return (double) numerator / denominator;
  }

  /// Whether it can be judged: enough of them, and nothing below zero.
  boolean isUsable(long least) {
    return n >= Math.max(1, least) && denominator > 0 && numerator >= 0;
  }
}
