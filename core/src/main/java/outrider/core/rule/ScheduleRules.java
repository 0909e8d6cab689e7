package outrider.core.rule;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import outrider.core.command.Command;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.schedule.Bar;
import outrider.core.schedule.Schedule;
import outrider.core.task.Task;

/// From when until when the tasks of a record are done, and which come after which. Where one is
/// placed later, those that come after it follow.
final class ScheduleRules {

  /// More than these before one task, and nobody sees why it waits.
  static final int BEFORE_MAX = 20;

  private ScheduleRules() {}

  static Decision place(Command.PlaceTask command, Draft draft) {
    var found = draft.visible(RecordType.TASK, command.id());
    if (found.isEmpty()) {
      return RecordRules.notFound(RecordType.TASK, command.id());
    }
    var row = found.get();
    if (!Task.of(row).isOpen()) {
      return Decision.rejected(Reason.of("task.done"));
    }
    if (row.number(Task.DUE_AT, command.fromDueAt()) != command.fromDueAt()
        || !Objects.equals(row.numberOrNull(Task.START_AT), command.fromStartAt())) {
      return Decision.rejected(Reason.of("task.moved"));
    }
    var start = command.toStartAt();
    if (start != null && start > command.toDueAt()) {
      return Decision.rejected(
          FieldRules.reason("schedule.reversed", RecordType.TASK, Task.START_AT));
    }
    var placed = row.with(Task.START_AT, start).with(Task.DUE_AT, command.toDueAt());
    var tooEarly = tooEarly(row, placed, draft);
    if (tooEarly.isPresent()) {
      return Decision.rejected(tooEarly.get());
    }
    put(placed, draft);
    follow(placed, draft);
    return draft.accepted();
  }

  static Decision link(Command.LinkTask command, Draft draft) {
    var found = draft.visible(RecordType.TASK, command.id());
    if (found.isEmpty()) {
      return RecordRules.notFound(RecordType.TASK, command.id());
    }
    var row = found.get();
    if (!row.set(Task.AFTER).equals(sorted(command.from()))) {
      return Decision.rejected(Reason.of("task.moved"));
    }
    var wanted = sorted(command.to());
    if (wanted.size() > BEFORE_MAX) {
      return Decision.rejected(Reason.of("schedule.too-many").with("most", BEFORE_MAX));
    }
    var siblings = siblings(row, draft);
    for (var id : wanted) {
      if (siblings.stream().noneMatch(each -> each.id().equals(id))) {
        return RecordRules.notFound(RecordType.TASK, id);
      }
    }
    if (new Schedule(Bar.of(siblings)).wouldRing(row.id(), wanted)) {
      return Decision.rejected(Reason.of("schedule.ring", "title", row.text("title")));
    }
    var linked = row.with(Task.AFTER, wanted.isEmpty() ? null : wanted);
    draft.put(linked);
    if (Task.of(row).isOpen()) {
      var bars = new Schedule(Bar.of(open(linked, draft)));
      var bar = Bar.of(linked);
      bars.gate(linked.id())
          .filter(gate -> gate.dueAt() > bar.startAt())
          .ifPresent(gate -> {
            var pushed = at(linked, bar.startingAt(gate.dueAt()));
            put(pushed, draft);
            follow(pushed, draft);
          });
    }
    return draft.accepted();
  }

  /// Something else has given a task another time limit: as long as it was, it stands there now,
  /// and takes along what comes after it.
  static Row putOff(Row before, Row moved) {
    var start = before.numberOrNull(Task.START_AT);
    return start == null
        ? moved
        : moved.with(
            Task.START_AT, start + moved.number(Task.DUE_AT, 0) - before.number(Task.DUE_AT, 0));
  }

  /// Moves those that come after a task whose time has changed, as far as they have to.
  static void follow(Row moved, Draft draft) {
    var open = open(moved, draft);
    if (open.stream().noneMatch(each -> each.set(Task.AFTER).contains(moved.id()))) {
      return;
    }
    for (var bar : new Schedule(Bar.of(open)).shifted(Bar.of(moved))) {
      if (!bar.id().equals(moved.id())) {
        draft.row(RecordType.TASK, bar.id()).ifPresent(row -> put(at(row, bar), draft));
      }
    }
  }

  /// Nothing begins before what it comes after is finished. One that did so already may still be
  /// moved to the right.
  private static Optional<Reason> tooEarly(Row before, Row placed, Draft draft) {
    if (placed.set(Task.AFTER).isEmpty()) {
      return Optional.empty();
    }
    var start = Bar.of(placed).startAt();
    return new Schedule(Bar.of(open(placed, draft)))
        .gate(placed.id())
        .filter(gate -> gate.dueAt() > start && start < Bar.of(before).startAt())
        .flatMap(gate -> draft.row(RecordType.TASK, gate.id()))
        .map(gate ->
            Reason.of("schedule.too-early", "title", gate.text("title"))
                .with("at", gate.number(Task.DUE_AT, 0)));
  }

  private static Row at(Row row, Bar bar) {
    return row.with(Task.DUE_AT, bar.dueAt())
        .with(Task.START_AT, row.has(Task.START_AT) ? (Long) bar.startAt() : null);
  }

  private static void put(Row placed, Draft draft) {
    draft.put(placed);
    ParentRules.refreshNextStep(placed, draft);
    EscalationRules.putOff(placed, draft);
  }

  /// The tasks of the same record, itself included.
  private static List<Row> siblings(Row task, Draft draft) {
    var parent = task.textOrNull(Fields.PARENT);
    return parent == null ? List.of(task) : draft.children(RecordType.TASK, parent);
  }

  /// What is done stands where it stands, and holds nothing up.
  private static List<Row> open(Row task, Draft draft) {
    return siblings(task, draft).stream().filter(each -> Task.of(each).isOpen()).toList();
  }

  private static List<String> sorted(List<String> ids) {
    return ids.stream().distinct().sorted().toList();
  }
}
