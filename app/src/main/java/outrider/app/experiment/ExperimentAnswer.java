package outrider.app.experiment;

import java.util.List;
import java.util.stream.IntStream;
import outrider.core.experiment.Experiment;
import outrider.core.experiment.Look;
import outrider.core.experiment.Reading;

/// An experiment with everybody who is in it, as this laptop holds them.
///
/// @param looks what there was at the end of each week that is over
record ExperimentAnswer(Experiment experiment, List<Unit> units, List<Look> looks, long at) {

  private static final long WEEK = 7 * 24 * 60 * 60 * 1000L;

  static ExperimentAnswer of(Experiment experiment, List<Unit> units, long at) {
    return new ExperimentAnswer(experiment, units, looks(experiment, units, at), at);
  }

  private static List<Look> looks(Experiment experiment, List<Unit> units, long at) {
    var began = experiment.startedAt().orElse(at);
    var until = Math.min(at, experiment.endedAt().orElse(at));
    var weeks = Math.clamp((until - began) / WEEK, 0, Look.WEEKS_MAX);
    return IntStream.rangeClosed(1, weeks)
        .mapToObj(week -> look(experiment, units, week, began + week * WEEK))
        .toList();
  }

  private static Look look(Experiment experiment, List<Unit> units, int week, long at) {
    var within = experiment.withinDays();
    return new Look(
        week,
        IntStream.range(0, experiment.variants().size())
            .mapToObj(variant -> {
              var ripe =
                  units.stream()
                      .filter(unit -> unit.variant() == variant && unit.isRipe(at, within))
                      .toList();
              return new Look.Count(
                  ripe.stream().filter(unit -> unit.did(within)).count(), ripe.size());
            })
            .toList());
  }

  /// What it says: what was kept where it has ended, else what there is now.
  Reading reading() {
    return Reading.of(
        experiment.hasEnded() ? experiment.kept() : looks,
        experiment.variants().size(),
        experiment.sample());
  }

  /// How many are in each variant, whether they have had their time or not.
  List<Long> entered() {
    return IntStream.range(0, experiment.variants().size())
        .mapToObj(variant -> units.stream().filter(unit -> unit.variant() == variant).count())
        .toList();
  }

  /// About how many weeks it takes until the sample is there.
  long weeksMore() {
    var variants = experiment.variants().size();
    return reading()
        .weeksMore(
            entered(),
            (double) (at - experiment.startedAt().orElse(at)) / WEEK,
            experiment.arrivals() / 12.0 / Math.max(1, variants),
            experiment.withinDays());
  }
}
