package outrider.app.calendar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import outrider.app.activity.TaskTitle;
import outrider.app.i18n.Words;
import outrider.app.repeat.RepeatMark;
import outrider.app.task.TaskRow;
import outrider.core.configuration.Configuration;
import outrider.core.ics.CalendarEvent;
import outrider.core.ics.CalendarText;
import outrider.core.ics.TaskEvents;

/// Tasks as a file for other calendars (iCalendar, RFC 5545): each an event of half an hour with a
/// reminder. The same task has the same identity each time, so that a calendar that reads the file
/// again moves what it knows instead of doubling it.
final class CalendarFile {

  private static final int REMIND_MINUTES = 10;

  private CalendarFile() {}

  /// Written whole or not at all: beside its place first.
  static void write(
      Path file, List<TaskRow> tasks, Words words, Configuration configuration, Instant now)
      throws IOException {
    var beside = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.writeString(beside, text(tasks, words, configuration, now));
      Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  static String text(List<TaskRow> tasks, Words words, Configuration configuration, Instant now) {
    return CalendarText.of(
        words.get("app.name"),
        tasks.stream().flatMap(task -> events(task, words, configuration, now)).toList());
  }

  private static Stream<CalendarEvent> events(
      TaskRow task, Words words, Configuration configuration, Instant now) {
    var title = TaskTitle.of(words, task.title());
    var due = Instant.ofEpochMilli(task.at());
    var plain =
        CalendarEvent.once(
                TaskEvents.uid(task.id(), task.repeats().map(RepeatMark::series).orElse("")),
                now,
                due,
                task.about().isEmpty() ? title : title + " · " + task.about())
            .describedAs(task.company())
            .reminding(REMIND_MINUTES);
    var series = task.repeats().flatMap(mark -> mark.series(configuration));
    var occurs = task.repeats().map(mark -> mark.repetition().occursAt()).orElse("");
    return TaskEvents.of(plain, due, series, occurs == null ? "" : occurs).stream();
  }
}
