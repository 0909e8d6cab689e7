package outrider.app.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import outrider.app.task.TaskRow;

final class CalendarViewModelTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void aMonthIsSeenInWholeWeeks() {
    var february = CalendarSpan.MONTH.days(LocalDate.of(2027, 2, 14));
    assertThat(february).hasSize(28).startsWith(LocalDate.of(2027, 2, 1));
    var november = CalendarSpan.MONTH.days(LocalDate.of(2026, 11, 30));
    assertThat(november).hasSize(42).startsWith(LocalDate.of(2026, 10, 26));
    assertThat(november).endsWith(LocalDate.of(2026, 12, 6));
    assertThat(CalendarSpan.WEEK.days(LocalDate.of(2026, 11, 29)))
        .hasSize(7)
        .startsWith(LocalDate.of(2026, 11, 23));
  }

  @Test
  void aTaskKeepsItsHourOverTheChangeToWinterTime() {
    var model = new CalendarViewModel(BERLIN, LocalDate.of(2026, 10, 24));
    var row = task("a", "2026-10-24T08:00:00Z");
    model.show(List.of(row));
    model.select(row);
    assertThat(model.timeOf(row)).isEqualTo(LocalDateTime.of(2026, 10, 24, 10, 0));
    assertThat(model.shifted(1, 0)).contains(Instant.parse("2026-10-25T09:00:00Z"));
  }

  @Test
  void anHourThatSummerTimeLeavesOutIsTheNext() {
    var model = new CalendarViewModel(BERLIN, LocalDate.of(2026, 3, 29));
    assertThat(model.instant(LocalDateTime.of(2026, 3, 29, 2, 30)))
        .isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
  }

  @Test
  void walkingGoesFromTheSelectedDayOnAndTakesTheDayAlong() {
    var model = new CalendarViewModel(BERLIN, LocalDate.of(2026, 11, 25));
    model.show(
        List.of(
            task("a", "2026-11-23T08:00:00Z"),
            task("b", "2026-11-26T08:00:00Z"),
            task("c", "2026-11-27T08:00:00Z")));
    model.walk(1);
    assertThat(model.selected().get()).map(TaskRow::id).contains("b");
    model.walk(1);
    assertThat(model.day().get()).isEqualTo(LocalDate.of(2026, 11, 27));
    model.walk(-1);
    model.walk(-1);
    assertThat(model.selected().get()).map(TaskRow::id).contains("a");
    model.go(LocalDate.of(2026, 11, 24));
    assertThat(model.selected().get()).isEmpty();
  }

  @Test
  void tasksThatWouldCoverEachOtherStandSideBySide() {
    var at = LocalDateTime.of(2026, 11, 23, 9, 0);
    var lanes =
        Lanes.of(
            List.of(
                placed("a", at),
                placed("b", at.plusMinutes(10)),
                placed("c", at.plusMinutes(30)),
                placed("d", at.plusMinutes(90))),
            28);
    assertThat(lanes.stream().map(one -> one.row().id() + one.lane() + "/" + one.of()))
        .containsExactly("a0/2", "b1/2", "c0/2", "d0/1");
  }

  private static Lanes.Placed placed(String id, LocalDateTime at) {
    return new Lanes.Placed(task(id, at + ":00Z"), at, 0, 1);
  }

  private static TaskRow task(String id, String due) {
    return new TaskRow(
        id,
        id,
        "call",
        OptionalLong.of(Instant.parse(due).toEpochMilli()),
        OptionalLong.empty(),
        0,
        "",
        "",
        "",
        "",
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }
}
