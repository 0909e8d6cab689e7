package outrider.core.rule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import outrider.core.activity.Activity;
import outrider.core.command.Command;
import outrider.core.escalation.Escalation;
import outrider.core.escalation.EscalationLevel;
import outrider.core.escalation.Supervisors;
import outrider.core.lead.Lead;
import outrider.core.record.Fields;
import outrider.core.record.Ids;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.task.Task;
import outrider.core.user.TeamTree;
import outrider.core.user.User;

/// What HQ does when something is overdue, and what becomes of that once it is done.
///
/// Whether a promise was kept is decided by when the person did it, not by when HQ heard of it: a
/// call that was logged in time on a laptop without signal annuls what HQ did meanwhile.
final class EscalationRules {

  private EscalationRules() {}

  static Decision escalate(String taskId, EscalationLevel level, Draft draft) {
    var task = draft.row(RecordType.TASK, taskId).map(Task::of);
    var parent = task.flatMap(it -> ParentRules.parent(it.row(), draft));
    if (task.isEmpty() || parent.isEmpty() || !isOverdue(task.get(), parent.get(), level, draft)) {
      return draft.accepted();
    }
    var due = task.get().dueAt().orElseThrow();
    var id = Ids.derive(taskId, "escalation/" + level.id() + '/' + due);
    if (draft.row(RecordType.ESCALATION, id).isEmpty()) {
      act(id, task.get(), parent.get(), level, draft);
    }
    return draft.accepted();
  }

  private static boolean isOverdue(Task task, Row parent, EscalationLevel level, Draft draft) {
    return task.isOpen()
        && task.row().has(Fields.OWNER)
        && level.isFor(task.isResponse())
        && task.dueAt().isPresent()
        && task.dueAt().getAsLong() + Duration.ofMinutes(level.minutes()).toMillis() <= draft.at()
        && !(parent.type() == RecordType.LEAD && !Lead.of(parent).isOpen())
        && !(task.isResponse() && isAnswered(task, parent));
  }

  /// A call that nobody ticked off as the response is one all the same.
  private static boolean isAnswered(Task task, Row parent) {
    var contacted = parent.numberOrNull(Fields.LAST_CONTACT_AT);
    return contacted != null && contacted >= task.row().number(Fields.CREATED_AT, 0);
  }

  private static void act(String id, Task task, Row parent, EscalationLevel level, Draft draft) {
    var told = told(task, parent, level, draft);
    if (told.isEmpty()) {
      return;
    }
    var escalation =
        ParentRules.childOf(parent, RecordType.ESCALATION, id, draft)
            .with(Escalation.TASK, task.id())
            .with(Escalation.LEVEL, level.id())
            .with(Escalation.LEVEL_NAME, level.name())
            .with(Escalation.ACTION, level.action())
            .with(Escalation.RECIPIENTS, told.stream().map(User::id).toList())
            .with(Escalation.DUE_AT, task.dueAt().orElseThrow())
            .with(Escalation.STATE, Escalation.OPEN);
    draft.put(escalation);
    draft.put(task.row().with(Task.ESCALATED_AT, draft.at()));
    var marked =
        parent.type() == RecordType.LEAD ? parent.with(Lead.ESCALATED_AT, draft.at()) : parent;
    draft.put(marked);
    if (level.reassigns()) {
      reassign(escalation, marked, told.getFirst(), level, draft);
    }
  }

  private static List<User> told(Task task, Row parent, EscalationLevel level, Draft draft) {
    TeamTree tree = draft.configuration().tree();
    var owner = task.row().textOrNull(Fields.OWNER);
    return switch (level.action()) {
      case EscalationLevel.REMIND_OWNER ->
          tree.user(owner).filter(User::active).map(List::of).orElse(List.of());
      case EscalationLevel.REASSIGN ->
          parent.type() != RecordType.LEAD || isAcknowledged(task, parent, draft)
              ? List.of()
              : Supervisors.of(owner, tree).stream().limit(1).toList();
      default -> Supervisors.of(owner, tree);
    };
  }

  /// Whether the owner has said that they are on it.
  private static boolean isAcknowledged(Task task, Row parent, Draft draft) {
    return draft.children(RecordType.ESCALATION, parent.id()).stream()
        .filter(row -> row.text(Escalation.STATE).equals(Escalation.ACKNOWLEDGED))
        .filter(row -> row.text(Escalation.TASK).equals(task.id()))
        .anyMatch(row -> row.text(Escalation.SETTLED_BY).equals(task.row().text(Fields.OWNER)));
  }

  private static void reassign(
      Row escalation, Row lead, User receiver, EscalationLevel level, Draft draft) {
    var why =
        Reason.of("escalation.reassigned", "user", lead.text(Fields.OWNER))
            .with("owner", receiver.id())
            .with("minutes", level.minutes());
    draft.put(
        ParentRules.childOf(
                lead, RecordType.ACTIVITY, Ids.derive(escalation.id(), "reassigned"), draft)
            .with("kind", "note")
            .with("occurredAt", draft.at())
            .with("text", ReasonText.write(List.of(why), "")));
    RecordRules.give(lead, receiver, draft);
  }

  static List<Reason> check(Row row) {
    var reasons = new ArrayList<Reason>();
    var minutes = row.number(EscalationLevel.MINUTES, 0);
    if (minutes < 0 || minutes > EscalationLevel.MINUTES_MAX) {
      reasons.add(
          FieldRules.reason("escalation-level.minutes", row.type(), EscalationLevel.MINUTES)
              .with("most", EscalationLevel.MINUTES_MAX));
    }
    var level = EscalationLevel.of(row);
    if (level.reassigns() && row.text(EscalationLevel.OF).equals(EscalationLevel.TASK)) {
      reasons.add(
          FieldRules.reason("escalation-level.reassign", row.type(), EscalationLevel.ACTION));
    }
    return reasons;
  }

  /// A lead that was closed waits for nobody.
  static void edited(Row before, Row after, Draft draft) {
    if (after.type() == RecordType.LEAD
        && after.has(Lead.ESCALATED_AT)
        && Lead.of(before).isOpen()
        && !Lead.of(after).isOpen()) {
      settleAll(after, it -> true, draft);
    }
  }

  /// A lead that went back to its pool is late with nobody any more.
  static void pooled(Row lead, Draft draft) {
    if (lead.has(Lead.ESCALATED_AT)) {
      settleAll(lead, it -> true, draft);
    }
  }

  /// A task was done, or is gone: what HQ did about it is settled.
  static void kept(Row task, Draft draft) {
    settle(task, it -> it.task().equals(task.id()), draft);
  }

  /// A task was given another time. Who did so before it was due was not late; who did so later has
  /// not done it yet.
  static void putOff(Row task, Draft draft) {
    settle(task, it -> it.task().equals(task.id()) && draft.at() <= it.dueAt(), draft);
  }

  private static void settle(Row task, Predicate<Escalation> what, Draft draft) {
    if (task.has(Task.ESCALATED_AT)) {
      ParentRules.parent(task, draft).ifPresent(parent -> settleAll(parent, what, draft));
    }
  }

  /// Somebody was in contact with a lead: it has its first response.
  static void contacted(Activity activity, RecordType type, String id, Draft draft) {
    if (type != RecordType.LEAD || !activity.isContact()) {
      return;
    }
    draft
        .row(type, id)
        .filter(lead -> lead.has(Lead.ESCALATED_AT))
        .ifPresent(lead -> settleAll(lead, it -> isResponse(it, draft), draft));
  }

  /// Somebody did in time what HQ gave to another meanwhile, because it had not heard of it.
  static void keptByFormerOwner(Command command, Draft draft) {
    Predicate<Escalation> inTime = it -> draft.at() <= it.dueAt();
    switch (command) {
      case Command.LogActivity log when log.completesTask() != null ->
          former(log.completesTask(), inTime, draft);
      case Command.LogActivity log when Activity.isContact(log.kind()) ->
          draft
              .row(log.parentType(), log.parent())
              .filter(lead -> lead.has(Lead.ESCALATED_AT))
              .ifPresent(lead -> settleAll(lead, inTime.and(it -> isResponse(it, draft)), draft));
      case Command.CompleteTask complete -> former(complete.id(), inTime, draft);
      default -> {}
    }
  }

  private static void former(String task, Predicate<Escalation> inTime, Draft draft) {
    draft
        .row(RecordType.TASK, task)
        .filter(row -> row.has(Task.ESCALATED_AT))
        .flatMap(row ->
            RecordType.byWireName(row.text(Fields.PARENT_TYPE))
                .flatMap(type -> draft.row(type, row.text(Fields.PARENT))))
        .ifPresent(parent -> settleAll(parent, inTime.and(it -> it.task().equals(task)), draft));
  }

  private static boolean isResponse(Escalation escalation, Draft draft) {
    return draft
        .row(RecordType.TASK, escalation.task())
        .map(Task::of)
        .filter(Task::isResponse)
        .isPresent();
  }

  private static void settleAll(Row parent, Predicate<Escalation> what, Draft draft) {
    var pending =
        draft.children(RecordType.ESCALATION, parent.id()).stream()
            .map(Escalation::of)
            .filter(Escalation::isPending)
            .toList();
    for (var escalation : pending) {
      if (what.test(escalation)) {
        var inTime = draft.at() <= escalation.dueAt();
        draft.put(
            settled(escalation.row(), inTime ? Escalation.ANNULLED : Escalation.ANSWERED, draft));
      }
    }
    if (parent.type() == RecordType.LEAD && pending.stream().allMatch(what)) {
      draft
          .row(parent.type(), parent.id())
          .ifPresent(lead -> draft.put(lead.with(Lead.ESCALATED_AT, null)));
    }
  }

  private static Row settled(Row escalation, String state, Draft draft) {
    return escalation
        .with(Escalation.STATE, state)
        .with(Escalation.SETTLED_AT, draft.at())
        .with(Escalation.SETTLED_BY, draft.actor().user());
  }

  static Decision acknowledge(Command.AcknowledgeEscalation command, Draft draft) {
    Optional<Row> found = draft.visible(RecordType.ESCALATION, command.escalation());
    if (found.isEmpty()) {
      return RecordRules.notFound(RecordType.ESCALATION, command.escalation());
    }
    if (!Escalation.of(found.get()).isPending()) {
      return Decision.rejected(
          Reason.of("escalation.settled", "state", found.get().text(Escalation.STATE)));
    }
    switch (command.state()) {
      case Escalation.ACKNOWLEDGED ->
          draft.put(settled(found.get(), Escalation.ACKNOWLEDGED, draft));
      case Escalation.OPEN ->
          draft.put(
              found
                  .get()
                  .with(Escalation.STATE, Escalation.OPEN)
                  .with(Escalation.SETTLED_AT, null)
                  .with(Escalation.SETTLED_BY, null));
      default -> {
        return Decision.rejected(
            FieldRules.reason("field.malformed", RecordType.ESCALATION, Escalation.STATE));
      }
    }
    return draft.accepted();
  }
}
