package outrider.core.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import outrider.core.activity.Activity;
import outrider.core.cadence.Cadence;
import outrider.core.cadence.Enrollment;
import outrider.core.command.Command;
import outrider.core.lead.Lead;
import outrider.core.record.Fields;
import outrider.core.record.Ids;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.tag.Tag;
import outrider.core.task.Task;

/// Leads that run a cadence: one step at a time, as an ordinary task.
///
/// Only the present step is a task; finishing that task plans the next one. A run that is paused or
/// has ended takes its open task away, since nothing is to be done about it any more; the run
/// itself, with its step, stays beside the lead. The first response is owed whatever a cadence
/// does: its task stays.
///
/// A run looks at its own copy of the cadence only, but for what follows it, which begins as it is
/// then.
final class CadenceRules {

  /// Why somebody pauses or ends it; the other reasons are the rules' own, and are said again only
  /// by whoever takes back taking it up.
  private static final Set<String> PAUSES =
      Set.of(Enrollment.BY_HAND, Enrollment.REPLY, Enrollment.TASK_DELETED);

  private static final Set<String> ENDS =
      Set.of(
          Enrollment.BY_HAND,
          Enrollment.UNANSWERED,
          Enrollment.CLOSED,
          Enrollment.TAGGED,
          Enrollment.SWITCHED);

  private CadenceRules() {}

  // What people want.

  static Decision enroll(Command.EnrollLead command, Draft draft) {
    var lead = draft.visible(RecordType.LEAD, command.lead());
    if (lead.isEmpty()) {
      return RecordRules.notFound(RecordType.LEAD, command.lead());
    }
    var closed = closed(lead.get());
    if (closed.isPresent()) {
      return Decision.rejected(closed.get());
    }
    if (Lead.of(lead.get()).isPooled()) {
      return Decision.rejected(Reason.of("pool.claim-first"));
    }
    var unusable = RecordRules.unusable(RecordType.ENROLLMENT, command.id(), draft);
    if (unusable.isPresent()) {
      return Decision.rejected(unusable.get());
    }
    var wanted = ExperimentRules.cadence(lead.get(), command.cadence(), draft);
    var cadence = draft.row(RecordType.CADENCE, wanted).map(Cadence::of);
    if (cadence.isEmpty()) {
      return RecordRules.notFound(RecordType.CADENCE, wanted);
    }
    if (!cadence.get().active() || !cadence.get().isSound()) {
      return Decision.rejected(Reason.of("cadence.inactive", "cadence", cadence.get().name()));
    }
    for (var live : CadenceRuns.live(command.lead(), draft)) {
      if (live.isRunning() && live.cadence().equals(wanted)) {
        return Decision.rejected(Reason.of("cadence.running", "cadence", cadence.get().name()));
      }
    }
    endAll(lead.get(), Enrollment.SWITCHED, draft);
    CadenceRuns.start(command.id(), command.lead(), cadence.get(), List.of(), draft);
    return draft.accepted();
  }

  static Decision pause(Command.PauseEnrollment command, Draft draft) {
    var found = draft.visible(RecordType.ENROLLMENT, command.enrollment());
    if (found.isEmpty()) {
      return RecordRules.notFound(RecordType.ENROLLMENT, command.enrollment());
    }
    var why = command.why() == null ? Enrollment.BY_HAND : command.why();
    if (!PAUSES.contains(why)) {
      return malformed();
    }
    var enrollment = Enrollment.of(found.get());
    if (!enrollment.isLive()) {
      return Decision.rejected(Reason.of("cadence.ended"));
    }
    if (enrollment.isRunning()) {
      CadenceRuns.stop(enrollment, Enrollment.PAUSED, why, draft);
    }
    return draft.accepted();
  }

  static Decision end(Command.EndEnrollment command, Draft draft) {
    var found = draft.visible(RecordType.ENROLLMENT, command.enrollment());
    if (found.isEmpty()) {
      return RecordRules.notFound(RecordType.ENROLLMENT, command.enrollment());
    }
    var why = command.why() == null ? Enrollment.BY_HAND : command.why();
    if (!ENDS.contains(why)) {
      return malformed();
    }
    var enrollment = Enrollment.of(found.get());
    if (enrollment.isLive()) {
      CadenceRuns.stop(enrollment, Enrollment.ENDED, why, draft);
    }
    return draft.accepted();
  }

  static Decision resume(Command.ResumeEnrollment command, Draft draft) {
    var found = draft.visible(RecordType.ENROLLMENT, command.enrollment());
    if (found.isEmpty()) {
      return RecordRules.notFound(RecordType.ENROLLMENT, command.enrollment());
    }
    var enrollment = Enrollment.of(found.get());
    var lead = draft.visible(RecordType.LEAD, enrollment.lead());
    if (lead.isEmpty()) {
      return RecordRules.notFound(RecordType.LEAD, enrollment.lead());
    }
    if (enrollment.isRunning()) {
      return draft.accepted();
    }
    var closed = closed(lead.get());
    if (closed.isPresent()) {
      return Decision.rejected(closed.get());
    }
    if (enrollment.why().equals(Enrollment.DONE) || enrollment.present().isEmpty()) {
      return Decision.rejected(Reason.of("cadence.done"));
    }
    CadenceRuns.takeBackFollower(enrollment, draft);
    for (var other : CadenceRuns.live(enrollment.lead(), draft)) {
      if (!other.id().equals(enrollment.id())) {
        CadenceRuns.stop(other, Enrollment.ENDED, Enrollment.SWITCHED, draft);
      }
    }
    var pausedMillis =
        Math.max(0, draft.at() - found.get().number(Enrollment.STOPPED_AT, draft.at()));
    var again =
        CadenceRuns.running(enrollment)
            .with(Enrollment.STARTED_AT, enrollment.start().toEpochMilli() + pausedMillis)
            .with(Enrollment.TRIES, null);
    draft.put(again);
    if (CadenceRuns.openTask(enrollment, draft).isEmpty()) {
      CadenceRuns.plan(Enrollment.of(again), command.dueAt(), draft);
    }
    return draft.accepted();
  }

  // What follows from other deeds.

  /// A lead that a person or a form makes begins the first cadence that is for it. Leads of an
  /// import are history: they begin none.
  static void begin(Row lead, Draft draft) {
    if (lead.has(Fields.IMPORT) || !Lead.of(lead).isOpen() || !lead.has(Fields.OWNER)) {
      return;
    }
    draft
        .configuration()
        .cadences()
        .forNew(Lead.of(lead))
        .flatMap(cadence ->
            draft.row(RecordType.CADENCE, ExperimentRules.cadence(lead, cadence.id(), draft)))
        .map(Cadence::of)
        .ifPresent(cadence ->
            CadenceRuns.start(
                Ids.derive(draft.envelope(), "enrollment/" + lead.id()),
                lead.id(),
                cadence,
                List.of(),
                draft));
  }

  /// What was added in a hurry gets its industry later: a lead that nobody has been in touch with,
  /// and that runs nothing yet, begins what is for it then.
  private static void beginLate(Row lead, Draft draft) {
    if (Lead.of(lead).isUntouched() && draft.children(RecordType.ENROLLMENT, lead.id()).isEmpty()) {
      var entered = ExperimentRules.entered(lead, draft);
      draft.put(entered);
      begin(entered, draft);
    }
  }

  private static boolean isSuddenlyKnown(String field, Row before, Row after) {
    return !before.has(field) && after.has(field);
  }

  /// The next step is planned as soon as this one is done. While the run is paused, a step that was
  /// done all the same counts, and the next one waits.
  static void taskDone(Row task, Draft draft) {
    var found = CadenceRuns.ofTask(task, draft).filter(Enrollment::isLive);
    if (found.isEmpty() || !task.id().equals(found.get().task().orElse(null))) {
      return;
    }
    var enrollment = found.get();
    var number = enrollment.step();
    var next = enrollment.at(number + 1);
    if (next.isEmpty()) {
      var ended =
          enrollment
              .row()
              .with(Enrollment.STATE, Enrollment.ENDED)
              .with(Enrollment.WHY, Enrollment.DONE)
              .with(Enrollment.STOPPED_AT, draft.at())
              .with(Enrollment.TASK, null);
      draft.put(ended);
      CadenceRuns.follow(Enrollment.of(ended), draft);
      return;
    }
    var calendar = CadenceRuns.calendar(enrollment, draft);
    var due = next.get().due(enrollment.start(), calendar);
    var late = 0L;
    if (due.toEpochMilli() <= draft.at() && enrollment.isRunning()) {
      var planned = enrollment.present().orElseThrow().due(enrollment.start(), calendar);
      late = Math.max(0, draft.at() - planned.toEpochMilli());
    }
    var moved =
        enrollment
            .row()
            .with(Enrollment.STEP, number + 1L)
            .with(Enrollment.STARTED_AT, enrollment.start().toEpochMilli() + late)
            .with(Enrollment.TASK, null);
    draft.put(moved);
    if (enrollment.isRunning()) {
      CadenceRuns.plan(Enrollment.of(moved), null, draft);
    }
  }

  /// A step that is open again is the present one again, where the run has gone no further than to
  /// the step behind it.
  static void taskReopened(Row task, Draft draft) {
    var found = CadenceRuns.ofTask(task, draft);
    var number = task.number(Task.STEP, 0);
    if (found.isEmpty() || number < 1) {
      return;
    }
    var enrollment = found.get();
    var back = enrollment.row().with(Enrollment.STEP, number).with(Enrollment.TASK, task.id());
    if (enrollment.isLive() && enrollment.step() == number + 1) {
      CadenceRuns.dropTask(enrollment, true, draft);
      draft.put(back);
    } else if (enrollment.why().equals(Enrollment.UNANSWERED) && enrollment.step() == number + 1) {
      draft.put(back);
    } else if (enrollment.why().equals(Enrollment.DONE) && enrollment.step() == number) {
      var lead = draft.row(RecordType.LEAD, enrollment.lead());
      if (lead.filter(row -> Lead.of(row).isOpen()).isPresent()) {
        CadenceRuns.takeBackFollower(enrollment, draft);
        // Where the lead runs another by now, the task alone is open again.
        if (CadenceRuns.live(enrollment.lead(), draft).isEmpty()) {
          draft.put(CadenceRuns.running(enrollment).with(Enrollment.TASK, task.id()));
        }
      }
    }
  }

  /// Whoever deletes the task of the present step does not want it now: the run waits.
  static void taskDeleted(Row task, Draft draft) {
    CadenceRuns.ofTask(task, draft)
        .filter(Enrollment::isRunning)
        .filter(enrollment -> task.id().equals(enrollment.task().orElse(null)))
        .ifPresent(enrollment ->
            CadenceRuns.stop(enrollment, Enrollment.PAUSED, Enrollment.TASK_DELETED, draft));
  }

  /// A run that is taken back takes its open task along.
  static void forgotten(Enrollment enrollment, Draft draft) {
    if (enrollment.isLive()) {
      CadenceRuns.dropTask(enrollment, true, draft);
    }
  }

  /// An answer pauses, too many tries without one end.
  static void heard(Activity activity, Row parent, Draft draft) {
    if (parent.type() != RecordType.LEAD) {
      return;
    }
    var outcome = activity.row().text("outcome");
    var unanswered = activity.isUnanswered();
    var reply =
        outcome.equals("replied")
            || activity.isContact() && activity.row().text("direction").equals("in");
    if (!unanswered && !activity.isContact()) {
      return;
    }
    for (var enrollment : CadenceRuns.live(parent.id(), draft)) {
      var began = enrollment.row().number(Fields.CREATED_AT, 0);
      if (activity.occurredAt() < began) {
        // What was said before the run began is no answer to it.
        continue;
      }
      var tries = unanswered ? enrollment.row().number(Enrollment.TRIES, 0) + 1 : 0;
      var counted =
          Enrollment.of(enrollment.row().with(Enrollment.TRIES, tries == 0 ? null : tries));
      draft.put(counted.row());
      var most = counted.row().number(Cadence.UNANSWERED_MAX, Long.MAX_VALUE);
      if (reply && counted.isRunning() && !counted.row().flag(Cadence.IGNORES_REPLIES)) {
        CadenceRuns.stop(counted, Enrollment.PAUSED, Enrollment.REPLY, draft);
      } else if (tries > 0 && tries >= most) {
        CadenceRuns.follow(
            CadenceRuns.stop(counted, Enrollment.ENDED, Enrollment.UNANSWERED, draft), draft);
      }
    }
  }

  /// A lead that is closed, or gets a tag that ends its cadence, runs it no longer.
  static void edited(Row before, Row after, Draft draft) {
    if (after.type() != RecordType.LEAD) {
      return;
    }
    if (Lead.of(before).isOpen() && !Lead.of(after).isOpen()) {
      endAll(after, Enrollment.CLOSED, draft);
      return;
    }
    if (isSuddenlyKnown("industry", before, after) || isSuddenlyKnown(Lead.SOURCE, before, after)) {
      beginLate(after, draft);
    }
    var tags = new ArrayList<>(after.set(Fields.TAGS));
    tags.removeAll(before.set(Fields.TAGS));
    if (tags.isEmpty()) {
      return;
    }
    for (var enrollment : CadenceRuns.live(after.id(), draft)) {
      if (enrollment.row().set(Cadence.EXIT_TAGS).stream()
          .anyMatch(word -> names(word, tags, draft))) {
        CadenceRuns.stop(enrollment, Enrollment.ENDED, Enrollment.TAGGED, draft);
      }
    }
  }

  /// An exit tag is written as the tag is called.
  private static boolean names(String word, List<String> tags, Draft draft) {
    return tags.stream().anyMatch(tag -> Tag.isCalled(word, tag, draft.row(RecordType.TAG, tag)));
  }

  static void endAll(Row lead, String why, Draft draft) {
    CadenceRuns.live(lead.id(), draft)
        .forEach(each -> CadenceRuns.stop(each, Enrollment.ENDED, why, draft));
  }

  private static Optional<Reason> closed(Row lead) {
    return Lead.of(lead).isOpen()
        ? Optional.empty()
        : Optional.of(Reason.of("lead.closed", "status", lead.text(Lead.STATUS)));
  }

  private static Decision malformed() {
    return Decision.rejected(
        FieldRules.reason("field.malformed", RecordType.ENROLLMENT, Enrollment.WHY));
  }
}
