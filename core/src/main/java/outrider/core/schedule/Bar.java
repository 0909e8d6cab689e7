package outrider.core.schedule;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import outrider.core.record.Row;
import outrider.core.task.Task;

/// A task as a bar on a chart: from when until when, and after which others it begins.
///
/// @param startAt in epoch milliseconds
/// @param dueAt when it is to be finished
/// @param after ids of the tasks that are to be finished first
public record Bar(String id, long startAt, long dueAt, List<String> after) {

  /// How long a task is drawn of which nobody has said when it begins.
  public static final long LENGTH_UNSAID = TimeUnit.DAYS.toMillis(1);

  public Bar {
    after = List.copyOf(after);
  }

  /// Of a task with a time limit.
  public static Bar of(Row row) {
    var due = row.number(Task.DUE_AT, 0);
    return new Bar(
        row.id(), row.number(Task.START_AT, due - LENGTH_UNSAID), due, row.set(Task.AFTER));
  }

  public static List<Bar> of(Collection<Row> tasks) {
    return tasks.stream().filter(row -> row.has(Task.DUE_AT)).map(Bar::of).toList();
  }

  public long length() {
    return dueAt - startAt;
  }

  public Bar startingAt(long start) {
    return new Bar(id, start, start + length(), after);
  }

  public Bar placed(long start, long due) {
    return new Bar(id, start, due, after);
  }
}
