package outrider.core.health;

import java.util.List;
import java.util.stream.IntStream;
import outrider.core.board.Share;

/// Whether a share fell two months running, and not by chance, and not because quarters end.
///
/// Many a company wins most in the last month of a quarter. There every first month is a fall, and
/// every second may be another. So a fall counts only where
///
/// - each of the two months is lower than the one before, by more than one standard error,
/// - both together are a fall that chance makes in fewer than one of a hundred cases, and
/// - both are lower than the months at their places in earlier quarters: the later as surely, the
///   earlier by more than one standard error.
///
/// Where less than the quarter before is known, nobody can tell a fall from a rhythm, and none is
/// told. Shares are compared by their empirical logits (J. B. S. Haldane, "The estimation and
/// significance of the logarithm of a ratio of frequencies", Annals of Human Genetics 20, 1956),
/// whose variance is that of the counts.
public final class Falling {

  /// The place of a month in its quarter comes again after so many.
  private static final int QUARTER = 3;

  /// The month, the two before it, and the quarter before those.
  public static final int MONTHS = 2 * QUARTER;

  /// One of a hundred, on one side of the normal distribution.
  private static final double SURE = 2.3263478740408408;

  private static final double STEP = 1;

  private Falling() {}

  /// @param months one after the other, the earliest first; each of its own deals
  /// @param at which of them is asked about
  public static boolean at(List<Share> months, int at) {
    if (at < MONTHS - 1
        || IntStream.rangeClosed(at - MONTHS + 1, at)
            .anyMatch(month -> months.get(month).isFew())) {
      return false;
    }
    var now = months.get(at);
    var before = months.get(at - 1);
    var first = months.get(at - 2);
    return drop(first, before) > STEP
        && drop(before, now) > STEP
        && drop(first, now) > SURE
        && drop(season(months, at), now) > SURE
        && drop(season(months, at - 1), before) > STEP;
  }

  /// All months at the same place of earlier quarters together.
  private static Share season(List<Share> months, int at) {
    long part = 0;
    long whole = 0;
    for (var month = at - QUARTER; month >= 0; month -= QUARTER) {
      if (!months.get(month).isFew()) {
        part += months.get(month).part();
        whole += months.get(month).whole();
      }
    }
    return new Share(part, whole);
  }

  /// By how many standard errors one share is lower than another.
  private static double drop(Share from, Share to) {
    return (logit(from) - logit(to)) / Math.sqrt(variance(from) + variance(to));
  }

  private static double logit(Share share) {
    return Math.log((share.part() + 0.5) / (share.whole() - share.part() + 0.5));
  }

  private static double variance(Share share) {
    return 1 / (share.part() + 0.5) + 1 / (share.whole() - share.part() + 0.5);
  }
}
