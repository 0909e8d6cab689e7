package outrider.core.experiment;

import java.util.Arrays;
import java.util.List;

/// How far apart two variants have to be at each look, so that whoever looks every week is misled
/// no more often than whoever looks once.
///
/// The chance of being misled is spent little by little as the sample fills: on each side `2 − 2Φ(z
/// / √t)` of it after the share `t` of the sample (K. K. G. Lan and D. L. DeMets, "Discrete
/// sequential boundaries for clinical trials", Biometrika 70, 1983, the spending function after
/// O'Brien and Fleming 1979). The bounds follow from the distribution of sums that have not crossed
/// one yet, by numerical integration (P. Armitage, C. K. McPherson and B. C. Rowe, "Repeated
/// significance tests on accumulating data", J. R. Statist. Soc. A 132, 1969).
final class Boundaries {

  /// So far apart nothing is at the first looks; farther than this is told as this.
  static final double MOST = 8;

  /// Points of the grid for each unit of the score.
  private static final int PER_UNIT = 16;

  private Boundaries() {}

  /// @param spent the share of the sample at each look, rising, at most 1
  /// @param information how much each look knows, in any unit, rising
  /// @param alpha chance of being misled on both sides, such as 0.05
  /// @return the bound for the size of the score `z` at each look
  static double[] of(List<Double> spent, List<Double> information, double alpha) {
    var bounds = new double[spent.size()];
    var quantile = Normal.exceededBy(alpha / 4);
    var before = 0.0;
    // Sums `z·√information` that have crossed no bound, and how dense they lie.
    var at = new double[0];
    var weight = new double[0];
    for (var look = 0; look < bounds.length; look++) {
      var share = Math.min(1, spent.get(look));
      var toSpend = 4 * Normal.beyond(quantile / StrictMath.sqrt(share));
      var budget = Math.max(0, toSpend - before) / 2;
      var scale = StrictMath.sqrt(information.get(look));
      var spread =
          look == 0
              ? scale
              : StrictMath.sqrt(Math.max(1e-12, information.get(look) - information.get(look - 1)));
      bounds[look] = look == 0 ? first(budget) : next(budget, scale, spread, at, weight);
      before = bounds[look] < MOST ? toSpend : before;
      if (look + 1 < bounds.length) {
        var grid = grid(bounds[look] * scale, scale);
        weight = dense(grid, spread, at, weight);
        at = grid;
      }
    }
    return bounds;
  }

  private static double first(double budget) {
    return budget < 1e-14 ? MOST : Math.min(MOST, Normal.exceededBy(budget));
  }

  /// By halving, then by Newton's steps: the farther the bound, the less crosses it, and the less
  /// steeply.
  private static double next(
      double budget, double scale, double spread, double[] at, double[] weight) {
    if (crosses(MOST * scale, spread, at, weight) >= budget) {
      return MOST;
    }
    var low = 0.0;
    var high = MOST;
    for (var step = 0; step < 7; step++) {
      var middle = (low + high) / 2;
      if (crosses(middle * scale, spread, at, weight) > budget) {
        low = middle;
      } else {
        high = middle;
      }
    }
    for (var step = 0; step < 6; step++) {
      var slope = steep(low * scale, spread, at, weight) * scale;
      var more = slope < 1e-300 ? 0 : (crosses(low * scale, spread, at, weight) - budget) / slope;
      low = Math.clamp(low + more, low - 0.1, high + 0.1);
    }
    return low;
  }

  private static double steep(double bound, double spread, double[] at, double[] weight) {
    var sum = 0.0;
    for (var index = 0; index < at.length; index++) {
      sum += weight[index] * Normal.density((bound - at[index]) / spread) / spread;
    }
    return sum;
  }

  private static double crosses(double bound, double spread, double[] at, double[] weight) {
    var sum = 0.0;
    for (var index = 0; index < at.length; index++) {
      sum += weight[index] * Normal.beyond((bound - at[index]) / spread);
    }
    return sum;
  }

  private static double[] grid(double bound, double scale) {
    // Beyond six and a half deviations there is nothing.
    var end = Math.min(bound, 6.5 * scale);
    var half = Math.max(1, (int) Math.ceil(end / scale * PER_UNIT));
    var points = new double[2 * half + 1];
    Arrays.setAll(points, index -> end * (index - half) / half);
    return points;
  }

  /// The chance that lies about each point, by Simpson's rule.
  private static double[] dense(double[] grid, double spread, double[] at, double[] weight) {
    var width = grid[1] - grid[0];
    var dense = new double[grid.length];
    for (var point = 0; point < grid.length; point++) {
      var simpson =
          point == 0 || point == grid.length - 1 ? 1.0 / 3 : point % 2 == 1 ? 4.0 / 3 : 2.0 / 3;
      var sum = 0.0;
      if (at.length == 0) {
        sum = Normal.density(grid[point] / spread);
      }
      for (var index = 0; index < at.length; index++) {
        sum += weight[index] * Normal.density((grid[point] - at[index]) / spread);
      }
      dense[point] = sum / spread * simpson * width;
    }
    return dense;
  }
}
