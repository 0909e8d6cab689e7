package outrider.core.diagnosis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import outrider.core.board.Share;

/// Says what speaks for a cause and what against it.
final class Reasons {
  /// Weeks by which a way back may be apart from the end of what caused the fall.
  private static final int ENDED_WITHIN = 2;

  private static final double HARDLY = 3.84;

  private final Evidence evidence;
  private final Funnel funnel;
  private final Weeks weeks;
  private final List<Series> series;
  private final Sizes sizes;

  Reasons(Evidence evidence, Funnel funnel, Weeks weeks, List<Series> series, Sizes sizes) {
    this.evidence = evidence;
    this.funnel = funnel;
    this.weeks = weeks;
    this.series = series;
    this.sizes = sizes;
  }

  List<Reason> of(Cause cause) {
    var said = new ArrayList<Reason>();
    switch (cause.target()) {
      case LEADS -> leads(cause, said);
      case SIZE ->
          said.add(new Reason(Reason.Code.SMALLER, sizes.smaller(cause.from(), cause.until())));
      case STEP -> {}
    }
    if (cause.kind() == Cause.Kind.SEASON) {
      said.add(new Reason(Reason.Code.REPEATS));
    }
    if (cause.target() == Cause.Target.SIZE
        || cause.kind() == Cause.Kind.UNKNOWN
        || cause.kind() == Cause.Kind.LEADS) {
      return said;
    }
    var fell = fell(cause);
    fell.ifPresent(found -> timing(cause, found, said));
    if (cause.kind() == Cause.Kind.LAG) {
      fell.ifPresent(found -> dose(cause, found, said));
    } else if (!cause.people().isEmpty() && cause.gain() >= HARDLY) {
      concerned(cause, said);
    }
    if (cause.kind() == Cause.Kind.SERVER) {
      Causes.lateAfter(evidence, cause.from())
          .ifPresent(days -> said.add(new Reason(Reason.Code.LAG_FOLLOWED, days)));
    }
    if (cause.gain() < HARDLY) {
      said.add(new Reason(Reason.Code.NO_EFFECT));
    }
    return List.copyOf(said);
  }

  private void leads(Cause cause, List<Reason> said) {
    var counted = series.getFirst().counts().parts();
    var sums = new double[4];
    for (var week = 0; week < counted.length; week++) {
      var monday = weeks.begins(week);
      var inside =
          monday >= cause.from() && (cause.until() == Arrival.NEVER || monday < cause.until());
      sums[inside ? 2 : 0] += counted[week];
      sums[inside ? 3 : 1]++;
    }
    if (sums[1] > 0 && sums[3] > 0) {
      said.add(
          new Reason(
              Reason.Code.FEWER_CAME,
              1 - sums[2] / sums[3] * sums[1] / sums[0],
              sums[0] / sums[1]));
    }
  }

  /// Where what fell most fell: of the cause's own step, else of the step that fell most.
  private Optional<Break> fell(Cause cause) {
    var own = series.get(cause.step()).found().filter(Break::isSure);
    return own.or(() ->
        series.stream()
            .map(Series::found)
            .flatMap(Optional::stream)
            .filter(Break::isSure)
            .max(java.util.Comparator.comparingDouble(Break::gain)));
  }

  private void timing(Cause cause, Break found, List<Reason> said) {
    var week = weeks.of(cause.from());
    // What begins within a week shows in that week or in the next.
    if (week < found.earliest() - 1) {
      said.add(new Reason(Reason.Code.EARLY, found.from() - week));
    } else if (week > found.latest()) {
      said.add(new Reason(Reason.Code.LATE, week - found.from()));
    } else {
      said.add(new Reason(Reason.Code.TIMELY, found.from() - week));
    }
    var known = series.get(cause.step()).known();
    if (found.to() >= known) {
      return;
    }
    if (cause.until() == Arrival.NEVER) {
      said.add(new Reason(Reason.Code.STANDS));
    } else {
      var apart = Math.abs(weeks.of(cause.until()) - found.to());
      if (apart <= ENDED_WITHIN && week <= found.latest()) {
        said.add(new Reason(Reason.Code.ENDED, apart));
      }
    }
  }

  /// The half of the people with more of it beside the other half.
  private void dose(Cause cause, Break found, List<Reason> said) {
    var exposure = Exposures.lag(weeks, funnel.people(), evidence.lags());
    var sums = new double[funnel.people().size()];
    for (var week = found.from(); week < found.to(); week++) {
      for (var person = 0; person < sums.length; person++) {
        sums[person] += exposure[week][person];
      }
    }
    var sorted = sums.clone();
    java.util.Arrays.sort(sorted);
    var middle = sorted[sorted.length / 2];
    var more = new HashSet<Integer>();
    var less = new HashSet<Integer>();
    for (var person = 0; person < sums.length; person++) {
      (sums[person] >= middle ? more : less).add(person);
    }
    if (less.isEmpty()) {
      return;
    }
    var moreFell = -change(cause.step(), found, more).difference();
    var lessFell = -change(cause.step(), found, less).difference();
    said.add(
        new Reason(
            moreFell > lessFell ? Reason.Code.MORE_FELL_MORE : Reason.Code.MORE_FELL_NO_MORE,
            moreFell,
            lessFell));
  }

  private Change change(int step, Break found, Set<Integer> people) {
    var counts = series.get(step).counts();
    var sums = new long[4];
    for (var person : people) {
      sums[0] += counts.parts(0, found.from(), person);
      sums[1] += counts.wholes(0, found.from(), person);
      sums[2] += counts.parts(found.from(), found.to(), person);
      sums[3] += counts.wholes(found.from(), found.to(), person);
    }
    return new Change(new Share(sums[0], sums[1]), new Share(sums[2], sums[3]));
  }

  private void concerned(Cause cause, List<Reason> said) {
    var concerned = new HashSet<Integer>();
    var others = new HashSet<Integer>();
    for (var person = 0; person < funnel.people().size(); person++) {
      (cause.people().contains(funnel.people().get(person)) ? concerned : others).add(person);
    }
    if (concerned.isEmpty() || cause.step() == 0) {
      return;
    }
    var until = cause.until() == Arrival.NEVER ? weeks.count() : weeks.of(cause.until());
    var from = Math.clamp(weeks.of(cause.from()), 0, weeks.count());
    var during = new Break(from, Math.clamp(until, from, weeks.count()), from, from, 0, 1, 1);
    var fell = -change(cause.step(), during, concerned).difference();
    said.add(
        new Reason(Reason.Code.CONCERNED_FELL, concerned.size(), funnel.people().size(), fell));
    if (!others.isEmpty()
        && fell(cause).filter(found -> change(cause.step(), found, others).fell()).isPresent()) {
      said.add(new Reason(Reason.Code.OTHERS_FELL_TOO, concerned.size(), funnel.people().size()));
    }
  }
}
