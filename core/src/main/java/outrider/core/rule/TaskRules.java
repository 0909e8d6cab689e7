package outrider.core.rule;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outrider.core.command.Command;
import outrider.core.command.NextStep;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.task.Task;

/// Planning, doing, and putting off what is to be done.
final class TaskRules {

  private TaskRules() {}

  static Decision plan(Command.PlanTask command, Draft draft) {
    var type = command.parentType();
    var parent = command.parent();
    if (type != null || parent != null) {
      var above = type == null ? RecordType.TASK : type;
      var id = parent == null ? "" : parent;
      if (ActivityRules.isNoParent(above) || draft.visible(above, id).isEmpty()) {
        return RecordRules.notFound(above, id);
      }
    }
    var unusable = RecordRules.unusable(RecordType.TASK, command.id(), draft);
    if (unusable.isPresent()) {
      return Decision.rejected(unusable.get());
    }
    var values = new LinkedHashMap<String, @Nullable Object>();
    values.put("title", command.title());
    values.put("kind", command.kind());
    values.put(Task.DUE_AT, command.dueAt());
    values.put("note", command.note());
    values.put(Task.ASSIGNEE, command.assignee());
    var repetition = command.repetition();
    if (repetition != null) {
      var read = SeriesRules.read(repetition, command.id(), draft);
      if (read.wrong().isPresent()) {
        return Decision.rejected(read.wrong().get());
      }
      values.putAll(read.fields());
    }
    var wrong = add(command.id(), type, parent, values, draft);
    return wrong.isPresent() ? Decision.rejected(wrong.get()) : draft.accepted();
  }

  static Optional<Reason> planNext(
      NextStep next, RecordType parentType, String parent, Draft draft) {
    var unusable = RecordRules.unusable(RecordType.TASK, next.taskId(), draft);
    if (unusable.isPresent()) {
      return unusable;
    }
    var values = new LinkedHashMap<String, @Nullable Object>();
    values.put("title", next.title());
    values.put("kind", next.kind());
    values.put(Task.DUE_AT, next.dueAt());
    return add(next.taskId(), parentType, parent, values, draft);
  }

  /// Plans what two agreed to do, or what somebody does about something that hangs on no record.
  ///
  /// @return why not; empty where it is planned
  static List<Reason> plan(String id, String title, long dueAt, String owner, Draft draft) {
    var unusable = RecordRules.unusable(RecordType.TASK, id, draft);
    if (unusable.isPresent()) {
      return List.of(unusable.get());
    }
    var values = new LinkedHashMap<String, @Nullable Object>();
    values.put("title", title);
    values.put("kind", "other");
    values.put(Task.DUE_AT, dueAt);
    var reasons = FieldRules.check(RecordType.TASK, values, draft.configuration());
    if (!reasons.isEmpty()) {
      return reasons;
    }
    if (title.isBlank()) {
      return List.of(FieldRules.reason("field.required", RecordType.TASK, "title"));
    }
    var task = Row.of(RecordType.TASK, id).with(Fields.OWNER, owner);
    draft.put(ParentRules.stamped(task, draft).with(values));
    return List.of();
  }

  static Decision complete(Command.CompleteTask command, Draft draft) {
    if (draft.visible(RecordType.TASK, command.id()).isEmpty()) {
      return RecordRules.notFound(RecordType.TASK, command.id());
    }
    var malformed = FieldRules.checkText(RecordType.TASK, "outcome", command.outcome());
    if (malformed.isPresent()) {
      return Decision.rejected(malformed.get());
    }
    finish(command.id(), command.outcome(), draft);
    return draft.accepted();
  }

  /// Marks a task done; a task that is done already, or gone, stays as it is.
  static void finish(String id, @Nullable String outcome, Draft draft) {
    draft
        .visible(RecordType.TASK, id)
        .filter(row -> Task.of(row).isOpen())
        .ifPresent(
            row -> close(row.with(Task.DONE_AT, draft.at()).with("outcome", outcome), draft));
  }

  /// What follows once a task is off the list: the next step of a cadence, the next occurrence of a
  /// series.
  static void close(Row done, Draft draft) {
    draft.put(done);
    SeriesRules.follow(done, draft);
    ParentRules.refreshNextStep(done, draft);
    EscalationRules.kept(done, draft);
    CadenceRules.taskDone(done, draft);
  }

  static Decision reopen(Command.ReopenTask command, Draft draft) {
    var found = draft.visible(RecordType.TASK, command.id());
    if (found.isEmpty()) {
      return RecordRules.notFound(RecordType.TASK, command.id());
    }
    var open = found.get().with(Task.DONE_AT, null).with("outcome", null).with(Task.SKIPPED, null);
    draft.put(open);
    SeriesRules.takeBack(found.get(), draft);
    ParentRules.refreshNextStep(open, draft);
    if (!Task.of(found.get()).isOpen()) {
      CadenceRules.taskReopened(open, draft);
    }
    return draft.accepted();
  }

  static Decision snooze(Command.SnoozeTask command, Draft draft) {
    var found = draft.visible(RecordType.TASK, command.id());
    if (found.isEmpty()) {
      return RecordRules.notFound(RecordType.TASK, command.id());
    }
    var task = Task.of(found.get());
    if (!task.isOpen()) {
      return Decision.rejected(Reason.of("task.done"));
    }
    if (task.dueAt().orElse(command.fromDueAt()) != command.fromDueAt()) {
      return Decision.rejected(Reason.of("task.moved"));
    }
    // What is done earlier than planned was not put off.
    var putOff = command.toDueAt() > command.fromDueAt() ? 1 : 0;
    var moved =
        ScheduleRules.putOff(
            found.get(),
            found
                .get()
                .with(Task.DUE_AT, command.toDueAt())
                .with("snoozes", found.get().number("snoozes", 0) + putOff));
    draft.put(moved);
    ParentRules.refreshNextStep(moved, draft);
    EscalationRules.putOff(moved, draft);
    ScheduleRules.follow(moved, draft);
    return draft.accepted();
  }

  private static Optional<Reason> add(
      String id,
      @Nullable RecordType parentType,
      @Nullable String parent,
      LinkedHashMap<String, @Nullable Object> values,
      Draft draft) {
    var reasons = FieldRules.check(RecordType.TASK, values, draft.configuration());
    if (!reasons.isEmpty()) {
      return Optional.of(reasons.getFirst());
    }
    if (values.get("title") instanceof String title && title.isBlank()) {
      return Optional.of(FieldRules.reason("field.required", RecordType.TASK, "title"));
    }
    var above =
        parentType == null || parent == null
            ? Optional.<Row>empty()
            : draft.visible(parentType, parent);
    var task =
        above
            .map(row -> ParentRules.childOf(row, RecordType.TASK, id, draft))
            .orElseGet(() ->
                ParentRules.stamped(
                    Row.of(RecordType.TASK, id).with(Fields.OWNER, draft.actor().user()), draft))
            .with(values);
    var given = AssigneeRules.given(null, task, draft);
    if (given.wrong().isPresent()) {
      return given.wrong();
    }
    task = given.task();
    draft.put(task);
    ParentRules.refreshNextStep(task, draft);
    return Optional.empty();
  }
}
