package outrider.core.task;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import outrider.core.calendar.BusinessCalendar;
import outrider.core.record.Row;

/// The times of a task that repeats, by the clock on somebody's wall.
///
/// An occurrence is a date and a time of day in the series' zone: nine o'clock stays nine o'clock
/// when the clocks are changed. A time that the change leaves out is as much later; one that comes
/// twice is the first. Where a business calendar is given, what falls into closed hours is due when
/// it opens; the occurrence itself stays where the rule puts it.
///
/// @param from the first occurrence, one that the rule names
public record Series(
    Recurrence recurrence, LocalDateTime from, ZoneId zone, BusinessCalendar calendar) {

  private static final int FIRST_YEAR = 2000;

  /// @param at by the clock on the wall
  /// @param due when it is to be done
  public record Occurrence(LocalDateTime at, Instant due) {}

  /// The series that begins with the first occurrence from a time on. Empty where a part is not
  /// understood, or nothing ever occurs.
  ///
  /// @param from a date and time of day, `2026-11-30T09:00`
  public static Optional<Series> beginning(
      String rule, String from, String zone, BusinessCalendar calendar) {
    return read(rule, from, zone, calendar)
        .map(series ->
            new Series(
                series.recurrence,
                series.recurrence.first(series.from.toLocalDate()).atTime(series.time()),
                series.zone,
                calendar))
        .filter(series -> series.occurrences().findAny().isPresent());
  }

  /// The series that a task belongs to; empty for a task that does not repeat, or whose rule this
  /// program does not understand.
  ///
  /// @param calendars a business calendar by its id; around the clock for one that is gone
  public static Optional<Series> of(
      Row task, Function<@Nullable String, BusinessCalendar> calendars) {
    return task.has(Task.REPEATS)
        ? read(
            task.text(Task.REPEATS),
            task.text(Task.REPEATS_FROM),
            task.text(Task.REPEATS_ZONE),
            calendars.apply(task.textOrNull(Task.REPEATS_CALENDAR)))
        : Optional.empty();
  }

  public static Optional<Series> read(
      String rule, String from, String zone, BusinessCalendar calendar) {
    try {
      var first = LocalDateTime.parse(from).truncatedTo(ChronoUnit.MINUTES);
      var place = ZoneId.of(zone);
      return first.getYear() < FIRST_YEAR || first.toLocalDate().isAfter(Recurrence.END_OF_TIME)
          ? Optional.empty()
          : Recurrence.read(rule).map(read -> new Series(read, first, place, calendar));
    } catch (DateTimeException malformed) {
      return Optional.empty();
    }
  }

  private LocalTime time() {
    return from.toLocalTime();
  }

  public Occurrence first() {
    return occurrence(from);
  }

  /// All of them, in order.
  public Stream<Occurrence> occurrences() {
    var until = recurrence.until() == null ? Instant.MAX : recurrence.until();
    return recurrence
        .dates(from.toLocalDate())
        .limit(recurrence.times() == 0 ? Long.MAX_VALUE : recurrence.times())
        .map(day -> day.atTime(time()))
        .takeWhile(at -> !at.atZone(zone).toInstant().isAfter(until))
        .map(this::occurrence);
  }

  /// The next one after an occurrence that is still to come: those that went by meanwhile are not
  /// made up for. Neither is one that the calendar puts where the last one was.
  public Optional<Occurrence> next(LocalDateTime after, Instant now) {
    var last = occurrence(after).due();
    return occurrences()
        .dropWhile(each -> !each.at().isAfter(after))
        .filter(each -> each.due().isAfter(now) && each.due().isAfter(last))
        .findFirst();
  }

  /// The same from one of its occurrences on: as often as is left of it.
  public Series goingOnAt(LocalDateTime occurrence) {
    if (recurrence.times() == 0) {
      return new Series(recurrence, occurrence, zone, calendar);
    }
    var before = (int) occurrences().takeWhile(each -> each.at().isBefore(occurrence)).count();
    var left = Math.max(1, recurrence.times() - before);
    return new Series(recurrence.times(left), occurrence, zone, calendar);
  }

  /// Whether what falls into closed hours waits until the business opens.
  public boolean keepsHours() {
    return !calendar.equals(BusinessCalendar.AROUND_THE_CLOCK);
  }

  public boolean has(LocalDateTime at) {
    return occurrences()
        .takeWhile(each -> !each.at().isAfter(at))
        .anyMatch(each -> each.at().equals(at));
  }

  public Occurrence occurrence(LocalDateTime at) {
    return new Occurrence(at, calendar.nextOpen(at.atZone(zone).toInstant()));
  }
}
