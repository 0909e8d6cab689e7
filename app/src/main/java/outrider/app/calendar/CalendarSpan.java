package outrider.app.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;

/// How much of the calendar is seen at a time. Weeks begin on Monday.
enum CalendarSpan {
  MONTH,
  WEEK,
  DAY;

  static final int WEEKDAYS = 7;

  /// The days that are seen together with this one: a month is seen in whole weeks.
  List<LocalDate> days(LocalDate day) {
    return switch (this) {
      case MONTH -> {
        var last = monday(day.with(TemporalAdjusters.lastDayOfMonth())).plusDays(WEEKDAYS);
        yield monday(day.withDayOfMonth(1)).datesUntil(last).toList();
      }
      case WEEK -> monday(day).datesUntil(monday(day).plusDays(WEEKDAYS)).toList();
      case DAY -> List.of(day);
    };
  }

  /// The same day some months, weeks or days on.
  LocalDate turn(LocalDate day, int by) {
    return switch (this) {
      case MONTH -> day.plusMonths(by);
      case WEEK -> day.plusWeeks(by);
      case DAY -> day.plusDays(by);
    };
  }

  private static LocalDate monday(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }
}
