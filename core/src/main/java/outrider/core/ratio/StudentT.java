package outrider.core.ratio;

/// Student's distribution, alike on every machine (`StrictMath`): whoever works out a band works
/// out the same.
final class StudentT {

  private StudentT() {}

  /// How likely a value is more than `t`, for a whole number of degrees of freedom (Abramowitz and
  /// Stegun, Handbook of Mathematical Functions, 1964, 26.7.3 and 26.7.4).
  static double beyond(double t, int degrees) {
    var theta = StrictMath.atan(Math.abs(t) / StrictMath.sqrt(degrees));
    var cosine = StrictMath.cos(theta);
    var within =
        degrees % 2 == 1
            ? (theta + odd(theta, cosine, degrees)) * 2 / Math.PI
            : even(theta, cosine, degrees);
    var tail = Math.max(0, (1 - within) / 2);
    return t >= 0 ? tail : 1 - tail;
  }

  private static double odd(double theta, double cosine, int degrees) {
    if (degrees == 1) {
      return 0;
    }
    var term = cosine;
    var sum = term;
    for (var index = 3; index <= degrees - 2; index += 2) {
      term *= cosine * cosine * (index - 1) / index;
      sum += term;
    }
    return StrictMath.sin(theta) * sum;
  }

  private static double even(double theta, double cosine, int degrees) {
    var term = 1.0;
    var sum = term;
    for (var index = 2; index <= degrees - 2; index += 2) {
      term *= cosine * cosine * (index - 1) / index;
      sum += term;
    }
    return StrictMath.sin(theta) * sum;
  }

  /// The value that is exceeded with this chance, by halving.
  ///
  /// @param chance over 0, under a half
  static double exceededBy(double chance, int degrees) {
    var low = 0.0;
    var high = 1e6;
    for (var step = 0; step < 80; step++) {
      var middle = (low + high) / 2;
      if (beyond(middle, degrees) > chance) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }
}
