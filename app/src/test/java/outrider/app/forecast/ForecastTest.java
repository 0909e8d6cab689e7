package outrider.app.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.app.store.Database;
import outrider.app.store.Profiles;
import outrider.core.forecast.DealBook;
import outrider.core.forecast.DealPast;
import outrider.core.forecast.Forecaster;
import outrider.core.forecast.Method;
import outrider.core.forecast.Span;
import outrider.core.forecast.Verdict;
import outrider.core.quota.Quarter;

/// A forecast of a real table of 8,800 deals: exact where it counts, honest where it guesses.
final class ForecastTest {
  private static final LocalDate AFTER = LocalDate.of(2018, 1, 1);

  @TempDir private static Path folder;

  private static Database database;

  @BeforeAll
  static void open() {
    database = Profiles.open(folder);
    Profiles.seed(database, MavenBook.rows());
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void whatWasWonIsExactInEveryQuarter() {
    var ways = answer(new Quarter(2018, 1), AFTER).ways();
    var book = book(ways);

    assertThat(ways.currency()).isEqualTo("USD");
    assertThat(ways.deals()).hasSize(8_800);
    assertThat(book.wonMinor(new Span(0, 30_000))).isEqualTo(10_005_534_00L);
    for (var quarter = 1; quarter <= 4; quarter++) {
      var each = new Quarter(2017, quarter);
      var byHand =
          MavenBook.deals().stream()
              .filter(deal -> deal.getField("deal_stage").equals("Won"))
              .filter(deal -> Quarter.of(LocalDate.parse(deal.getField("close_date"))).equals(each))
              .mapToLong(deal -> Long.parseLong(deal.getField("close_value")) * 100)
              .sum();
      assertThat(book.wonMinor(Span.of(each))).as(each.text()).isEqualTo(byHand);
    }
    assertThat(answer(new Quarter(2017, 4), AFTER).forecast().wonMinor()).isEqualTo(2_802_496_00L);
  }

  @Test
  void dealsOlderThanAnyThatWasEverClosedAreNamed() {
    var forecast = answer(new Quarter(2018, 1), AFTER).forecast();

    assertThat(forecast.longestCycle()).isEqualTo(138);
    assertThat(forecast.openDeals()).as("those with a date").isEqualTo(1_589);
    assertThat(forecast.stale()).hasSize(1_291);
    var lines = database.readNow(sql -> ForecastQueries.lines(sql, forecast.stale()));
    assertThat(lines)
        .hasSize(1_291)
        .allSatisfy(line -> assertThat(line.stage()).isEqualTo(MavenBook.stage("Engaging")));
  }

  @Test
  void whereTheBaselineWasNearerItIsWhatIsShown() {
    var forecast = answer(new Quarter(2018, 1), AFTER).forecast();

    assertThat(forecast.trials()).hasSize(4);
    assertThat(forecast.error(Method.REPEAT).orElseThrow()).isCloseTo(0.044, within(0.0005));
    assertThat(forecast.error(Method.WEIGHTED).orElseThrow()).isGreaterThan(0.1);
    var model = forecast.error(Method.MODEL).orElseThrow();
    System.out.printf(
        Locale.ROOT,
        "off by %.3f, the baseline by %.3f%n",
        model,
        forecast.error(Method.REPEAT).getAsDouble());
    assertThat(model).as("deals were opened faster than they were won").isGreaterThan(0.0445);
    assertThat(forecast.verdict()).isEqualTo(Verdict.BASELINE);
    assertThat(forecast.shown()).isEqualTo(forecast.repeat());
    var shown = forecast.shown().orElseThrow();
    assertThat(shown.expectedMinor())
        .as("as much as from October to December")
        .isEqualTo(2_802_496_00L);
    assertThat(shown.lowMinor()).isBetween(2_500_000_00L, 2_700_000_00L);
    assertThat(shown.highMinor()).isBetween(2_900_000_00L, 3_100_000_00L);
    assertThat(forecast.chanceOf(shown.expectedMinor()).orElseThrow()).isCloseTo(0.5, within(0.05));
  }

  @Test
  void nothingIsUsedThatWasNotKnownThen() {
    var asOf = LocalDate.of(2017, 10, 1);
    var day = (int) asOf.toEpochDay();
    var whole = answer(new Quarter(2017, 4), asOf);
    var then =
        whole.ways().deals().stream()
            .filter(deal -> deal.openedOn() < day)
            .map(deal ->
                deal.closedOn() < day
                    ? deal
                    : new DealPast(
                        deal.number(), deal.stays(), DealPast.OPEN, false, deal.worths()))
            .toList();
    var ways = whole.ways();
    var before =
        new Forecaster(new DealBook(then, ways.stages().size() + 1, book(ways).winRates()))
            .of(Span.of(new Quarter(2017, 4)), day);

    assertThat(before.trials()).isEqualTo(whole.forecast().trials());
    assertThat(before.repeat().orElseThrow().expectedMinor())
        .isEqualTo(whole.forecast().repeat().orElseThrow().expectedMinor());
  }

  @Test
  void whereHardlyAnythingWasWonNothingIsSaid() {
    var forecast = answer(new Quarter(2026, 4), LocalDate.of(2026, 11, 24)).forecast();

    assertThat(forecast.verdict()).isEqualTo(Verdict.THIN);
    assertThat(forecast.shown()).isEmpty();
    assertThat(forecast.chanceOf(1)).isEmpty();
    assertThat(forecast.wonMinor()).isZero();
  }

  private static DealBook book(DealWays ways) {
    return ways.book(ways.stages().stream().map(stage -> 0.5).toList());
  }

  private static ForecastAnswer answer(Quarter quarter, LocalDate asOf) {
    var asked =
        new ForecastAsked(
            MavenBook.SALES,
            MavenBook.TEAM,
            Optional.empty(),
            quarter,
            asOf,
            false,
            ZoneOffset.UTC);
    return database.readNow(sql -> ForecastQueries.answer(sql, database.configuration(), asked));
  }
}
