package outrider.core.proposal;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outrider.core.command.Command;
import outrider.core.contact.Contact;
import outrider.core.record.RecordType;

/// Which commands may become a proposal, and what they are about. Not those that only their giver
/// can give: a sign-off, a choice between values, and a file, whose bytes lie on the giver's
/// laptop. Nor does who has lost a record delete it or hand it on, or say how it is followed up.
public record Proposable(RecordType type, String id) {

  public static Optional<Proposable> of(Command command) {
    return switch (command) {
      case Command.EditFields it -> about(it.type(), it.id());
      case Command.AddTags it -> about(it.type(), it.id());
      case Command.RemoveTags it -> about(it.type(), it.id());
      case Command.LogActivity it -> about(it.parentType(), it.parent());
      case Command.PlanTask it -> about(it.parentType(), it.parent());
      case Command.CompleteTask it -> about(RecordType.TASK, it.id());
      case Command.ReopenTask it -> about(RecordType.TASK, it.id());
      case Command.SnoozeTask it -> about(RecordType.TASK, it.id());
      case Command.SkipTask it -> about(RecordType.TASK, it.id());
      case Command.PlaceTask it -> about(RecordType.TASK, it.id());
      case Command.LinkTask it -> about(RecordType.TASK, it.id());
      case Command.EditSeries it -> about(RecordType.TASK, it.id());
      case Command.RepeatTask it -> about(RecordType.TASK, it.id());
      case Command.AdvanceOpportunity it -> about(RecordType.OPPORTUNITY, it.id());
      case Command.MarkItem it -> about(RecordType.OPPORTUNITY, it.opportunity());
      case Command.ConvertLead it -> about(RecordType.LEAD, it.lead());
      case Command.CreateRecord it ->
          it.type() == RecordType.CONTACT && it.fields().get(Contact.ACCOUNT) instanceof String id
              ? about(RecordType.ACCOUNT, id)
              : Optional.empty();
      case Command.DeleteRecord _,
          Command.AssignOwner _,
          Command.SignOff _,
          Command.DraftPipeline _,
          Command.PublishPipeline _,
          Command.MigrateDeals _,
          Command.AttachFile _,
          Command.SettleConflict _,
          Command.EnrollLead _,
          Command.PauseEnrollment _,
          Command.ResumeEnrollment _,
          Command.EndEnrollment _,
          Command.ClaimLead _,
          Command.ReturnLead _,
          Command.PlaceLead _,
          Command.SettleProposal _,
          Command.AcknowledgeEscalation _,
          Command.HandOver _,
          Command.UndoHandover _,
          Command.AcknowledgeTakeover _,
          Command.SettleSummary _,
          Command.SetQuota _,
          Command.KeepForecast _,
          Command.DraftExperiment _,
          Command.StartExperiment _,
          Command.EndExperiment _,
          Command.KeepLag _,
          Command.FreezeReview _,
          Command.NoteReview _,
          Command.ReplyReview _,
          Command.AgreeAction _,
          Command.KeepDiagnosis _,
          Command.RaiseFlag _,
          Command.ActOnFlag _,
          Command.ExplainFlag _,
          Command.ReopenFlag _,
          Command.MoveCase _,
          Command.ViewCase _,
          Command.RequestApproval _,
          Command.DecideApproval _,
          Command.DelegateApproval _,
          Command.WithdrawApproval _,
          Command.RemindApproval _,
          Command.BeginProcessAudit _,
          Command.JudgeStep _,
          Command.FinishProcessAudit _,
          Command.SettleChange _,
          Command.SignChange _,
          Command.PublishChange _,
          Command.RollBackChange _,
          Command.SetMember _,
          Command.AcknowledgeMention _ ->
          Optional.empty();
    };
  }

  private static Optional<Proposable> about(@Nullable RecordType type, @Nullable String id) {
    return type == null || id == null || type.isConfiguration()
        ? Optional.empty()
        : Optional.of(new Proposable(type, id));
  }

  /// The command as somebody else can give it: without the files that are not here.
  public static Command portable(Command command) {
    return command instanceof Command.LogActivity log && !log.attachments().isEmpty()
        ? new Command.LogActivity(
            log.id(),
            log.parentType(),
            log.parent(),
            log.kind(),
            log.direction(),
            log.occurredAt(),
            log.durationSeconds(),
            log.outcome(),
            log.text(),
            log.chat(),
            List.of(),
            log.completesTask(),
            log.next(),
            log.mentions())
        : command;
  }
}
