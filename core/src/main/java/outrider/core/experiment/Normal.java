package outrider.core.experiment;

/// The standard normal distribution, alike on every machine (`StrictMath`): both ends judge a
/// result by it.
final class Normal {

  private Normal() {}

  static double density(double z) {
    return StrictMath.exp(-z * z / 2) / StrictMath.sqrt(2 * Math.PI);
  }

  /// How likely a value is at most `z`; right to 1e-15 or so. By series near the middle and by a
  /// continued fraction in the tails (Abramowitz and Stegun 1964, 26.2.11 and 26.2.14).
  static double cumulative(double z) {
    var size = Math.abs(z);
    if (size > 38) {
      return z > 0 ? 1 : 0;
    }
    if (size < 3) {
      var term = z;
      var sum = z;
      for (var index = 3; Math.abs(term) > 1e-17; index += 2) {
        term *= z * z / index;
        sum += term;
      }
      return 0.5 + sum * density(z);
    }
    var fraction = size;
    for (var index = 60; index > 0; index--) {
      fraction = size + index / fraction;
    }
    var tail = density(size) / fraction;
    return z > 0 ? 1 - tail : tail;
  }

  /// How likely a value is more than `z`, right for large ones too.
  static double beyond(double z) {
    return cumulative(-z);
  }

  /// The value that is exceeded with this chance, by halving.
  ///
  /// @param chance over 0, under 1
  static double exceededBy(double chance) {
    var low = -38.0;
    var high = 38.0;
    for (var step = 0; step < 100; step++) {
      var middle = (low + high) / 2;
      if (beyond(middle) > chance) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }
}
