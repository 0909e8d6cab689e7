package outrider.app.processaudit;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import outrider.app.fx.Chip;
import outrider.app.shell.Workspace;
import outrider.core.pipeline.Checkmark;
import outrider.core.processaudit.Finding;
import outrider.core.processaudit.ProcessAudit;
import outrider.core.processaudit.Walk;

/// What the screen says of audits and steps.
final class AuditWords {
  private final Workspace space;

  AuditWords(Workspace space) {
    this.space = space;
  }

  String month(YearMonth month) {
    return space.words().moments().month(month.atDay(1));
  }

  String state(ProcessAudit audit) {
    var words = space.words();
    if (audit.isOpen()) {
      return words.get("processAudit.state.open");
    }
    return audit.isPassed()
        ? words.get("processAudit.state.passed")
        : words.get("processAudit.state.failed", audit.broken().size());
  }

  static Chip.Tone tone(ProcessAudit audit) {
    if (audit.isOpen()) {
      return Chip.Tone.PLAIN;
    }
    return audit.isPassed() ? Chip.Tone.OK : Chip.Tone.RISK;
  }

  /// The name of a step of any pipeline; the checklist's item, or that the stage was passed
  /// through.
  String step(String step) {
    var names = space.reasons().names();
    return Walk.itemOf(step)
        .map(names::item)
        .orElseGet(() -> Walk.stageOf(step).map(names::stage).orElse(step));
  }

  /// What the record shows, or what whoever looked said.
  Optional<String> why(AuditedWalk.Line line) {
    return line.finding().map(finding -> space.words().get("processAudit.why." + finding.why()));
  }

  static Chip.Tone tone(Finding finding) {
    return finding.isBroken() ? Chip.Tone.RISK : Chip.Tone.PLAIN;
  }

  /// What stands under a step: how long a stage took, by whom an item was done.
  String proof(Walk.Step step) {
    return step.item() == null ? stay(step) : said(step);
  }

  private String stay(Walk.Step step) {
    var words = space.words();
    if (step.enteredAt().isEmpty()) {
      return words.get(
          step.why().filter(why -> why == Finding.Why.SKIPPED).isPresent()
              ? "processAudit.neverEntered"
              : "processAudit.sinceBegun");
    }
    var at = Instant.ofEpochMilli(step.enteredAt().getAsLong());
    var since = words.moments().dateTime(at, space.clock().instant(), space.zone());
    var stayed = words.moments().length(Duration.ofMillis(step.stayedMillis()));
    return step.stage().limitDays() > 0
        ? words.get("processAudit.stayedLimit", since, stayed, step.stage().limitDays())
        : words.get("processAudit.stayed", since, stayed);
  }

  private String said(Walk.Step step) {
    var words = space.words();
    var mark = step.mark();
    if (mark == null || mark.row().text(Checkmark.STATE).equals("open")) {
      return step.need() > 1 && step.have() > 0
          ? words.get("processAudit.haveOf", step.have(), step.need())
          : words.get(step.why().isEmpty() ? "processAudit.there" : "processAudit.nothing");
    }
    var by = space.reasons().names().user(mark.by());
    var at =
        words
            .moments()
            .dateTime(
                Instant.ofEpochMilli(mark.row().number("at", 0)),
                space.clock().instant(),
                space.zone());
    return mark.skipped()
        ? words.get("processAudit.leftOutBecause", by, mark.row().text("reason"))
        : words.get("processAudit.doneBy", by, at);
  }
}
