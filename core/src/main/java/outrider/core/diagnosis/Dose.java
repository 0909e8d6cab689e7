package outrider.core.diagnosis;

import java.util.stream.IntStream;

/// How well it explains shares that people were exposed to something, more or less, in some weeks:
/// a logistic regression with a level of its own for each person and one slope for the exposure,
/// fitted by Newton's method. The gain is of the slope against levels alone.
///
/// @param slope of the logit for an exposure of 1; negative where it goes with fewer
/// @param gain twice the gain in log likelihood; 0 where it goes with more
record Dose(double slope, double gain) {
  static final Dose NONE = new Dose(0, 0);

  private static final int ROUNDS = 30;
  private static final double ENOUGH = 1e-8;

  /// A level is drawn toward the middle by as much as one more of each would.
  private static final double PRIOR = 0.25;

  private static final double SLOPE_MOST = 12;

  /// @param exposure by week, then by person
  /// @param first the first week that is looked at
  static Dose of(Counts all, double[][] exposures, int first, int weeks) {
    // Whoever was never exposed has the same level with a slope and without one.
    var exposed = exposed(exposures, all.people(), first, weeks);
    var counts = all.of(exposed);
    var exposure = of(exposures, exposed);
    var levels = new double[exposed.length];
    var flat = fit(counts, exposure, first, weeks, levels, PRIOR, false);
    var fitted = fit(counts, exposure, first, weeks, levels, PRIOR, true);
    var gain = 2 * (fitted.likelihood - flat.likelihood);
    return fitted.slope < 0 && gain > 0 ? new Dose(fitted.slope, gain) : NONE;
  }

  private static int[] exposed(double[][] exposure, int people, int first, int weeks) {
    return IntStream.range(0, people)
        .filter(
            person -> IntStream.range(first, weeks).anyMatch(week -> exposure[week][person] != 0))
        .toArray();
  }

  private static double[][] of(double[][] exposure, int[] people) {
    var some = new double[exposure.length][people.length];
    for (var week = 0; week < exposure.length; week++) {
      for (var each = 0; each < people.length; each++) {
        some[week][each] = exposure[week][people[each]];
      }
    }
    return some;
  }

  /// The log likelihood of the best levels and the best slope.
  static double likelihood(Counts counts, double[][] exposure) {
    var weeks = counts.weeks();
    return fit(counts, exposure, 0, weeks, new double[counts.people()], 0, true).likelihood;
  }

  private record Fit(double slope, double likelihood) {}

  private static Fit fit(
      Counts counts,
      double[][] exposure,
      int first,
      int weeks,
      double[] levels,
      double prior,
      boolean sloped) {
    var slope = 0.0;
    for (var round = 0; round < ROUNDS; round++) {
      var gradient = new double[levels.length];
      var bend = new double[levels.length];
      var cross = new double[levels.length];
      var slopeGradient = -1e-6 * slope;
      var slopeBend = 1e-6;
      for (var week = first; week < weeks; week++) {
        for (var person = 0; person < levels.length; person++) {
          var of = counts.whole()[week][person];
          if (of == 0) {
            continue;
          }
          var by = exposure[week][person];
          var chance = chance(levels[person] + slope * by);
          var off = counts.part()[week][person] - of * chance;
          var variance = of * chance * (1 - chance);
          gradient[person] += off;
          bend[person] += variance;
          cross[person] += variance * by;
          slopeGradient += off * by;
          slopeBend += variance * by * by;
        }
      }
      // The levels are eliminated: what is left is one equation for the slope.
      for (var person = 0; person < levels.length; person++) {
        gradient[person] += prior * (1 - 2 * chance(levels[person]));
        bend[person] += 2 * prior * chance(levels[person]) * (1 - chance(levels[person])) + 1e-9;
        slopeGradient -= cross[person] * gradient[person] / bend[person];
        slopeBend -= cross[person] * cross[person] / bend[person];
      }
      var step = sloped && slopeBend > 1e-9 ? Math.clamp(slopeGradient / slopeBend, -2, 2) : 0;
      var most = Math.abs(step);
      slope = Math.clamp(slope + step, -SLOPE_MOST, SLOPE_MOST);
      for (var person = 0; person < levels.length; person++) {
        var move = Math.clamp((gradient[person] - cross[person] * step) / bend[person], -2, 2);
        levels[person] += move;
        most = Math.max(most, Math.abs(move));
      }
      if (most < ENOUGH) {
        break;
      }
    }
    return new Fit(slope, likelihood(counts, exposure, first, weeks, levels, prior, slope));
  }

  private static double likelihood(
      Counts counts,
      double[][] exposure,
      int first,
      int weeks,
      double[] levels,
      double prior,
      double slope) {
    var sum = 0.0;
    for (var person = 0; person < levels.length; person++) {
      var level = chance(levels[person]);
      sum += prior * (Math.log(level) + Math.log1p(-level));
      for (var week = first; week < weeks; week++) {
        var of = counts.whole()[week][person];
        if (of > 0) {
          var chance = chance(levels[person] + slope * exposure[week][person]);
          var came = counts.part()[week][person];
          sum += came * Math.log(chance) + (of - came) * Math.log1p(-chance);
        }
      }
    }
    return sum;
  }

  private static double chance(double score) {
    return Math.clamp(1 / (1 + Math.exp(-score)), 1e-9, 1 - 1e-9);
  }
}
