package outrider.app.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import outrider.core.command.Command;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.rule.Change;
import outrider.core.task.Task;

/// Puts every task back where it stood before one was placed and the others followed.
final class InverseOfSchedule {

  /// A task that stood elsewhere before.
  private record Moved(Row before, Row after) {}

  private InverseOfSchedule() {}

  /// The earliest first: where it stands again there is room for those that come after it.
  ///
  /// @param but a task that another command takes back
  static List<Command> of(List<Change> changes, String but) {
    var moved = new ArrayList<Moved>();
    for (var change : changes) {
      var before = change.before();
      var after = change.after();
      if (change.type() == RecordType.TASK
          && before != null
          && after != null
          && !change.id().equals(but)
          && (change.steps().containsKey(Task.DUE_AT)
              || change.steps().containsKey(Task.START_AT))) {
        moved.add(new Moved(before, after));
      }
    }
    moved.sort(Comparator.comparingLong(each -> each.before().number(Task.DUE_AT, 0)));
    return moved.stream()
        .<Command>map(each ->
            new Command.PlaceTask(
                each.before().id(),
                each.after().numberOrNull(Task.START_AT),
                each.after().number(Task.DUE_AT, 0),
                each.before().numberOrNull(Task.START_AT),
                each.before().number(Task.DUE_AT, 0)))
        .toList();
  }
}
