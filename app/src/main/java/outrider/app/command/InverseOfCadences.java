package outrider.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import outrider.core.cadence.Enrollment;
import outrider.core.command.Command;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.rule.Change;
import outrider.core.task.Task;

/// The commands that take back what a deed did to the cadences that leads run: a reply that paused
/// one, a status that ended one, a choice of another. A step that was finished is taken back by
/// opening its task again, which the rules know what to do with.
final class InverseOfCadences {
  private InverseOfCadences() {}

  static List<Command> of(Command command, List<Change> changes) {
    var commands = new ArrayList<Command>();
    for (var change : changes) {
      if (change.type() != RecordType.ENROLLMENT) {
        continue;
      }
      var after = change.after();
      if (change.creates()
          && after != null
          && command instanceof Command.EditFields edit
          && edit.id().equals(Enrollment.of(after).lead())) {
        commands.add(new Command.DeleteRecord(RecordType.ENROLLMENT, change.id()));
      } else if (!change.creates() && !change.deletes()) {
        commands.addAll(
            back(
                Enrollment.of(Objects.requireNonNull(change.before())),
                Enrollment.of(Objects.requireNonNull(change.after())),
                changes));
      }
    }
    return commands;
  }

  /// Whether a cadence that goes on, or begins anew, plans this task again.
  static boolean plans(Row deleted, List<Change> changes) {
    return deleted.has(Task.ENROLLMENT)
        && Task.of(deleted).isOpen()
        && changes.stream().anyMatch(change -> change.type() == RecordType.ENROLLMENT);
  }

  private static List<Command> back(Enrollment before, Enrollment after, List<Change> changes) {
    if (after.why().equals(Enrollment.DONE)) {
      return List.of();
    }
    if (before.isRunning() && !after.isRunning()) {
      return List.of(new Command.ResumeEnrollment(before.id(), dueBefore(before, changes)));
    }
    if (before.isPaused() && after.isRunning()) {
      return List.of(new Command.PauseEnrollment(before.id(), before.why()));
    }
    if (before.isPaused() && !after.isLive()) {
      return List.of(
          new Command.ResumeEnrollment(before.id(), null),
          new Command.PauseEnrollment(before.id(), before.why()));
    }
    return !before.isLive() && after.isRunning()
        ? List.of(new Command.EndEnrollment(before.id(), before.why()))
        : List.of();
  }

  /// When its step was due, where the task of it was taken away.
  private static @Nullable Long dueBefore(Enrollment before, List<Change> changes) {
    for (var change : changes) {
      var task = change.before();
      if (task != null
          && change.type() == RecordType.TASK
          && before.task().filter(change.id()::equals).isPresent()) {
        return task.numberOrNull(Task.DUE_AT);
      }
    }
    return null;
  }
}
