package outrider.core.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import outrider.core.board.Share;

/// Looks for the cause of a fall by the four steps of the case: where in the funnel it is, whether
/// everybody is hit, what in the logs and the sync lag explains it. A pure function of the
/// evidence.
public final class Diagnostician {
  private Diagnostician() {}

  public static Diagnosis of(Evidence evidence) {
    var funnel = new Funnel(evidence);
    var weeks = Weeks.within(evidence.before().from(), evidence.horizon());
    var time = new Days(evidence.before().from(), evidence.now().to());
    List<Series> series =
        IntStream.range(0, funnel.steps())
            .mapToObj(step -> Series.of(funnel, weeks, step, time))
            .toList();
    var causes = new Causes(evidence, funnel, weeks, series).ranked();
    var fallen =
        series.stream()
            .skip(1)
            .filter(each -> each.found().filter(Break::isSure).isPresent())
            .max(Comparator.comparingDouble(each -> each.found().orElseThrow().gain()));
    var looked = fallen.or(() -> explained(series, causes));
    var since = fallen.flatMap(Series::found).or(() -> explainedSince(causes, weeks));
    var steps =
        series.stream().skip(1).map(each -> step(evidence, funnel, weeks, each, since)).toList();
    return new Diagnosis(
        evidence,
        weeks,
        Decomposition.of(evidence),
        steps,
        fallen.map(each -> each.step() - 1),
        since,
        looked.flatMap(
            each -> since.map(found -> PeopleSplit.of(each.counts(), funnel.people(), found))),
        causes,
        lags(evidence, weeks));
  }

  /// The step that the named cause explains, where none fell for everybody together.
  private static Optional<Series> explained(List<Series> series, List<Cause> causes) {
    return causes.stream()
        .findFirst()
        .filter(Cause::isNamed)
        .filter(each -> each.target() == Cause.Target.STEP)
        .map(each -> series.get(each.step()));
  }

  private static Optional<Break> explainedSince(List<Cause> causes, Weeks weeks) {
    return causes.stream()
        .findFirst()
        .filter(Cause::isNamed)
        .map(each -> {
          var from = Math.clamp(weeks.of(each.from()), 0, weeks.count());
          var to =
              each.until() == Arrival.NEVER
                  ? weeks.count()
                  : Math.clamp(weeks.of(each.until() + 6), from, weeks.count());
          return new Break(from, to, from, from, each.gain(), 1, 1);
        })
        .filter(each -> each.from() > 0 && each.to() > each.from());
  }

  private static Diagnosis.Step step(
      Evidence evidence, Funnel funnel, Weeks weeks, Series series, Optional<Break> since) {
    var parts = series.counts().parts();
    var wholes = series.counts().wholes();
    var byWeek = new ArrayList<Share>();
    for (var week = 0; week < weeks.count(); week++) {
      byWeek.add(
          week < series.known() ? new Share((long) parts[week], (long) wholes[week]) : Share.NONE);
    }
    var cut = Math.clamp(weeks.of(evidence.now().from()), 0, weeks.count());
    var from = since.map(Break::from).orElse(cut);
    var to =
        since
            .map(Break::to)
            .orElseGet(() -> Math.clamp(weeks.of(evidence.now().to()), cut, weeks.count()));
    return new Diagnosis.Step(
        series.step(),
        evidence.steps().get(series.step()),
        funnel.days(series.step()),
        new Change(sum(byWeek, 0, from), sum(byWeek, from, to)),
        series.found(),
        byWeek);
  }

  private static Share sum(List<Share> byWeek, int from, int to) {
    var some = byWeek.subList(from, Math.max(from, to));
    return new Share(
        some.stream().mapToLong(Share::part).sum(), some.stream().mapToLong(Share::whole).sum());
  }

  private static List<Diagnosis.LagWeek> lags(Evidence evidence, Weeks weeks) {
    var byWeek = new ArrayList<List<LagDay>>();
    for (var week = 0; week < weeks.count(); week++) {
      byWeek.add(new ArrayList<>());
    }
    for (var each : evidence.lags()) {
      var week = weeks.of(each.day());
      if (weeks.has(week)) {
        byWeek.get(week).add(each);
      }
    }
    return byWeek.stream().map(Diagnostician::lag).toList();
  }

  private static Diagnosis.LagWeek lag(List<LagDay> days) {
    if (days.isEmpty()) {
      return new Diagnosis.LagWeek(-1, 0, 0, 0);
    }
    var medians = days.stream().mapToInt(LagDay::medianSeconds).sorted().toArray();
    return new Diagnosis.LagWeek(
        medians[(medians.length - 1) / 2],
        days.stream().mapToInt(LagDay::worstSeconds).max().orElse(0),
        (int) Math.round(days.stream().mapToInt(LagDay::lateMinutes).average().orElse(0)),
        (int) days.stream().filter(LagDay::isLate).map(LagDay::person).distinct().count());
  }
}
