package outrider.core.diagnosis;

import java.util.ArrayList;
import java.util.List;

/// What wins are worth, before something and since: by the logarithm of their amounts, which is
/// nearly normal where amounts are not.
final class Sizes {
  private static final int EACH_MIN = 8;

  private final List<double[]> wins = new ArrayList<>();

  Sizes(Evidence evidence, Weeks weeks) {
    for (var each : evidence.arrivals()) {
      if (each.won() && each.amountMinor() > 0 && weeks.has(weeks.of(each.closedOn()))) {
        wins.add(new double[] {each.closedOn(), Math.log(each.amountMinor())});
      }
    }
  }

  private static boolean isIn(double[] win, int from, int until) {
    return win[0] >= from && (until == Arrival.NEVER || win[0] < until);
  }

  /// Twice the gain in log likelihood of a mean of their own; 0 where that is no smaller.
  double gain(int from, int until) {
    var inside = wins.stream().filter(win -> isIn(win, from, until)).toList();
    var outside = wins.stream().filter(win -> !isIn(win, from, until)).toList();
    if (Math.min(inside.size(), outside.size()) < EACH_MIN || mean(inside) >= mean(outside)) {
      return 0;
    }
    var apart = squares(inside) + squares(outside);
    return apart <= 0 ? 0 : wins.size() * Math.log(squares(wins) / apart);
  }

  /// By how much less the typical win is worth: 0.2 for a fifth.
  double smaller(int from, int until) {
    var inside = wins.stream().filter(win -> isIn(win, from, until)).toList();
    var outside = wins.stream().filter(win -> !isIn(win, from, until)).toList();
    return 1 - Math.exp(mean(inside) - mean(outside));
  }

  private static double mean(List<double[]> some) {
    return some.stream().mapToDouble(win -> win[1]).average().orElse(0);
  }

  private static double squares(List<double[]> some) {
    var mean = mean(some);
    return some.stream().mapToDouble(win -> (win[1] - mean) * (win[1] - mean)).sum();
  }
}
