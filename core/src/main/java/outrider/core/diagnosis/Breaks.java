package outrider.core.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds since when shares, or counts, are lower: the stretch of weeks whose own rate makes what
/// was seen most likely, by maximum likelihood over all of its beginnings and ends (a change point
/// with a way back: D. V. Hinkley, "Inference about the change-point in a sequence of random
/// variables", Biometrika 57, 1970; Levin and Kline 1985 for the epidemic alternative).
final class Breaks {
  /// Weeks before it, by which it is told what was usual.
  private static final int BEFORE_MIN = 4;

  private static final int LENGTH_MIN = 2;
  private static final double WITHIN = 3.841458820694124;

  private final double[] part;
  private final double[] whole;
  private final boolean counts;
  private final int first;
  private final int last;
  private final Optional<Break> best;

  /// @param first the earliest week in which a fall may have begun
  /// @param last the latest
  private Breaks(double[] part, double[] whole, boolean counts, int first, int last) {
    this.part = sums(part);
    this.whole = sums(whole);
    this.counts = counts;
    this.first = Math.max(BEFORE_MIN, first);
    this.last = Math.min(last, part.length - LENGTH_MIN);
    best = best();
  }

  /// The stretch that makes what was seen likeliest; empty where it is lower nowhere.
  Optional<Break> found() {
    return best;
  }

  /// Twice the logarithm of how much likelier a fall somewhere makes what was seen, before its
  /// depth is paid for: the mean over all stretches and not the best of them, since nothing told
  /// where to look. Half of what is thought likely beforehand goes to a fall that lasts, half to
  /// one with a way back. Negative where a fall makes it less likely.
  double anywhere() {
    return mean(this::scaled);
  }

  /// The same of a fall in the same weeks of both.
  ///
  /// @param other of as many weeks; where it is known for fewer, only what is known counts
  double anywhereInBoth(Breaks other) {
    return mean((begins, ends) ->
        ends <= other.weeks() ? scaled(begins, ends) + other.scaled(begins, ends) : 0);
  }

  private interface Gain {
    double of(int begins, int ends);
  }

  private double mean(Gain gain) {
    var lasting = new ArrayList<Double>();
    var passing = new ArrayList<Double>();
    for (var begins = first; begins <= last; begins++) {
      for (var ends = begins + LENGTH_MIN; ends <= weeks(); ends++) {
        (ends < weeks() ? passing : lasting).add(gain.of(begins, ends));
      }
    }
    return meanOf(List.of(meanOf(lasting), meanOf(passing)));
  }

  private static double meanOf(List<Double> gains) {
    var most = gains.stream().mapToDouble(each -> each).max().orElse(0);
    var mean = gains.stream().mapToDouble(each -> Math.exp((each - most) / 2)).average().orElse(1);
    return most + 2 * Math.log(mean);
  }

  private double scaled(int begins, int ends) {
    return gain(begins, ends) / best.map(Break::spread).orElse(1.0);
  }

  /// Of shares.
  static Breaks ofShares(double[] part, double[] whole, int first, int last) {
    return new Breaks(part, whole, false, first, last);
  }

  /// Of counts by week.
  static Breaks ofCounts(double[] counted, int first, int last) {
    var ones = new double[counted.length];
    java.util.Arrays.fill(ones, 1);
    return new Breaks(counted, ones, true, first, last);
  }

  private static double[] sums(double[] values) {
    var sums = new double[values.length + 1];
    for (var at = 0; at < values.length; at++) {
      sums[at + 1] = sums[at] + values[at];
    }
    return sums;
  }

  private int weeks() {
    return part.length - 1;
  }

  private Optional<Break> best() {
    var weeks = weeks();
    var from = -1;
    var to = -1;
    var most = 0.0;
    var gains = new double[weeks + 1];
    var tried = 0;
    for (var begins = first; begins <= last; begins++) {
      for (var ends = begins + LENGTH_MIN; ends <= weeks; ends++) {
        tried++;
        // A way back is one thing more that may be chosen freely.
        var gain = gain(begins, ends) - (ends < weeks ? 2 * Math.log(weeks) / 2 : 0);
        gains[begins] = Math.max(gains[begins], gain);
        if (gain > most) {
          most = gain;
          from = begins;
          to = ends;
        }
      }
    }
    if (from < 0) {
      return Optional.empty();
    }
    var spread = spread(from, to);
    var earliest = from;
    var latest = from;
    for (var begins = 0; begins <= weeks; begins++) {
      if (gains[begins] > 0 && most - gains[begins] <= WITHIN * spread) {
        earliest = Math.min(earliest, begins);
        latest = Math.max(latest, begins);
      }
    }
    var gain = gain(from, to) / spread;
    // Neighbouring stretches are nearly the same one: about as many differ as there are weeks,
    // twice where both ends are free.
    var choices = Math.min(tried, 2 * weeks);
    return Optional.of(
        new Break(
            from,
            to,
            earliest,
            latest,
            gain,
            spread,
            Math.min(1, choices * ChiSquare.beyond(gain, 1) / 2)));
  }

  /// Twice the gain in likelihood of a rate of its own within a stretch; 0 where that is higher.
  private double gain(int from, int to) {
    var all = weeks();
    var inside = part[to] - part[from];
    var insideWhole = whole[to] - whole[from];
    var outside = part[all] - inside;
    var outsideWhole = whole[all] - insideWhole;
    if (insideWhole == 0 || outsideWhole == 0 || inside / insideWhole >= outside / outsideWhole) {
      return 0;
    }
    return 2
        * (likelihood(inside, insideWhole)
            + likelihood(outside, outsideWhole)
            - likelihood(part[all], whole[all]));
  }

  private double likelihood(double some, double of) {
    var log = times(some, some / of);
    return counts ? log : log + times(of - some, 1 - some / of);
  }

  private static double times(double count, double share) {
    return count <= 0 ? 0 : count * Math.log(share);
  }

  /// Pearson's: how much more the weeks differ than chance makes them; at least 1.
  private double spread(int from, int to) {
    var squares = 0.0;
    var seen = 0;
    var inside = (part[to] - part[from]) / (whole[to] - whole[from]);
    var outside =
        (part[weeks()] - part[to] + part[from]) / (whole[weeks()] - whole[to] + whole[from]);
    for (var week = 0; week < weeks(); week++) {
      var of = whole[week + 1] - whole[week];
      var rate = week >= from && week < to ? inside : outside;
      var variance = counts ? rate * of : of * rate * (1 - rate);
      if (variance > 0) {
        var off = part[week + 1] - part[week] - of * rate;
        squares += off * off / variance;
        seen++;
      }
    }
    return Math.max(1, squares / Math.max(1, seen - 2));
  }
}
