package outrider.core.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import outrider.core.calendar.BusinessCalendar;
import outrider.core.calendar.OpeningSpan;

/// When a task that repeats is due, across the changes of the clocks and the closed days of a
/// business; and every rule against somebody who goes through the calendar day by day and through
/// the clock minute by minute.
final class SeriesTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final BusinessCalendar ALWAYS = BusinessCalendar.AROUND_THE_CLOCK;

  @Test
  void nineOClockStaysNineOClockWhenTheClocksAreChanged() {
    var series = series("FREQ=WEEKLY;BYDAY=MO", "2026-10-19T09:00", "Europe/Berlin");

    assertThat(dues(series, 2))
        .containsExactly(
            Instant.parse("2026-10-19T07:00:00Z"), Instant.parse("2026-10-26T08:00:00Z"));
  }

  @Test
  void aTimeThatTheClocksLeaveOutIsAnHourLaterThatDayOnly() {
    var series = series("FREQ=DAILY", "2027-03-27T02:30", "Europe/Berlin");

    assertThat(dues(series, 3))
        .containsExactly(
            Instant.parse("2027-03-27T01:30:00Z"),
            Instant.parse("2027-03-28T01:30:00Z"),
            Instant.parse("2027-03-29T00:30:00Z"));
    assertThat(dues(series, 2).get(1).atZone(BERLIN).toLocalTime()).isEqualTo("03:30");
  }

  @Test
  void itBeginsOnTheFirstDayThatTheRuleNames() {
    var series = series("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "2026-11-26T09:00", "Asia/Shanghai");

    assertThat(series.from()).isEqualTo("2026-11-30T09:00");
    assertThat(series.occurrences().limit(2).map(Series.Occurrence::at))
        .containsExactly(
            LocalDateTime.parse("2026-11-30T09:00"), LocalDateTime.parse("2026-12-14T09:00"));
  }

  @Test
  void whatFallsIntoClosedHoursIsDueWhenItOpensAndOnlyOnce() {
    var shop =
        new BusinessCalendar(
            ZoneId.of("Asia/Shanghai"),
            Map.of(
                DayOfWeek.FRIDAY, hours(), DayOfWeek.MONDAY, hours(), DayOfWeek.TUESDAY, hours()),
            Map.of());
    var series =
        Series.beginning("FREQ=DAILY", "2026-11-27T08:00", "Asia/Shanghai", shop).orElseThrow();
    var friday = series.from();

    var saturday = series.next(friday, Instant.parse("2026-11-27T01:00:00Z")).orElseThrow();
    assertThat(saturday.at()).isEqualTo("2026-11-28T08:00");
    assertThat(saturday.due()).isEqualTo("2026-11-30T01:30:00Z");

    var tuesday = series.next(saturday.at(), Instant.parse("2026-11-28T01:00:00Z")).orElseThrow();
    assertThat(tuesday.due()).as("not Monday again").isEqualTo("2026-12-01T01:30:00Z");
  }

  @Test
  void whatWentByMeanwhileIsNotMadeUpFor() {
    var series = series("FREQ=DAILY;COUNT=10", "2026-11-01T09:00", "UTC");

    var next = series.next(series.from(), Instant.parse("2026-11-07T09:00:00Z"));
    assertThat(next.map(Series.Occurrence::at)).contains(LocalDateTime.parse("2026-11-08T09:00"));
    assertThat(series.next(series.from(), Instant.parse("2026-11-10T09:00:00Z"))).isEmpty();
  }

  @Test
  void whatCannotBeReadIsNoSeries() {
    assertThat(Series.beginning("FREQ=DAILY", "2026-11-01", "UTC", ALWAYS)).isEmpty();
    assertThat(Series.beginning("FREQ=DAILY", "2026-11-01T09:00", "Moon/Base", ALWAYS)).isEmpty();
    assertThat(Series.beginning("FREQ=DAILY", "1999-11-01T09:00", "UTC", ALWAYS)).isEmpty();
    assertThat(Series.beginning("FREQ=DAILY", "+999999-11-01T09:00", "UTC", ALWAYS)).isEmpty();
    assertThat(
            Series.beginning(
                "FREQ=DAILY;UNTIL=20200101T000000Z", "2026-11-01T09:00", "UTC", ALWAYS))
        .as("over before it begins")
        .isEmpty();
  }

  @Test
  void theSlowestSeriesHasAnEnd() {
    var began = System.nanoTime();
    var series = series("FREQ=DAILY", "2000-01-01T09:00", "Europe/Berlin");

    assertThat(series.next(LocalDateTime.parse("2199-12-30T09:00"), Instant.EPOCH)).isPresent();
    assertThat(series.next(LocalDateTime.parse("2199-12-31T09:00"), Instant.EPOCH)).isEmpty();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
  }

  @Property(tries = 300)
  void everyRuleNamesTheDaysThatGoingDayByDayFinds(
      @ForAll("rules") Recurrence rule,
      @ForAll("starts") LocalDateTime start,
      @ForAll("zones") String zone) {
    var found = Series.beginning(rule.text(), start.toString(), zone, ALWAYS);

    var expected = dayByDay(rule, start, ZoneId.of(zone));
    if (expected.isEmpty()) {
      // Its end is before its beginning, or its beginning is beyond where we look.
      assertThat(
              found
                  .map(series -> series.from().isBefore(start.plusDays(DAYS)))
                  .filter(within -> within))
          .isEmpty();
      return;
    }
    assertThat(
            found
                .orElseThrow()
                .occurrences()
                .takeWhile(each -> each.at().isBefore(start.plusDays(DAYS)))
                .map(Series.Occurrence::at)
                .toList())
        .isEqualTo(expected);
  }

  @Property(tries = 100)
  void everyTimeIsTheMomentThatTheClockOnTheWallShows(
      @ForAll("starts") LocalDateTime start, @ForAll("zones") String zone) {
    var series = Series.beginning("FREQ=DAILY", start.toString(), zone, ALWAYS).orElseThrow();
    series
        .occurrences()
        .limit(40)
        .forEach(each ->
            assertThat(each.due())
                .as("%s in %s", each.at(), zone)
                .isEqualTo(minuteByMinute(each.at(), ZoneId.of(zone))));
  }

  @Property(tries = 200)
  void theNextIsAlwaysLaterThanNowAndThanTheLast(
      @ForAll("rules") Recurrence rule, @ForAll("starts") LocalDateTime start) {
    var series = Series.beginning(rule.text(), start.toString(), "America/New_York", ALWAYS);
    if (series.isEmpty()) {
      return;
    }
    var at = series.get().from();
    var now = series.get().first().due().minusSeconds(60);
    for (var round = 0; round < 20; round++) {
      var next = series.get().next(at, now);
      if (next.isEmpty()) {
        return;
      }
      assertThat(next.get().at()).isAfter(at);
      assertThat(next.get().due()).isAfter(now);
      assertThat(series.get().has(next.get().at())).isTrue();
      at = next.get().at();
      now = next.get().due().plus(Duration.ofHours(7L * round));
    }
  }

  private static final int DAYS = 900;

  private static List<LocalDateTime> dayByDay(Recurrence rule, LocalDateTime start, ZoneId zone) {
    var found = new ArrayList<LocalDateTime>();
    LocalDate first = null;
    for (var day = start.toLocalDate();
        day.isBefore(start.toLocalDate().plusDays(DAYS));
        day = day.plusDays(1)) {
      if (!isNamed(rule, day) || first != null && !isInTurn(rule, first, day)) {
        continue;
      }
      first = first == null ? day : first;
      var at = day.atTime(start.toLocalTime());
      var until = Optional.ofNullable(rule.until());
      if (until.filter(last -> minuteByMinute(at, zone).isAfter(last)).isPresent()
          || rule.times() > 0 && found.size() == rule.times()) {
        break;
      }
      found.add(at);
    }
    return found;
  }

  private static boolean isNamed(Recurrence rule, LocalDate day) {
    var tomorrowIsAnotherMonth = day.plusDays(1).getMonth() != day.getMonth();
    var ofMonth =
        day.getDayOfMonth() == rule.monthDay()
            || tomorrowIsAnotherMonth
                && (rule.monthDay() == Recurrence.LAST || rule.monthDay() > day.getDayOfMonth());
    return switch (rule.every()) {
      case DAY -> true;
      case WEEK -> rule.days().contains(day.getDayOfWeek());
      case MONTH -> ofMonth;
      case YEAR -> day.getMonthValue() == rule.month() && ofMonth;
    };
  }

  private static boolean isInTurn(Recurrence rule, LocalDate first, LocalDate day) {
    var periods =
        switch (rule.every()) {
          case DAY -> ChronoUnit.DAYS.between(first, day);
          case WEEK -> ChronoUnit.WEEKS.between(monday(first), monday(day));
          case MONTH ->
              (day.getYear() - first.getYear()) * 12L + day.getMonthValue() - first.getMonthValue();
          case YEAR -> day.getYear() - (long) first.getYear();
        };
    return periods % rule.interval() == 0;
  }

  private static LocalDate monday(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  /// The first moment at which the wall shows that time; where it never does, as long after the gap
  /// as the time lies behind its beginning.
  private static Instant minuteByMinute(LocalDateTime wall, ZoneId zone) {
    var utc = wall.atZone(ZoneId.of("UTC")).toInstant();
    var before = utc.minus(Duration.ofHours(15));
    for (var at = before; at.isBefore(utc.plus(Duration.ofHours(15))); at = at.plusSeconds(60)) {
      var shown = LocalDateTime.ofInstant(at, zone);
      if (shown.equals(wall)) {
        return at;
      }
      if (shown.isAfter(wall)) {
        var last = LocalDateTime.ofInstant(at.minusSeconds(60), zone);
        return at.minusSeconds(60).plus(Duration.between(last, wall));
      }
    }
    throw new AssertionError("no such time " + wall + " in " + zone);
  }

  @Provide
  Arbitrary<Recurrence> rules() {
    return SomeRules.any();
  }

  @Provide
  Arbitrary<LocalDateTime> starts() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 900), Arbitraries.integers().between(0, 24 * 4 - 1))
        .as((days, quarter) ->
            LocalDate.of(2025, 1, 1)
                .plusDays(days)
                .atTime(LocalTime.MIDNIGHT.plusMinutes(15L * quarter)));
  }

  /// With and without summer time, half an hour of it, and one across the date line.
  @Provide
  Arbitrary<String> zones() {
    return Arbitraries.of(
        "Asia/Shanghai",
        "Europe/Berlin",
        "America/New_York",
        "Australia/Lord_Howe",
        "Asia/Kathmandu",
        "Pacific/Auckland",
        "America/Sao_Paulo",
        "UTC");
  }

  private static List<OpeningSpan> hours() {
    return List.of(new OpeningSpan(9 * 60 + 30, 18 * 60));
  }

  private static Series series(String rule, String from, String zone) {
    return Series.beginning(rule, from, zone, ALWAYS).orElseThrow();
  }

  private static List<Instant> dues(Series series, int count) {
    return series.occurrences().limit(count).map(Series.Occurrence::due).toList();
  }
}
