package outrider.app.schedule;

import java.util.List;
import java.util.OptionalLong;

/// A line of the chart: a deal with the stretch of all its tasks, or one of them.
///
/// @param deal id of the deal that it belongs to
/// @param who does it, or has the deal: a user's id, or empty
/// @param startSaid when somebody said that it begins; absent where the bar is drawn a day long
/// @param doneAt absent while it is open
/// @param critical whether the end of the deal hangs on it
/// @param after ids of the tasks that it comes after
record ScheduleLine(
    Kind kind,
    String id,
    String deal,
    String title,
    String who,
    OptionalLong startSaid,
    long startAt,
    long dueAt,
    OptionalLong doneAt,
    boolean critical,
    List<String> after) {
  enum Kind {
    DEAL,
    TASK
  }

  ScheduleLine {
    after = List.copyOf(after);
  }

  boolean isTask() {
    return kind == Kind.TASK;
  }

  boolean isDone() {
    return doneAt.isPresent();
  }

  boolean isLate(long now) {
    return isTask() && !isDone() && dueAt < now;
  }

  /// Whether its bar can be moved.
  boolean isMovable() {
    return isTask() && !isDone();
  }

  ScheduleLine placed(long start, long due) {
    return new ScheduleLine(
        kind, id, deal, title, who, startSaid, start, due, doneAt, critical, after);
  }
}
