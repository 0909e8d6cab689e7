package outrider.core.forecast;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// How likely a deal is won, lost or moved on within a week, by its stage and how long it has been
/// in it: occurrences over the weeks that deals were at risk, as in a piecewise exponential model
/// of competing risks (Friedman 1982). A deal that is still open counts with the weeks that it was
/// open, and one that began before the first known closing only with the weeks after it.
///
/// A cell that few deals went through is drawn toward what is usual in its stage.
final class Hazards {

  /// Where one cell ends and the next begins, in weeks in the stage.
  private static final int[] EDGES = {1, 2, 3, 4, 6, 8, 10, 12, 14, 16, 18, 20, 24, 28, 36, 44, 52};

  private static final int CELLS = EDGES.length + 1;

  /// Older than this every week is like the one before.
  static final int WEEKS_MAX = 60;

  /// So many deal-weeks of the stage's own average are added to each cell.
  private static final double PRIOR_WEEKS = 4;

  private static final int LEARNED_DAYS = 365;
  private static final double DAYS_OF_WEEK = 7;

  private final int stages;
  private final double[][] weeks;
  private final double[][] wins;
  private final double[][] losses;
  private final double[][] moves;
  private final double[][] targets;

  private Hazards(int stages) {
    this.stages = stages;
    weeks = new double[stages][CELLS];
    wins = new double[stages][CELLS];
    losses = new double[stages][CELLS];
    moves = new double[stages][CELLS];
    targets = new double[stages][stages];
  }

  /// Learned from what was known when the day began.
  static Hazards of(DealBook book, int asOf) {
    var hazards = new Hazards(book.stages());
    var from = Math.max(book.firstClosing(), asOf - LEARNED_DAYS);
    for (var deal : book.deals()) {
      if (deal.openedOn() < asOf && deal.closedOn() >= from) {
        hazards.count(deal, from, asOf);
      }
    }
    return hazards;
  }

  private void count(DealPast deal, int from, int asOf) {
    var stays = deal.stays();
    for (var index = 0; index < stays.size(); index++) {
      var stay = stays.get(index);
      if (stay.since() >= asOf) {
        return;
      }
      var isLast = index == stays.size() - 1;
      var end = isLast ? deal.closedOn() : stays.get(index + 1).since();
      var known = end < asOf;
      // What happened on the day it began took half of it.
      var until = (known ? end + 0.5 : asOf) - stay.since();
      expose(stay.stage(), Math.max(0, from - stay.since()), until);
      if (known && end >= from) {
        var cell = cell((int) ((end - stay.since()) / DAYS_OF_WEEK));
        if (!isLast) {
          moves[stay.stage()][cell]++;
          targets[stay.stage()][stays.get(index + 1).stage()]++;
        } else if (deal.won()) {
          wins[stay.stage()][cell]++;
        } else {
          losses[stay.stage()][cell]++;
        }
      }
    }
  }

  private void expose(int stage, double fromDay, double toDay) {
    var low = 0.0;
    for (var cell = 0; cell < CELLS && low < toDay; cell++) {
      var high = cell < EDGES.length ? EDGES[cell] * DAYS_OF_WEEK : Double.MAX_VALUE;
      var days = Math.min(high, toDay) - Math.max(low, fromDay);
      if (days > 0) {
        weeks[stage][cell] += days / DAYS_OF_WEEK;
      }
      low = high;
    }
  }

  private static int cell(int week) {
    var cell = 0;
    while (cell < EDGES.length && week >= EDGES[cell]) {
      cell++;
    }
    return cell;
  }

  /// The same as they might have come out, had chance been another: each count as often as its own
  /// error lets it.
  Hazards redrawn(RandomGenerator random) {
    var drawn = new Hazards(stages);
    for (var stage = 0; stage < stages; stage++) {
      drawn.weeks[stage] = weeks[stage];
      drawn.targets[stage] = targets[stage];
      drawn.wins[stage] = redrawn(wins[stage], random);
      drawn.losses[stage] = redrawn(losses[stage], random);
      drawn.moves[stage] = redrawn(moves[stage], random);
    }
    return drawn;
  }

  private static double[] redrawn(double[] counts, RandomGenerator random) {
    return Arrays.stream(counts)
        .map(count -> count == 0 ? 0 : Draws.poisson(count, random))
        .toArray();
  }

  /// Chances of being won within so many weeks, by stage and weeks in it.
  WinChances chances(int weeksAhead) {
    var won = new double[stages][CELLS];
    var moved = new double[stages][CELLS];
    var stayed = new double[stages][CELLS];
    for (var stage = 0; stage < stages; stage++) {
      var rates = new double[] {usual(wins, stage), usual(losses, stage), usual(moves, stage)};
      for (var cell = 0; cell < CELLS; cell++) {
        var win = rate(wins, stage, cell, rates[0]);
        var lose = rate(losses, stage, cell, rates[1]);
        var move = rate(moves, stage, cell, rates[2]);
        var all = win + lose + move;
        stayed[stage][cell] = Math.exp(-all);
        won[stage][cell] = all == 0 ? 0 : (1 - stayed[stage][cell]) * win / all;
        moved[stage][cell] = all == 0 ? 0 : (1 - stayed[stage][cell]) * move / all;
      }
    }
    return walk(weeksAhead, won, moved, stayed);
  }

  /// From the last week back to now: to be won within `w` weeks is to be won in the first of them,
  /// or to be still there, or in another stage, and be won within the others.
  private WinChances walk(int ahead, double[][] won, double[][] moved, double[][] stayed) {
    var shares = shares();
    var chances = new double[ahead + 1][stages][WEEKS_MAX + 1];
    for (var left = 1; left <= ahead; left++) {
      var before = chances[left - 1];
      for (var stage = 0; stage < stages; stage++) {
        var elsewhere = 0.0;
        for (var target = 0; target < stages; target++) {
          elsewhere += shares[stage][target] * before[target][0];
        }
        for (var week = 0; week <= WEEKS_MAX; week++) {
          var cell = cell(week);
          chances[left][stage][week] =
              won[stage][cell]
                  + moved[stage][cell] * elsewhere
                  + stayed[stage][cell] * before[stage][Math.min(week + 1, WEEKS_MAX)];
        }
      }
    }
    return new WinChances(chances);
  }

  private double[][] shares() {
    var shares = new double[stages][stages];
    for (var stage = 0; stage < stages; stage++) {
      var all = Arrays.stream(targets[stage]).sum();
      for (var target = 0; target < stages; target++) {
        shares[stage][target] = all == 0 ? 0 : targets[stage][target] / all;
      }
    }
    return shares;
  }

  /// Occurrences a week over the whole stage; of all stages where nothing is known of this one.
  private double usual(double[][] counts, int stage) {
    var exposed = Arrays.stream(weeks[stage]).sum();
    if (exposed > 0) {
      return Arrays.stream(counts[stage]).sum() / exposed;
    }
    var all = Arrays.stream(weeks).flatMapToDouble(Arrays::stream).sum();
    return all == 0 ? 0 : Arrays.stream(counts).flatMapToDouble(Arrays::stream).sum() / all;
  }

  private double rate(double[][] counts, int stage, int cell, double usual) {
    return (counts[stage][cell] + PRIOR_WEEKS * usual) / (weeks[stage][cell] + PRIOR_WEEKS);
  }
}
