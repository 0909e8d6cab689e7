package outrider.app.task;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One line of the list of tasks: the head of a day, or a task of it.
sealed interface TaskLine {

  String key();

  /// @param day empty for what is overdue, and for what has no time
  record Head(Kind kind, Optional<LocalDate> day, int count) implements TaskLine {
    enum Kind {
      OVERDUE,
      DAY,
      ANY_TIME
    }

    @Override
    public String key() {
      return kind + day.map(LocalDate::toString).orElse("");
    }
  }

  record Entry(TaskRow row) implements TaskLine {
    @Override
    public String key() {
      return row.id();
    }
  }

  /// The tasks under the days they are due, what is overdue first; done ones under the days they
  /// were done. The order within a day is that of the tasks given.
  static List<TaskLine> of(List<TaskRow> tasks, Instant now, ZoneId zone) {
    var lines = new ArrayList<TaskLine>();
    var waiting = new ArrayList<TaskRow>();
    Head present = null;
    for (var task : tasks) {
      var head = headOf(task, now, zone);
      if (present != null && !head.key().equals(present.key())) {
        close(lines, present, waiting);
      }
      present = head;
      waiting.add(task);
    }
    if (present != null) {
      close(lines, present, waiting);
    }
    return List.copyOf(lines);
  }

  private static void close(List<TaskLine> lines, Head head, List<TaskRow> waiting) {
    lines.add(new Head(head.kind(), head.day(), waiting.size()));
    waiting.forEach(task -> lines.add(new Entry(task)));
    waiting.clear();
  }

  private static Head headOf(TaskRow task, Instant now, ZoneId zone) {
    if (task.isDone()) {
      return new Head(Head.Kind.DAY, Optional.of(day(task.doneAt().getAsLong(), zone)), 0);
    }
    if (task.dueAt().isEmpty()) {
      return new Head(Head.Kind.ANY_TIME, Optional.empty(), 0);
    }
    var due = task.dueAt().getAsLong();
    return due < now.toEpochMilli()
        ? new Head(Head.Kind.OVERDUE, Optional.empty(), 0)
        : new Head(Head.Kind.DAY, Optional.of(day(due, zone)), 0);
  }

  private static LocalDate day(long at, ZoneId zone) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(at), zone);
  }
}
