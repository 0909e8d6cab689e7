package outrider.core.rule;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outrider.core.cadence.Cadence;
import outrider.core.command.Command;
import outrider.core.configuration.Participation;
import outrider.core.experiment.Experiment;
import outrider.core.experiment.Look;
import outrider.core.experiment.Reading;
import outrider.core.experiment.Variant;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.user.Role;

/// Experiments: whoever leads a team writes them down, begins and ends them for it and the teams
/// below; those of everybody are an administrator's. What is registered stays from the beginning
/// on, and so does what the experiment said at its end.
final class ExperimentRules {

  private static final long DAY = 24 * 60 * 60 * 1000L;
  private static final int WORDS_MAX = 50;

  private ExperimentRules() {}

  static Decision draft(Command.DraftExperiment command, Draft draft) {
    var standing = draft.row(RecordType.EXPERIMENT, command.id());
    if (standing.isEmpty()) {
      var unusable = RecordRules.unusable(RecordType.EXPERIMENT, command.id(), draft);
      if (unusable.isPresent()) {
        return Decision.rejected(unusable.get());
      }
    }
    var malformed = malformed(command.fields(), draft);
    if (!malformed.isEmpty()) {
      return new Decision.Rejected(malformed);
    }
    var row = registered(command, standing, draft);
    if (!mayRun(row, draft) || standing.filter(it -> !mayRun(it, draft)).isPresent()) {
      return Decision.rejected(Reason.of("permission.experiment"));
    }
    var settled = standing.flatMap(ExperimentRules::begun);
    if (settled.isPresent()) {
      return Decision.rejected(settled.get());
    }
    var reasons = flaws(Experiment.of(row), draft);
    if (!reasons.isEmpty()) {
      return new Decision.Rejected(reasons);
    }
    var size = Experiment.of(row).size();
    draft.put(row.with(Experiment.SAMPLE, size.perVariant()).with(Experiment.WEEKS, size.weeks()));
    return draft.accepted();
  }

  static Decision start(Command.StartExperiment command, Draft draft) {
    var found = draft.row(RecordType.EXPERIMENT, command.experiment());
    if (found.isEmpty()) {
      return RecordRules.notFound(RecordType.EXPERIMENT, command.experiment());
    }
    var row = found.get();
    if (!mayRun(row, draft)) {
      return Decision.rejected(Reason.of("permission.experiment"));
    }
    var settled = begun(row);
    if (settled.isPresent()) {
      return Decision.rejected(settled.get());
    }
    var experiment = Experiment.of(row);
    if (experiment.sample() != command.sample()) {
      return Decision.rejected(Reason.of("experiment.rewritten"));
    }
    var reasons = flaws(experiment, draft);
    if (!reasons.isEmpty()) {
      return new Decision.Rejected(reasons);
    }
    var other =
        draft.configuration().experiments().all().stream()
            .filter(each -> each.isRunning() && each.about().equals(experiment.about()))
            .filter(each -> meets(each.team(), experiment.team(), draft))
            .findFirst();
    if (other.isPresent()) {
      return Decision.rejected(Reason.of("experiment.other-running", "name", other.get().name()));
    }
    draft.put(
        row.with(Experiment.STATE, Experiment.RUNNING)
            .with(Experiment.STARTED_AT, draft.at())
            .with(Experiment.STARTED_BY, draft.actor().user()));
    return draft.accepted();
  }

  static Decision end(Command.EndExperiment command, Draft draft) {
    var found = draft.row(RecordType.EXPERIMENT, command.experiment());
    if (found.isEmpty()) {
      return RecordRules.notFound(RecordType.EXPERIMENT, command.experiment());
    }
    var row = found.get();
    if (!mayRun(row, draft)) {
      return Decision.rejected(Reason.of("permission.experiment"));
    }
    var experiment = Experiment.of(row);
    if (!experiment.isRunning()) {
      return Decision.rejected(Reason.of("experiment.not-running"));
    }
    var why = command.why();
    if (why != null && why.length() > Experiment.WHY_MAX) {
      return Decision.rejected(
          FieldRules.reason("field.too-long", RecordType.EXPERIMENT, Experiment.WHY));
    }
    var variants = experiment.variants().size();
    var looks = Look.read(command.looks(), variants);
    if (looks.isEmpty() || isAhead(looks.get(), experiment, draft.at())) {
      return Decision.rejected(
          FieldRules.reason("field.malformed", RecordType.EXPERIMENT, Experiment.LOOKS));
    }
    var reading = Reading.of(looks.get(), variants, experiment.sample());
    var winner = reading.winner();
    draft.put(
        row.with(Experiment.STATE, Experiment.ENDED)
            .with(Experiment.ENDED_AT, Math.max(draft.at(), experiment.startedAt().orElse(0) + 1))
            .with(Experiment.ENDED_BY, draft.actor().user())
            .with(Experiment.WHY, why == null || why.isBlank() ? null : why)
            .with(Experiment.LOOKS, command.looks().isEmpty() ? null : command.looks())
            .with(Experiment.VERDICT, reading.verdict().word())
            .with(
                Experiment.WINNER, winner.isPresent() ? Variant.letter(winner.getAsInt()) : null));
    return draft.accepted();
  }

  /// Looks at weeks that are not over yet are made up.
  private static boolean isAhead(List<Look> looks, Experiment experiment, long at) {
    return !looks.isEmpty()
        && experiment.startedAt().orElse(at) + looks.getLast().week() * 7 * DAY > at;
  }

  static boolean mayRun(Row row, Draft draft) {
    var team = row.textOrNull(Fields.TEAM);
    var actor = draft.actor();
    return team == null
        ? actor.role() == Role.ADMIN
        : actor.leads() && actor.mayMoveTo(team, draft.configuration().tree());
  }

  /// Why an experiment, or the cadence that one runs on, stays as it is; empty for all else.
  static Optional<Reason> kept(Row row, Draft draft) {
    if (row.type() == RecordType.EXPERIMENT) {
      return begun(row);
    }
    return draft
        .configuration()
        .experiments()
        .runningOn(row)
        .map(each -> Reason.of("experiment.runs-on-it", "name", each.name()));
  }

  /// What a new lead or deal enters.
  static Row entered(Row row, Draft draft) {
    return row.type() == RecordType.LEAD || row.type() == RecordType.OPPORTUNITY
        ? Participation.entered(row, draft.at(), draft.configuration())
        : row;
  }

  /// The cadence that a lead runs where this one is wanted.
  static String cadence(Row lead, String wanted, Draft draft) {
    return draft
        .configuration()
        .experiments()
        .cadence(lead, wanted, draft.at())
        .filter(id -> isUsable(id, draft))
        .orElse(wanted);
  }

  private static boolean isUsable(@Nullable String cadence, Draft draft) {
    return cadence != null
        && draft
            .row(RecordType.CADENCE, cadence)
            .map(Cadence::of)
            .filter(it -> it.active() && it.isSound())
            .isPresent();
  }

  private static Optional<Reason> begun(Row row) {
    return Experiment.of(row).isDraft()
        ? Optional.empty()
        : Optional.of(Reason.of("experiment.registered", "state", Experiment.of(row).state()));
  }

  private static Row registered(
      Command.DraftExperiment command, Optional<Row> standing, Draft draft) {
    var row =
        Row.of(RecordType.EXPERIMENT, command.id())
            .with(Experiment.STATE, Experiment.DRAFT)
            .with(
                Fields.CREATED_AT,
                standing.map(it -> it.number(Fields.CREATED_AT, draft.at())).orElse(draft.at()))
            .with(
                Fields.CREATED_BY,
                standing.map(it -> it.text(Fields.CREATED_BY)).orElse(draft.actor().user()));
    for (var name : Experiment.REGISTERED) {
      row = row.with(name, command.fields().get(name));
    }
    return row;
  }

  private static List<Reason> malformed(Map<String, Object> fields, Draft draft) {
    var reasons = new ArrayList<Reason>();
    fields.forEach((name, value) -> {
      if (!Experiment.REGISTERED.contains(name)) {
        reasons.add(FieldRules.reason("field.managed", RecordType.EXPERIMENT, name));
      } else {
        FieldRules.check(RecordType.EXPERIMENT, name, value, draft.configuration())
            .ifPresent(reasons::add);
      }
    });
    return reasons;
  }

  /// Everything that is wrong with what is to be registered.
  private static List<Reason> flaws(Experiment it, Draft draft) {
    var reasons = new ArrayList<Reason>();
    if (it.name().isBlank()) {
      reasons.add(FieldRules.reason("field.required", RecordType.EXPERIMENT, Fields.NAME));
    }
    check(reasons, Fields.NAME, it.name().length() <= Experiment.NAME_MAX);
    check(
        reasons,
        Experiment.SUBJECT,
        List.of(Experiment.CADENCE, Experiment.SCRIPT, Experiment.QUOTE).contains(it.subject()));
    check(reasons, Experiment.STAGE, hasItsStage(it, draft));
    check(
        reasons,
        Experiment.METRIC,
        it.metric().filter(metric -> metric.isFor(it.isOfDeals())).isPresent());
    check(
        reasons,
        Experiment.WITHIN_DAYS,
        it.withinDays() >= 1 && it.withinDays() <= Experiment.DAYS_MAX);
    check(reasons, Experiment.BASE, it.base() >= 0 && it.base() <= 1000);
    check(
        reasons,
        Experiment.EFFECT,
        it.effect() >= 1 && (it.base() + it.effect() <= 1000 || it.base() - it.effect() >= 0));
    check(
        reasons,
        Experiment.ARRIVALS,
        it.arrivals() >= 0 && it.arrivals() <= Experiment.ARRIVALS_MAX);
    check(reasons, Experiment.SOURCES, areWords(it.sources()));
    check(
        reasons,
        Experiment.INDUSTRIES,
        areWords(it.industries()) && (!it.isOfDeals() || it.industries().isEmpty()));
    if (reasons.isEmpty()) {
      variants(it, draft, reasons);
    }
    return reasons;
  }

  private static boolean areWords(List<String> words) {
    return words.size() <= WORDS_MAX
        && words.stream().allMatch(word -> !word.isBlank() && word.length() <= 200);
  }

  private static boolean hasItsStage(Experiment it, Draft draft) {
    if (it.stage().isEmpty()) {
      return !it.subject().equals(Experiment.QUOTE);
    }
    return !it.subject().equals(Experiment.CADENCE)
        && draft.configuration().all(RecordType.STAGE).stream()
            .anyMatch(row -> it.stage().get().equals(draft.configuration().lineage(row.id())));
  }

  private static void variants(Experiment it, Draft draft, List<Reason> reasons) {
    var variants = it.variants();
    var lines = it.row().text(Experiment.VARIANTS).split("\n").length;
    if (variants.size() < Variant.LEAST
        || variants.size() > Variant.MOST
        || lines != variants.size()) {
      reasons.add(
          FieldRules.reason("experiment.variants", RecordType.EXPERIMENT, Experiment.VARIANTS)
              .with("least", Variant.LEAST)
              .with("most", Variant.MOST));
      return;
    }
    var differ = new HashSet<String>();
    for (var index = 0; index < variants.size(); index++) {
      var variant = variants.get(index);
      var letter = Variant.letter(index);
      if (variant.name().isBlank()
          || variant.name().length() > Variant.NAME_MAX
          || variant.text().length() > Variant.TEXT_MAX) {
        reasons.add(variant("experiment.variant-words", letter));
      }
      var isOfCadence = it.subject().equals(Experiment.CADENCE);
      if (isOfCadence ? !isUsable(variant.cadence(), draft) : variant.cadence() != null) {
        reasons.add(variant("experiment.variant-cadence", letter));
      }
      if (!isOfCadence && variant.text().isBlank()) {
        reasons.add(variant("experiment.variant-words", letter));
      }
      if (!differ.add(isOfCadence ? "" + variant.cadence() : variant.text().strip())) {
        reasons.add(variant("experiment.variant-same", letter));
      }
    }
  }

  private static Reason variant(String id, String letter) {
    return FieldRules.reason(id, RecordType.EXPERIMENT, Experiment.VARIANTS)
        .with("variant", letter);
  }

  private static void check(List<Reason> reasons, String field, boolean holds) {
    if (!holds) {
      reasons.add(FieldRules.reason("field.malformed", RecordType.EXPERIMENT, field));
    }
  }

  /// Whether leads of one team may be leads of the other.
  private static boolean meets(@Nullable String one, @Nullable String other, Draft draft) {
    var tree = draft.configuration().tree();
    return one == null
        || other == null
        || tree.downward(one).contains(other)
        || tree.downward(other).contains(one);
  }
}
