package outrider.app.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import outrider.core.approval.Approval;
import outrider.core.call.Summary;
import outrider.core.change.Signature;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.configuration.FieldRegistry;
import outrider.core.diagnosis.KeptDiagnosis;
import outrider.core.escalation.Escalation;
import outrider.core.experiment.Experiment;
import outrider.core.handover.Takeover;
import outrider.core.library.CaseStudy;
import outrider.core.library.CaseView;
import outrider.core.pipeline.Checkmark;
import outrider.core.pipeline.Pipeline;
import outrider.core.processaudit.Finding;
import outrider.core.processaudit.ProcessAudit;
import outrider.core.proposal.Proposal;
import outrider.core.ratio.RatioFlag;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.review.WeeklyReview;
import outrider.core.rule.Change;
import outrider.core.task.Task;

/// The commands that take a command back. Undo is an ordinary new command: it syncs, it is decided
/// by the rules, and the history shows both.
final class Inverse {

  private static final Set<String> GIVEN_AT_CREATION =
      Set.of(Fields.OWNER, Fields.TEAM, Fields.IMPORT, Fields.POOL, "stage", "pipeline");

  private Inverse() {}

  /// Empty where a command cannot be taken back (a sign-off is said once).
  static List<Command> of(Command command, List<Change> changes) {
    var commands = new ArrayList<>(directly(command, changes));
    if (!(command instanceof Command.ConvertLead)) {
      commands.addAll(InverseOfCadences.of(command, changes));
    }
    return commands;
  }

  private static List<Command> directly(Command command, List<Change> changes) {
    return switch (command) {
      case Command.CreateRecord create -> delete(create.type(), create.id());
      case Command.EditFields edit -> List.of(reversed(edit));
      case Command.DeleteRecord _ -> restored(changes);
      case Command.AssignOwner assign ->
          assign.fromOwner() == null
              ? List.of()
              : List.of(
                  new Command.AssignOwner(
                      assign.type(), assign.id(), assign.toOwner(), assign.fromOwner()));
      case Command.AddTags add -> {
        var added = new ArrayList<>(add.tags());
        before(changes, add.id()).ifPresent(row -> added.removeAll(row.set(Fields.TAGS)));
        var untagged = new Command.RemoveTags(add.type(), add.id(), added);
        var gaveWay = gaveWay(changes, add.id());
        yield gaveWay.isEmpty()
            ? List.of(untagged)
            : List.of(untagged, new Command.AddTags(add.type(), add.id(), gaveWay));
      }
      case Command.RemoveTags remove -> {
        var removed = new ArrayList<>(remove.tags());
        before(changes, remove.id()).ifPresent(row -> removed.retainAll(row.set(Fields.TAGS)));
        yield List.of(new Command.AddTags(remove.type(), remove.id(), removed));
      }
      case Command.LogActivity log -> unlogged(log);
      case Command.PlanTask plan -> delete(RecordType.TASK, plan.id());
      case Command.CompleteTask complete -> List.of(new Command.ReopenTask(complete.id()));
      case Command.ReopenTask reopen ->
          List.of(closedAgain(reopen.id(), before(changes, reopen.id())));
      case Command.SnoozeTask snooze ->
          Stream.concat(
                  Stream.of(
                      new Command.SnoozeTask(snooze.id(), snooze.toDueAt(), snooze.fromDueAt())),
                  InverseOfSchedule.of(changes, snooze.id()).stream())
              .toList();
      case Command.PlaceTask _ -> InverseOfSchedule.of(changes, "");
      case Command.LinkTask link ->
          Stream.concat(
                  Stream.of(new Command.LinkTask(link.id(), link.to(), link.from())),
                  InverseOfSchedule.of(changes, "").stream())
              .toList();
      case Command.RepeatTask repeat ->
          before(changes, repeat.id())
              .<List<Command>>map(row ->
                  List.of(
                      new Command.RepeatTask(
                          repeat.id(),
                          row.number(Task.DUE_AT, repeat.dueAt()),
                          Repetitions.of(row).orElse(null))))
              .orElse(List.of());
      case Command.SkipTask skip -> List.of(new Command.ReopenTask(skip.id()));
      case Command.EditSeries edit ->
          List.of(new Command.EditSeries(edit.id(), reversed(edit.edits())));
      case Command.AdvanceOpportunity advance ->
          List.of(new Command.AdvanceOpportunity(advance.id(), advance.to(), advance.from(), null));
      case Command.PublishPipeline publish -> {
        var replaced = publish.replaces();
        yield replaced == null
            ? List.of()
            : List.of(new Command.PublishPipeline(replaced, publish.id()));
      }
      case Command.DraftPipeline begin -> delete(RecordType.PIPELINE, begin.id());
      case Command.MarkItem mark -> List.of(remarked(mark, changes));
      case Command.AttachFile attach -> delete(RecordType.ATTACHMENT, attach.id());
      case Command.SettleConflict _ -> unsettled(changes);
      case Command.SettleProposal settle ->
          before(changes, settle.proposal())
              .<List<Command>>map(row ->
                  List.of(new Command.SettleProposal(settle.proposal(), row.text(Proposal.STATE))))
              .orElse(List.of());
      case Command.AcknowledgeEscalation acknowledge ->
          before(changes, acknowledge.escalation())
              .<List<Command>>map(row ->
                  List.of(
                      new Command.AcknowledgeEscalation(
                          acknowledge.escalation(), row.text(Escalation.STATE))))
              .orElse(List.of());
      case Command.HandOver handOver -> List.of(new Command.UndoHandover(handOver.id()));
      case Command.AcknowledgeTakeover acknowledge -> acknowledgedOtherwise(acknowledge, changes);
      case Command.ClaimLead claim -> List.of(new Command.ReturnLead(claim.lead(), null, null));
      case Command.SettleSummary settle ->
          before(changes, settle.activity())
              .<List<Command>>map(row ->
                  List.of(
                      new Command.SettleSummary(
                          settle.activity(), row.text(Summary.STATE), row.textOrNull("text"))))
              .orElse(List.of());
      case Command.SetQuota set ->
          List.of(
              new Command.SetQuota(
                  set.person(),
                  set.team(),
                  set.quarter(),
                  set.currency(),
                  set.toMinor(),
                  set.fromMinor()));
      // Nobody takes back what was said of a week.
      case Command.KeepForecast _, Command.KeepLag _, Command.FreezeReview _, Command.RaiseFlag _ ->
          List.of();
      case Command.DraftExperiment begin -> redrafted(begin, changes);
      case Command.NoteReview note ->
          before(changes, note.review())
              .<List<Command>>map(row ->
                  List.of(new Command.NoteReview(note.review(), row.textOrNull(WeeklyReview.NOTE))))
              .orElse(List.of());
      case Command.ReplyReview reply ->
          before(changes, reply.review())
              .<List<Command>>map(row ->
                  List.of(
                      new Command.ReplyReview(reply.review(), row.textOrNull(WeeklyReview.REPLY))))
              .orElse(List.of());
      case Command.AgreeAction agree ->
          List.of(new Command.DeleteRecord(RecordType.TASK, agree.task()));
      case Command.KeepDiagnosis keep -> delete(RecordType.DIAGNOSIS, keep.id());
      case Command.ActOnFlag act ->
          List.of(
              new Command.ReopenFlag(act.flag()),
              new Command.DeleteRecord(RecordType.TASK, act.task()));
      case Command.ExplainFlag explain -> List.of(new Command.ReopenFlag(explain.flag()));
      case Command.ReopenFlag reopen -> explainedAgain(reopen, changes);
      case Command.MoveCase move -> movedBack(move);
      case Command.ViewCase view ->
          view.state().equals(CaseView.FINISHED)
              ? List.of(new Command.ViewCase(view.caseStudy(), CaseView.OPEN, null))
              : List.of();
      case Command.RequestApproval request -> List.of(new Command.WithdrawApproval(request.id()));
      case Command.DecideApproval decide ->
          decide.state().equals(Approval.OPEN)
              ? List.of()
              : List.of(new Command.DecideApproval(decide.approval(), Approval.OPEN, null));
      case Command.BeginProcessAudit begin ->
          delete(RecordType.PROCESS_AUDIT, ProcessAudit.idOf(begin.opportunity(), begin.month()));
      case Command.JudgeStep judge -> List.of(rejudged(judge, changes));
      case Command.FinishProcessAudit finish ->
          List.of(
              new Command.FinishProcessAudit(
                  finish.audit(),
                  !finish.again(),
                  before(changes, finish.audit())
                      .map(row -> row.textOrNull(ProcessAudit.NOTE))
                      .orElse(null)));
      case Command.SignChange sign ->
          sign.said().equals(Signature.OPEN)
              ? List.of()
              : List.of(
                  new Command.SignChange(
                      sign.change(), sign.duty(), Signature.OPEN, null, sign.of(), null));
      case Command.SetMember set -> asMember(set, changes);
      case Command.AcknowledgeMention acknowledge ->
          List.of(
              new Command.AcknowledgeMention(
                  acknowledge.activity(), acknowledge.state().equals("seen") ? "open" : "seen"));
      case Command.EnrollLead enroll -> delete(RecordType.ENROLLMENT, enroll.id());
      // What ran is not unrun.
      case Command.StartExperiment _,
          Command.EndExperiment _,
          Command.ResumeEnrollment _,
          Command.PauseEnrollment _,
          Command.EndEnrollment _,
          Command.UndoHandover _,
          Command.ReturnLead _,
          Command.PlaceLead _,
          Command.SignOff _,
          Command.DelegateApproval _,
          Command.WithdrawApproval _,
          Command.RemindApproval _,
          Command.MigrateDeals _,
          Command.SettleChange _,
          Command.PublishChange _,
          Command.RollBackChange _,
          Command.ConvertLead _ ->
          List.of();
    };
  }

  /// Whose task was made about it has that task still, and says so again by another.
  private static List<Command> explainedAgain(Command.ReopenFlag reopen, List<Change> changes) {
    return before(changes, reopen.flag())
        .filter(row -> row.text(RatioFlag.STATE).equals(RatioFlag.EXPLAINED))
        .<List<Command>>map(row ->
            List.of(
                new Command.ExplainFlag(
                    reopen.flag(), row.text(RatioFlag.REASON), row.textOrNull(RatioFlag.WHY))))
        .orElse(List.of());
  }

  /// What everybody has seen is taken from them again; what was withdrawn needs a new review.
  private static List<Command> redrafted(Command.DraftExperiment begin, List<Change> changes) {
    return before(changes, begin.id())
        .<List<Command>>map(row -> {
          var fields = new HashMap<>(row.fields());
          fields.keySet().retainAll(Experiment.REGISTERED);
          return List.of(new Command.DraftExperiment(begin.id(), fields));
        })
        .orElseGet(() -> delete(RecordType.EXPERIMENT, begin.id()));
  }

  private static List<Command> movedBack(Command.MoveCase move) {
    var back =
        switch (CaseStudy.State.of(move.to()).orElse(CaseStudy.State.WITHDRAWN)) {
          case REVIEW -> CaseStudy.State.DRAFT.word();
          case PUBLISHED -> CaseStudy.State.WITHDRAWN.word();
          case DRAFT ->
              move.from().equals(CaseStudy.State.REVIEW.word())
                  ? CaseStudy.State.REVIEW.word()
                  : "";
          case WITHDRAWN -> "";
        };
    return back.isEmpty()
        ? List.of()
        : List.of(new Command.MoveCase(move.id(), move.to(), back, null));
  }

  /// What they were to do is theirs again, too.
  private static List<Command> asMember(Command.SetMember set, List<Change> changes) {
    var commands = new ArrayList<Command>();
    commands.add(
        new Command.SetMember(set.opportunity(), set.person(), set.toRole(), set.fromRole()));
    for (var change : changes) {
      if (change.type() == RecordType.TASK && change.steps().containsKey(Task.ASSIGNEE)) {
        commands.add(
            new Command.EditFields(
                RecordType.TASK,
                change.id(),
                List.of(new FieldEdit(Task.ASSIGNEE, null, set.person()))));
      }
    }
    return commands;
  }

  private static List<Command> delete(RecordType type, String id) {
    return List.of(new Command.DeleteRecord(type, id));
  }

  private static Command reversed(Command.EditFields edit) {
    return new Command.EditFields(edit.type(), edit.id(), reversed(edit.edits()));
  }

  private static List<FieldEdit> reversed(List<FieldEdit> edits) {
    return edits.stream()
        .map(field -> new FieldEdit(field.field(), field.after(), field.before()))
        .toList();
  }

  /// The record with the fields that a person may give (what the rules keep they keep again), and
  /// then what hung on it: what was said with a customer is not lost because somebody deleted the
  /// customer by mistake.
  private static List<Command> restored(List<Change> changes) {
    var commands = new ArrayList<Command>();
    deleted(changes).stream()
        .filter(row -> !row.type().isChild())
        .forEach(row -> commands.add(made(row)));
    deleted(changes).stream()
        .filter(row -> row.type().isChild())
        .filter(row -> !InverseOfCadences.plans(row, changes))
        .sorted(Comparator.comparingLong(row -> row.number(Fields.CREATED_AT, 0)))
        .forEach(row -> commands.addAll(RestoredChild.commands(row)));
    return commands;
  }

  private static Command made(Row row) {
    return row.type() == RecordType.DIAGNOSIS
        ? kept(KeptDiagnosis.of(row))
        : new Command.CreateRecord(row.type(), row.id(), givable(row));
  }

  private static Command kept(KeptDiagnosis kept) {
    return new Command.KeepDiagnosis(
        kept.id(),
        kept.team(),
        kept.pipeline(),
        kept.row().text(KeptDiagnosis.QUARTER),
        kept.currency(),
        kept.found(),
        kept.row().textOrNull(KeptDiagnosis.CAUSE),
        kept.row().textOrNull(KeptDiagnosis.NOTE),
        kept.fixedOn());
  }

  private static List<Row> deleted(List<Change> changes) {
    return changes.stream()
        .filter(Change::deletes)
        .map(change -> Objects.requireNonNull(change.before()))
        .toList();
  }

  private static Map<String, Object> givable(Row row) {
    var fields = new LinkedHashMap<>(row.fields());
    FieldRegistry.builtIn().fields(row.type()).stream()
        .filter(field -> field.managed() && !isGivable(row, field.name()))
        .forEach(field -> fields.remove(field.name()));
    return fields;
  }

  private static boolean isGivable(Row row, String field) {
    return GIVEN_AT_CREATION.contains(field)
        || row.type() == RecordType.PIPELINE
            && Pipeline.of(row).isDraft()
            && (field.equals(Pipeline.STATE)
                || field.equals(Pipeline.JOURNEY)
                || field.equals(Pipeline.BASED_ON));
  }

  private static List<Command> unlogged(Command.LogActivity log) {
    var commands = new ArrayList<Command>();
    commands.add(new Command.DeleteRecord(RecordType.ACTIVITY, log.id()));
    var next = log.next();
    if (next != null) {
      commands.add(new Command.DeleteRecord(RecordType.TASK, next.taskId()));
    }
    var completed = log.completesTask();
    if (completed != null) {
      commands.add(new Command.ReopenTask(completed));
    }
    return commands;
  }

  /// The tags that were taken off because another took their place.
  private static List<String> gaveWay(List<Change> changes, String id) {
    var gone = new ArrayList<String>();
    for (var change : changes) {
      var after = change.after();
      if (change.id().equals(id) && after != null) {
        before(changes, id).ifPresent(row -> gone.addAll(row.set(Fields.TAGS)));
        gone.removeAll(after.set(Fields.TAGS));
      }
    }
    return gone;
  }

  /// The value that stood before; the conflict itself stays settled.
  private static List<Command> unsettled(List<Change> changes) {
    return changes.stream()
        .filter(change -> change.type() != RecordType.CONFLICT && !change.creates())
        .<Command>map(change ->
            new Command.EditFields(
                change.type(),
                change.id(),
                change.steps().entrySet().stream()
                    .map(step ->
                        new FieldEdit(
                            step.getKey(), step.getValue().after(), step.getValue().before()))
                    .toList()))
        .toList();
  }

  private static Command closedAgain(String task, Optional<Row> before) {
    return before.filter(row -> row.flag(Task.SKIPPED)).isPresent()
        ? new Command.SkipTask(task)
        : new Command.CompleteTask(task, before.map(row -> row.textOrNull("outcome")).orElse(null));
  }

  /// Only those that were otherwise before.
  private static List<Command> acknowledgedOtherwise(
      Command.AcknowledgeTakeover acknowledge, List<Change> changes) {
    var seen = acknowledge.state().equals(Takeover.SEEN);
    var before =
        before(changes, acknowledge.takeover())
            .map(row -> row.set(Takeover.SEEN))
            .orElse(List.of());
    var changed =
        acknowledge.records().stream().filter(held -> before.contains(held) != seen).toList();
    return List.of(
        new Command.AcknowledgeTakeover(
            acknowledge.takeover(), changed, seen ? Takeover.OPEN : Takeover.SEEN));
  }

  private static Command rejudged(Command.JudgeStep judge, List<Change> changes) {
    var before =
        before(changes, judge.audit())
            .map(ProcessAudit::of)
            .flatMap(audit -> audit.finding(judge.step()));
    return new Command.JudgeStep(
        judge.audit(),
        judge.step(),
        before.map(finding -> finding.isBroken() ? "broken" : "kept").orElse("kept"),
        before.map(Finding::note).orElse(null));
  }

  private static Command remarked(Command.MarkItem mark, List<Change> changes) {
    var before = before(changes, Checkmark.idOf(mark.opportunity(), mark.item()));
    return new Command.MarkItem(
        mark.opportunity(),
        mark.item(),
        before.map(row -> row.text(Checkmark.STATE)).orElse("open"),
        before.map(row -> row.textOrNull("reason")).orElse(null));
  }

  private static Optional<Row> before(List<Change> changes, String id) {
    return changes.stream()
        .filter(change -> change.id().equals(id))
        .findFirst()
        .map(Change::before);
  }
}
