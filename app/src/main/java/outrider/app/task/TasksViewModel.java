package outrider.app.task;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;
import outrider.app.fx.LiveList;
import outrider.app.fx.RowSelection;

/// The tasks of one scope by day, and the one that is selected. FX thread only.
final class TasksViewModel {
  private final ZoneId zone;
  private final LiveList<TaskLine> lines = new LiveList<>(TaskLine::key);
  private final ObjectProperty<TaskScope> scope =
      new SimpleObjectProperty<>(this, "scope", TaskScope.MINE);
  private final RowSelection<TaskRow> selection = new RowSelection<>(this::rows, TaskRow::id);
  private final ReadOnlyIntegerWrapper arranged = new ReadOnlyIntegerWrapper(this, "arranged", 0);
  private List<TaskRow> tasks = List.of();

  TasksViewModel(ZoneId zone) {
    this.zone = zone;
  }

  ObservableList<TaskLine> lines() {
    return lines.items();
  }

  ObjectProperty<TaskScope> scope() {
    return scope;
  }

  ReadOnlyObjectProperty<Optional<TaskRow>> selected() {
    return selection.property();
  }

  /// Changes each time the lines were set in order.
  ReadOnlyIntegerProperty arranged() {
    return arranged.getReadOnlyProperty();
  }

  void show(List<TaskRow> fresh, Instant now) {
    tasks = fresh;
    arrange(now);
  }

  /// Time went on: what was due becomes overdue, tomorrow becomes today.
  void arrange(Instant now) {
    var before = rows();
    lines.show(TaskLine.of(tasks, now, zone));
    selection.follow(before);
    arranged.set(arranged.get() + 1);
  }

  void move(int step) {
    selection.move(step);
  }

  void select(TaskRow row) {
    selection.select(row);
  }

  /// The selected row, to do something with; the next one is selected.
  Optional<TaskRow> take() {
    var taken = selection.get();
    taken.ifPresent(row -> selection.next());
    return taken;
  }

  private List<TaskRow> rows() {
    return lines.items().stream()
        .filter(TaskLine.Entry.class::isInstance)
        .map(line -> ((TaskLine.Entry) line).row())
        .toList();
  }
}
