package outrider.app.diagnosis;

import java.util.Locale;
import java.util.Optional;
import outrider.app.fx.Chip;
import outrider.app.shell.Workspace;
import outrider.core.diagnosis.KeptCause;
import outrider.core.diagnosis.KeptDiagnosis;

/// How a diagnosis that was kept is said.
final class KeptWords {
  private final Workspace space;
  private final DiagnosisWords text;

  KeptWords(Workspace space, DiagnosisWords text) {
    this.space = space;
    this.text = text;
  }

  /// `2025 Q3 · East · Standard`.
  String title(KeptDiagnosis kept) {
    return text.get(
        "diagnosis.kept.title",
        kept.quarter().map(text::quarter).orElse(""),
        text.names().team(kept.team()),
        text.names().pipeline(kept.pipeline()));
  }

  String keptBy(KeptDiagnosis kept) {
    return text.get(
        "diagnosis.kept.by",
        space
            .words()
            .moments()
            .date(
                java.time.Instant.ofEpochMilli(kept.keptAt()).atZone(space.zone()).toLocalDate(),
                space.today()),
        text.names().user(kept.keptBy()));
  }

  /// What was found then, in a line: the change, the step with its shares, the first candidate.
  String found(KeptDiagnosis kept) {
    var then = kept.found();
    var step = Optional.ofNullable(then.step());
    var change = text.signedPercent(then.change());
    var fell =
        step.map(key ->
                text.get(
                    "diagnosis.kept.fell",
                    stage(key),
                    text.percent(then.before().value()),
                    text.percent(then.during().value())))
            .orElseGet(() -> text.get("diagnosis.kept.nothingFell"));
    var verdict =
        Optional.ofNullable(then.verdict())
            .map(word -> text.get("diagnosis.kept.verdict." + word))
            .orElse("");
    var said = text.get("diagnosis.kept.found", change, fell);
    return verdict.isEmpty() ? said : text.get("diagnosis.kept.andVerdict", said, verdict);
  }

  private String stage(String key) {
    return switch (key) {
      case "lead", "won" -> text.get("diagnosis.step." + key);
      default -> text.names().stage(key);
    };
  }

  /// The candidates of then, the best first, with their shares.
  String candidates(KeptDiagnosis kept) {
    return kept.causes().stream()
        .limit(3)
        .map(each ->
            text.get(
                "diagnosis.kept.candidate", cause(each), text.weight(each.permille() / 1_000.0)))
        .collect(java.util.stream.Collectors.joining(text.get("diagnosis.and")));
  }

  String cause(KeptCause cause) {
    var known = cause.known();
    if (known.isEmpty()) {
      return cause.name().isEmpty() ? cause.kind() : cause.name();
    }
    var key = "diagnosis.cause." + cause.kind().toLowerCase(Locale.ROOT);
    return switch (known.get()) {
      case LAG, LEADS, SEASON, UNKNOWN -> text.get(key);
      case AWAY -> text.get(key, text.names().user(cause.id()));
      case RULE, PIPELINE, PRICE, PROMOTION, PERMISSION, TEAM, SERVER ->
          text.get(key, cause.name());
    };
  }

  /// The cause that they settled on.
  String settled(KeptDiagnosis kept) {
    if (kept.cause().isEmpty()) {
      return text.get("diagnosis.kept.unsettled");
    }
    return text.get("diagnosis.kept.settled", choice(kept, kept.cause()));
  }

  /// @param key of a candidate, [KeptDiagnosis#OTHER], or none
  String choice(KeptDiagnosis kept, String key) {
    return switch (key) {
      case "" -> text.get("diagnosis.kept.unsettled");
      case KeptDiagnosis.OTHER -> text.get("diagnosis.kept.other");
      default ->
          kept.causes().stream()
              .filter(each -> each.key().equals(key))
              .findFirst()
              .map(this::cause)
              .orElse(key);
    };
  }

  String state(KeptLine line) {
    var recovery = line.recovery();
    if (recovery.isEmpty()) {
      return text.get(
          line.kept().found().step() == null
              ? "diagnosis.kept.state.nothing"
              : line.fixedOn().isEmpty()
                  ? "diagnosis.kept.state.open"
                  : "diagnosis.kept.state.gone");
    }
    var now = recovery.get();
    var from = text.percent(now.during().value());
    var to = text.percent(now.after().value());
    return switch (now.state()) {
      case FEW -> text.get("diagnosis.kept.state.few", now.after().whole());
      case NOT_YET -> text.get("diagnosis.kept.state.notYet", from, to);
      case RECOVERING -> text.get("diagnosis.kept.state.recovering", from, to);
      case RECOVERED -> text.get("diagnosis.kept.state.recovered", from, to);
    };
  }

  Chip.Tone tone(KeptLine line) {
    return line.recovery()
        .map(recovery ->
            switch (recovery.state()) {
              case FEW -> Chip.Tone.PLAIN;
              case NOT_YET -> Chip.Tone.WARN;
              case RECOVERING -> Chip.Tone.INFO;
              case RECOVERED -> Chip.Tone.OK;
            })
        .orElse(Chip.Tone.PLAIN);
  }
}
