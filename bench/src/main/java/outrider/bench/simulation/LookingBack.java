package outrider.bench.simulation;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import outrider.app.store.Sql;
import outrider.core.command.Command;
import outrider.core.processaudit.ProcessAudit;
import outrider.core.processaudit.Walk;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Somebody looks back at a closed deal, says something of a step of its way, or is done with it.
/// Reps are refused, and so is whoever had the deal.
final class LookingBack {

  private LookingBack() {}

  static Optional<Command> next(Sql sql, Dice dice, Supplier<String> text) {
    var audit = Gestures.any(RecordType.PROCESS_AUDIT, sql, dice).filter(_ -> dice.chance(0.7));
    if (audit.isEmpty()) {
      return Gestures.one(RecordType.OPPORTUNITY, "state <> 'open'", sql, dice)
          .map(deal ->
              new Command.BeginProcessAudit(
                  deal.id(), dice.pick(List.of("2026-10", "2026-11")), 202_611, 1));
    }
    return audit.map(row -> goOn(row, dice, text));
  }

  private static Command goOn(Row audit, Dice dice, Supplier<String> text) {
    if (dice.chance(0.4)) {
      return new Command.FinishProcessAudit(
          audit.id(), dice.chance(0.3), dice.chance(0.5) ? text.get() : null);
    }
    var step = dice.pick(steps(ProcessAudit.of(audit)));
    return new Command.JudgeStep(
        audit.id(),
        step,
        dice.pick(List.of("broken", "broken", "kept", "open")),
        dice.chance(0.5) ? text.get() : null);
  }

  /// What was found already, and one of the company's stages.
  private static List<String> steps(ProcessAudit audit) {
    var found = audit.findings().stream().map(finding -> finding.step()).toList();
    return found.isEmpty() ? List.of(Walk.ofStage(Company.id(Company.STAGES.getFirst()))) : found;
  }
}
