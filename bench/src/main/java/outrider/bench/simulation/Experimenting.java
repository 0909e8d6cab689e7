package outrider.bench.simulation;

import java.util.List;
import java.util.Map;
import outrider.app.store.RecordTable;
import outrider.app.store.Sql;
import outrider.core.command.Command;
import outrider.core.experiment.Experiment;
import outrider.core.record.Ids;
import outrider.core.record.RecordType;

/// People who write down what is to be tried out on leads, begin it and end it. Reps are refused,
/// and so is a second one about the same.
final class Experimenting {

  /// Two about the same may be drafts at once; one of them runs.
  private static final int DRAFTS = 6;

  private Experimenting() {}

  static Command next(Sql sql, Dice dice) {
    var open =
        sql
            .list(
                "SELECT id FROM experiment WHERE state <> 'ended' ORDER BY id LIMIT 40",
                columns -> columns.text(1))
            .stream()
            .flatMap(id -> RecordTable.of(RecordType.EXPERIMENT).find(sql, id).stream())
            .map(Experiment::of)
            .toList();
    if (open.isEmpty() || dice.chance(0.2)) {
      return draft(dice);
    }
    var one = dice.pick(open);
    return one.isDraft()
        ? new Command.StartExperiment(one.id(), one.sample())
        : new Command.EndExperiment(one.id(), "Enough", "");
  }

  private static Command draft(Dice dice) {
    return new Command.DraftExperiment(
        Ids.derive("experiment", String.valueOf(dice.below(DRAFTS))),
        Map.of(
            "name",
            "What to say first",
            "subject",
            Experiment.SCRIPT,
            "team",
            Company.id(dice.pick(Company.TEAMS)),
            "variants",
            "Ask|What do you need?|\nOffer|We can do that by Friday.|",
            "metric",
            "answered",
            "withinDays",
            14L,
            "base",
            200L,
            "effect",
            100L,
            "arrivals",
            dice.pick(List.of(12L, 120L, 1_200L))));
  }
}
