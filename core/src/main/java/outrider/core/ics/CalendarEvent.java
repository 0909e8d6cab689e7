package outrider.core.ics;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// Something at a time, as other calendars know it. The same thing has the same `uid` each time, so
/// that a calendar that reads it again moves what it knows instead of doubling it.
///
/// @param changedAt when it was last changed, as far as is known
/// @param description empty for none
/// @param free whether its time is free all the same: what was done takes none
/// @param remindMinutes how long before it reminds; 0 for never
/// @param instead the occurrence of a series, by its own time, in whose place it is
public record CalendarEvent(
    String uid,
    Instant changedAt,
    Time start,
    String summary,
    String description,
    boolean free,
    int remindMinutes,
    Repeats repeats,
    Optional<Time> instead) {

  /// When it begins: a moment, or a time on somebody's wall.
  public sealed interface Time {
    record At(Instant moment) implements Time {}

    record Wall(LocalDateTime time, ZoneId zone) implements Time {}
  }

  /// How it recurs.
  public sealed interface Repeats {
    record Never() implements Repeats {}

    /// @param rule as RFC 5545 writes it
    record By(String rule) implements Repeats {}

    /// At moments that no rule tells.
    record Also(List<Instant> moments) implements Repeats {}
  }

  public static CalendarEvent once(String uid, Instant changedAt, Instant start, String summary) {
    return new CalendarEvent(
        uid,
        changedAt,
        new Time.At(start),
        summary,
        "",
        false,
        0,
        new Repeats.Never(),
        Optional.empty());
  }

  public CalendarEvent describedAs(String text) {
    return new CalendarEvent(
        uid, changedAt, start, summary, text, free, remindMinutes, repeats, instead);
  }

  public CalendarEvent reminding(int minutesBefore) {
    return new CalendarEvent(
        uid, changedAt, start, summary, description, free, minutesBefore, repeats, instead);
  }

  /// Its time is free: it was done.
  public CalendarEvent asDone() {
    return new CalendarEvent(
        uid, changedAt, start, summary, description, true, 0, repeats, instead);
  }

  CalendarEvent at(Time time, Repeats recurring) {
    return new CalendarEvent(
        uid, changedAt, time, summary, description, free, remindMinutes, recurring, instead);
  }

  CalendarEvent insteadOf(Time occurrence, Instant moment) {
    return new CalendarEvent(
        uid,
        changedAt,
        new Time.At(moment),
        summary,
        description,
        free,
        remindMinutes,
        new Repeats.Never(),
        Optional.of(occurrence));
  }
}
