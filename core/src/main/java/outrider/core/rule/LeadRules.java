package outrider.core.rule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import outrider.core.cadence.Enrollment;
import outrider.core.command.Command;
import outrider.core.lead.Lead;
import outrider.core.opportunity.Opportunity;
import outrider.core.record.Fields;
import outrider.core.record.Ids;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.sla.Promise;
import outrider.core.task.Task;

/// What happens to leads: the first response they are owed, and becoming a deal.
final class LeadRules {

  private LeadRules() {}

  /// A lead that a person or a form makes gets a task with a countdown at once, due by the service
  /// level that is for it. The task keeps which one that was. Leads of an import are history: they
  /// get none.
  static void firstResponse(Row lead, Draft draft) {
    if (!lead.has(Fields.IMPORT) && Lead.of(lead).isOpen() && lead.has(Fields.OWNER)) {
      respond(lead, draft);
    }
  }

  /// Whoever has just got a lead owes it an answer.
  static void respond(Row lead, Draft draft) {
    var promise =
        draft
            .configuration()
            .serviceLevels()
            .firstResponse(Lead.of(lead), Instant.ofEpochMilli(draft.at()));
    var task =
        ParentRules.childOf(
                lead, RecordType.TASK, Ids.derive(draft.envelope(), "first-response"), draft)
            .with("title", "first-response")
            .with("kind", "respond")
            .with(Task.DUE_AT, promise.due().toEpochMilli())
            .with(why(promise));
    draft.put(task);
    ParentRules.refreshNextStep(task, draft);
  }

  private static Map<String, Object> why(Promise promise) {
    return promise
        .by()
        .<Map<String, Object>>map(level ->
            Map.of(
                Task.SERVICE_LEVEL,
                level.id(),
                Task.SERVICE_LEVEL_NAME,
                level.name(),
                Task.ALLOWED_MINUTES,
                promise.allowed().toMinutes(),
                Task.BUSINESS_TIME,
                promise.businessTime()))
        .orElse(Map.of());
  }

  static Decision convert(Command.ConvertLead command, Draft draft) {
    var found = draft.visible(RecordType.LEAD, command.lead());
    if (found.isEmpty()) {
      return RecordRules.notFound(RecordType.LEAD, command.lead());
    }
    var lead = found.get();
    if (!Lead.of(lead).isOpen()) {
      return Decision.rejected(Reason.of("lead.closed", "status", lead.text(Lead.STATUS)));
    }
    if (Lead.of(lead).isPooled()) {
      return Decision.rejected(Reason.of("pool.claim-first"));
    }
    var wrong = wrong(command, draft);
    if (!wrong.isEmpty()) {
      return new Decision.Rejected(wrong);
    }
    if (command.accountName() == null) {
      if (draft.visible(RecordType.ACCOUNT, command.account()).isEmpty()) {
        return RecordRules.notFound(RecordType.ACCOUNT, command.account());
      }
    } else {
      draft.put(
          made(RecordType.ACCOUNT, command.account(), lead, draft)
              .with(Fields.NAME, command.accountName())
              .with("industry", lead.value("industry"))
              .with("region", lead.value("region"))
              .with("website", lead.value("website"))
              .with("employees", lead.value("employees")));
    }
    draft.put(
        made(RecordType.CONTACT, command.contact(), lead, draft)
            .with("account", command.account())
            .with(copied(lead, Fields.NAME, "title", "phone", "email", "wechat")));
    var deal =
        made(RecordType.OPPORTUNITY, command.opportunity(), lead, draft)
            .with(copied(lead, "amount", Fields.CURRENCY, "intent", "source", Fields.TAGS, "note"))
            .with(Fields.NAME, command.opportunityName())
            .with(Opportunity.ACCOUNT, command.account())
            .with("contact", command.contact())
            .with("lead", lead.id())
            .with(Opportunity.STAGE, command.stage());
    var reasons = OpportunityRules.checkNew(deal, draft);
    if (!reasons.isEmpty()) {
      return new Decision.Rejected(reasons);
    }
    draft.put(OpportunityRules.withState(ExperimentRules.entered(deal, draft), draft));
    CadenceRules.endAll(lead, Enrollment.CONVERTED, draft);
    draft.put(
        draft
            .row(RecordType.LEAD, lead.id())
            .orElse(lead)
            .with(Lead.STATUS, "converted")
            .with(Lead.OPPORTUNITY, command.opportunity()));
    for (var task : draft.children(RecordType.TASK, lead.id())) {
      if (Task.of(task).isOpen()) {
        TaskRules.finish(task.id(), "converted", draft);
      }
    }
    return draft.accepted();
  }

  /// What is wrong with the ids and names of the records that the lead becomes.
  private static List<Reason> wrong(Command.ConvertLead command, Draft draft) {
    var reasons = new ArrayList<Reason>();
    RecordRules.unusable(RecordType.OPPORTUNITY, command.opportunity(), draft)
        .ifPresent(reasons::add);
    RecordRules.unusable(RecordType.CONTACT, command.contact(), draft).ifPresent(reasons::add);
    checkName(RecordType.OPPORTUNITY, command.opportunityName(), reasons);
    var accountName = command.accountName();
    if (accountName != null) {
      RecordRules.unusable(RecordType.ACCOUNT, command.account(), draft).ifPresent(reasons::add);
      checkName(RecordType.ACCOUNT, accountName, reasons);
    }
    return reasons;
  }

  private static void checkName(RecordType type, String name, List<Reason> reasons) {
    if (name.isBlank()) {
      reasons.add(FieldRules.reason("field.required", type, Fields.NAME));
    }
    FieldRules.checkText(type, Fields.NAME, name).ifPresent(reasons::add);
  }

  /// A lead is converted by becoming a deal, not by a word in a form or in a bulk edit.
  static boolean pretendsToBeConverted(Row before, Row after) {
    return after.type() == RecordType.LEAD
        && after.text(Lead.STATUS).equals("converted")
        && !before.text(Lead.STATUS).equals("converted")
        && !after.has(Lead.OPPORTUNITY);
  }

  private static Row made(RecordType type, String id, Row lead, Draft draft) {
    var stamped =
        ParentRules.stamped(
            Row.of(type, id)
                .with(Fields.OWNER, lead.value(Fields.OWNER))
                .with(Fields.TEAM, lead.value(Fields.TEAM)),
            draft);
    return FieldRules.begun(stamped, draft.configuration());
  }

  private static LinkedHashMap<String, @Nullable Object> copied(Row from, String... fields) {
    var copy = new LinkedHashMap<String, @Nullable Object>();
    for (var field : fields) {
      copy.put(field, from.value(field));
    }
    return copy;
  }
}
