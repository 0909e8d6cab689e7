package outrider.core.ics;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import outrider.core.task.Series;

/// A task as other calendars know it: an event; for one that repeats a recurring event, and one in
/// place of the occurrence that was put off.
public final class TaskEvents {

  private static final String AT_HOME = "@outrider";

  /// How far ahead times are told that no rule tells.
  private static final Duration AHEAD = Duration.ofDays(366);

  private TaskEvents() {}

  /// The identity of an open task.
  ///
  /// @param series the series it belongs to; empty for none
  public static String uid(String task, String series) {
    return (series.isEmpty() ? task : series) + AT_HOME;
  }

  /// The identity of an occurrence that is over: its series goes on without it.
  public static String uidOver(String task, String series) {
    return series.isEmpty() ? task + AT_HOME : task + "-over" + AT_HOME;
  }

  /// The events of an open task.
  ///
  /// @param plain the task as if it were done once
  /// @param due when it is to be done
  /// @param occursAt which occurrence it is, as the task holds it
  public static List<CalendarEvent> of(
      CalendarEvent plain, Instant due, Optional<Series> series, String occursAt) {
    var occurs = time(occursAt);
    if (series.isEmpty() || occurs.isEmpty()) {
      return List.of(plain);
    }
    var present = series.get().occurrence(occurs.get());
    var rule = series.get().goingOnAt(occurs.get());
    var events = new ArrayList<CalendarEvent>();
    CalendarEvent.Time own;
    if (series.get().keepsHours()) {
      own = new CalendarEvent.Time.At(present.due());
      events.add(plain.at(own, new CalendarEvent.Repeats.Also(ahead(rule, present))));
    } else {
      own = new CalendarEvent.Time.Wall(occurs.get(), series.get().zone());
      events.add(plain.at(own, new CalendarEvent.Repeats.By(rule.recurrence().text())));
    }
    if (!present.due().equals(due)) {
      events.add(plain.insteadOf(own, due));
    }
    return events;
  }

  private static List<Instant> ahead(Series rule, Series.Occurrence present) {
    var until = present.due().plus(AHEAD);
    return rule.occurrences()
        .map(Series.Occurrence::due)
        .takeWhile(due -> due.isBefore(until))
        .filter(due -> due.isAfter(present.due()))
        .distinct()
        .toList();
  }

  private static Optional<LocalDateTime> time(String text) {
    try {
      return Optional.of(LocalDateTime.parse(text));
    } catch (DateTimeParseException malformed) {
      return Optional.empty();
    }
  }
}
