package outrider.core.board;

import java.util.stream.IntStream;

/// How many of some did what is asked, with how sure that is.
///
/// The interval is Wilson's score interval at 95% (E. B. Wilson, "Probable inference, the law of
/// succession, and statistical inference", JASA 22, 1927): right for few and for shares near none
/// or all, where the mean plus two standard errors is not.
///
/// @param part those who did, from 0 to `whole`
/// @param whole all that are counted
public record Share(long part, long whole) {

  /// Of fewer than these no share is told: it would be chance.
  public static final int FEW_BELOW = 30;

  public static final Share NONE = new Share(0, 0);

  /// The quantile of the normal distribution for 95% on both sides.
  private static final double Z = 1.959963984540054;

  public Share {
    if (part < 0 || part > whole) {
      throw new IllegalArgumentException(part + " of " + whole);
    }
  }

  /// Of each part and the whole beside it.
  public static Share[] each(long[] parts, long[] wholes) {
    return IntStream.range(0, parts.length)
        .mapToObj(index -> new Share(parts[index], wholes[index]))
        .toArray(Share[]::new);
  }

  /// From 0 to 1; 0 of none.
  public double value() {
    return whole == 0 ? 0 : (double) part / whole;
  }

  public boolean isFew() {
    return whole < FEW_BELOW;
  }

  public double low() {
    return whole == 0 ? 0 : Math.max(0, centre() - half());
  }

  public double high() {
    return whole == 0 ? 1 : Math.min(1, centre() + half());
  }

  private double centre() {
    return (value() + Z * Z / (2 * whole)) / (1 + Z * Z / whole);
  }

  private double half() {
    return Z
        / (1 + Z * Z / whole)
        * Math.sqrt(value() * (1 - value()) / whole + Z * Z / (4.0 * whole * whole));
  }

  /// Whether it is higher beyond doubt: the intervals do not meet.
  public boolean isClearlyAbove(Share other) {
    return whole > 0 && other.whole > 0 && low() > other.high();
  }
}
