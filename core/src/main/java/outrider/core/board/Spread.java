package outrider.core.board;

import java.util.Arrays;

/// How values lie, as a box and its whiskers say it: the middle one, the half around it, and all
/// but a tenth.
///
/// Quantiles are by nearest rank: the smallest of the values such that at least so many of a
/// hundred are no greater (Hyndman and Fan 1996, definition 1), as those of response times are. So
/// each is a value that there is.
///
/// @param count how many values there are; the others are 0 where there are none
public record Spread(int count, long p5, long p25, long p50, long p75, long p90, long p95) {

  /// Of fewer than these a picture says that they are few.
  public static final int FEW_BELOW = 20;

  public static final Spread NONE = new Spread(0, 0, 0, 0, 0, 0, 0);

  /// @param values in any order; they are sorted in place
  public static Spread of(long[] values) {
    if (values.length == 0) {
      return NONE;
    }
    Arrays.sort(values);
    return new Spread(
        values.length,
        quantile(values, 5),
        quantile(values, 25),
        quantile(values, 50),
        quantile(values, 75),
        quantile(values, 90),
        quantile(values, 95));
  }

  /// @param sorted at least one
  /// @param percent from 1 to 100
  private static long quantile(long[] sorted, int percent) {
    return sorted[(int) Math.ceilDiv((long) percent * sorted.length, 100L) - 1];
  }

  public boolean isEmpty() {
    return count == 0;
  }

  public boolean isFew() {
    return count < FEW_BELOW;
  }
}
