package outrider.core.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// Says what a quarter will bring, tries the same on the quarters that are over with only what was
/// known at the time, and shows the model only where it was nearer than the baseline there.
///
/// A pure function: the same book and day give the same forecast, since its chance has a seed.
/// Takes some hundred milliseconds for tens of thousands of deals; for no thread that draws.
public final class Forecaster {

  /// Of fewer deals won in a year than these nothing is said.
  public static final int WON_MIN = 20;

  /// So many quarters that are over are tried, each a month before the other.
  public static final int TRIALS = 4;

  private static final int ROUNDS = 400;
  private static final int TRIAL_ROUNDS = 120;
  private static final int QUARTER_MONTHS = 3;
  private static final int TRIALS_WITHIN_MONTHS = 12;
  private static final int YEAR_DAYS = 365;

  /// An interval is at most so many times as wide as chance alone makes it.
  private static final double WIDENED_MAX = 5;

  private final DealBook book;

  public Forecaster(DealBook book) {
    this.book = book;
  }

  /// @param asOf in epoch days; what happened before its beginning is known
  /// @param span ends after it
  public Forecast of(Span span, int asOf) {
    var lately = book.won(new Span(asOf - YEAR_DAYS, asOf));
    var won = book.wonMinor(new Span(span.from(), Math.min(asOf, span.to())));
    var stale = book.stale(asOf);
    var open = book.open(asOf).size();
    var longest = book.longestCycle(asOf);
    if (lately < WON_MIN) {
      return new Forecast(
          span,
          asOf,
          Verdict.THIN,
          won,
          lately,
          open,
          Optional.empty(),
          0,
          0,
          Optional.empty(),
          weighted(span, asOf),
          List.of(),
          stale,
          longest);
    }
    var trials = trials(span, asOf);
    var outcome = new Simulation(book, asOf, span).run(ROUNDS, seed(span, asOf));
    var repeated = repeat(span, asOf);
    return new Forecast(
        span,
        asOf,
        verdict(trials),
        won,
        lately,
        open,
        Optional.of(outcome.total().widened(widening(trials), won)),
        Math.round(outcome.openMinor()),
        Math.round(outcome.newMinor()),
        repeated.map(minor -> around(minor, trials, won, seed(span, asOf))),
        weighted(span, asOf),
        trials,
        stale,
        longest);
  }

  private static Verdict verdict(List<Trial> trials) {
    if (trials.size() < TRIALS) {
      return Verdict.SHORT;
    }
    var model = Forecast.error(trials, Method.MODEL).orElseThrow();
    return model < Forecast.error(trials, Method.REPEAT).orElseThrow()
        ? Verdict.MODEL
        : Verdict.BASELINE;
  }

  private List<Trial> trials(Span span, int asOf) {
    var trials = new ArrayList<Trial>();
    for (var back = 1; back <= TRIALS_WITHIN_MONTHS && trials.size() < TRIALS; back++) {
      var quarter = span.plusMonths(-back);
      if (quarter.to() <= asOf) {
        trial(quarter, Span.shifted(asOf, -back)).ifPresent(trials::add);
      }
    }
    return trials;
  }

  /// Empty where nothing was won, or not enough was known then.
  private Optional<Trial> trial(Span quarter, int asOf) {
    var actual = book.wonMinor(quarter);
    var repeated = repeat(quarter, asOf);
    if (actual == 0 || repeated.isEmpty() || book.won(new Span(asOf - YEAR_DAYS, asOf)) < WON_MIN) {
      return Optional.empty();
    }
    var said = new Simulation(book, asOf, quarter).run(TRIAL_ROUNDS, seed(quarter, asOf)).total();
    return Optional.of(
        new Trial(
            quarter,
            asOf,
            actual,
            said.expectedMinor(),
            said.deviation(),
            repeated.get(),
            weighted(quarter, asOf)));
  }

  /// What is won, and for the days to come as much as in the same days of three months earlier, or
  /// of as many times three months as it takes to know them all. Empty where the book does not go
  /// back so far.
  private Optional<Long> repeat(Span span, int asOf) {
    var coming = new Span(Math.max(asOf, span.from()), span.to());
    var before = coming.plusMonths(-QUARTER_MONTHS);
    while (before.to() > asOf) {
      before = before.plusMonths(-QUARTER_MONTHS);
    }
    return before.from() < book.firstClosing()
        ? Optional.empty()
        : Optional.of(
            book.wonMinor(new Span(span.from(), Math.min(asOf, span.to())))
                + book.wonMinor(before));
  }

  private long weighted(Span span, int asOf) {
    var year = new Span(asOf - YEAR_DAYS, asOf);
    var deals = book.won(year);
    var mean = deals == 0 ? 0 : (double) book.wonMinor(year) / deals;
    var sum = 0.0;
    for (var deal : book.open(asOf)) {
      var rate = book.winRates().get(deal.stayBefore(asOf).stage());
      var amount = deal.amountBefore(asOf);
      sum += rate * (amount < 0 ? mean : amount);
    }
    return book.wonMinor(new Span(span.from(), Math.min(asOf, span.to()))) + Math.round(sum);
  }

  /// As wide as the model was off, where that is more than chance alone would have it.
  private static double widening(List<Trial> trials) {
    var squares =
        trials.stream()
            .mapToDouble(Trial::deviationsAway)
            .map(away -> away * away)
            .average()
            .orElse(1);
    return Math.clamp(Math.sqrt(squares), 1, WIDENED_MAX);
  }

  /// As wide as the baseline was off, by Student's t since that is known of few quarters.
  private static Distribution around(long minor, List<Trial> trials, long won, long seed) {
    if (trials.isEmpty()) {
      return new Distribution(minor, new double[] {minor});
    }
    var off =
        Math.sqrt(
            trials.stream()
                .mapToDouble(trial -> trial.error(Method.REPEAT))
                .map(error -> error * error)
                .average()
                .orElse(0));
    var random = new SplittableRandom(seed);
    var outcomes = new double[ROUNDS * 10];
    for (var round = 0; round < outcomes.length; round++) {
      outcomes[round] = Math.max(won, minor * (1 + off * Draws.student(trials.size(), random)));
    }
    return new Distribution(minor, outcomes);
  }

  private static long seed(Span span, int asOf) {
    return 1_000_003L * span.from() + asOf;
  }
}
