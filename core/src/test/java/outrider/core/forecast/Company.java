package outrider.core.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// A made-up company whose deals follow known chances: two stages, each left within weeks, and a
/// share of deals that nobody ever closes.
final class Company {
  static final List<Double> WIN_RATES = List.of(0.3, 0.6);

  private static final double MOVED_A_DAY = 0.03;
  private static final double LOST_EARLY_A_DAY = 0.015;
  private static final double WON_A_DAY = 0.02;
  private static final double LOST_LATE_A_DAY = 0.012;
  private static final double NEVER_CLOSED = 0.1;
  private static final double AMOUNT_LOG_DEVIATION = 0.9;
  private static final double AMOUNT_MEDIAN = 50_000_00;

  private final SplittableRandom random;
  private final double openedADay;

  Company(long seed, double openedADay) {
    random = new SplittableRandom(seed);
    this.openedADay = openedADay;
  }

  DealBook book(int days) {
    var deals = new ArrayList<DealPast>();
    for (var day = 0; day < days; day++) {
      var opened = Draws.poisson(openedADay, random);
      for (var each = 0; each < opened; each++) {
        deals.add(deal(deals.size(), day, days));
      }
    }
    return new DealBook(deals, 2, WIN_RATES);
  }

  private DealPast deal(long number, int opened, int until) {
    var stays = new ArrayList<Stay>();
    stays.add(new Stay(0, opened));
    var amount =
        List.of(
            new Worth(
                opened,
                Math.round(
                    AMOUNT_MEDIAN * Math.exp(AMOUNT_LOG_DEVIATION * random.nextGaussian()))));
    if (random.nextDouble() < NEVER_CLOSED) {
      return new DealPast(number, stays, DealPast.OPEN, false, amount);
    }
    var stage = 0;
    for (var day = opened + 1; day < until; day++) {
      var chance = random.nextDouble();
      if (stage == 0 && chance < MOVED_A_DAY) {
        stage = 1;
        stays.add(new Stay(1, day));
      } else if (stage == 0 && chance < MOVED_A_DAY + LOST_EARLY_A_DAY) {
        return new DealPast(number, stays, day, false, amount);
      } else if (stage == 1 && chance < WON_A_DAY) {
        return new DealPast(number, stays, day, true, amount);
      } else if (stage == 1 && chance < WON_A_DAY + LOST_LATE_A_DAY) {
        return new DealPast(number, stays, day, false, amount);
      }
    }
    return new DealPast(number, stays, DealPast.OPEN, false, amount);
  }
}
