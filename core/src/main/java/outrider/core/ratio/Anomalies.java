package outrider.core.ratio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Which branch's month is beyond what chance explains, beside its own months before and beside the
/// other branches of the same month.
///
/// Each branch's months are brought to a scale on which chance moves all alike (`Shape`). What
/// happens to all branches in a month (season, price rise) is the weighted median of how far the
/// others are from their own middles, as in median polish (J. W. Tukey, "Exploratory Data
/// Analysis", 1977, chapter 11). What is left follows a line through the last twelve months, with
/// the median of all slopes (P. K. Sen, "Estimates of the regression coefficient based on Kendall's
/// tau", JASA 63, 1968), carried on to the month that is judged. The same was done for every month
/// before it: by how far the line missed those, beside what chance alone would make, says how much
/// more than chance there usually is (P. B. Laney, "Improved control charts for attributes",
/// Quality Engineering 14, 2002), by the median or, for wider tails, the nine-tenths point of all
/// misses; the branch's own where they are larger. A month is told where it is further out than
/// that, by Student's distribution, than one in [#CHANCE] of companies would see in any of its
/// branches (Bonferroni): so few are flagged by chance however many branches there are.
///
/// Only months before a month judge it. So what was said of it stays.
public final class Anomalies {

  /// In so many of a company's months in which nothing happened something may be flagged in any
  /// branch. It is a half of that and less, since of the scales the larger one counts.
  static final double CHANCE = 0.05;

  /// Months that a line goes through.
  static final int WINDOW = 12;

  /// With fewer there is no line.
  static final int WINDOW_MIN = 6;

  /// So many months back misses are looked at.
  static final int MISSES = 18;

  /// With fewer misses, over all branches, nobody knows how much is usual.
  static final int MISSES_MIN = 8;

  /// With fewer others nobody knows what all had in common.
  static final int OTHERS_MIN = 3;

  /// The median and the nine-tenths point of how far a normal value is from its middle.
  private static final double MEDIAN = 0.6744897501960817;

  private static final double NINE_TENTHS = 1.6448536269514722;

  /// How sure the median of misses is of the scale, beside their root mean square; they also
  /// overlap.
  private static final double SURE = 0.37;

  private static final int DEGREES_MIN = 4;
  private static final int DEGREES_MAX = 200;

  private final Shape shape;
  private final int count;
  private final int months;
  private final boolean[][] usable;
  private final double[][] scaled;
  private final double[][] variance;

  /// By branch and month: where the line leads, what is common to all, and by how many standard
  /// errors it missed; NaN where there is none.
  private final double[][] led;

  private final double[][] error;
  private final double[][] missed;

  private Anomalies(Shape shape, long least, List<List<Figure>> branches) {
    this.shape = shape;
    count = branches.size();
    months = branches.isEmpty() ? 0 : branches.getFirst().size();
    usable = new boolean[branches.size()][months];
    scaled = new double[branches.size()][months];
    variance = new double[branches.size()][months];
    led = new double[branches.size()][months];
    error = new double[branches.size()][months];
    missed = new double[branches.size()][months];
    for (var branch = 0; branch < branches.size(); branch++) {
      for (var month = 0; month < months; month++) {
        var figure = branches.get(branch).get(month);
        usable[branch][month] = figure.isUsable(least);
        if (usable[branch][month]) {
          scaled[branch][month] = shape.scaled(figure);
          variance[branch][month] = shape.variance(figure);
        }
      }
    }
  }

  /// @param bad which way is bad: only that is flagged
  /// @param least records of the denominator below which nothing is said
  /// @param branches by branch, the months one after the other, the earliest first, as many of each
  /// @param from the first month that is judged
  /// @return by branch and month from `from` on
  public static List<List<Band>> of(
      Shape shape, Side bad, long least, List<List<Figure>> branches, int from) {
    var anomalies = new Anomalies(shape, least, branches);
    for (var month = Math.max(0, from - MISSES); month < anomalies.months; month++) {
      anomalies.predict(month);
    }
    var bands = new ArrayList<List<Band>>();
    branches.forEach(branch -> bands.add(new ArrayList<>()));
    for (var month = from; month < anomalies.months; month++) {
      anomalies.judge(month, bad, bands);
    }
    return bands;
  }

  private void predict(int month) {
    var first = Math.max(0, month - WINDOW);
    var levels = new double[count];
    for (var branch = 0; branch < levels.length; branch++) {
      levels[branch] = level(branch, first, month);
      missed[branch][month] = Double.NaN;
      led[branch][month] = Double.NaN;
    }
    var common = new Common[month - first + 1];
    for (var at = first; at <= month; at++) {
      common[at - first] = common(at, levels);
    }
    for (var branch = 0; branch < levels.length; branch++) {
      if (usable[branch][month] && isLevel(levels[branch])) {
        predict(branch, first, month, unit(levels[branch]), common);
      }
    }
  }

  private boolean isLevel(double level) {
    return !Double.isNaN(level) && (!shape.multiplies() || level > 0);
  }

  /// What a deviation is counted in: what happens to all multiplies, or adds.
  private double unit(double level) {
    return shape.multiplies() ? level : 1;
  }

  /// The middle of a branch's months before; NaN where there are too few.
  private double level(int branch, int first, int month) {
    var values =
        IntStream.range(first, month)
            .filter(each -> usable[branch][each])
            .mapToDouble(each -> scaled[branch][each])
            .toArray();
    return values.length < WINDOW_MIN ? Double.NaN : median(values);
  }

  private void predict(int branch, int first, int month, double unit, Common[] common) {
    var window = new int[month - first];
    var own = new double[window.length];
    var known = 0;
    var mean = 0.0;
    for (var at = first; at < month; at++) {
      if (usable[branch][at]) {
        window[known] = at;
        own[known] = scaled[branch][at] - unit * common[at - first].without(branch);
        mean += variance[branch][at];
        known++;
      }
    }
    window = Arrays.copyOf(window, known);
    own = Arrays.copyOf(own, known);
    var now = common[month - first];
    var shared = unit * unit * now.varianceWithout(branch);
    led[branch][month] = line(window, own, slope(window, own), month) + unit * now.without(branch);
    error[branch][month] =
        Math.sqrt(variance[branch][month] + mean / known * leverage(window, month) + shared);
    missed[branch][month] = (scaled[branch][month] - led[branch][month]) / error[branch][month];
  }

  /// How far branches are from their own middles in a month, the lowest first, each with what it
  /// counts.
  ///
  /// `branch` says whose each is.
  private static final class Common {
    private final int[] branch;
    private final double[] deviation;
    private final double[] weight;

    Common(int[] branch, double[] deviation, double[] weight) {
      this.branch = branch;
      this.deviation = deviation;
      this.weight = weight;
    }

    /// What those other than one have in common; nothing where they are too few.
    double without(int left) {
      var total = total(left);
      if (total == 0) {
        return 0;
      }
      var before = 0.0;
      var last = 0.0;
      for (var index = 0; index < branch.length; index++) {
        if (branch[index] != left) {
          before += weight[index];
          last = deviation[index];
          if (before >= total / 2) {
            break;
          }
        }
      }
      return last;
    }

    /// Of a median, beside that of a mean.
    double varianceWithout(int left) {
      var total = total(left);
      return total == 0 ? 0 : Math.PI / 2 / total;
    }

    private double total(int left) {
      var others = 0;
      var total = 0.0;
      for (var index = 0; index < branch.length; index++) {
        if (branch[index] != left) {
          others++;
          total += weight[index];
        }
      }
      return others < OTHERS_MIN ? 0 : total;
    }
  }

  private Common common(int month, double[] levels) {
    var there =
        IntStream.range(0, levels.length)
            .filter(branch -> usable[branch][month] && isLevel(levels[branch]))
            .boxed()
            .sorted(Comparator.comparingDouble(branch -> deviation(branch, month, levels)))
            .mapToInt(Integer::intValue)
            .toArray();
    var weights = new double[there.length];
    for (var index = 0; index < there.length; index++) {
      var unit = unit(levels[there[index]]);
      weights[index] = unit * unit / variance[there[index]][month];
    }
    // None counts more than the middle one: else a large branch that stands out is all there is.
    var most = there.length == 0 ? 0 : median(weights);
    return new Common(
        there,
        Arrays.stream(there).mapToDouble(branch -> deviation(branch, month, levels)).toArray(),
        Arrays.stream(weights).map(weight -> Math.min(weight, most)).toArray());
  }

  private double deviation(int branch, int month, double[] levels) {
    return (scaled[branch][month] - levels[branch]) / unit(levels[branch]);
  }

  /// The middle of the slopes between any two months.
  private static double slope(int[] months, double[] values) {
    var slopes = new double[months.length * (months.length - 1) / 2];
    var next = 0;
    for (var one = 0; one < months.length; one++) {
      for (var other = one + 1; other < months.length; other++) {
        slopes[next++] = (values[other] - values[one]) / (months[other] - months[one]);
      }
    }
    return median(slopes);
  }

  private static double line(int[] months, double[] values, double slope, int at) {
    var ends = new double[months.length];
    for (var index = 0; index < months.length; index++) {
      ends[index] = values[index] + slope * (at - months[index]);
    }
    return median(ends);
  }

  /// How unsure the line is at a month, in variances of one of its months.
  private static double leverage(int[] months, int at) {
    var mean = Arrays.stream(months).average().orElse(at);
    var spread = Arrays.stream(months).mapToDouble(month -> (month - mean) * (month - mean)).sum();
    return 1.0 / months.length + (spread == 0 ? 0 : (at - mean) * (at - mean) / spread);
  }

  private void judge(int month, Side bad, List<List<Band>> bands) {
    var all = new ArrayList<Double>();
    var judged = 0;
    for (var branch = 0; branch < count; branch++) {
      judged += Double.isNaN(missed[branch][month]) ? 0 : 1;
      all.addAll(misses(branch, month));
    }
    var pooled = Math.max(shape.leastScale(), spread(all));
    for (var branch = 0; branch < count; branch++) {
      bands.get(branch).add(band(branch, month, bad, judged, all.size(), pooled));
    }
  }

  private List<Double> misses(int branch, int month) {
    var misses = new ArrayList<Double>();
    for (var before = Math.max(0, month - MISSES); before < month; before++) {
      if (!Double.isNaN(missed[branch][before])) {
        misses.add(Math.abs(missed[branch][before]));
      }
    }
    return misses;
  }

  /// How far misses usually are, in standard errors of chance.
  private static double spread(List<Double> misses) {
    if (misses.isEmpty()) {
      return 0;
    }
    var sorted = misses.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return Math.max(
        median(sorted) / MEDIAN, sorted[(int) Math.ceil(sorted.length * 0.9) - 1] / NINE_TENTHS);
  }

  private Band band(int branch, int month, Side bad, int judged, int known, double pooled) {
    if (!usable[branch][month]) {
      return Band.silent(Band.Verdict.TOO_FEW);
    }
    if (Double.isNaN(missed[branch][month]) || known < MISSES_MIN) {
      return Band.silent(Band.Verdict.TOO_SHORT);
    }
    var own = misses(branch, month);
    var scale = own.size() < WINDOW_MIN ? pooled : Math.max(pooled, spread(own));
    if (scale <= 0) {
      return Band.silent(Band.Verdict.TOO_SHORT);
    }
    var degrees = Math.clamp(Math.round(SURE * known), DEGREES_MIN, DEGREES_MAX);
    var chance = CHANCE / judged / (bad == Side.BOTH ? 2 : 1);
    var reach = StudentT.exceededBy(chance, degrees) * scale * error[branch][month];
    var middle = led[branch][month];
    var value = scaled[branch][month];
    var verdict =
        value > middle + reach && bad.asks(Side.HIGH)
            ? Band.Verdict.HIGH
            : value < middle - reach && bad.asks(Side.LOW) ? Band.Verdict.LOW : Band.Verdict.USUAL;
    return new Band(
        verdict,
        shape.unscaled(middle),
        shape.unscaled(middle - reach),
        shape.unscaled(middle + reach));
  }

  private static double median(double[] values) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    var middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
