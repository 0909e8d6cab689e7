package outrider.core.rule;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outrider.core.approval.ApprovalKind;
import outrider.core.command.Command;
import outrider.core.contact.Contact;
import outrider.core.opportunity.Opportunity;
import outrider.core.pipeline.ChecklistItem;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.task.Task;
import outrider.core.user.User;

/// What somebody may do on a deal that they only work on: add to it, do their own tasks, give their
/// word where it is their duty. Its stage, amount, owner and fields are for whoever has it, and so
/// are its customer and the people there.
final class GuestRules {

  private GuestRules() {}

  /// Why a command is not for a member of the deal that it is about; empty where it is, or whoever
  /// gives it is none.
  static Optional<Reason> kept(Command command, Draft draft) {
    return isKept(command, draft) ? Optional.of(Reason.of("permission.member")) : Optional.empty();
  }

  private static boolean isKept(Command command, Draft draft) {
    return switch (command) {
      case Command.CreateRecord it ->
          isGuest(RecordType.ACCOUNT, it.fields().get(account(it.type())), draft);
      case Command.EditFields it -> isOthers(it.type(), it.id(), draft);
      case Command.DeleteRecord it ->
          guest(it.type(), it.id(), draft)
              .filter(row -> !isOwnWord(row, draft.actor()))
              .isPresent();
      case Command.AssignOwner it -> isGuest(it.type(), it.id(), draft);
      case Command.AddTags it -> isGuest(it.type(), it.id(), draft);
      case Command.RemoveTags it -> isGuest(it.type(), it.id(), draft);
      case Command.LogActivity it ->
          isBesideTheDeal(it.parentType(), it.parent(), draft)
              || isOthers(RecordType.TASK, it.completesTask(), draft);
      case Command.PlanTask it -> isBesideTheDeal(it.parentType(), it.parent(), draft);
      case Command.AttachFile it -> isBesideTheDeal(it.parentType(), it.parent(), draft);
      case Command.CompleteTask it -> isOthers(RecordType.TASK, it.id(), draft);
      case Command.ReopenTask it -> isOthers(RecordType.TASK, it.id(), draft);
      case Command.SnoozeTask it -> isOthers(RecordType.TASK, it.id(), draft);
      case Command.RepeatTask it -> isOthers(RecordType.TASK, it.id(), draft);
      case Command.SkipTask it -> isOthers(RecordType.TASK, it.id(), draft);
      case Command.EditSeries it -> isOthers(RecordType.TASK, it.id(), draft);
      case Command.PlaceTask it -> isOthers(RecordType.TASK, it.id(), draft);
      case Command.LinkTask it -> isOthers(RecordType.TASK, it.id(), draft);
      case Command.AdvanceOpportunity it -> isGuest(RecordType.OPPORTUNITY, it.id(), draft);
      case Command.MarkItem it -> isGuest(RecordType.OPPORTUNITY, it.opportunity(), draft);
      case Command.BeginProcessAudit it -> isGuest(RecordType.OPPORTUNITY, it.opportunity(), draft);
      case Command.RequestApproval it -> isGuest(RecordType.OPPORTUNITY, it.opportunity(), draft);
      case Command.WithdrawApproval it -> isGuest(RecordType.APPROVAL, it.approval(), draft);
      case Command.SignOff it ->
          isGuest(RecordType.OPPORTUNITY, it.opportunity(), draft)
              && !isNamedToSign(it.item(), draft);
      case Command.ConvertLead it -> isGuest(RecordType.ACCOUNT, it.account(), draft);
      case Command.SettleSummary it -> isOthers(RecordType.ACTIVITY, it.activity(), draft);
      // Who may give these is decided by whose they are, or by a person's role and duty.
      case Command.DecideApproval _,
          Command.DelegateApproval _,
          Command.RemindApproval _,
          Command.SetMember _,
          Command.AcknowledgeMention _,
          Command.SettleConflict _,
          Command.SettleProposal _,
          Command.AcknowledgeEscalation _,
          Command.AcknowledgeTakeover _,
          Command.MoveCase _,
          Command.ViewCase _,
          Command.SettleChange _,
          Command.SignChange _,
          Command.PublishChange _,
          Command.RollBackChange _,
          Command.JudgeStep _,
          Command.FinishProcessAudit _,
          Command.HandOver _,
          Command.UndoHandover _,
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
          Command.DraftPipeline _,
          Command.PublishPipeline _,
          Command.MigrateDeals _,
          Command.EnrollLead _,
          Command.PauseEnrollment _,
          Command.ResumeEnrollment _,
          Command.EndEnrollment _,
          Command.ClaimLead _,
          Command.ReturnLead _,
          Command.PlaceLead _ ->
          false;
    };
  }

  private static String account(RecordType type) {
    return type == RecordType.CONTACT ? Contact.ACCOUNT : Opportunity.ACCOUNT;
  }

  private static boolean isGuest(RecordType type, @Nullable Object id, Draft draft) {
    return id instanceof String known && guest(type, known, draft).isPresent();
  }

  private static Optional<Row> guest(RecordType type, String id, Draft draft) {
    return type.isConfiguration()
        ? Optional.empty()
        : draft.row(type, id).filter(row -> draft.actor().isGuest(row));
  }

  /// The deal is what a member works on; its customer and the people there they only see.
  private static boolean isBesideTheDeal(
      @Nullable RecordType type, @Nullable String id, Draft draft) {
    return type != null && type != RecordType.OPPORTUNITY && isGuest(type, id, draft);
  }

  private static boolean isOthers(RecordType type, @Nullable String id, Draft draft) {
    return id != null
        && guest(type, id, draft).filter(row -> !isOwn(row, draft.actor())).isPresent();
  }

  private static boolean isOwn(Row row, Actor actor) {
    return isOwnWord(row, actor)
        || row.type() == RecordType.TASK && actor.user().equals(row.textOrNull(Task.ASSIGNEE));
  }

  /// What a member themselves put there.
  private static boolean isOwnWord(Row row, Actor actor) {
    return row.type().isChild() && actor.user().equals(row.textOrNull(Fields.CREATED_BY));
  }

  /// An item that anybody may sign is not for those whom its owner brought in, but for those whom
  /// HQ gave a duty.
  private static boolean isNamedToSign(String id, Draft draft) {
    var item = draft.configuration().row(RecordType.CHECKLIST_ITEM, id).map(ChecklistItem::of);
    return item.filter(it -> !it.signRole().isEmpty() || !it.signTeam().isEmpty()).isPresent()
        || draft
            .configuration()
            .tree()
            .user(draft.actor().user())
            .filter(GuestRules::answersForDeals)
            .isPresent();
  }

  /// Signing changes of the rules, for IT or marketing, is another matter.
  private static boolean answersForDeals(User user) {
    return Arrays.stream(ApprovalKind.values())
        .anyMatch(kind -> user.duties().contains(kind.duty()));
  }
}
