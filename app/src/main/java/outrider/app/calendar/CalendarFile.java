package outrider.app.calendar;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VAlarm;
import biweekly.component.VEvent;
import biweekly.parameter.Related;
import biweekly.property.Trigger;
import biweekly.util.Duration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import outrider.app.activity.TaskTitle;
import outrider.app.i18n.Words;
import outrider.app.task.TaskRow;

/// Tasks as a file for other calendars (iCalendar, RFC 5545): each an event of half an hour with a
/// reminder. The same task has the same identity each time, so that a calendar that reads the file
/// again moves what it knows instead of doubling it.
final class CalendarFile {

  private static final java.time.Duration LENGTH = java.time.Duration.ofMinutes(30);
  private static final int REMIND_MINUTES = 10;

  private CalendarFile() {}

  /// Written whole or not at all: beside its place first.
  static void write(Path file, List<TaskRow> tasks, Words words, Instant now) throws IOException {
    var beside = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.writeString(beside, text(tasks, words, now));
      Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  static String text(List<TaskRow> tasks, Words words, Instant now) {
    var calendar = new ICalendar();
    calendar.setProductId("-//Outrider//Outrider//EN");
    for (var task : tasks) {
      calendar.addEvent(event(task, words, now));
    }
    return Biweekly.write(calendar).go();
  }

  private static VEvent event(TaskRow task, Words words, Instant now) {
    var title = TaskTitle.of(words, task.title());
    var event = new VEvent();
    event.setUid(task.id() + "@outrider");
    event.setDateTimeStamp(Date.from(now));
    event.setSummary(task.about().isEmpty() ? title : title + " · " + task.about());
    if (!task.company().isEmpty()) {
      event.setDescription(task.company());
    }
    event.setDateStart(Date.from(Instant.ofEpochMilli(task.at())));
    event.setDuration(Duration.builder().minutes((int) LENGTH.toMinutes()).build());
    var before = Duration.builder().prior(true).minutes(REMIND_MINUTES).build();
    event.addAlarm(VAlarm.display(new Trigger(before, Related.START), title));
    return event;
  }
}
