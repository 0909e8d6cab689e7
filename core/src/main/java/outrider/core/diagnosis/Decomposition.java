package outrider.core.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import outrider.core.board.Share;

/// A change of revenue as what each factor adds to it.
///
/// Revenue is leads × conversion × size × cycle, exactly: the last is what is left of revenue when
/// divided by the others. Each factor's part is Shapley's: what its change adds, averaged over all
/// orders in which the factors may change (L. S. Shapley 1953; for decompositions A. Albrecht, D.
/// François and K. Schoors, "A Shapley decomposition of carbon emissions without residuals", Energy
/// Policy 30, 2002). Parts are rounded so that they add up to the change to the last cent, and
/// shares to 100.0.
///
/// @param days within which a lead counts as converted, the same for both times
public record Decomposition(
    Side before, Side now, int days, Map<Factor, Long> parts, Map<Factor, Integer> permille) {

  /// With fewer wins on either side a change of revenue is that of single deals.
  public static final int WINS_MIN = 20;

  /// A smaller change than this share of what was is none to look for causes of.
  private static final double NO_CHANGE = 0.005;

  /// One of the two times.
  ///
  /// @param revenueMinor of the deals that were won in it
  /// @param arrivals that came in
  /// @param converted of those that are old enough
  /// @param wins within it, whose amount is known
  /// @param cycleDays half of its wins took longer from coming in
  public record Side(long revenueMinor, int arrivals, Share converted, int wins, int cycleDays) {

    /// Average of a win, in minor units.
    public double size() {
      return wins == 0 ? 0 : (double) revenueMinor / wins;
    }

    /// Wins of the time for each win that its leads bring.
    public double pace() {
      var expected = arrivals * converted.value();
      return expected == 0 ? 0 : wins / expected;
    }

    public double value(Factor factor) {
      return switch (factor) {
        case LEADS -> arrivals;
        case CONVERSION -> converted.value();
        case SIZE -> size();
        case CYCLE -> pace();
      };
    }

    boolean isFew() {
      return wins < WINS_MIN || converted.isFew() || converted.part() == 0;
    }
  }

  public Decomposition {
    parts = Map.copyOf(parts);
    permille = Map.copyOf(permille);
  }

  /// Whether there is too little for it; then there are no parts.
  public boolean isThin() {
    return before.isFew() || now.isFew();
  }

  public long changeMinor() {
    return now.revenueMinor - before.revenueMinor;
  }

  /// Of what was: −0.22.
  public double change() {
    return before.revenueMinor == 0 ? 0 : (double) changeMinor() / before.revenueMinor;
  }

  public boolean isNoChange() {
    return Math.abs(change()) < NO_CHANGE;
  }

  static Decomposition of(Evidence evidence) {
    var took =
        evidence.arrivals().stream()
            .filter(Arrival::won)
            .mapToInt(each -> each.closedOn() - each.cameOn())
            .filter(days -> days >= 0)
            .sorted()
            .toArray();
    var days = took.length == 0 ? 90 : Math.clamp(quantile(took, 0.9), 7, 180);
    var before = side(evidence, evidence.before(), days);
    var now = side(evidence, evidence.now(), days);
    if (before.isFew() || now.isFew()) {
      return new Decomposition(before, now, days, Map.of(), Map.of());
    }
    var parts = shapley(values(before), values(now));
    var change = now.revenueMinor - before.revenueMinor;
    var minor = rounded(parts, change);
    var sum = Arrays.stream(parts).sum();
    var permille = sum == 0 ? new long[parts.length] : rounded(scaled(parts, 1_000 / sum), 1_000);
    var byFactor = new EnumMap<Factor, Long>(Factor.class);
    var shares = new EnumMap<Factor, Integer>(Factor.class);
    for (var factor : Factor.values()) {
      byFactor.put(factor, minor[factor.ordinal()]);
      shares.put(factor, (int) permille[factor.ordinal()]);
    }
    return new Decomposition(before, now, days, byFactor, shares);
  }

  private static int quantile(int[] sorted, double share) {
    return sorted[Math.min(sorted.length - 1, (int) Math.ceil(share * sorted.length) - 1)];
  }

  private static Side side(Evidence evidence, Days time, int days) {
    var arrivals = 0;
    var old = 0L;
    var converted = 0L;
    var revenue = 0L;
    var cycles = new ArrayList<Integer>();
    for (var each : evidence.arrivals()) {
      if (time.has(each.cameOn())) {
        arrivals++;
        if (each.cameOn() + days < evidence.horizon()) {
          old++;
          converted += each.isWonWithin(days) ? 1 : 0;
        }
      }
      if (each.won() && time.has(each.closedOn()) && each.amountMinor() > 0) {
        revenue += each.amountMinor();
        cycles.add(each.closedOn() - each.cameOn());
      }
    }
    cycles.sort(Comparator.naturalOrder());
    return new Side(
        revenue,
        arrivals,
        new Share(converted, old),
        cycles.size(),
        cycles.isEmpty() ? 0 : cycles.get((cycles.size() - 1) / 2));
  }

  private static double[] values(Side side) {
    return Arrays.stream(Factor.values()).mapToDouble(side::value).toArray();
  }

  /// What the change of each factor adds to the change of the product of all.
  static double[] shapley(double[] before, double[] now) {
    var count = before.length;
    var parts = new double[count];
    for (var factor = 0; factor < count; factor++) {
      for (var others = 0; others < 1 << count; others++) {
        if ((others >> factor & 1) == 0) {
          var product = weight(Integer.bitCount(others), count);
          for (var other = 0; other < count; other++) {
            if (other != factor) {
              product *= (others >> other & 1) == 1 ? now[other] : before[other];
            }
          }
          parts[factor] += product * (now[factor] - before[factor]);
        }
      }
    }
    return parts;
  }

  /// The share of all orders in which exactly these come first.
  private static double weight(int first, int count) {
    return factorial(first) * factorial(count - first - 1) / factorial(count);
  }

  private static double factorial(int number) {
    return IntStream.rangeClosed(2, number).asDoubleStream().reduce(1, (a, b) -> a * b);
  }

  private static double[] scaled(double[] parts, double by) {
    return Arrays.stream(parts).map(part -> part * by).toArray();
  }

  /// Whole numbers that add up to a sum, by the largest remainder.
  static long[] rounded(double[] parts, long sum) {
    var whole = new long[parts.length];
    var left = sum;
    for (var index = 0; index < parts.length; index++) {
      whole[index] = (long) Math.floor(parts[index]);
      left -= whole[index];
    }
    List<Integer> order =
        IntStream.range(0, parts.length)
            .boxed()
            .sorted(
                Comparator.comparingDouble((Integer index) -> whole[index] - parts[index])
                    .thenComparing(Comparator.naturalOrder()))
            .toList();
    for (var index = 0; left != 0; index++) {
      var step = Long.signum(left);
      whole[order.get(Math.floorMod(step > 0 ? index : -1 - index, order.size()))] += step;
      left -= step;
    }
    return whole;
  }
}
