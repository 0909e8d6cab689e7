package outrider.core.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Rules as other calendars write them, and the days that they name.
final class RecurrenceTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FREQ=DAILY",
        "FREQ=DAILY;INTERVAL=3;COUNT=10",
        "FREQ=WEEKLY;BYDAY=MO,WE,FR;UNTIL=20270101T120000Z",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
        "FREQ=MONTHLY;BYMONTHDAY=15",
        "FREQ=MONTHLY;BYMONTHDAY=-1",
        "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1",
        "FREQ=YEARLY;INTERVAL=4;BYMONTH=7;BYMONTHDAY=4"
      })
  void isWrittenAsItIsRead(String text) {
    assertThat(Recurrence.read(text).map(Recurrence::text)).contains(text);
  }

  @Test
  void theThirtyFirstIsTheLastDayOfEveryMonth() {
    var rule = Recurrence.monthly(1, 31);

    assertThat(rule.text()).isEqualTo("FREQ=MONTHLY;BYMONTHDAY=-1");
    assertThat(Recurrence.read("FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1")).contains(rule);
    assertThat(rule.dates(LocalDate.of(2027, 1, 31)).limit(4))
        .containsExactly(
            LocalDate.of(2027, 1, 31),
            LocalDate.of(2027, 2, 28),
            LocalDate.of(2027, 3, 31),
            LocalDate.of(2027, 4, 30));
  }

  @Test
  void theThirtiethIsTheLastOfFebruaryAndNoOther() {
    assertThat(Recurrence.monthly(1, 30).dates(LocalDate.of(2028, 1, 30)).limit(3))
        .containsExactly(
            LocalDate.of(2028, 1, 30), LocalDate.of(2028, 2, 29), LocalDate.of(2028, 3, 30));
  }

  @Test
  void everySecondWeekCountsFromTheWeekItBeginsIn() {
    var rule = Recurrence.weekly(2, List.of(DayOfWeek.FRIDAY, DayOfWeek.MONDAY));

    assertThat(rule.dates(LocalDate.of(2026, 11, 27)).limit(4))
        .containsExactly(
            LocalDate.of(2026, 11, 27),
            LocalDate.of(2026, 12, 7),
            LocalDate.of(2026, 12, 11),
            LocalDate.of(2026, 12, 21));
  }

  @Test
  void weekdaysAreAllFive() {
    assertThat(Recurrence.read("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR").orElseThrow().isOnWeekdays())
        .isTrue();
    assertThat(Recurrence.read("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH").orElseThrow().isOnWeekdays())
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "every day",
        "FREQ=HOURLY",
        "FREQ=DAILY;FREQ=DAILY",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=367",
        "FREQ=DAILY;COUNT=0",
        "FREQ=DAILY;COUNT=1000",
        "FREQ=DAILY;COUNT=3;UNTIL=20270101T000000Z",
        "FREQ=DAILY;UNTIL=20270101",
        "FREQ=DAILY;BYHOUR=9",
        "FREQ=DAILY;BYDAY=MO",
        "FREQ=WEEKLY",
        "FREQ=WEEKLY;BYDAY=",
        "FREQ=WEEKLY;BYDAY=1MO",
        "FREQ=WEEKLY;BYDAY=MO;WKST=SU",
        "FREQ=MONTHLY",
        "FREQ=MONTHLY;BYMONTHDAY=31",
        "FREQ=MONTHLY;BYMONTHDAY=1,15",
        "FREQ=MONTHLY;BYMONTHDAY=28,30;BYSETPOS=-1",
        "FREQ=MONTHLY;BYMONTHDAY=-2",
        "FREQ=MONTHLY;BYDAY=MO;BYMONTHDAY=1",
        "FREQ=YEARLY;BYMONTHDAY=1",
        "FREQ=YEARLY;BYMONTH=13;BYMONTHDAY=1",
        "FREQ=DAILY;;INTERVAL=2"
      })
  void whatIsNotOfItsPartIsRefusedWhole(String text) {
    assertThat(Recurrence.read(text)).isEmpty();
  }

  @Test
  void whatEndsKeepsItsEnd() {
    var until = Instant.parse("2027-03-01T01:00:00Z");

    assertThat(Recurrence.daily(1).until(until).text())
        .isEqualTo("FREQ=DAILY;UNTIL=20270301T010000Z");
    assertThat(Recurrence.daily(1).times(5).text()).isEqualTo("FREQ=DAILY;COUNT=5");
  }

  @Property
  void anyRuleIsReadAsItWasWritten(@ForAll("rules") Recurrence rule) {
    assertThat(Recurrence.read(rule.text())).contains(rule);
  }

  @Provide
  Arbitrary<Recurrence> rules() {
    return SomeRules.any();
  }
}
