package outrider.core.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// A quarter played through many times, with only what was known when a day began: what is won
/// already stands, each open deal is won or not by the chances of its stage and age, and deals that
/// nobody has opened yet come in as they came before.
///
/// In each round the chances themselves are drawn anew within their error, so that the interval
/// holds what chance does and what is not known.
final class Simulation {

  private static final int AMOUNTS_DAYS = 365;
  private static final double DAYS_OF_WEEK = 7;

  private final int asOf;
  private final double won;
  private final List<Waiting> open = new ArrayList<>();
  private final Hazards hazards;
  private final Openings openings;
  private final double[] amounts;
  private final double amountMean;
  private final double amountDeviation;
  private final double weeksFrom;
  private final double weeksTo;
  private final int stages;

  /// @param amount of the deal; negative where it has none
  private record Waiting(int stage, int weeksThere, double amount) {}

  /// @param openMinor expected of open deals
  /// @param newMinor expected of deals that are not in the book yet
  record Outcome(Distribution total, double openMinor, double newMinor) {}

  Simulation(DealBook book, int asOf, Span span) {
    this.asOf = asOf;
    stages = book.stages();
    won = book.wonMinor(new Span(span.from(), Math.min(asOf, span.to())));
    hazards = Hazards.of(book, asOf);
    openings = Openings.of(book, asOf);
    weeksFrom = Math.max(0, span.from() - asOf) / DAYS_OF_WEEK;
    weeksTo = Math.max(0, span.to() - asOf) / DAYS_OF_WEEK;
    amounts = amounts(book);
    amountMean = Arrays.stream(amounts).average().orElse(0);
    amountDeviation =
        Math.sqrt(
            Arrays.stream(amounts)
                .map(each -> (each - amountMean) * (each - amountMean))
                .average()
                .orElse(0));
    var longest = book.longestCycle(asOf);
    for (var deal : book.open(asOf)) {
      if (asOf - 1 - deal.openedOn() <= longest) {
        var stay = deal.stayBefore(asOf);
        open.add(
            new Waiting(
                stay.stage(),
                (int) ((asOf - stay.since()) / DAYS_OF_WEEK),
                deal.amountBefore(asOf)));
      }
    }
  }

  private double[] amounts(DealBook book) {
    var recent = new Span(asOf - AMOUNTS_DAYS, asOf);
    var found =
        book.deals().stream()
            .filter(deal -> deal.isWonIn(recent) && deal.revenueMinor() > 0)
            .mapToDouble(DealPast::revenueMinor)
            .toArray();
    return found.length == 0 ? new double[] {0} : found;
  }

  Outcome run(int rounds, long seed) {
    var ahead = (int) Math.ceil(weeksTo);
    var usual = hazards.chances(ahead);
    var openMinor = 0.0;
    for (var deal : open) {
      openMinor += chance(usual, deal) * (deal.amount < 0 ? amountMean : deal.amount);
    }
    var newMinor = 0.0;
    for (var week = 0; week < weeksTo; week++) {
      newMinor += openings.expected(week, 0) * newChance(usual, week) * amountMean;
    }
    var random = new SplittableRandom(seed);
    var outcomes = new double[rounds];
    for (var round = 0; round < rounds; round++) {
      var chances = hazards.redrawn(random).chances(ahead);
      outcomes[round] = won + ofOpen(chances, random) + ofNew(chances, random);
    }
    return new Outcome(new Distribution(won + openMinor + newMinor, outcomes), openMinor, newMinor);
  }

  private double ofOpen(WinChances chances, RandomGenerator random) {
    var sum = 0.0;
    for (var deal : open) {
      if (random.nextDouble() < chance(chances, deal)) {
        sum += deal.amount < 0 ? amounts[random.nextInt(amounts.length)] : deal.amount;
      }
    }
    return sum;
  }

  private double ofNew(WinChances chances, RandomGenerator random) {
    var shift = openings.shift(random);
    var deals = 0.0;
    for (var week = 0; week < weeksTo; week++) {
      deals +=
          Draws.poisson(openings.drawn(week, shift, random) * newChance(chances, week), random);
    }
    var sum = deals * amountMean + Math.sqrt(deals) * amountDeviation * random.nextGaussian();
    return Math.max(0, sum);
  }

  private double chance(WinChances chances, Waiting deal) {
    return chances.between(weeksFrom, weeksTo, deal.stage, deal.weeksThere);
  }

  /// Of a deal that is opened in the middle of a week.
  private double newChance(WinChances chances, int week) {
    var chance = 0.0;
    for (var stage = 0; stage < stages; stage++) {
      var share = openings.firstStage(stage);
      if (share > 0) {
        var passed = week + 0.5;
        chance += share * chances.between(weeksFrom - passed, weeksTo - passed, stage, 0);
      }
    }
    return chance;
  }
}
