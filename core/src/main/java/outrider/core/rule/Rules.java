package outrider.core.rule;

import java.util.Collection;
import java.util.List;
import outrider.core.call.CallReport;
import outrider.core.command.Command;
import outrider.core.escalation.EscalationLevel;
import outrider.core.integration.DeliveredRow;
import outrider.core.record.Row;

/// The sales rules: one pure function from a command and what is known to a decision. The laptop
/// calls it at once, HQ calls the same method later and has the last word.
public final class Rules {

  private Rules() {}

  public static Decision decide(Command command, Facts facts, Occasion occasion) {
    if (occasion.actor().scopes().isEmpty()) {
      // Somebody who left holds no scope: not even what used to be theirs.
      return Decision.rejected(Reason.of("permission.inactive"));
    }
    var draft = new Draft(facts, occasion);
    var kept = ChangeRules.unsigned(command, draft).or(() -> GuestRules.kept(command, draft));
    return kept.isPresent() ? Decision.rejected(kept.get()) : deed(command, draft);
  }

  /// The same of a deed that is part of a change which was signed.
  static Decision deed(Command command, Draft draft) {
    return switch (command) {
      case Command.CreateRecord create -> RecordRules.create(create, draft);
      case Command.EditFields edit -> EditRules.edit(edit, draft);
      case Command.DeleteRecord delete -> RecordRules.delete(delete, draft);
      case Command.AssignOwner assign -> RecordRules.assign(assign, draft);
      case Command.AddTags add -> EditRules.addTags(add, draft);
      case Command.RemoveTags remove -> EditRules.removeTags(remove, draft);
      case Command.LogActivity log -> ActivityRules.log(log, draft);
      case Command.PlanTask plan -> TaskRules.plan(plan, draft);
      case Command.CompleteTask complete -> TaskRules.complete(complete, draft);
      case Command.ReopenTask reopen -> TaskRules.reopen(reopen, draft);
      case Command.SnoozeTask snooze -> TaskRules.snooze(snooze, draft);
      case Command.RepeatTask repeat -> SeriesRules.repeat(repeat, draft);
      case Command.SkipTask skip -> SeriesRules.skip(skip, draft);
      case Command.EditSeries edit -> SeriesRules.edit(edit, draft);
      case Command.PlaceTask place -> ScheduleRules.place(place, draft);
      case Command.LinkTask link -> ScheduleRules.link(link, draft);
      case Command.AdvanceOpportunity advance -> OpportunityRules.advance(advance, draft);
      case Command.DraftPipeline begin -> JourneyRules.draft(begin, draft);
      case Command.PublishPipeline publish -> JourneyRules.publish(publish, draft);
      case Command.MigrateDeals migrate -> JourneyRules.migrate(migrate, draft);
      case Command.MarkItem mark -> OpportunityRules.mark(mark, draft);
      case Command.SignOff signOff -> OpportunityRules.signOff(signOff, draft);
      case Command.AttachFile attach -> ActivityRules.attach(attach, draft);
      case Command.ConvertLead convert -> LeadRules.convert(convert, draft);
      case Command.EnrollLead enroll -> CadenceRules.enroll(enroll, draft);
      case Command.PauseEnrollment pause -> CadenceRules.pause(pause, draft);
      case Command.ResumeEnrollment resume -> CadenceRules.resume(resume, draft);
      case Command.EndEnrollment end -> CadenceRules.end(end, draft);
      case Command.ClaimLead claim -> PoolRules.claim(claim, draft);
      case Command.ReturnLead giveUp -> PoolRules.giveUp(giveUp, draft);
      case Command.PlaceLead place -> PoolRules.place(place, draft);
      case Command.SettleConflict settle -> ConflictRules.settle(settle, draft);
      case Command.SettleProposal settle -> ProposalRules.settle(settle, draft);
      case Command.AcknowledgeEscalation acknowledge ->
          EscalationRules.acknowledge(acknowledge, draft);
      case Command.HandOver handOver -> HandoverRules.handOver(handOver, draft);
      case Command.UndoHandover undo -> HandoverRules.undo(undo, draft);
      case Command.AcknowledgeTakeover acknowledge -> HandoverRules.acknowledge(acknowledge, draft);
      case Command.SettleSummary settle -> CallRules.settle(settle, draft);
      case Command.SetQuota set -> QuotaRules.set(set, draft);
      case Command.KeepForecast keep -> ForecastRules.keep(keep, draft);
      case Command.DraftExperiment begin -> ExperimentRules.draft(begin, draft);
      case Command.StartExperiment start -> ExperimentRules.start(start, draft);
      case Command.EndExperiment end -> ExperimentRules.end(end, draft);
      case Command.KeepLag keep -> LagRules.keep(keep, draft);
      case Command.FreezeReview freeze -> WeeklyReviewRules.freeze(freeze, draft);
      case Command.NoteReview note -> WeeklyReviewRules.note(note, draft);
      case Command.ReplyReview reply -> WeeklyReviewRules.reply(reply, draft);
      case Command.AgreeAction agree -> WeeklyReviewRules.agree(agree, draft);
      case Command.KeepDiagnosis keep -> DiagnosisRules.keep(keep, draft);
      case Command.RaiseFlag raise -> RatioRules.raise(raise, draft);
      case Command.ActOnFlag act -> RatioRules.act(act, draft);
      case Command.ExplainFlag explain -> RatioRules.explain(explain, draft);
      case Command.ReopenFlag reopen -> RatioRules.reopen(reopen, draft);
      case Command.MoveCase move -> LibraryRules.move(move, draft);
      case Command.ViewCase view -> LibraryRules.view(view, draft);
      case Command.RequestApproval request -> ApprovalRules.request(request, draft);
      case Command.DecideApproval decide -> ApprovalRules.decide(decide, draft);
      case Command.DelegateApproval delegate -> ApprovalRules.delegate(delegate, draft);
      case Command.WithdrawApproval withdraw -> ApprovalRules.withdraw(withdraw, draft);
      case Command.SetMember set -> MemberRules.set(set, draft);
      case Command.AcknowledgeMention acknowledge -> MentionRules.acknowledge(acknowledge, draft);
      case Command.RemindApproval remind -> ApprovalRules.remind(remind, draft);
      case Command.BeginProcessAudit begin -> ProcessAuditRules.begin(begin, draft);
      case Command.JudgeStep judge -> ProcessAuditRules.judge(judge, draft);
      case Command.FinishProcessAudit finish -> ProcessAuditRules.finish(finish, draft);
      case Command.SettleChange settle -> ChangeRules.settle(settle, draft);
      case Command.SignChange sign -> ChangeRules.sign(sign, draft);
      case Command.PublishChange publish -> ChangeRules.publish(publish, draft);
      case Command.RollBackChange rollBack -> ChangeRollback.of(rollBack, draft);
    };
  }

  /// Puts a change in force that is signed and whose time has come. No command: nobody but HQ can
  /// ask for it.
  ///
  /// @return accepted without a change where there is nothing to do, or it was done before
  public static Decision publishDue(String change, Facts facts, Occasion occasion) {
    return ChangeRules.publishDue(change, new Draft(facts, occasion));
  }

  /// Notes that HQ runs another version of its program. No command: nobody but HQ can ask for it.
  ///
  /// @param before the version that ran until now
  public static Decision updated(String before, String version, Facts facts, Occasion occasion) {
    return ChangeRules.updated(before, version, new Draft(facts, occasion));
  }

  /// What HQ does about a task that is overdue. No command: nobody but HQ can ask for it.
  ///
  /// @return accepted without a change where there is nothing to do, or it was done before
  public static Decision escalate(
      String task, EscalationLevel level, Facts facts, Occasion occasion) {
    return EscalationRules.escalate(task, level, new Draft(facts, occasion));
  }

  /// What HQ does about a lead that nobody has been in contact with for long. No command: nobody
  /// but HQ can ask for it.
  ///
  /// @return accepted without a change where there is nothing to do, or it was done before
  public static Decision silent(String lead, Facts facts, Occasion occasion) {
    return TaggingRules.silent(lead, new Draft(facts, occasion));
  }

  /// Takes a lead back to its pool where its time is up. No command: nobody but HQ can ask for it.
  ///
  /// @return accepted without a change where its time is not up, or it was done before
  public static Decision recycle(String lead, Facts facts, Occasion occasion) {
    return PoolRules.recycle(lead, new Draft(facts, occasion));
  }

  /// What HQ does about a request for somebody's word that waits: it reminds, and ends it. No
  /// command: nobody but HQ can ask for it.
  ///
  /// @return accepted without a change where there is nothing to do, or it was done before
  public static Decision attendApproval(String approval, Facts facts, Occasion occasion) {
    return ApprovalRules.attend(approval, new Draft(facts, occasion));
  }

  /// What HQ notes about a claim that came too late.
  ///
  /// @param occasion at which it was refused
  public static List<Change> afterRefusal(Command command, Facts facts, Occasion occasion) {
    var draft = new Draft(facts, occasion);
    if (command instanceof Command.ClaimLead claim) {
      LatePoolRules.lost(claim, draft);
    }
    return draft.accepted() instanceof Decision.Accepted yes ? yes.changes() : List.of();
  }

  /// Writes down a call that HQ has heard of from the telephone system. No command: a person who
  /// called by other means logs an activity.
  public static Decision report(CallReport call, Facts facts, Occasion occasion) {
    return CallRules.report(call, new Draft(facts, occasion));
  }

  /// Takes what another system delivered, all of it or nothing. No command: nobody but HQ can ask
  /// for it.
  ///
  /// @return accepted without a change where all of it was known
  public static Decision take(Collection<DeliveredRow> rows, Facts facts, Occasion occasion) {
    return IntegrationRules.take(rows, new Draft(facts, occasion));
  }

  /// Takes delivered records away that somebody had brought to a customer. No command: nobody but
  /// HQ can ask for it.
  public static Decision part(Collection<String> records, Facts facts, Occasion occasion) {
    return IntegrationRules.part(records, new Draft(facts, occasion));
  }

  /// Writes down how a source of such deliveries is. No command: nobody but HQ can ask for it.
  public static Decision tell(Row source, Facts facts, Occasion occasion) {
    return IntegrationRules.tell(source, new Draft(facts, occasion));
  }

  /// What else becomes of a command that its giver can no longer give, because the record was given
  /// to another meanwhile: done in time, it annuls what HQ did about its being overdue.
  public static List<Change> keptByFormerOwner(Command command, Facts facts, Occasion occasion) {
    var draft = new Draft(facts, occasion);
    EscalationRules.keptByFormerOwner(command, draft);
    return draft.accepted() instanceof Decision.Accepted yes ? yes.changes() : List.of();
  }
}
