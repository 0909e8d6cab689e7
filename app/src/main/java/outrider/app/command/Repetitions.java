package outrider.app.command;

import java.util.Optional;
import outrider.core.command.Repetition;
import outrider.core.record.Row;
import outrider.core.task.Task;

/// How a task repeats, as a command says it again.
final class Repetitions {
  private Repetitions() {}

  /// Empty for a task that is done once.
  static Optional<Repetition> of(Row task) {
    return task.has(Task.REPEATS)
        ? Optional.of(
            new Repetition(
                task.text(Task.REPEATS),
                task.text(Task.REPEATS_FROM),
                task.text(Task.REPEATS_ZONE),
                task.textOrNull(Task.REPEATS_CALENDAR),
                task.textOrNull(Task.OCCURS_AT)))
        : Optional.empty();
  }
}
