package outrider.core.ratio;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A made-up company, month by month: branches of different sizes and levels, a season and a trend
/// that all share, trends and seasons of their own on top, and more noise than counting alone
/// makes.
///
/// @param months the last is the one that is judged
/// @param base the usual ratio
/// @param noise what months differ by beyond counting, as a part of the ratio
/// @param season how far the shared season goes up and down, as a part of the ratio
/// @param trend how much a year may change for all, as a part of the ratio
/// @param own how much it may change for one branch; a quarter of it is the branch's own season
/// @param smallest records of the smallest branch's month
record SeededCompany(
    Shape shape,
    int branches,
    int months,
    double base,
    double noise,
    double season,
    double trend,
    double own,
    int smallest,
    int largest) {

  private static final double MONEY = 100_000;

  /// @param times what the first branch's last month is multiplied by
  List<List<Figure>> of(long seed, double times) {
    var random = new Random(seed * 7_919 + 1);
    var phase = random.nextDouble() * 12;
    var shared = (random.nextDouble() * 2 - 1) * trend;
    var company = new ArrayList<List<Figure>>();
    for (var branch = 0; branch < branches; branch++) {
      var size = smallest * Math.pow((double) largest / smallest, random.nextDouble());
      var level = base * Math.exp(0.35 * random.nextGaussian());
      var slope = (random.nextDouble() * 2 - 1) * own;
      var ownPhase = random.nextDouble() * 12;
      var line = new ArrayList<Figure>();
      for (var month = 0; month < months; month++) {
        var years = (month - months) / 12.0;
        var ratio =
            level
                * (1 + season * wave(month + phase) + shared * years)
                * (1 + slope * years)
                * (1 + own / 4 * wave(month + ownPhase))
                * around(random, noise)
                * (branch == 0 && month == months - 1 ? times : 1);
        line.add(
            figure(
                random,
                Math.max(1, poisson(random, size * (1 + 0.3 * wave(month + phase)))),
                ratio));
      }
      company.add(List.copyOf(line));
    }
    return List.copyOf(company);
  }

  private Figure figure(Random random, long n, double ratio) {
    return switch (shape) {
      case SHARE -> new Figure(binomial(random, n, Math.min(0.97, ratio)), n, n);
      case RATE -> new Figure(poisson(random, n * ratio), n, n);
      case MONEY -> new Figure(money(random, poisson(random, n * ratio)), money(random, n), n);
    };
  }

  private static double wave(double month) {
    return Math.sin(month * Math.PI / 6);
  }

  /// Above zero, one on average.
  private static double around(Random random, double part) {
    var variance = Math.log(1 + part * part);
    return Math.exp(Math.sqrt(variance) * random.nextGaussian() - variance / 2);
  }

  /// So many amounts of which a few are large.
  private static long money(Random random, long count) {
    if (count > 40) {
      return Math.round(MONEY * Math.max(0, count + Math.sqrt(count) * random.nextGaussian()));
    }
    var sum = 0.0;
    for (var each = 0; each < count; each++) {
      sum += MONEY * around(random, 1);
    }
    return Math.round(sum);
  }

  private static long poisson(Random random, double mean) {
    if (mean > 40) {
      return Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
    }
    var bound = Math.exp(-mean);
    var product = random.nextDouble();
    var count = 0L;
    while (product > bound) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }

  private static long binomial(Random random, long n, double chance) {
    var variance = n * chance * (1 - chance);
    if (variance > 15) {
      return Math.clamp(
          Math.round(n * chance + Math.sqrt(variance) * random.nextGaussian()), 0L, n);
    }
    var count = 0L;
    for (var each = 0; each < n; each++) {
      count += random.nextDouble() < chance ? 1 : 0;
    }
    return count;
  }
}
