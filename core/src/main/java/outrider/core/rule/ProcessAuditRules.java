package outrider.core.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outrider.core.command.Command;
import outrider.core.opportunity.Opportunity;
import outrider.core.processaudit.Finding;
import outrider.core.processaudit.Finding.Verdict;
import outrider.core.processaudit.Finding.Why;
import outrider.core.processaudit.ProcessAudit;
import outrider.core.processaudit.Walk;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Looking back at closed deals: whoever leads the owner looks, never the owner.
final class ProcessAuditRules {

  private ProcessAuditRules() {}

  /// Begins with what the record of the deal shows by itself. Begun twice it is begun once.
  static Decision begin(Command.BeginProcessAudit command, Draft draft) {
    var found = draft.visible(RecordType.OPPORTUNITY, command.opportunity());
    if (found.isEmpty()) {
      return RecordRules.notFound(RecordType.OPPORTUNITY, command.opportunity());
    }
    var deal = Opportunity.of(found.get());
    if (!mayAudit(found.get(), draft)) {
      return Decision.rejected(Reason.of("permission.process-audit"));
    }
    if (deal.isOpen()) {
      return Decision.rejected(Reason.of("process-audit.deal-open"));
    }
    if (!ProcessAudit.isMonth(command.month()) || command.closed() < 1) {
      return Decision.rejected(
          FieldRules.reason("field.malformed", RecordType.PROCESS_AUDIT, ProcessAudit.MONTH));
    }
    var id = ProcessAudit.idOf(deal.id(), command.month());
    if (draft.row(RecordType.PROCESS_AUDIT, id).isPresent()) {
      return draft.accepted();
    }
    var audit =
        ParentRules.childOf(found.get(), RecordType.PROCESS_AUDIT, id, draft)
            .with(ProcessAudit.MONTH, command.month())
            .with(ProcessAudit.SEED, command.seed())
            .with(ProcessAudit.CLOSED, command.closed())
            .with(ProcessAudit.STATE, ProcessAudit.OPEN);
    return put(audit, walk(deal, draft).findings(), draft);
  }

  /// What whoever looks says of one step; `open` goes back to what the record shows.
  static Decision judge(Command.JudgeStep command, Draft draft) {
    var audit = draft.visible(RecordType.PROCESS_AUDIT, command.audit()).map(ProcessAudit::of);
    if (audit.isEmpty()) {
      return RecordRules.notFound(RecordType.PROCESS_AUDIT, command.audit());
    }
    var deal = draft.visible(RecordType.OPPORTUNITY, audit.get().deal()).map(Opportunity::of);
    if (deal.isEmpty() || !mayAudit(deal.get().row(), draft)) {
      return Decision.rejected(Reason.of("permission.process-audit"));
    }
    if (!audit.get().isOpen()) {
      return Decision.rejected(Reason.of("process-audit.finished"));
    }
    var walk = walk(deal.get(), draft);
    var known = audit.get().finding(command.step());
    if (known.isEmpty() && !walk.holds(command.step())) {
      return Decision.rejected(Reason.of("process-audit.no-step"));
    }
    var note = command.note() == null ? "" : command.note().strip();
    if (note.length() > Finding.NOTE_MAX) {
      return Decision.rejected(
          FieldRules.reason("field.too-long", RecordType.PROCESS_AUDIT, ProcessAudit.FINDINGS));
    }
    var shown =
        walk.findings().stream().filter(each -> each.step().equals(command.step())).findFirst();
    var said = said(command, note, known, shown);
    if (said == null) {
      return Decision.rejected(
          FieldRules.reason("field.malformed", RecordType.PROCESS_AUDIT, ProcessAudit.FINDINGS));
    }
    var findings = new ArrayList<>(audit.get().findings());
    findings.removeIf(finding -> finding.step().equals(command.step()));
    said.ifPresent(findings::add);
    return put(audit.get().row(), findings, draft);
  }

  /// What stands afterwards: nothing where the step was kept and nobody says more; null for a
  /// verdict that there is not.
  private static @Nullable Optional<Finding> said(
      Command.JudgeStep command, String note, Optional<Finding> known, Optional<Finding> shown) {
    var why = shown.or(() -> known).map(Finding::why).orElse(Why.SEEN);
    return switch (command.verdict()) {
      case "broken" -> Optional.of(new Finding(command.step(), Verdict.BROKEN, why, note));
      case "kept" ->
          shown.isEmpty() && note.isEmpty()
              ? Optional.empty()
              : Optional.of(new Finding(command.step(), Verdict.KEPT, why, note));
      case "open" -> shown;
      default -> null;
    };
  }

  /// Passed where no step was broken.
  static Decision finish(Command.FinishProcessAudit command, Draft draft) {
    var audit = draft.visible(RecordType.PROCESS_AUDIT, command.audit()).map(ProcessAudit::of);
    if (audit.isEmpty()) {
      return RecordRules.notFound(RecordType.PROCESS_AUDIT, command.audit());
    }
    if (!mayAudit(audit.get().row(), draft)) {
      return Decision.rejected(Reason.of("permission.process-audit"));
    }
    var wrong =
        FieldRules.check(
            RecordType.PROCESS_AUDIT, ProcessAudit.NOTE, command.note(), draft.configuration());
    if (wrong.isPresent()) {
      return Decision.rejected(wrong.get());
    }
    var row = audit.get().row();
    if (command.again()) {
      draft.put(
          row.with(ProcessAudit.STATE, ProcessAudit.OPEN)
              .with(ProcessAudit.BY, null)
              .with(ProcessAudit.AT, null));
      return draft.accepted();
    }
    var passed = audit.get().broken().isEmpty();
    draft.put(
        row.with(ProcessAudit.STATE, passed ? ProcessAudit.PASSED : ProcessAudit.FAILED)
            .with(ProcessAudit.NOTE, command.note())
            .with(ProcessAudit.BY, draft.actor().user())
            .with(ProcessAudit.AT, draft.at()));
    return draft.accepted();
  }

  /// Whoever leads somebody looks at their deals; nobody at their own.
  static boolean mayAudit(Row row, Draft draft) {
    return draft.actor().leads() && !draft.actor().user().equals(row.textOrNull(Fields.OWNER));
  }

  private static Decision put(Row audit, List<Finding> findings, Draft draft) {
    var texts = findings.stream().map(Finding::text).sorted().toList();
    var wrong =
        FieldRules.check(
            RecordType.PROCESS_AUDIT, ProcessAudit.FINDINGS, texts, draft.configuration());
    if (wrong.isPresent()) {
      return Decision.rejected(wrong.get());
    }
    draft.put(audit.with(ProcessAudit.FINDINGS, texts.isEmpty() ? null : texts));
    return draft.accepted();
  }

  private static Walk walk(Opportunity deal, Draft draft) {
    return Walk.of(
        deal,
        draft.configuration().stages(deal.pipeline()),
        draft.configuration()::checklist,
        draft.configuration()::lineage,
        draft.children(RecordType.ACTIVITY, deal.id()),
        draft.children(RecordType.ATTACHMENT, deal.id()),
        draft.children(RecordType.CHECKMARK, deal.id()));
  }
}
