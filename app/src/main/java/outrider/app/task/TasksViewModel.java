package outrider.app.task;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;
import outrider.app.command.Receipt;
import outrider.app.command.Undo;
import outrider.app.fx.LiveList;
import outrider.core.command.Command;

/// The tasks of one scope by day, and the one that is selected. FX thread only.
final class TasksViewModel {
  private final Undo undo;
  private final ZoneId zone;
  private final LiveList<TaskLine> lines = new LiveList<>(TaskLine::key);
  private final ObjectProperty<TaskScope> scope =
      new SimpleObjectProperty<>(this, "scope", TaskScope.MINE);
  private final ReadOnlyObjectWrapper<Optional<TaskRow>> selected =
      new ReadOnlyObjectWrapper<>(this, "selected", Optional.empty());
  private final ReadOnlyIntegerWrapper arranged = new ReadOnlyIntegerWrapper(this, "arranged", 0);
  private List<TaskRow> tasks = List.of();

  TasksViewModel(Undo undo, ZoneId zone) {
    this.undo = undo;
    this.zone = zone;
  }

  ObservableList<TaskLine> lines() {
    return lines.items();
  }

  ObjectProperty<TaskScope> scope() {
    return scope;
  }

  ReadOnlyObjectProperty<Optional<TaskRow>> selected() {
    return selected.getReadOnlyProperty();
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
    keepSelection(before);
    arranged.set(arranged.get() + 1);
  }

  void move(int step) {
    var rows = rows();
    if (!rows.isEmpty()) {
      var present = indexOf(rows, selected.get());
      select(rows.get(Math.clamp(present + (long) step, 0, rows.size() - 1)));
    }
  }

  void select(TaskRow row) {
    selected.set(Optional.of(row));
  }

  /// Done becomes open, open becomes done; the next row is selected.
  Optional<CompletableFuture<Receipt>> toggle() {
    return selected
        .get()
        .map(row -> {
          selectNext();
          return row.isDone()
              ? undo.submit("undo.reopened", new Command.ReopenTask(row.id()))
              : undo.submit("undo.completed", new Command.CompleteTask(row.id(), null));
        });
  }

  /// Empty where nothing is selected that is open and has a time.
  Optional<CompletableFuture<Receipt>> snooze(Instant until) {
    return selected
        .get()
        .filter(row -> !row.isDone() && row.dueAt().isPresent())
        .map(row -> {
          selectNext();
          return undo.submit(
              "undo.snoozed",
              new Command.SnoozeTask(row.id(), row.dueAt().getAsLong(), until.toEpochMilli()));
        });
  }

  private void selectNext() {
    var rows = rows();
    var present = indexOf(rows, selected.get());
    if (present >= 0 && rows.size() > 1) {
      select(rows.get(present + 1 < rows.size() ? present + 1 : present - 1));
    }
  }

  private List<TaskRow> rows() {
    return lines.items().stream()
        .filter(TaskLine.Entry.class::isInstance)
        .map(line -> ((TaskLine.Entry) line).row())
        .toList();
  }

  private void keepSelection(List<TaskRow> before) {
    var rows = rows();
    var still = indexOf(rows, selected.get());
    if (still >= 0) {
      selected.set(Optional.of(rows.get(still)));
      return;
    }
    var place = Math.max(0, indexOf(before, selected.get()));
    selected.set(
        rows.isEmpty()
            ? Optional.empty()
            : Optional.of(rows.get(Math.min(place, rows.size() - 1))));
  }

  private static int indexOf(List<TaskRow> rows, Optional<TaskRow> wanted) {
    for (var index = 0; index < rows.size() && wanted.isPresent(); index++) {
      if (rows.get(index).id().equals(wanted.get().id())) {
        return index;
      }
    }
    return -1;
  }
}
