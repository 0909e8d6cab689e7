package outrider.core.diagnosis;

/// How often chance alone goes as far: the upper tail of the chi-square distribution, by the series
/// and the continued fraction of the incomplete gamma function (Abramowitz and Stegun 1964, 6.5.29
/// and 6.5.31; Lentz's evaluation as in Press et al., *Numerical Recipes*, 6.2).
final class ChiSquare {
  private static final int ROUNDS_MAX = 500;
  private static final double ENOUGH = 1e-14;
  private static final double TINY = 1e-300;

  private ChiSquare() {}

  /// @param value of the statistic; at most 0 gives 1
  /// @param degrees of freedom, at least 1
  static double beyond(double value, int degrees) {
    if (value <= 0) {
      return 1;
    }
    var half = degrees / 2.0;
    var x = value / 2;
    var scale = Math.exp(half * Math.log(x) - x - logGamma(half));
    return Math.clamp(x < half + 1 ? 1 - scale * series(half, x) : scale * fraction(half, x), 0, 1);
  }

  private static double series(double half, double x) {
    var term = 1 / half;
    var sum = term;
    for (var round = 1; round < ROUNDS_MAX && Math.abs(term) > ENOUGH * sum; round++) {
      term *= x / (half + round);
      sum += term;
    }
    return sum;
  }

  private static double fraction(double half, double x) {
    var b = x + 1 - half;
    var c = 1 / TINY;
    var d = 1 / b;
    var product = d;
    for (var round = 1; round < ROUNDS_MAX; round++) {
      var a = -round * (round - half);
      b += 2;
      d = 1 / nonZero(a * d + b);
      c = nonZero(b + a / c);
      product *= d * c;
      if (Math.abs(d * c - 1) < ENOUGH) {
        break;
      }
    }
    return product;
  }

  private static double nonZero(double value) {
    return Math.abs(value) < TINY ? TINY : value;
  }

  /// Of halves of whole numbers, which is all that degrees of freedom need: by its recurrence.
  private static double logGamma(double half) {
    var log = half % 1 == 0 ? 0 : Math.log(Math.PI) / 2;
    for (var at = half % 1 == 0 ? 1 : 0.5; at < half; at++) {
      log += Math.log(at);
    }
    return log;
  }
}
