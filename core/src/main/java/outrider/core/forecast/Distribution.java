package outrider.core.forecast;

import java.util.Arrays;

/// What may come of a quarter, as equally likely outcomes in minor units. Immutable.
public final class Distribution {

  /// What lies between is told as the interval: eight outcomes of ten.
  public static final double LOW = 0.1;

  public static final double HIGH = 0.9;

  private final double expected;
  private final double[] sorted;

  Distribution(double expected, double[] outcomes) {
    this.expected = expected;
    sorted = outcomes.clone();
    Arrays.sort(sorted);
  }

  /// The mean.
  public long expectedMinor() {
    return Math.round(expected);
  }

  public long lowMinor() {
    return quantile(LOW);
  }

  public long highMinor() {
    return quantile(HIGH);
  }

  /// By nearest rank.
  ///
  /// @param share over 0, up to 1
  public long quantileMinor(double share) {
    return quantile(share);
  }

  /// How likely at least this much is reached.
  public double chanceOf(long minor) {
    var reached = Arrays.stream(sorted).filter(outcome -> outcome >= minor).count();
    return (double) reached / sorted.length;
  }

  double deviation() {
    var mean = Arrays.stream(sorted).average().orElse(0);
    return Math.sqrt(
        Arrays.stream(sorted).map(each -> (each - mean) * (each - mean)).average().orElse(0));
  }

  /// So many times as wide about what is expected, but nothing below what is won already.
  Distribution widened(double times, double floor) {
    return new Distribution(
        expected,
        Arrays.stream(sorted)
            .map(each -> Math.max(floor, expected + times * (each - expected)))
            .toArray());
  }

  private long quantile(double share) {
    var rank = (int) Math.ceil(share * sorted.length);
    return Math.round(sorted[Math.clamp(rank - 1, 0, sorted.length - 1)]);
  }
}
