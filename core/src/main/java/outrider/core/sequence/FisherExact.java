package outrider.core.sequence;

/// Fisher's exact test of a table of two by two (R. A. Fisher, "On the interpretation of χ² from
/// contingency tables, and the calculation of P", JRSS 85, 1922).
final class FisherExact {

  /// By the number, the logarithm of its factorial.
  private final double[] factorials;

  /// @param most how many there are of both kinds together
  FisherExact(int most) {
    factorials = new double[most + 1];
    for (var number = 1; number <= most; number++) {
      factorials[number] = factorials[number - 1] + Math.log(number);
    }
  }

  /// How likely at least `have` of `some` have it by chance, where `all` of `some + others` do: the
  /// upper end of the hypergeometric distribution.
  double greater(int have, int some, int all, int others) {
    var sum = 0.0;
    for (var each = have; each <= Math.min(some, all); each++) {
      if (all - each <= others) {
        sum +=
            Math.exp(chosen(some, each) + chosen(others, all - each) - chosen(some + others, all));
      }
    }
    return Math.min(1, sum);
  }

  /// The logarithm of in how many ways so many are chosen.
  private double chosen(int from, int count) {
    return factorials[from] - factorials[count] - factorials[from - count];
  }
}
