package outrider.core.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Ranks what may be behind a fall. Each candidate says who was exposed to it in which weeks; what
/// is compared is how much likelier that makes what was seen: who came in, each step of the funnel,
/// what wins are worth. A slope costs the logarithm of the number of weeks (G. Schwarz, "Estimating
/// the dimension of a model", 1978). Where no log gives the date, what counts is the mean over all
/// dates and not the best of them, which chance has a hand in. Weights are what that makes of the
/// candidates beside each other and beside nothing having happened.
final class Causes {
  /// This year's weeks have to agree with those of the year before beyond chance.
  private static final double AGREES = 3.84;

  /// Twice the logarithm of ten.
  private static final double BY_THE_LAG = 2 * Math.log(10);

  private static final int LATE_WITHIN = 14;
  private static final int YEAR = 364;
  private static final int ARRIVALS_MIN = 100;

  private final Evidence evidence;
  private final Funnel funnel;
  private final Weeks weeks;
  private final List<Series> series;
  private final Sizes sizes;
  private final double free;

  /// @param series who comes in, then the steps in their order
  Causes(Evidence evidence, Funnel funnel, Weeks weeks, List<Series> series) {
    this.evidence = evidence;
    this.funnel = funnel;
    this.weeks = weeks;
    this.series = series;
    sizes = new Sizes(evidence, weeks);
    free = Math.log(Math.max(2, weeks.count()));
  }

  /// The best first, those that were ruled out at the end.
  List<Cause> ranked() {
    var found = new ArrayList<Cause>();
    lag().ifPresent(found::add);
    evidence.happenings().forEach(each -> happened(each).ifPresent(found::add));
    Absences.of(evidence).forEach(each -> away(each).ifPresent(found::add));
    fewerLeads().ifPresent(found::add);
    season().ifPresent(found::add);
    unknown().ifPresent(found::add);
    var ranked = weighed(found);
    ranked.addAll(new RuledOut(evidence, weeks, series).causes(ranked));
    return ranked;
  }

  private static List<Cause> weighed(List<Cause> found) {
    var most = Math.max(0, found.stream().mapToDouble(Cause::score).max().orElse(0));
    // Nothing having happened is one of the possibilities.
    var sum = Math.exp(-most / 2);
    for (var each : found) {
      sum += Math.exp((each.score() - most) / 2);
    }
    var all = sum;
    return new ArrayList<>(
        found.stream()
            .map(each -> each.with(Math.exp((each.score() - most) / 2) / all))
            .sorted(
                Comparator.comparingDouble(Cause::score)
                    .reversed()
                    .thenComparing(Cause::kind)
                    .thenComparing(Cause::id))
            .toList());
  }

  private Optional<Cause> lag() {
    var late = evidence.lags().stream().filter(LagDay::isLate).toList();
    var since = late.stream().mapToInt(LagDay::day).filter(day -> day >= evidence.before().from());
    var from = since.min();
    if (from.isEmpty()) {
      return Optional.empty();
    }
    var exposure = Exposures.lag(weeks, funnel.people(), evidence.lags());
    var last = late.stream().mapToInt(LagDay::day).max().orElseThrow();
    var until =
        evidence.lags().stream()
            .filter(each -> !each.isLate())
            .mapToInt(LagDay::day)
            .filter(day -> day > last)
            .min();
    // Work that waits does not keep customers from coming in, nor make wins smaller.
    return best(series.subList(1, series.size()), exposure)
        .map(best ->
            cause(
                Cause.Kind.LAG,
                "",
                "",
                from.getAsInt(),
                until.orElse(Arrival.NEVER),
                best,
                free,
                late.stream().map(LagDay::person).distinct().sorted().toList()))
        .filter(this::overlaps);
  }

  /// A lag that was over before a step fell, or came after it, is no cause of it.
  private boolean overlaps(Cause cause) {
    var fell = series.get(cause.step()).found();
    return fell.isEmpty()
        || cause.from() < weeks.begins(fell.get().to())
            && (cause.until() == Arrival.NEVER
                || cause.until() > weeks.begins(fell.get().earliest()));
  }

  private Optional<Cause> happened(Happening each) {
    if (each.day() < evidence.before().from() || each.day() >= evidence.horizon()) {
      return Optional.empty();
    }
    var exposure =
        Exposures.during(weeks, funnel.people(), each.day(), each.until(), each::concerns);
    var best = best(bearsOnLeads(each) ? series : series.subList(1, series.size()), exposure);
    if (each.kind() == Happening.Kind.PRICE || each.kind() == Happening.Kind.PROMOTION) {
      var size = sizes.gain(each.day(), each.until());
      if (size > best.map(Best::gain).orElse(0.0)) {
        best = Optional.of(new Best(Cause.Target.SIZE, 0, size));
      }
    }
    return best.map(found ->
        cause(
            Cause.kind(each.kind()),
            each.id(),
            each.name(),
            each.day(),
            each.until(),
            found,
            free,
            each.people().stream().sorted().toList()));
  }

  /// Prices, offers and rules of intake may keep customers from coming in; the rest of the logs is
  /// about how people work on those who came.
  private static boolean bearsOnLeads(Happening each) {
    return each.people().isEmpty()
        && switch (each.kind()) {
          case PRICE, PROMOTION, RULE -> true;
          case PIPELINE, PERMISSION, TEAM, SERVER -> false;
        };
  }

  private Optional<Cause> away(Absences.Absence each) {
    // What came in shortly before waits too.
    return best(
            series.subList(1, series.size()),
            step ->
                Exposures.during(
                    weeks,
                    funnel.people(),
                    each.from() - funnel.days(step) / 2,
                    each.to(),
                    each.person()::equals))
        .map(best ->
            cause(
                Cause.Kind.AWAY,
                each.person(),
                "",
                each.from(),
                each.to() >= evidence.horizon() ? Arrival.NEVER : each.to(),
                best,
                free,
                List.of(each.person())));
  }

  private Optional<Cause> fewerLeads() {
    return series
        .getFirst()
        .found()
        .map(found ->
            cause(
                Cause.Kind.LEADS,
                "",
                "",
                weeks.begins(found.from()),
                end(found, series.getFirst().known()),
                new Best(Cause.Target.LEADS, 0, found.gain()),
                found.gain() - series.getFirst().breaks().anywhere() + free,
                List.of()));
  }

  /// Something fell that no log tells of.
  private Optional<Cause> unknown() {
    return series.stream()
        .skip(1)
        .filter(each -> each.found().filter(Break::isSure).isPresent())
        .max(Comparator.comparingDouble(each -> each.found().orElseThrow().gain()))
        .map(each -> {
          var found = each.found().orElseThrow();
          var until = end(found, each.known());
          return cause(
              Cause.Kind.UNKNOWN,
              "",
              "",
              weeks.begins(found.from()),
              until,
              new Best(Cause.Target.STEP, each.step(), found.gain()),
              found.gain() - each.breaks().anywhere() + free,
              List.of());
        });
  }

  private int end(Break found, int known) {
    return found.to() >= known ? Arrival.NEVER : weeks.begins(found.to());
  }

  /// What fell in the same weeks of the year before: it explains both years with one fall.
  private Optional<Cause> season() {
    var earlier = Weeks.within(weeks.begins(0) - YEAR, weeks.begins(0) - YEAR + 7 * weeks.count());
    var time = new Days(evidence.before().from() - YEAR, evidence.now().to() - YEAR);
    var known =
        evidence.arrivals().stream().filter(each -> time.has(each.cameOn())).limit(ARRIVALS_MIN);
    if (known.count() < ARRIVALS_MIN) {
      return Optional.empty();
    }
    var best = Optional.<Cause>empty();
    for (var each : series) {
      var yearBefore = Series.of(funnel, earlier, each.step(), time);
      var found = yearBefore.found().filter(Break::isSure);
      if (found.isPresent()) {
        var from = weeks.begins(found.get().from());
        var until = end(found.get(), weeks.count());
        var again =
            each.gain(Exposures.during(weeks, funnel.people(), from, until, person -> true));
        if (again >= AGREES) {
          var cause =
              cause(
                  Cause.Kind.SEASON,
                  "",
                  "",
                  from,
                  until,
                  new Best(each.target(), each.step(), again + found.get().gain()),
                  again
                      + found.get().gain()
                      - each.breaks().anywhereInBoth(yearBefore.breaks())
                      + 2 * free,
                  List.of());
          if (best.isEmpty() || cause.score() > best.get().score()) {
            best = Optional.of(cause);
          }
        }
      }
    }
    return best;
  }

  /// What an update does to how people sell it does by the lag that follows it: that it did so
  /// otherwise is a tenth as likely beforehand where laptops were late soon after, since the lag is
  /// measured and stands beside it.
  private double beforehand(Cause.Kind kind, int from) {
    return kind == Cause.Kind.SERVER && lateAfter(evidence, from).isPresent() ? BY_THE_LAG : 0;
  }

  /// How many days after an update laptops fell behind; empty where they did not soon.
  static OptionalInt lateAfter(Evidence evidence, int day) {
    var first =
        evidence.lags().stream()
            .filter(LagDay::isLate)
            .mapToInt(LagDay::day)
            .filter(late -> late >= evidence.before().from())
            .min();
    return first.isPresent() && first.getAsInt() >= day && first.getAsInt() - day <= LATE_WITHIN
        ? OptionalInt.of(first.getAsInt() - day)
        : OptionalInt.empty();
  }

  /// What a candidate explains best.
  private record Best(Cause.Target target, int step, double gain) {}

  private static Optional<Best> best(List<Series> among, double[][] exposure) {
    return best(among, step -> exposure);
  }

  private static Optional<Best> best(
      List<Series> among, java.util.function.IntFunction<double[][]> exposure) {
    return among.stream()
        .map(each -> new Best(each.target(), each.step(), each.gain(exposure.apply(each.step()))))
        .max(Comparator.comparingDouble(Best::gain));
  }

  private Cause cause(
      Cause.Kind kind,
      String id,
      String name,
      int from,
      int until,
      Best best,
      double cost,
      List<String> people) {
    var cause =
        new Cause(
            kind,
            id,
            name,
            from,
            until,
            best.target(),
            best.step(),
            best.gain(),
            best.gain() - cost - beforehand(kind, from),
            0,
            people,
            List.of());
    return cause.with(new Reasons(evidence, funnel, weeks, series, sizes).of(cause));
  }
}
