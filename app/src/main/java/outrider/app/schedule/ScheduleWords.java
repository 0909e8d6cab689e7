package outrider.app.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import outrider.app.activity.TaskTitle;
import outrider.app.problem.ConfiguredNames;
import outrider.app.shell.Workspace;

/// What a bar says.
final class ScheduleWords {
  private final Workspace space;
  private final ConfiguredNames names;

  ScheduleWords(Workspace space) {
    this.space = space;
    names = new ConfiguredNames(space.words(), space.database()::configuration);
  }

  String get(String key, Object... arguments) {
    return space.words().get(key, arguments);
  }

  String title(ScheduleLine line) {
    return line.isTask() ? TaskTitle.of(space.words(), line.title()) : line.title();
  }

  String who(ScheduleLine line) {
    return names.user(line.who());
  }

  /// `逾期 3 天 · 关键`; empty where there is nothing to say.
  String state(ScheduleLine line, long now) {
    var said = new ArrayList<String>();
    if (line.isDone()) {
      said.add(get("schedule.done"));
    } else if (line.isLate(now)) {
      said.add(
          get(
              "schedule.late",
              space.words().moments().length(Duration.ofMillis(now - line.dueAt()))));
    }
    if (line.critical()) {
      said.add(get("schedule.critical"));
    }
    return String.join(" · ", said);
  }

  /// All of it, for screen readers.
  String spoken(ScheduleLine line, long now) {
    var said = new ArrayList<>(List.of(title(line), who(line), days(line), state(line, now)));
    said.removeIf(String::isEmpty);
    return String.join(", ", said);
  }

  /// From when until when.
  String days(ScheduleLine line) {
    return line.dueAt() == 0 ? "" : get("schedule.span", day(line.startAt()), day(line.dueAt()));
  }

  String day(long at) {
    return day(LocalDate.ofInstant(Instant.ofEpochMilli(at), space.zone()));
  }

  String day(LocalDate day) {
    return space.words().moments().date(day, space.today());
  }
}
