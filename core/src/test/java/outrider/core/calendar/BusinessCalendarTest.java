package outrider.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// Business time: what counts, across nights, holidays and changes of the clocks.
final class BusinessCalendarTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /// Clocks that change by an hour, by half of one, at midnight, on different dates, or never; one
  /// zone that once left out a whole day.
  private static final List<String> ZONES =
      List.of(
          "Asia/Shanghai",
          "Europe/Berlin",
          "America/New_York",
          "America/Havana",
          "America/St_Johns",
          "Australia/Lord_Howe",
          "Africa/Casablanca",
          "Asia/Kathmandu",
          "Pacific/Apia",
          "UTC");

  @Example
  void halfAnHourPromisedOnFridayEveningEndsOnMondayMorning() {
    var office = weekdays(SHANGHAI, "09:00-18:00");

    assertThat(office.plus(at(SHANGHAI, "2026-11-27T17:45"), Duration.ofMinutes(30)))
        .isEqualTo(at(SHANGHAI, "2026-11-30T09:15"));
    assertThat(office.plus(at(SHANGHAI, "2026-11-27T17:30"), Duration.ofMinutes(30)))
        .as("the last minute of the day is the day's")
        .isEqualTo(at(SHANGHAI, "2026-11-27T18:00"));
    assertThat(office.plus(at(SHANGHAI, "2026-11-28T12:00"), Duration.ofMinutes(5)))
        .isEqualTo(at(SHANGHAI, "2026-11-30T09:05"));
  }

  @Example
  void theNoonBreakDoesNotCount() {
    var office = weekdays(SHANGHAI, "09:00-12:00 13:30-18:00");

    assertThat(office.plus(at(SHANGHAI, "2026-11-26T11:50"), Duration.ofMinutes(30)))
        .isEqualTo(at(SHANGHAI, "2026-11-26T13:50"));
    assertThat(office.between(at(SHANGHAI, "2026-11-26T08:00"), at(SHANGHAI, "2026-11-26T20:00")))
        .isEqualTo(Duration.ofMinutes(450));
  }

  @Example
  void aHolidayIsClosedAndAnExtraDayIsWorked() {
    var hours = spans("09:00-18:00");
    var exceptions =
        Map.of(
            LocalDate.of(2026, 10, 1), List.<OpeningSpan>of(),
            LocalDate.of(2026, 10, 2), List.<OpeningSpan>of(),
            LocalDate.of(2026, 10, 3), hours);
    var office = new BusinessCalendar(SHANGHAI, week(hours), exceptions);

    assertThat(office.plus(at(SHANGHAI, "2026-09-30T17:30"), Duration.ofHours(1)))
        .as("Thursday and Friday are the National Day, Saturday makes up for it")
        .isEqualTo(at(SHANGHAI, "2026-10-03T09:30"));
  }

  @Example
  void anHourThatTheClockSkipsDoesNotCountAndOneItRepeatsCountsTwice() {
    var night = everyDay(BERLIN, "01:00-04:00");

    assertThat(night.plus(at(BERLIN, "2026-03-29T01:30"), Duration.ofHours(1)))
        .as("02:00 to 03:00 is not there")
        .isEqualTo(at(BERLIN, "2026-03-29T03:30"));
    assertThat(night.between(at(BERLIN, "2026-03-29T00:00"), at(BERLIN, "2026-03-30T00:00")))
        .isEqualTo(Duration.ofHours(2));
    assertThat(night.between(at(BERLIN, "2026-10-25T00:00"), at(BERLIN, "2026-10-26T00:00")))
        .isEqualTo(Duration.ofHours(4));
  }

  @Example
  void aroundTheClockIsPlainTime() {
    var from = at(BERLIN, "2026-03-28T22:00");

    assertThat(BusinessCalendar.AROUND_THE_CLOCK.plus(from, Duration.ofHours(5)))
        .isEqualTo(from.plus(Duration.ofHours(5)));
    assertThat(BusinessCalendar.AROUND_THE_CLOCK.isOpen(from)).isTrue();
  }

  @Example
  void timeRunsBackwardsAsANegativeLength() {
    var office = weekdays(SHANGHAI, "09:00-18:00");
    var evening = at(SHANGHAI, "2026-11-27T17:00");
    var monday = at(SHANGHAI, "2026-11-30T10:00");

    assertThat(office.between(evening, monday)).isEqualTo(Duration.ofHours(2));
    assertThat(office.between(monday, evening)).isEqualTo(Duration.ofHours(-2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> office.plus(monday, Duration.ofMinutes(-1)));
  }

  @Example
  void aCalendarThatIsNeverOpenIsNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BusinessCalendar(SHANGHAI, Map.of(), Map.of()));
  }

  /// The oracle looks at the wall clock once a minute and counts: no arithmetic to be wrong in.
  @Property(tries = 10_000)
  void agreesWithCountingMinuteByMinute(@ForAll Random random) {
    var zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
    var from = moment(zone, random);
    var oracle = Oracle.random(zone, from, random);
    var calendar = new BusinessCalendar(zone, oracle.week, oracle.exceptions);
    var minutes = random.nextInt(random.nextInt(8) == 0 ? 1_000 : 300);

    var due = calendar.plus(from, Duration.ofMinutes(minutes));

    assertThat(due)
        .as("%s + %d min, %s", from, minutes, oracle)
        .isEqualTo(oracle.plus(from, minutes));
    assertThat(calendar.between(from, due)).as("%s", oracle).isEqualTo(Duration.ofMinutes(minutes));
    var later = from.plus(Duration.ofMinutes(random.nextInt(2_000)));
    assertThat(calendar.between(from, later).toMinutes())
        .as("%s to %s, %s", from, later, oracle)
        .isEqualTo(oracle.between(from, later));
    assertThat(calendar.isOpen(from)).as("%s", oracle).isEqualTo(oracle.open(from));
  }

  /// Any minute of 2010 to 2030; half of them within two days of a change of the clocks.
  private static Instant moment(ZoneId zone, Random random) {
    var any =
        Instant.parse("2010-01-01T00:00:00Z")
            .plus(Duration.ofMinutes(random.nextInt(20 * 365 * 24 * 60)));
    var change = zone.getRules().nextTransition(any);
    return change == null || random.nextBoolean()
        ? any
        : change.getInstant().plus(Duration.ofMinutes(random.nextInt(4 * 24 * 60) - 2 * 24 * 60L));
  }

  private static final class Oracle {
    private final ZoneId zone;
    private final Map<DayOfWeek, List<OpeningSpan>> week = new EnumMap<>(DayOfWeek.class);
    private final Map<LocalDate, List<OpeningSpan>> exceptions = new HashMap<>();

    private Oracle(ZoneId zone) {
      this.zone = zone;
    }

    static Oracle random(ZoneId zone, Instant around, Random random) {
      var oracle = new Oracle(zone);
      for (var day : DayOfWeek.values()) {
        if (random.nextInt(4) > 0) {
          oracle.week.put(day, hours(random));
        }
      }
      oracle.week.put(DayOfWeek.of(1 + random.nextInt(7)), List.of(new OpeningSpan(0, 1_440)));
      var day = LocalDate.ofInstant(around, zone);
      for (var holiday = random.nextInt(4); holiday > 0; holiday--) {
        oracle.exceptions.put(day.plusDays(random.nextInt(6) - 1), List.of());
      }
      for (var extra = random.nextInt(3); extra > 0; extra--) {
        oracle.exceptions.put(day.plusDays(random.nextInt(6) - 1), hours(random));
      }
      return oracle;
    }

    /// One to three spans, some of them touching.
    private static List<OpeningSpan> hours(Random random) {
      var spans = new ArrayList<OpeningSpan>();
      var from = random.nextInt(600);
      for (var span = 1 + random.nextInt(3); span > 0 && from < 1_440; span--) {
        var to = Math.min(1_440, from + 1 + random.nextInt(500));
        spans.add(new OpeningSpan(from, to));
        from = to + (random.nextInt(3) == 0 ? 0 : random.nextInt(200));
      }
      return spans;
    }

    boolean open(Instant minute) {
      return open(minute.atZone(zone));
    }

    private boolean open(ZonedDateTime clock) {
      var day = clock.toLocalDate();
      var hours = exceptions.getOrDefault(day, week.getOrDefault(day.getDayOfWeek(), List.of()));
      for (var span : hours) {
        var minute = clock.getHour() * 60 + clock.getMinute();
        if (span.from() <= minute && minute < span.to()) {
          return true;
        }
      }
      return false;
    }

    Instant plus(Instant from, int minutes) {
      var clock = from.atZone(zone);
      for (var left = minutes; left > 0; clock = clock.plusMinutes(1)) {
        if (open(clock)) {
          left--;
        }
      }
      return clock.toInstant();
    }

    long between(Instant from, Instant to) {
      var passed = 0;
      for (var clock = from.atZone(zone);
          clock.toInstant().isBefore(to);
          clock = clock.plusMinutes(1)) {
        if (open(clock)) {
          passed++;
        }
      }
      return passed;
    }

    @Override
    public String toString() {
      return zone + " " + week + " " + exceptions;
    }
  }

  private static Instant at(ZoneId zone, String local) {
    return LocalDateTime.parse(local).atZone(zone).toInstant();
  }

  private static List<OpeningSpan> spans(String text) {
    return ((OpeningSpan.Reading.Spans) OpeningSpan.read(text)).spans();
  }

  private static BusinessCalendar weekdays(ZoneId zone, String hours) {
    return new BusinessCalendar(zone, week(spans(hours)), Map.of());
  }

  private static BusinessCalendar everyDay(ZoneId zone, String hours) {
    var week = week(spans(hours));
    week.put(DayOfWeek.SATURDAY, spans(hours));
    week.put(DayOfWeek.SUNDAY, spans(hours));
    return new BusinessCalendar(zone, week, Map.of());
  }

  private static Map<DayOfWeek, List<OpeningSpan>> week(List<OpeningSpan> hours) {
    var week = new EnumMap<DayOfWeek, List<OpeningSpan>>(DayOfWeek.class);
    for (var day = 1; day <= 5; day++) {
      week.put(DayOfWeek.of(day), hours);
    }
    return week;
  }
}
