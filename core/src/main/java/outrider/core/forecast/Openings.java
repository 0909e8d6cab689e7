package outrider.core.forecast;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/// How many deals are opened a week: a straight line through the weeks of the past half year, by
/// least squares. Its slope is used only where chance would hardly make it (|t| over 2), and less
/// of it with every week ahead (a damped trend, Gardner and McKenzie 1985), since no growth goes on
/// for ever. A month has its own share of the year once two years are known.
final class Openings {
  private static final int WEEKS_MAX = 26;
  private static final int SEASONS_FROM_DAYS = 730;

  /// So many average months are added to what is known of each month, so that one good March is no
  /// rule.
  private static final double SEASON_PRIOR = 1;

  private static final double SLOPE_FROM_T = 2;
  private static final int WEEKS_MIN = 6;
  private static final double DAMPED = 0.8;

  private final double level;
  private final double slope;
  private final double levelError;
  private final double[] residuals;
  private final double[] seasons;
  private final int asOf;
  private final double[] firstStages;

  private Openings(
      double level,
      double slope,
      double levelError,
      double[] residuals,
      double[] seasons,
      int asOf,
      double[] firstStages) {
    this.level = level;
    this.slope = slope;
    this.levelError = levelError;
    this.residuals = residuals;
    this.seasons = seasons;
    this.asOf = asOf;
    this.firstStages = firstStages;
  }

  static Openings of(DealBook book, int asOf) {
    var first =
        book.deals().stream()
            .mapToInt(DealPast::openedOn)
            .filter(day -> day < asOf)
            .min()
            .orElse(asOf);
    var weeks = Math.min(WEEKS_MAX, (asOf - first) / 7);
    var seasons = seasons(book, asOf, asOf - first >= SEASONS_FROM_DAYS);
    var firstStages = new double[book.stages()];
    var counts = new double[Math.max(0, weeks)];
    for (var deal : book.deals()) {
      var back = (asOf - 1 - deal.openedOn()) / 7;
      if (deal.openedOn() < asOf && back < weeks) {
        counts[weeks - 1 - back]++;
        firstStages[deal.stays().getFirst().stage()]++;
      }
    }
    for (var week = 0; week < weeks; week++) {
      counts[week] /= season(seasons, asOf - 7 * (weeks - week) + 3);
    }
    return fit(counts, seasons, asOf, shares(firstStages));
  }

  private static Openings fit(double[] counts, double[] seasons, int asOf, double[] firstStages) {
    var n = counts.length;
    if (n < WEEKS_MIN) {
      return new Openings(0, 0, 0, new double[] {0}, seasons, asOf, firstStages);
    }
    var middle = (n - 1) / 2.0;
    var mean = 0.0;
    for (var count : counts) {
      mean += count / n;
    }
    var squares = 0.0;
    var together = 0.0;
    for (var week = 0; week < n; week++) {
      squares += (week - middle) * (week - middle);
      together += (week - middle) * (counts[week] - mean);
    }
    var slope = together / squares;
    var left = leftOver(counts, mean, slope, middle);
    var error = Math.sqrt(sumOfSquares(left) / (n - 2));
    if (error > 0 && Math.abs(slope) < SLOPE_FROM_T * error / Math.sqrt(squares)) {
      slope = 0;
      left = leftOver(counts, mean, 0, middle);
      error = Math.sqrt(sumOfSquares(left) / (n - 1));
    }
    var level = mean + slope * (n - middle);
    var distance = slope == 0 ? 0 : (n - middle) * (n - middle) / squares;
    return new Openings(
        level, slope, error * Math.sqrt(1.0 / n + distance), left, seasons, asOf, firstStages);
  }

  private static double[] leftOver(double[] counts, double mean, double slope, double middle) {
    var left = new double[counts.length];
    for (var week = 0; week < counts.length; week++) {
      left[week] = counts[week] - mean - slope * (week - middle);
    }
    return left;
  }

  private static double sumOfSquares(double[] values) {
    var sum = 0.0;
    for (var value : values) {
      sum += value * value;
    }
    return sum;
  }

  private static double[] seasons(DealBook book, int asOf, boolean known) {
    var seasons = new double[12];
    Arrays.fill(seasons, 1);
    if (!known) {
      return seasons;
    }
    var from = asOf - SEASONS_FROM_DAYS;
    var counts = new double[12];
    var all = 0.0;
    for (var deal : book.deals()) {
      if (deal.openedOn() >= from && deal.openedOn() < asOf) {
        counts[LocalDate.ofEpochDay(deal.openedOn()).getMonthValue() - 1]++;
        all++;
      }
    }
    if (all > 0) {
      for (var month = 0; month < 12; month++) {
        var usual = all / 12;
        seasons[month] = (counts[month] + SEASON_PRIOR * usual) / (usual + SEASON_PRIOR * usual);
      }
    }
    return seasons;
  }

  private static double season(double[] seasons, int day) {
    return seasons[LocalDate.ofEpochDay(day).getMonthValue() - 1];
  }

  private static double[] shares(double[] counts) {
    var all = 0.0;
    for (var count : counts) {
      all += count;
    }
    var shares = new double[counts.length];
    for (var index = 0; index < counts.length; index++) {
      shares[index] = all == 0 ? 0 : counts[index] / all;
    }
    return shares;
  }

  /// With which share of the new deals each stage is the first.
  double firstStage(int stage) {
    return firstStages[stage];
  }

  /// How far the line may lie from where it was drawn.
  double shift(RandomGenerator random) {
    return levelError * random.nextGaussian();
  }

  /// Deals that are opened in a week from now on, the first of which is 0.
  double expected(int week, double shift) {
    return Math.max(0, level + shift + slope * damped(week)) * season(seasons, asOf + 7 * week + 3);
  }

  /// So many weeks of the slope: the first counts whole.
  private static double damped(int weeks) {
    return (1 - Math.pow(DAMPED, weeks)) / (1 - DAMPED);
  }

  /// The same as it may come out.
  double drawn(int week, double shift, RandomGenerator random) {
    var left = residuals[random.nextInt(residuals.length)];
    return Math.max(0, level + shift + slope * damped(week) + left)
        * season(seasons, asOf + 7 * week + 3);
  }
}
