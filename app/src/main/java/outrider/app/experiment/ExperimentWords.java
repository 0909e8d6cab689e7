package outrider.app.experiment;

import java.time.Instant;
import java.time.LocalDate;
import outrider.app.problem.ConfiguredNames;
import outrider.app.shell.Workspace;
import outrider.core.configuration.Configuration;
import outrider.core.experiment.Experiment;
import outrider.core.experiment.SampleSize;
import outrider.core.experiment.Variant;
import outrider.core.record.RecordType;

/// How experiments are put into words.
final class ExperimentWords {
  private final Workspace space;
  private final ConfiguredNames names;

  ExperimentWords(Workspace space) {
    this.space = space;
    names = new ConfiguredNames(space.words(), space.database()::configuration);
  }

  ConfiguredNames names() {
    return names;
  }

  String get(String key, Object... arguments) {
    return space.words().get(key, arguments);
  }

  String number(long count) {
    return space.words().amounts().number(count);
  }

  /// `12.5%`.
  String share(double share) {
    return space.words().amounts().percentFine(share);
  }

  /// `± 10 points`, of a thousand as points of a hundred.
  String points(long permille) {
    return permille % 10 == 0
        ? number(permille / 10)
        : space.words().amounts().number(permille / 10.0);
  }

  String day(long at) {
    return space
        .words()
        .moments()
        .date(LocalDate.ofInstant(Instant.ofEpochMilli(at), space.zone()), space.today());
  }

  String state(Experiment experiment) {
    return option(Experiment.STATE, experiment.state());
  }

  String option(String field, String word) {
    return space.words().fields().option(RecordType.EXPERIMENT, field, word);
  }

  String label(String field) {
    return space.words().fields().label(RecordType.EXPERIMENT, field);
  }

  /// `A · As now`.
  String variant(Experiment experiment, int index) {
    return Variant.letter(index) + " · " + experiment.variants().get(index).name();
  }

  /// What is done in a variant: its words, or the cadence that is run.
  String differs(Variant variant) {
    var cadence = variant.cadence();
    return cadence == null ? variant.text() : get("experiment.runs", names.cadence(cadence));
  }

  /// What is counted: *answered within 14 days*.
  String metric(Experiment experiment) {
    return get(
        "experiment.counted",
        experiment.metric().map(each -> option(Experiment.METRIC, each.word())).orElse(""),
        experiment.withinDays());
  }

  String team(Experiment experiment) {
    var team = experiment.team();
    return team == null ? get("experiment.everybody") : names.team(team);
  }

  /// Whose leads or deals, of which kind.
  String population(Experiment experiment, Configuration configuration) {
    var words = new StringBuilder(team(experiment));
    experiment
        .stage()
        .ifPresent(lineage ->
            words
                .append(space.words().get("list.separator"))
                .append(get("experiment.atStage", stage(lineage, configuration))));
    for (var list : java.util.List.of(experiment.sources(), experiment.industries())) {
      if (!list.isEmpty()) {
        words
            .append(space.words().get("list.separator"))
            .append(String.join(space.words().get("list.separator"), list));
      }
    }
    return words.toString();
  }

  /// The name of the newest version of a stage.
  String stage(String lineage, Configuration configuration) {
    return configuration.pipelines().stream()
        .flatMap(pipeline -> configuration.stages(pipeline.id()).stream())
        .filter(stage -> stage.lineage().equals(lineage))
        .findFirst()
        .map(stage -> names.stage(stage.id()))
        .orElseGet(() -> names.stage(lineage));
  }

  /// How many each variant needs, and in how many weeks they are there.
  String size(long perVariant, long weeks) {
    return weeks >= SampleSize.NEVER
        ? get("experiment.sizeNever", number(perVariant))
        : get("experiment.size", number(perVariant), number(weeks));
  }
}
