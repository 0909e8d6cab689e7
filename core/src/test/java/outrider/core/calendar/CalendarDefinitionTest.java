package outrider.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

final class CalendarDefinitionTest {

  @Test
  void hoursAreReadAsPeopleWriteThem() {
    var read = OpeningSpan.read("13：30 – 18:00， 9:00-12:00");

    assertThat(read).isInstanceOf(OpeningSpan.Reading.Spans.class);
    assertThat(OpeningSpan.write(((OpeningSpan.Reading.Spans) read).spans()))
        .isEqualTo("09:00-12:00 13:30-18:00");
  }

  @ParameterizedTest
  @CsvSource({
    "9-18, MALFORMED, 9-18",
    "09:00-25:00, MALFORMED, 09:00-25:00",
    "09:60-10:00, MALFORMED, 09:60-10:00",
    "18:00-09:00, REVERSED, 18:00-09:00",
    "09:00-09:00, REVERSED, 09:00-09:00",
    "09:00-12:00 11:59-13:00, OVERLAPPING, 11:59-13:00"
  })
  void hoursThatMakeNoSenseAreNamed(String text, OpeningSpan.Fault fault, String culprit) {
    assertThat(OpeningSpan.read(text)).isEqualTo(new OpeningSpan.Reading.Wrong(fault, culprit));
  }

  @Test
  void spansThatTouchDoNotOverlapAndADayEndsAtTwentyFour() {
    assertThat(OpeningSpan.read("09:00-12:00 12:00-24:00"))
        .isInstanceOf(OpeningSpan.Reading.Spans.class);
  }

  @Test
  void anExtraDayIsWorkedLikeTheFirstOpenOneOrAsItSays() {
    var calendar =
        definition(
                "zone",
                "Asia/Shanghai",
                "monday",
                "09:00-18:00",
                "holidays",
                List.of("2026-10-01/2026-10-07", "2026-12-31"),
                "extraDays",
                List.of("2026-10-05", "2026-10-10 10:00-12:00 13:00-15:00"))
            .calendar()
            .orElseThrow();

    assertThat(calendar.hours(LocalDate.of(2026, 10, 5)))
        .as("an extra day wins over the holiday it lies in")
        .containsExactly(new OpeningSpan(540, 1_080));
    assertThat(calendar.hours(LocalDate.of(2026, 10, 10))).hasSize(2);
    assertThat(calendar.hours(LocalDate.of(2026, 12, 31))).isEmpty();
    assertThat(calendar.hours(LocalDate.of(2026, 10, 12)))
        .containsExactly(new OpeningSpan(540, 1_080));
  }

  @Test
  void everythingThatIsWrongNamesItsField() {
    var flaws =
        definition(
                "zone",
                "Asia/Atlantis",
                "monday",
                "18:00-09:00",
                "holidays",
                List.of("2026-02-30", "2026-10-07/2026-10-01", "2026-01-01/2030-01-01"),
                "extraDays",
                List.of("soon"))
            .flaws();

    assertThat(flaws)
        .extracting(flaw -> flaw.kind() + " " + flaw.field())
        .containsExactly(
            "ZONE_UNKNOWN zone",
            "HOURS_REVERSED monday",
            "DAY_MALFORMED holidays",
            "DAY_MALFORMED holidays",
            "DAY_MALFORMED holidays",
            "DAY_MALFORMED extraDays");
  }

  @Test
  void aCalendarThatIsNeverOpenCannotBeRead() {
    var closed = definition("zone", "UTC", "extraDays", List.of("2026-10-10 10:00-12:00"));

    assertThat(closed.flaws())
        .extracting(CalendarDefinition.Flaw::kind)
        .containsExactly(CalendarDefinition.Flaw.Kind.NEVER_OPEN);
    assertThat(closed.calendar()).isEmpty();
  }

  @Test
  void everyWeekdayHasAField() {
    for (var day : DayOfWeek.values()) {
      assertThat(CalendarDefinition.FIELDS)
          .anyMatch(field -> field.name().equals(CalendarDefinition.hoursField(day)));
    }
  }

  private static CalendarDefinition definition(Object... namesAndValues) {
    var row = new Row(RecordType.CALENDAR, "office", Map.of("name", "Office"));
    for (var index = 0; index < namesAndValues.length; index += 2) {
      row = row.with((String) namesAndValues[index], namesAndValues[index + 1]);
    }
    return CalendarDefinition.of(row);
  }
}
