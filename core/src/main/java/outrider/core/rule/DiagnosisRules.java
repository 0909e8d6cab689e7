package outrider.core.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import outrider.core.command.Command;
import outrider.core.diagnosis.KeptDiagnosis;
import outrider.core.quota.Quarter;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Diagnoses that are kept: by whoever leads the team that was looked at or one above it; changed
/// and deleted by whoever kept it and by those above them.
final class DiagnosisRules {
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}|");

  private DiagnosisRules() {}

  static Decision keep(Command.KeepDiagnosis command, Draft draft) {
    var tree = draft.configuration().tree();
    if (tree.team(command.team()).isEmpty()) {
      return RecordRules.notFound(RecordType.TEAM, command.team());
    }
    if (draft.configuration().journeys().find(command.pipeline()).isEmpty()) {
      return RecordRules.notFound(RecordType.PIPELINE, command.pipeline());
    }
    if (!draft.actor().leads() || !draft.actor().mayMoveTo(command.team(), tree)) {
      return Decision.rejected(Reason.of("permission.diagnosis"));
    }
    var unusable = RecordRules.unusable(RecordType.DIAGNOSIS, command.id(), draft);
    if (unusable.isPresent()) {
      return Decision.rejected(unusable.get());
    }
    var row = row(command, draft);
    var reasons = new ArrayList<Reason>(check(row));
    if (Quarter.read(command.quarter()).isEmpty()) {
      reasons.add(malformed(KeptDiagnosis.QUARTER));
    }
    if (!CURRENCY.matcher(command.currency()).matches()) {
      reasons.add(malformed(Fields.CURRENCY));
    }
    if (!command.found().isSound()) {
      reasons.add(malformed(KeptDiagnosis.CANDIDATES));
    }
    if (!reasons.isEmpty()) {
      return new Decision.Rejected(reasons);
    }
    draft.put(row);
    return draft.accepted();
  }

  private static Row row(Command.KeepDiagnosis command, Draft draft) {
    return KeptDiagnosis.found(
        Row.of(RecordType.DIAGNOSIS, command.id())
            .with(Fields.TEAM, command.team())
            .with(KeptDiagnosis.PIPELINE, command.pipeline())
            .with(KeptDiagnosis.QUARTER, command.quarter())
            .with(Fields.CURRENCY, command.currency().isEmpty() ? null : command.currency())
            .with(KeptDiagnosis.CAUSE, command.cause())
            .with(KeptDiagnosis.NOTE, command.note())
            .with(KeptDiagnosis.FIXED_ON, command.fixedOn())
            .with(Fields.CREATED_AT, draft.at())
            .with(Fields.CREATED_BY, draft.actor().user()),
        command.found());
  }

  /// What is wrong with what may be edited.
  static List<Reason> check(Row row) {
    var reasons = new ArrayList<Reason>();
    var kept = KeptDiagnosis.of(row);
    if (!kept.cause().isEmpty()
        && !kept.cause().equals(KeptDiagnosis.OTHER)
        && kept.settled().isEmpty()) {
      reasons.add(malformed(KeptDiagnosis.CAUSE));
    }
    if (kept.note().length() > KeptDiagnosis.NOTE_MAX) {
      reasons.add(FieldRules.reason("field.too-long", RecordType.DIAGNOSIS, KeptDiagnosis.NOTE));
    }
    var fixedOn = kept.fixedOn();
    var fellFrom = row.numberOrNull(KeptDiagnosis.FELL_FROM);
    if (fixedOn != null && fellFrom != null && fixedOn <= fellFrom) {
      reasons.add(Reason.of("diagnosis.fixed-before-fall"));
    }
    return reasons;
  }

  static boolean mayChange(Row row, Draft draft) {
    return draft
        .actor()
        .mayRevise(
            row.text(Fields.CREATED_BY), row.text(Fields.TEAM), draft.configuration().tree());
  }

  private static Reason malformed(String field) {
    return FieldRules.reason("field.malformed", RecordType.DIAGNOSIS, field);
  }
}
