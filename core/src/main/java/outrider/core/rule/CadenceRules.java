package outrider.core.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import outrider.core.activity.Activity;
import outrider.core.cadence.Cadence;
import outrider.core.cadence.CadenceStep;
import outrider.core.cadence.Enrollment;
import outrider.core.calendar.BusinessCalendar;
import outrider.core.command.Command;
import outrider.core.lead.Lead;
import outrider.core.record.Fields;
import outrider.core.record.Ids;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
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

  /// What a step is given at least when it is planned late: whoever is asked has not missed it yet.
  static final Duration GRACE = Duration.ofHours(1);

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
    var unusable = RecordRules.unusable(RecordType.ENROLLMENT, command.id(), draft);
    if (unusable.isPresent()) {
      return Decision.rejected(unusable.get());
    }
    var cadence = draft.row(RecordType.CADENCE, command.cadence()).map(Cadence::of);
    if (cadence.isEmpty()) {
      return RecordRules.notFound(RecordType.CADENCE, command.cadence());
    }
    if (!cadence.get().active() || !cadence.get().isSound()) {
      return Decision.rejected(Reason.of("cadence.inactive", "cadence", cadence.get().name()));
    }
    for (var live : live(command.lead(), draft)) {
      if (live.isRunning() && live.cadence().equals(command.cadence())) {
        return Decision.rejected(Reason.of("cadence.running", "cadence", cadence.get().name()));
      }
    }
    endAll(lead.get(), Enrollment.SWITCHED, draft);
    start(command.id(), command.lead(), cadence.get(), List.of(), draft);
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
      stop(enrollment, Enrollment.PAUSED, why, draft);
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
      stop(enrollment, Enrollment.ENDED, why, draft);
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
    takeBackFollower(enrollment, draft);
    for (var other : live(enrollment.lead(), draft)) {
      if (!other.id().equals(enrollment.id())) {
        stop(other, Enrollment.ENDED, Enrollment.SWITCHED, draft);
      }
    }
    var pausedMillis =
        Math.max(0, draft.at() - found.get().number(Enrollment.STOPPED_AT, draft.at()));
    var again =
        running(enrollment)
            .with(Enrollment.STARTED_AT, enrollment.start().toEpochMilli() + pausedMillis)
            .with(Enrollment.TRIES, null);
    draft.put(again);
    if (openTask(enrollment, draft).isEmpty()) {
      plan(Enrollment.of(again), command.dueAt(), draft);
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
        .ifPresent(cadence ->
            start(
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
      begin(lead, draft);
    }
  }

  private static boolean isSuddenlyKnown(String field, Row before, Row after) {
    return !before.has(field) && after.has(field);
  }

  /// The next step is planned as soon as this one is done. While the run is paused, a step that was
  /// done all the same counts, and the next one waits.
  static void taskDone(Row task, Draft draft) {
    var found = ofTask(task, draft).filter(Enrollment::isLive);
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
      follow(Enrollment.of(ended), draft);
      return;
    }
    var calendar = calendar(enrollment, draft);
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
      plan(Enrollment.of(moved), null, draft);
    }
  }

  /// A step that is open again is the present one again, where the run has gone no further than to
  /// the step behind it.
  static void taskReopened(Row task, Draft draft) {
    var found = ofTask(task, draft);
    var number = task.number(Task.STEP, 0);
    if (found.isEmpty() || number < 1) {
      return;
    }
    var enrollment = found.get();
    var back = enrollment.row().with(Enrollment.STEP, number).with(Enrollment.TASK, task.id());
    if (enrollment.isLive() && enrollment.step() == number + 1) {
      dropTask(enrollment, true, draft);
      draft.put(back);
    } else if (enrollment.why().equals(Enrollment.UNANSWERED) && enrollment.step() == number + 1) {
      draft.put(back);
    } else if (enrollment.why().equals(Enrollment.DONE) && enrollment.step() == number) {
      var lead = draft.row(RecordType.LEAD, enrollment.lead());
      if (lead.filter(row -> Lead.of(row).isOpen()).isPresent()) {
        takeBackFollower(enrollment, draft);
        draft.put(running(enrollment).with(Enrollment.TASK, task.id()));
      }
    }
  }

  /// Whoever deletes the task of the present step does not want it now: the run waits.
  static void taskDeleted(Row task, Draft draft) {
    ofTask(task, draft)
        .filter(Enrollment::isRunning)
        .filter(enrollment -> task.id().equals(enrollment.task().orElse(null)))
        .ifPresent(
            enrollment -> stop(enrollment, Enrollment.PAUSED, Enrollment.TASK_DELETED, draft));
  }

  /// A run that is taken back takes its open task along.
  static void forgotten(Enrollment enrollment, Draft draft) {
    if (enrollment.isLive()) {
      dropTask(enrollment, true, draft);
    }
  }

  /// An answer pauses, too many tries without one end.
  static void heard(Activity activity, Row parent, Draft draft) {
    if (parent.type() != RecordType.LEAD) {
      return;
    }
    var outcome = activity.row().text("outcome");
    var unanswered = outcome.equals("no-answer");
    var reply =
        outcome.equals("replied")
            || activity.isContact() && activity.row().text("direction").equals("in");
    if (!unanswered && !activity.isContact()) {
      return;
    }
    for (var enrollment : live(parent.id(), draft)) {
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
        stop(counted, Enrollment.PAUSED, Enrollment.REPLY, draft);
      } else if (tries > 0 && tries >= most) {
        follow(stop(counted, Enrollment.ENDED, Enrollment.UNANSWERED, draft), draft);
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
    for (var enrollment : live(after.id(), draft)) {
      if (enrollment.row().set(Cadence.EXIT_TAGS).stream().anyMatch(tags::contains)) {
        stop(enrollment, Enrollment.ENDED, Enrollment.TAGGED, draft);
      }
    }
  }

  static void endAll(Row lead, String why, Draft draft) {
    live(lead.id(), draft).forEach(each -> stop(each, Enrollment.ENDED, why, draft));
  }

  // How it is done.

  private static List<Enrollment> live(String lead, Draft draft) {
    return draft.children(RecordType.ENROLLMENT, lead).stream()
        .map(Enrollment::of)
        .filter(Enrollment::isLive)
        .toList();
  }

  private static Optional<Enrollment> ofTask(Row task, Draft draft) {
    return Optional.ofNullable(task.textOrNull(Task.ENROLLMENT))
        .flatMap(id -> draft.row(RecordType.ENROLLMENT, id))
        .map(Enrollment::of);
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

  private static Row running(Enrollment enrollment) {
    return enrollment
        .row()
        .with(Enrollment.STATE, Enrollment.RUNNING)
        .with(Enrollment.WHY, null)
        .with(Enrollment.STOPPED_AT, null);
  }

  private static void start(
      String id, String leadId, Cadence cadence, List<String> path, Draft draft) {
    var lead = draft.row(RecordType.LEAD, leadId);
    if (lead.isEmpty()) {
      return;
    }
    var passed = new ArrayList<>(path);
    passed.add(cadence.id());
    var row =
        ParentRules.childOf(lead.get(), RecordType.ENROLLMENT, id, draft)
            .with(Enrollment.copyOf(cadence))
            .with(Enrollment.STARTED_AT, draft.at())
            .with(Enrollment.STEP, 1L)
            .with(Enrollment.STATE, Enrollment.RUNNING)
            .with(Enrollment.PATH, passed);
    draft.put(row);
    plan(Enrollment.of(row), null, draft);
  }

  /// Has the lead begin what follows, unless it has run that before: what leads back to where it
  /// came from ends there.
  private static void follow(Enrollment ended, Draft draft) {
    var path = ended.row().set(Enrollment.PATH);
    var then =
        Optional.ofNullable(ended.row().textOrNull(Cadence.THEN))
            .filter(id -> !path.contains(id))
            .flatMap(id -> draft.row(RecordType.CADENCE, id))
            .map(Cadence::of)
            .filter(Cadence::active)
            .filter(Cadence::isSound);
    if (then.isPresent()) {
      var id = Ids.derive(ended.id(), "then");
      draft.put(ended.row().with(Enrollment.FOLLOWER, id));
      start(id, ended.lead(), then.get(), path, draft);
    }
  }

  /// What began because this run ended is not, where this run goes on.
  private static void takeBackFollower(Enrollment enrollment, Draft draft) {
    var follower =
        Optional.ofNullable(enrollment.row().textOrNull(Enrollment.FOLLOWER))
            .flatMap(id -> draft.row(RecordType.ENROLLMENT, id))
            .map(Enrollment::of)
            .filter(Enrollment::isLive);
    if (follower.isEmpty()) {
      return;
    }
    if (follower.get().step() == 1) {
      dropTask(follower.get(), true, draft);
      draft.remove(follower.get().row());
    } else {
      stop(follower.get(), Enrollment.ENDED, Enrollment.SWITCHED, draft);
    }
  }

  private static Enrollment stop(Enrollment enrollment, String state, String why, Draft draft) {
    var kept = dropTask(enrollment, state.equals(Enrollment.ENDED), draft);
    var row =
        enrollment
            .row()
            .with(Enrollment.STATE, state)
            .with(Enrollment.WHY, why)
            // A run that was paused before it ended stopped when it was paused.
            .with(Enrollment.STOPPED_AT, enrollment.row().number(Enrollment.STOPPED_AT, draft.at()))
            .with(Enrollment.TASK, kept.orElse(null));
    draft.put(row);
    return Enrollment.of(row);
  }

  /// Takes the open task of the present step away. The first response stays: a step of the run
  /// while that may go on, and in the end what it was before the cadence took it in.
  ///
  /// @return the task that is still a step of the run
  private static Optional<String> dropTask(Enrollment enrollment, boolean forGood, Draft draft) {
    var task = openTask(enrollment, draft);
    if (task.isEmpty()) {
      return Optional.empty();
    }
    if (task.get().id().equals(enrollment.taskOf(enrollment.step()))) {
      draft.remove(task.get());
      EscalationRules.kept(task.get(), draft);
      ParentRules.refreshNextStep(task.get(), draft);
      return Optional.empty();
    }
    if (!forGood) {
      return enrollment.task();
    }
    var plain = new LinkedHashMap<String, @Nullable Object>();
    for (var field :
        List.of(Task.ENROLLMENT, Task.CADENCE_NAME, Task.CADENCE_NAME_EN, Task.STEP, Task.STEPS)) {
      plain.put(field, null);
    }
    var step = enrollment.present();
    if (step.isPresent() && step.get().script().equals(task.get().text("note"))) {
      plain.put("note", null);
    }
    var row = task.get().with(plain);
    draft.put(row);
    ParentRules.refreshNextStep(row, draft);
    return Optional.empty();
  }

  private static Optional<Row> openTask(Enrollment enrollment, Draft draft) {
    return enrollment
        .task()
        .flatMap(id -> draft.row(RecordType.TASK, id))
        .filter(row -> Task.of(row).isOpen());
  }

  /// Makes the present step a task. A response shares the task of the first response, where that is
  /// still open.
  private static void plan(Enrollment enrollment, @Nullable Long dueAt, Draft draft) {
    var lead = draft.row(RecordType.LEAD, enrollment.lead());
    var present = enrollment.present();
    if (lead.isEmpty() || present.isEmpty()) {
      return;
    }
    var step = present.get();
    var due = dueAt == null ? due(enrollment, step, draft) : dueAt;
    var shared = step.isResponse() ? openResponse(lead.get(), draft) : Optional.<Row>empty();
    var task =
        shared
            .map(row -> adopted(row, due, dueAt != null, draft))
            .orElseGet(() ->
                fresh(lead.get(), enrollment.taskOf(enrollment.step()), step, draft)
                    .with("title", step.title())
                    .with(Task.DUE_AT, due)
                    .with(Task.DONE_AT, null)
                    .with("outcome", null))
            .with(Task.ENROLLMENT, enrollment.id())
            .with(Task.CADENCE_NAME, enrollment.row().value(Fields.NAME))
            .with(Task.CADENCE_NAME_EN, enrollment.row().value(Enrollment.NAME_EN))
            .with(Task.STEP, (long) enrollment.step())
            .with(Task.STEPS, (long) enrollment.steps().size());
    if (!task.has("note") && !step.script().isEmpty()) {
      task = task.with("note", step.script());
    }
    draft.put(task);
    draft.put(enrollment.row().with(Enrollment.TASK, task.id()));
    ParentRules.refreshNextStep(task, draft);
  }

  private static Row fresh(Row lead, String id, CadenceStep step, Draft draft) {
    return draft
        .row(RecordType.TASK, id)
        .orElseGet(() -> ParentRules.childOf(lead, RecordType.TASK, id, draft))
        .with("kind", step.channel());
  }

  /// When the step is to be done: not before it is planned, and by then there must be time for it.
  private static long due(Enrollment enrollment, CadenceStep step, Draft draft) {
    var calendar = calendar(enrollment, draft);
    var due = step.due(enrollment.start(), calendar);
    var now = Instant.ofEpochMilli(draft.at());
    if (due.isAfter(now)) {
      return due.toEpochMilli();
    }
    var soonest = step.delay().unit().isBusiness() ? calendar.plus(now, GRACE) : now.plus(GRACE);
    return soonest.toEpochMilli();
  }

  private static Optional<Row> openResponse(Row lead, Draft draft) {
    return draft.children(RecordType.TASK, lead.id()).stream()
        .filter(row -> Task.of(row).isOpen())
        .filter(row -> row.text("kind").equals(CadenceStep.RESPOND))
        .filter(row -> !row.has(Task.ENROLLMENT))
        .findFirst();
  }

  /// The first response as the step of a cadence, under its own name. What a service level promised
  /// stays promised, as does what the lead was owed before it began the cadence; where neither is,
  /// the cadence says when.
  private static Row adopted(Row response, long due, boolean exactly, Draft draft) {
    var owed = response.number(Task.DUE_AT, due);
    var begins = response.number(Fields.CREATED_AT, 0) == draft.at();
    var free = begins && !response.has(Task.SERVICE_LEVEL);
    if (!exactly && !free && owed <= due) {
      return response;
    }
    return response
        .with(Task.DUE_AT, due)
        .with(Task.SERVICE_LEVEL, null)
        .with(Task.SERVICE_LEVEL_NAME, null)
        .with(Task.ALLOWED_MINUTES, null)
        .with(Task.BUSINESS_TIME, null);
  }

  private static BusinessCalendar calendar(Enrollment enrollment, Draft draft) {
    return draft.configuration().cadences().calendar(enrollment.row().textOrNull(Cadence.CALENDAR));
  }
}
