package outrider.core.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

/// Whether eight of ten quarters come out where eight of ten were said to, in companies whose
/// chances are known.
class ForecastIntervalTest {
  private static final long SEED = 20261130;
  private static final int COMPANIES = 36;
  private static final int YEARS_KNOWN = 3;
  private static final int MONTHS = 12;

  @Test
  void eightOfTenQuartersOfASimulatedYearLieWithinTheInterval() {
    var within = new int[2];
    var asked = 0;
    var shown = 0;
    var modelOff = 0.0;
    var repeatOff = 0.0;
    for (var company = 0; company < COMPANIES; company++) {
      var book = new Company(SEED + company, 1.5).book(365 * (YEARS_KNOWN + 1) + 100);
      for (var month = company % 3; month < MONTHS; month += 3) {
        var asOf = 365 * YEARS_KNOWN + month * 30;
        var span = new Span(asOf, asOf + 91);
        var forecast = new Forecaster(book).of(span, asOf);
        var actual = book.wonMinor(span);
        asked++;
        within[0] += holds(forecast.model().orElseThrow(), actual) ? 1 : 0;
        within[1] += holds(forecast.shown().orElseThrow(), actual) ? 1 : 0;
        shown += forecast.verdict() == Verdict.MODEL ? 1 : 0;
        modelOff += Math.abs(forecast.model().get().expectedMinor() - actual) / (double) actual;
        repeatOff +=
            Math.abs(forecast.repeat().orElseThrow().expectedMinor() - actual) / (double) actual;
      }
    }
    System.out.printf(
        Locale.ROOT,
        "seed %d: model's interval held %d of %d, what was shown %d; model shown %d times; off by %.3f, baseline %.3f%n",
        SEED,
        within[0],
        asked,
        within[1],
        shown,
        modelOff / asked,
        repeatOff / asked);
    assertThat((double) within[0] / asked).isBetween(0.7, 0.9);
    assertThat((double) within[1] / asked).isBetween(0.7, 0.9);
    assertThat(modelOff).isLessThan(repeatOff);
  }

  private static boolean holds(Distribution said, long actual) {
    return actual >= said.lowMinor() && actual <= said.highMinor();
  }
}
