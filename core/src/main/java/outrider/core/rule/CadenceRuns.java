package outrider.core.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outrider.core.cadence.Cadence;
import outrider.core.cadence.CadenceStep;
import outrider.core.cadence.Enrollment;
import outrider.core.calendar.BusinessCalendar;
import outrider.core.record.Fields;
import outrider.core.record.Ids;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.task.Task;

/// How the run of a cadence begins, goes from step to step, and stops.
final class CadenceRuns {

  /// What a step is given at least when it is planned late: whoever is asked has not missed it yet.
  private static final Duration GRACE = Duration.ofHours(1);

  private CadenceRuns() {}

  static List<Enrollment> live(String lead, Draft draft) {
    return draft.children(RecordType.ENROLLMENT, lead).stream()
        .map(Enrollment::of)
        .filter(Enrollment::isLive)
        .toList();
  }

  static Optional<Enrollment> ofTask(Row task, Draft draft) {
    return Optional.ofNullable(task.textOrNull(Task.ENROLLMENT))
        .flatMap(id -> draft.row(RecordType.ENROLLMENT, id))
        .map(Enrollment::of);
  }

  static Row running(Enrollment enrollment) {
    return enrollment
        .row()
        .with(Enrollment.STATE, Enrollment.RUNNING)
        .with(Enrollment.WHY, null)
        .with(Enrollment.STOPPED_AT, null);
  }

  static void start(String id, String leadId, Cadence cadence, List<String> path, Draft draft) {
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
  static void follow(Enrollment ended, Draft draft) {
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
  static void takeBackFollower(Enrollment enrollment, Draft draft) {
    var follower =
        Optional.ofNullable(enrollment.row().textOrNull(Enrollment.FOLLOWER))
            .flatMap(id -> draft.row(RecordType.ENROLLMENT, id))
            .map(Enrollment::of)
            .filter(Enrollment::isLive);
    follower.ifPresent(run -> takeBack(run, draft));
  }

  /// A run that should not have begun is gone where nothing was done of it, and else has ended.
  static void takeBack(Enrollment run, Draft draft) {
    if (run.step() == 1) {
      dropTask(run, true, draft);
      draft.remove(run.row());
    } else {
      stop(run, Enrollment.ENDED, Enrollment.SWITCHED, draft);
    }
  }

  static Enrollment stop(Enrollment enrollment, String state, String why, Draft draft) {
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
  static Optional<String> dropTask(Enrollment enrollment, boolean forGood, Draft draft) {
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

  static Optional<Row> openTask(Enrollment enrollment, Draft draft) {
    return enrollment
        .task()
        .flatMap(id -> draft.row(RecordType.TASK, id))
        .filter(row -> Task.of(row).isOpen());
  }

  /// Makes the present step a task. A response shares the task of the first response, where that is
  /// still open.
  static void plan(Enrollment enrollment, @Nullable Long dueAt, Draft draft) {
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

  static BusinessCalendar calendar(Enrollment enrollment, Draft draft) {
    return draft.configuration().cadences().calendar(enrollment.row().textOrNull(Cadence.CALENDAR));
  }
}
