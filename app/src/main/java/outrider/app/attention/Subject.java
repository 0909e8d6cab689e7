package outrider.app.attention;

import java.util.Map;
import java.util.Optional;
import outrider.core.record.RecordType;

/// The record that a command is about, found in its plain arguments: also a command that this
/// version cannot decode is about something.
record Subject(RecordType type, String id) {

  static Subject of(String kind, Map<String, Object> arguments) {
    return switch (kind) {
      case "AdvanceOpportunity" -> new Subject(RecordType.OPPORTUNITY, text(arguments, "id"));
      case "DecideApproval", "DelegateApproval", "WithdrawApproval", "RemindApproval" ->
          new Subject(RecordType.APPROVAL, text(arguments, "approval"));
      case "MoveCase" -> new Subject(RecordType.CASE_STUDY, text(arguments, "id"));
      case "ViewCase" -> new Subject(RecordType.CASE_STUDY, text(arguments, "caseStudy"));
      case "MarkItem", "SignOff", "RequestApproval", "SetMember" ->
          new Subject(RecordType.OPPORTUNITY, text(arguments, "opportunity"));
      case "EnrollLead", "ClaimLead", "ReturnLead", "PlaceLead" ->
          new Subject(RecordType.LEAD, text(arguments, "lead"));
      case "PauseEnrollment", "ResumeEnrollment", "EndEnrollment" ->
          new Subject(RecordType.ENROLLMENT, text(arguments, "enrollment"));
      case "ConvertLead" -> new Subject(RecordType.LEAD, text(arguments, "lead"));
      case "SettleProposal" -> new Subject(RecordType.PROPOSAL, text(arguments, "proposal"));
      case "AcknowledgeEscalation" ->
          new Subject(RecordType.ESCALATION, text(arguments, "escalation"));
      case "HandOver" -> new Subject(RecordType.USER, text(arguments, "from"));
      case "UndoHandover" -> new Subject(RecordType.HANDOVER, text(arguments, "handover"));
      case "AcknowledgeTakeover" -> new Subject(RecordType.TAKEOVER, text(arguments, "takeover"));
      case "BeginProcessAudit" ->
          new Subject(RecordType.OPPORTUNITY, text(arguments, "opportunity"));
      case "JudgeStep", "FinishProcessAudit" ->
          new Subject(RecordType.PROCESS_AUDIT, text(arguments, "audit"));
      case "SettleSummary", "AcknowledgeMention" ->
          new Subject(RecordType.ACTIVITY, text(arguments, "activity"));
      case "SetQuota" ->
          text(arguments, "person").isEmpty()
              ? new Subject(RecordType.TEAM, text(arguments, "team"))
              : new Subject(RecordType.USER, text(arguments, "person"));
      case "KeepLag" -> new Subject(RecordType.DEVICE_LAG, "");
      case "KeepForecast" -> new Subject(RecordType.TEAM, text(arguments, "team"));
      case "DraftExperiment" -> new Subject(RecordType.EXPERIMENT, text(arguments, "id"));
      case "StartExperiment", "EndExperiment" ->
          new Subject(RecordType.EXPERIMENT, text(arguments, "experiment"));
      case "FreezeReview" -> new Subject(RecordType.USER, text(arguments, "person"));
      case "KeepDiagnosis" -> new Subject(RecordType.DIAGNOSIS, text(arguments, "id"));
      case "NoteReview", "ReplyReview", "AgreeAction" ->
          new Subject(RecordType.WEEKLY_REVIEW, text(arguments, "review"));
      case "RaiseFlag" -> new Subject(RecordType.TEAM, text(arguments, "team"));
      case "ActOnFlag", "ExplainFlag", "ReopenFlag" ->
          new Subject(RecordType.RATIO_FLAG, text(arguments, "flag"));
      case "SettleConflict" -> new Subject(RecordType.CONFLICT, text(arguments, "conflict"));
      case "CompleteTask",
          "ReopenTask",
          "SnoozeTask",
          "RepeatTask",
          "SkipTask",
          "EditSeries",
          "PlaceTask",
          "LinkTask" ->
          new Subject(RecordType.TASK, text(arguments, "id"));
      case "LogActivity", "AttachFile", "PlanTask" ->
          type(arguments, "parentType")
              .map(type -> new Subject(type, text(arguments, "parent")))
              .orElseGet(() -> new Subject(RecordType.TASK, text(arguments, "id")));
      case "DraftPipeline", "PublishPipeline" ->
          new Subject(RecordType.PIPELINE, text(arguments, "id"));
      case "SettleChange", "SignChange", "PublishChange", "RollBackChange" ->
          new Subject(RecordType.CHANGE_REQUEST, text(arguments, "change"));
      case "MigrateDeals" -> new Subject(RecordType.PIPELINE, text(arguments, "to"));
      default ->
          new Subject(type(arguments, "type").orElse(RecordType.LEAD), text(arguments, "id"));
    };
  }

  private static Optional<RecordType> type(Map<String, Object> arguments, String name) {
    return RecordType.byWireName(text(arguments, name));
  }

  private static String text(Map<String, Object> arguments, String name) {
    return arguments.get(name) instanceof String text ? text : "";
  }
}
