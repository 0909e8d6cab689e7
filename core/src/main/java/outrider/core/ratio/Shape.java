package outrider.core.ratio;

/// How chance moves a ratio, and on which scale it moves alike for small and large ones.
public enum Shape {

  /// Some of those that are counted: the arcsine of the root (F. J. Anscombe, "The transformation
  /// of Poisson, binomial and negative-binomial data", Biometrika 35, 1948).
  SHARE,

  /// So many for each: the root (the same).
  RATE,

  /// Money for each: the root too, as of a compound Poisson sum, whose variance also grows with
  /// what it is held against; but how fast is only known from the months before.
  MONEY;

  double scaled(Figure figure) {
    return switch (this) {
      case SHARE ->
          StrictMath.asin(
              StrictMath.sqrt(
                  Math.min(1, (figure.numerator() + 0.375) / (figure.denominator() + 0.75))));
      case RATE -> StrictMath.sqrt((figure.numerator() + 0.375) / figure.denominator());
      case MONEY -> StrictMath.sqrt(figure.value());
    };
  }

  /// What chance alone makes of it; for money but for a factor.
  double variance(Figure figure) {
    return this == SHARE ? 1 / (4.0 * figure.denominator() + 2) : 1 / (4.0 * figure.denominator());
  }

  /// Back to the ratio.
  double unscaled(double value) {
    return this == SHARE
        ? square(StrictMath.sin(Math.clamp(value, 0, Math.PI / 2)))
        : square(Math.max(0, value));
  }

  /// Whether what happens to all of them multiplies, rather than adds.
  boolean multiplies() {
    return this != SHARE;
  }

  /// Less noise than chance makes there cannot be; of money nobody knows how much that is.
  double leastScale() {
    return this == MONEY ? 0 : 1;
  }

  private static double square(double value) {
    return value * value;
  }
}
