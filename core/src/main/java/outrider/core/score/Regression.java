package outrider.core.score;

import java.util.Arrays;

/// Logistic regression over columns of yes and no, with every weight but the first drawn toward
/// nothing (a normal prior of variance 1). Fitted by one Newton step a column at a time, which no
/// step takes further than its own bound, so that it comes to rest from anywhere: Genkin, Lewis and
/// Madigan, *Large-scale Bayesian logistic regression* (2007).
final class Regression {
  private static final int ROUNDS_MAX = 40;
  private static final double ENOUGH = 5e-3;
  private static final double PRIOR = 1;

  private Regression() {}

  /// @param rows the columns of each example that say yes
  /// @return the weight of being there at all, then one for each column
  static double[] fit(int[][] rows, boolean[] converted, int width) {
    var byColumn = transposed(rows, width);
    var weights = new double[width + 1];
    var bounds = new double[width + 1];
    Arrays.fill(bounds, 1);
    var scores = new double[rows.length];
    for (var round = 0; round < ROUNDS_MAX; round++) {
      var most = 0.0;
      for (var column = 0; column <= width; column++) {
        var step =
            step(byColumn[column], converted, scores, column == 0 ? 0 : PRIOR, weights[column]);
        step = Math.clamp(step, -bounds[column], bounds[column]);
        bounds[column] = Math.max(2 * Math.abs(step), bounds[column] / 2);
        weights[column] += step;
        for (var row : byColumn[column]) {
          scores[row] += step;
        }
        most = Math.max(most, Math.abs(step));
      }
      if (most < ENOUGH) {
        break;
      }
    }
    return weights;
  }

  private static double step(
      int[] rows, boolean[] converted, double[] scores, double prior, double weight) {
    var slope = -prior * weight;
    var bend = prior;
    for (var row : rows) {
      var chance = chance(scores[row]);
      slope += (converted[row] ? 1 : 0) - chance;
      bend += chance * (1 - chance);
    }
    return bend < 1e-9 ? 0 : slope / bend;
  }

  private static int[][] transposed(int[][] rows, int width) {
    var counts = new int[width + 1];
    for (var row : rows) {
      counts[0]++;
      for (var column : row) {
        counts[column + 1]++;
      }
    }
    var columns = new int[width + 1][];
    for (var column = 0; column <= width; column++) {
      columns[column] = new int[counts[column]];
    }
    var filled = new int[width + 1];
    for (var row = 0; row < rows.length; row++) {
      columns[0][filled[0]++] = row;
      for (var column : rows[row]) {
        columns[column + 1][filled[column + 1]++] = row;
      }
    }
    return columns;
  }

  static double chance(double score) {
    return 1 / (1 + Math.exp(-score));
  }
}
