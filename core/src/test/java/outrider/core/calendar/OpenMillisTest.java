package outrider.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OpenMillisTest {

  /// Berlin changes its clocks within the span.
  @ParameterizedTest
  @ValueSource(strings = {"Asia/Shanghai", "Europe/Berlin"})
  void itIsWhatTheCalendarSays(String zone) {
    var week = new EnumMap<DayOfWeek, List<OpeningSpan>>(DayOfWeek.class);
    for (var day = 1; day <= 5; day++) {
      week.put(
          DayOfWeek.of(day),
          List.of(new OpeningSpan(9 * 60, 12 * 60), new OpeningSpan(13 * 60, 18 * 60)));
    }
    var calendar =
        new BusinessCalendar(
            ZoneId.of(zone), week, Map.of(LocalDate.of(2026, 10, 1), List.<OpeningSpan>of()));
    var from = Instant.parse("2026-09-01T00:00:00Z");
    var to = Instant.parse("2026-12-31T00:00:00Z");
    var open = new OpenMillis(calendar, from, to);
    var seed = System.nanoTime();
    var random = new Random(seed);
    var span = to.toEpochMilli() - from.toEpochMilli();
    for (var times = 0; times < 2_000; times++) {
      var one = from.toEpochMilli() + (long) (random.nextDouble() * span);
      var other = Math.min(to.toEpochMilli(), one + (long) (random.nextDouble() * span / 4));
      assertThat(open.between(one, other))
          .as(
              "seed %d, from %s to %s",
              seed, Instant.ofEpochMilli(one), Instant.ofEpochMilli(other))
          .isEqualTo(
              calendar.between(Instant.ofEpochMilli(one), Instant.ofEpochMilli(other)).toMillis());
    }
    assertThat(new OpenMillis(BusinessCalendar.AROUND_THE_CLOCK, from, to).between(5, 25))
        .isEqualTo(20);
  }
}
