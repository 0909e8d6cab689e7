package outrider.core.diagnosis;

import java.util.ArrayList;
import java.util.List;

/// What one would think of first and what it is not, with the figure that says so.
final class RuledOut {
  private static final int YEAR = 364;
  private static final int ARRIVALS_MIN = 100;

  private final Evidence evidence;
  private final Weeks weeks;
  private final List<Series> series;

  RuledOut(Evidence evidence, Weeks weeks, List<Series> series) {
    this.evidence = evidence;
    this.weeks = weeks;
    this.series = series;
  }

  List<Cause> causes(List<Cause> found) {
    var out = new ArrayList<Cause>();
    if (isMissing(found, Cause.Kind.LAG)) {
      out.add(cause(Cause.Kind.LAG, Cause.Target.STEP, lag()));
    }
    if (isMissing(found, Cause.Kind.LEADS)) {
      out.add(cause(Cause.Kind.LEADS, Cause.Target.LEADS, leads()));
    }
    if (isMissing(found, Cause.Kind.SEASON)) {
      out.add(cause(Cause.Kind.SEASON, Cause.Target.STEP, season()));
    }
    return out;
  }

  private static boolean isMissing(List<Cause> found, Cause.Kind kind) {
    return found.stream().noneMatch(each -> each.kind() == kind);
  }

  private Reason lag() {
    var known =
        evidence.lags().stream()
            .filter(each -> each.day() >= evidence.before().from())
            .mapToInt(LagDay::worstSeconds)
            .max();
    return known.isEmpty()
        ? new Reason(Reason.Code.LAG_UNKNOWN)
        : new Reason(Reason.Code.NO_LAG, known.getAsInt());
  }

  private Reason leads() {
    var counts = series.getFirst().counts().parts();
    var cut = Math.clamp(weeks.of(evidence.now().from()), 0, counts.length);
    var before = java.util.Arrays.stream(counts, 0, cut).average().orElse(0);
    var now = java.util.Arrays.stream(counts, cut, counts.length).average().orElse(0);
    return new Reason(Reason.Code.AS_MANY, before == 0 ? 0 : now / before - 1);
  }

  private Reason season() {
    var time = new Days(evidence.before().from() - YEAR, evidence.now().to() - YEAR);
    var known = evidence.arrivals().stream().filter(each -> time.has(each.cameOn())).count();
    return known < ARRIVALS_MIN
        ? new Reason(Reason.Code.NO_YEAR_BEFORE, known)
        : new Reason(Reason.Code.NO_SUCH_SEASON);
  }

  private static Cause cause(Cause.Kind kind, Cause.Target target, Reason why) {
    return new Cause(
        kind, "", "", Arrival.NEVER, Arrival.NEVER, target, 0, 0, 0, 0, List.of(), List.of(why));
  }
}
