package outrider.app.repeat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outrider.core.task.Recurrence;

/// What somebody chose of how a task repeats. What they left open follows the time of the task: the
/// day of the week, of the month, of the year.
///
/// @param days empty for the weekday of the task's time
/// @param lastDay the last day of the month rather than that of the task's time
/// @param until the last day, where it ends on one
/// @param times how often, where it ends so
/// @param calendar whose opening hours are kept; empty for any hour
public record RepeatChoice(
    How how,
    int interval,
    List<DayOfWeek> days,
    boolean lastDay,
    End end,
    @Nullable LocalDate until,
    int times,
    String calendar) {

  /// How often, as the tabs offer it.
  public enum How {
    ONCE,
    DAY,
    WEEKDAYS,
    WEEK,
    MONTH,
    YEAR
  }

  /// What ends it.
  public enum End {
    NEVER,
    DATE,
    TIMES
  }

  private static final List<DayOfWeek> WEEKDAYS = List.of(DayOfWeek.values()).subList(0, 5);

  public static final RepeatChoice ONCE =
      new RepeatChoice(How.ONCE, 1, List.of(), false, End.NEVER, null, 10, "");

  public RepeatChoice {
    days = List.copyOf(days);
  }

  /// What a task holds already.
  ///
  /// @param due when it is to be done: a day that is the task's own follows it
  public static RepeatChoice of(RepeatMark mark, ZonedDateTime due) {
    var calendar = mark.repetition().calendar() == null ? "" : mark.repetition().calendar();
    return mark.recurrence().map(rule -> of(rule, due, calendar)).orElse(ONCE);
  }

  private static RepeatChoice of(Recurrence rule, ZonedDateTime due, String calendar) {
    var how =
        switch (rule.every()) {
          case DAY -> How.DAY;
          case WEEK -> rule.isOnWeekdays() && rule.interval() == 1 ? How.WEEKDAYS : How.WEEK;
          case MONTH -> How.MONTH;
          case YEAR -> How.YEAR;
        };
    var own = rule.days().equals(List.of(due.getDayOfWeek())) || how != How.WEEK;
    var until = rule.until();
    return new RepeatChoice(
        how,
        rule.interval(),
        own ? List.of() : rule.days(),
        rule.monthDay() == Recurrence.LAST,
        until != null ? End.DATE : rule.times() > 0 ? End.TIMES : End.NEVER,
        until == null ? null : LocalDate.ofInstant(until, due.getZone()),
        rule.times() > 0 ? rule.times() : ONCE.times(),
        calendar);
  }

  /// The rule for a task that is first due then; empty where it is done once.
  public Optional<Recurrence> recurrence(ZonedDateTime due) {
    var day = due.getDayOfMonth();
    var isLast = day == due.toLocalDate().lengthOfMonth();
    var rule =
        switch (how) {
          case ONCE -> Optional.<Recurrence>empty();
          case DAY -> Optional.of(Recurrence.daily(interval));
          case WEEKDAYS -> Optional.of(Recurrence.weekly(1, WEEKDAYS));
          case WEEK ->
              Optional.of(
                  Recurrence.weekly(interval, days.isEmpty() ? List.of(due.getDayOfWeek()) : days));
          case MONTH -> Optional.of(Recurrence.monthly(interval, lastDay ? Recurrence.LAST : day));
          case YEAR ->
              Optional.of(
                  Recurrence.yearly(
                      interval, due.getMonthValue(), lastDay && isLast ? Recurrence.LAST : day));
        };
    return rule.map(it -> ended(it, due.getZone()));
  }

  private Recurrence ended(Recurrence rule, ZoneId zone) {
    return switch (end) {
      case NEVER -> rule;
      case TIMES -> rule.times(times);
      case DATE ->
          until == null
              ? rule
              : rule.until(until.plusDays(1).atStartOfDay(zone).minusSeconds(1).toInstant());
    };
  }
}
