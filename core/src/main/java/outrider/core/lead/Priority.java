package outrider.core.lead;

/// The rank of a row in *Today*: value × intent × time to breach.
///
/// `score = log10(10 + amount) × intent weight × urgency`, where urgency doubles with every halving
/// of the time that is left: `4 h / (4 h + time left)` before the breach and `1 + overdue hours /
/// 24` (at most 2) after it. The logarithm keeps one huge deal from hiding all others; at equal
/// value an A ten minutes from breach always stands before a C.
public final class Priority {

  private static final double HALF_URGENT_MILLIS = 4 * 3_600_000.0;
  private static final double DAY_MILLIS = 24 * 3_600_000.0;

  private Priority() {}

  /// @param amountMinor expected value in minor units; 0 where unknown
  /// @param millisLeft time to the breach, negative when it has passed
  public static double score(long amountMinor, Intent intent, long millisLeft) {
    var value = Math.log10(10 + Math.max(0, amountMinor) / 100.0);
    var urgency =
        millisLeft >= 0
            ? HALF_URGENT_MILLIS / (HALF_URGENT_MILLIS + millisLeft)
            : 1 + Math.min(1, -millisLeft / DAY_MILLIS);
    return value * intent.weight() * urgency;
  }
}
