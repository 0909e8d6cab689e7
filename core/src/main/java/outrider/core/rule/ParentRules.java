package outrider.core.rule;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outrider.core.activity.Activity;
import outrider.core.cadence.Enrollment;
import outrider.core.lead.Lead;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.task.Task;

/// What a parent record keeps about its children, so that lists need no join: touches, first and
/// last contact, the next step.
final class ParentRules {

  private ParentRules() {}

  /// The parent a child row names, if the actor sees it.
  static Optional<Row> parent(Row child, Draft draft) {
    return RecordType.byWireName(child.text(Fields.PARENT_TYPE))
        .flatMap(type -> draft.visible(type, child.text(Fields.PARENT)));
  }

  /// A child row under `parent`, visible to the same people.
  static Row childOf(Row parent, RecordType type, String id, Draft draft) {
    var child =
        Row.of(type, id)
            .with(Fields.PARENT_TYPE, parent.type().wireName())
            .with(Fields.PARENT, parent.id())
            .with(Fields.OWNER, parent.value(Fields.OWNER))
            .with(Fields.TEAM, parent.value(Fields.TEAM))
            .with(Fields.POOL, parent.has(Fields.OWNER) ? null : parent.value(Fields.POOL))
            .with(Fields.AUDIENCE, LibraryRules.audienceOf(parent))
            .with(Fields.MEMBERS, MemberRules.ofChild(parent, type));
    return stamped(child, draft);
  }

  static Row stamped(Row row, Draft draft) {
    return row.with(Fields.CREATED_AT, draft.at()).with(Fields.CREATED_BY, draft.actor().user());
  }

  static void countActivity(Row parent, Activity activity, Draft draft) {
    if (!activity.isContact() || !counts(parent.type())) {
      return;
    }
    var changed = new LinkedHashMap<String, @Nullable Object>();
    var at = activity.occurredAt();
    changed.put(
        Fields.LAST_CONTACT_AT,
        Math.max(at, parent.number(Fields.LAST_CONTACT_AT, Long.MIN_VALUE)));
    if (parent.type() == RecordType.LEAD || parent.type() == RecordType.OPPORTUNITY) {
      changed.put(
          Fields.FIRST_CONTACT_AT,
          Math.min(at, parent.number(Fields.FIRST_CONTACT_AT, Long.MAX_VALUE)));
      if (activity.isTouch()) {
        changed.put(Fields.TOUCHES, parent.number(Fields.TOUCHES, 0) + 1);
      }
    }
    if (parent.type() == RecordType.LEAD && isNew(parent)) {
      changed.put(Lead.STATUS, "working");
    }
    draft.put(parent.with(changed));
  }

  /// Sets the parent's next step to its earliest open task.
  static void refreshNextStep(Row task, Draft draft) {
    var found = parent(task, draft);
    if (found.isEmpty() || !hasNextStep(found.get().type())) {
      return;
    }
    var parent = found.get();
    var next =
        draft.children(RecordType.TASK, parent.id()).stream()
            .map(Task::of)
            .filter(Task::isOpen)
            .min(
                Comparator.comparingLong((Task open) -> open.dueAt().orElse(Long.MAX_VALUE))
                    .thenComparing(Task::id));
    var changed = new LinkedHashMap<String, @Nullable Object>();
    changed.put(Fields.NEXT_STEP, next.map(Task::title).orElse(null));
    changed.put(
        Fields.NEXT_STEP_AT,
        next.isPresent() && next.get().dueAt().isPresent()
            ? (Object) next.get().dueAt().getAsLong()
            : null);
    draft.put(parent.with(changed));
  }

  /// Puts the parent's counters right after a child was deleted.
  static void afterRemoval(Row child, Draft draft) {
    switch (child.type()) {
      case TASK -> {
        refreshNextStep(child, draft);
        CadenceRules.taskDeleted(child, draft);
        EscalationRules.kept(child, draft);
      }
      case ENROLLMENT -> CadenceRules.forgotten(Enrollment.of(child), draft);
      case ACTIVITY ->
          parent(child, draft)
              .ifPresent(parent -> {
                recount(parent, child, draft);
                TaggingRules.takenBack(parent, child, draft);
              });
      default -> {}
    }
  }

  private static void recount(Row parent, Row removed, Draft draft) {
    var activity = Activity.of(removed);
    if (!activity.isContact() || !counts(parent.type())) {
      return;
    }
    var contacts =
        draft.children(RecordType.ACTIVITY, parent.id()).stream()
            .map(Activity::of)
            .filter(Activity::isContact)
            .mapToLong(Activity::occurredAt)
            .sorted()
            .toArray();
    var changed = new LinkedHashMap<String, @Nullable Object>();
    changed.put(
        Fields.LAST_CONTACT_AT, contacts.length == 0 ? null : contacts[contacts.length - 1]);
    if (parent.type() == RecordType.LEAD || parent.type() == RecordType.OPPORTUNITY) {
      changed.put(Fields.FIRST_CONTACT_AT, contacts.length == 0 ? null : contacts[0]);
      if (activity.isTouch()) {
        changed.put(Fields.TOUCHES, Math.max(0, parent.number(Fields.TOUCHES, 0) - 1));
      }
    }
    draft.put(parent.with(changed));
  }

  private static boolean counts(RecordType type) {
    return switch (type) {
      case LEAD, OPPORTUNITY, ACCOUNT, CONTACT -> true;
      default -> false;
    };
  }

  private static boolean hasNextStep(RecordType type) {
    return type == RecordType.LEAD || type == RecordType.OPPORTUNITY;
  }

  private static boolean isNew(Row lead) {
    return lead.text(Lead.STATUS).isEmpty() || lead.text(Lead.STATUS).equals("new");
  }
}
