package outrider.core.rule;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outrider.core.record.Row;
import outrider.core.task.Task;
import outrider.core.user.Visibility;

/// Who does a task that is about a record somebody has. What is passed on says since when and by
/// whom, so that one can tell how long work waits between roles.
final class AssigneeRules {

  /// @param task as it is to stand
  /// @param wrong why it cannot be theirs
  record Given(Row task, Optional<Reason> wrong) {}

  private AssigneeRules() {}

  /// @param before null where it is new
  static Given given(@Nullable Row before, Row task, Draft draft) {
    var actor = draft.actor();
    if (before == null
        && !task.has(Task.ASSIGNEE)
        && ParentRules.parent(task, draft).filter(actor::isGuest).isPresent()) {
      // What a member plans they do themselves; nobody else's day gets fuller by it.
      return new Given(task.with(Task.ASSIGNEE, actor.user()), Optional.empty());
    }
    var from = before == null ? null : before.textOrNull(Task.ASSIGNEE);
    var to = task.textOrNull(Task.ASSIGNEE);
    if (Objects.equals(from, to)) {
      return new Given(task, Optional.empty());
    }
    if (to == null) {
      return new Given(
          task.with(Task.ASSIGNED_AT, null).with(Task.ASSIGNED_BY, null), Optional.empty());
    }
    var parent = ParentRules.parent(task, draft);
    var tree = draft.configuration().tree();
    var sees =
        tree.user(to)
            .filter(user ->
                parent.isPresent()
                    ? Visibility.sees(user, parent.get(), tree)
                    : to.equals(actor.user()))
            .isPresent();
    if (!sees) {
      return new Given(task, Optional.of(Reason.of("task.assignee", "user", to)));
    }
    var isPassedOn = !to.equals(actor.user());
    return new Given(
        task.with(Task.ASSIGNED_AT, isPassedOn ? draft.at() : null)
            .with(Task.ASSIGNED_BY, isPassedOn ? actor.user() : null),
        Optional.empty());
  }
}
