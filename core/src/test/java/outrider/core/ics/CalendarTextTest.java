package outrider.core.ics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import outrider.core.calendar.BusinessCalendar;
import outrider.core.calendar.OpeningSpan;
import outrider.core.task.Series;

/// What other calendars are given to read, letter by letter where the letters matter.
final class CalendarTextTest {

  private static final Instant DUE = Instant.parse("2026-11-30T01:00:00Z");
  private static final CalendarEvent CALL = CalendarEvent.once("a@outrider", DUE, DUE, "Call");

  @Test
  void aMomentIsToldInUtc() {
    assertThat(lines(List.of(CALL)))
        .contains("UID:a@outrider", "DTSTART:20261130T010000Z", "SUMMARY:Call", "TRANSP:OPAQUE");
  }

  @Test
  void whatHasAMeaningInAFileIsEscaped() {
    assertThat(CalendarText.escaped("a;b,c\\d\ne\rf\u0007g")).isEqualTo("a\\;b\\,c\\\\d\\nefg");
  }

  @Test
  void aSeriesKeepsItsHourInItsZoneWhichIsToldWithEachChangeOfTheClocks() {
    var series =
        Series.beginning(
            "FREQ=WEEKLY;BYDAY=MO",
            "2026-10-19T09:00",
            "Europe/Berlin",
            BusinessCalendar.AROUND_THE_CLOCK);
    var events =
        TaskEvents.of(CALL, Instant.parse("2026-10-19T07:00:00Z"), series, "2026-10-19T09:00");

    assertThat(lines(events))
        .contains(
            "DTSTART;TZID=Europe/Berlin:20261019T090000",
            "RRULE:FREQ=WEEKLY;BYDAY=MO",
            "TZID:Europe/Berlin",
            "DTSTART:20261025T030000",
            "TZOFFSETFROM:+0200",
            "TZOFFSETTO:+0100");
  }

  @Test
  void whatWaitsForTheDoorToOpenIsToldDayByDay() {
    var shop =
        new BusinessCalendar(
            ZoneId.of("Asia/Shanghai"),
            Map.of(DayOfWeek.MONDAY, List.of(new OpeningSpan(600, 1080))),
            Map.of());
    var series = Series.beginning("FREQ=DAILY;COUNT=10", "2026-11-28T09:00", "Asia/Shanghai", shop);
    var events =
        TaskEvents.of(CALL, Instant.parse("2026-11-30T02:00:00Z"), series, "2026-11-28T09:00");

    assertThat(lines(events)).contains("DTSTART:20261130T020000Z", "RDATE:20261207T020000Z");
  }

  @Property
  void noLineIsTooLongAndNothingIsLost(@ForAll String summary) {
    var text =
        CalendarText.of(
            "Outrider", List.of(CalendarEvent.once("a", DUE, DUE, summary).describedAs(summary)));

    assertThat(text.split("\r\n"))
        .allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
    assertThat(text.replace("\r\n ", ""))
        .contains("SUMMARY:" + CalendarText.escaped(summary) + "\r\n");
  }

  private static List<String> lines(List<CalendarEvent> events) {
    return List.of(CalendarText.of("Outrider", events).replace("\r\n ", "").split("\r\n"));
  }
}
