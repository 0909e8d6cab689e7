package outrider.core.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import outrider.core.board.Share;

/// Whether everybody fell or only some: the shares of each person before and since the break.
///
/// Whether the falls of people differ is tested by the likelihood ratio of a fall of their own for
/// each against one and the same fall of the logit for all (the interaction of person and time in a
/// logistic model, which Breslow and Day's test of homogeneous odds ratios approximates), by
/// chi-square.
///
/// @param people those with enough on both sides, who fell most first
/// @param few people who are left out for having too few
/// @param differ how often chance makes people's falls differ as much
/// @param statistic and `degrees` of that test
/// @param without the fall of all others, where those who fell most are left out
public record PeopleSplit(
    Verdict verdict,
    List<Person> people,
    int few,
    double differ,
    double statistic,
    int degrees,
    Change without,
    List<String> most) {

  public enum Verdict {
    /// A common obstacle: everybody fell, or nearly.
    COMMON,
    /// Some fell, and more than one.
    SOME,
    /// One fell.
    INDIVIDUAL,
    /// Too few to tell.
    THIN
  }

  /// With fewer on a side nothing is told of a person.
  public static final int EACH_MIN = 8;

  private static final int PEOPLE_MIN = 3;
  private static final double DIFFER = 0.05;

  /// From so many that fell on it is common.
  private static final double MOST = 0.7;

  /// @param fell whether it is lower than before, by however little
  public record Person(String person, Change change) {
    public boolean fell() {
      return change.difference() < 0;
    }
  }

  public PeopleSplit {
    people = List.copyOf(people);
    most = List.copyOf(most);
  }

  public long fallen() {
    return people.stream().filter(Person::fell).count();
  }

  static PeopleSplit of(Counts counts, List<String> names, Break found) {
    var people = new ArrayList<Person>();
    var few = 0;
    for (var person = 0; person < names.size(); person++) {
      var change = change(counts, found, person);
      if (Math.min(change.before().whole(), change.after().whole()) >= EACH_MIN) {
        people.add(new Person(names.get(person), change));
      } else if (change.before().whole() + change.after().whole() > 0) {
        few++;
      }
    }
    people.sort(
        Comparator.comparingDouble((Person each) -> each.change().difference())
            .thenComparing(Person::person));
    if (people.size() < PEOPLE_MIN) {
      return new PeopleSplit(
          Verdict.THIN, people, few, 1, 0, 0, new Change(Share.NONE, Share.NONE), List.of());
    }
    var statistic = statistic(people);
    var degrees = people.size() - 1;
    var differ = ChiSquare.beyond(statistic, degrees);
    return judged(people, few, differ, statistic, degrees);
  }

  private static PeopleSplit judged(
      List<Person> people, int few, double differ, double statistic, int degrees) {
    var first = people.subList(0, 1);
    var withoutFirst = together(people.subList(1, people.size()));
    var all = together(people);
    var fell = people.stream().filter(Person::fell).count();
    // What the first alone lost, of what all lost.
    var lost = lost(all);
    var isFirstAlone =
        first.getFirst().change().high() < 0
            && !withoutFirst.fell()
            && lost(first.getFirst().change()) > lost / 2;
    Verdict verdict;
    if (isFirstAlone) {
      verdict = Verdict.INDIVIDUAL;
    } else if (fell >= MOST * people.size() || differ >= DIFFER && withoutFirst.fell()) {
      verdict = Verdict.COMMON;
    } else {
      verdict = Verdict.SOME;
    }
    var most =
        verdict == Verdict.COMMON
            ? List.<String>of()
            : people.stream()
                .filter(each -> verdict != Verdict.INDIVIDUAL || each == first.getFirst())
                .filter(each -> verdict == Verdict.INDIVIDUAL || each.change().high() < 0)
                .map(Person::person)
                .toList();
    return new PeopleSplit(verdict, people, few, differ, statistic, degrees, withoutFirst, most);
  }

  /// Those who did not come though they would have by the rate of before.
  private static double lost(Change change) {
    return -change.difference() * change.after().whole();
  }

  private static Change change(Counts counts, Break found, int person) {
    var inside = counts.parts(found.from(), found.to(), person);
    var insideWhole = counts.wholes(found.from(), found.to(), person);
    return new Change(
        new Share(counts.parts(0, found.from(), person), counts.wholes(0, found.from(), person)),
        new Share(inside, insideWhole));
  }

  static Change together(List<Person> people) {
    var sums = new long[4];
    for (var each : people) {
      sums[0] += each.change().before().part();
      sums[1] += each.change().before().whole();
      sums[2] += each.change().after().part();
      sums[3] += each.change().after().whole();
    }
    return new Change(new Share(sums[0], sums[1]), new Share(sums[2], sums[3]));
  }

  /// Twice the likelihood that a fall of their own gains over one and the same fall for all.
  private static double statistic(List<Person> people) {
    var counts = Counts.of(2, people.size());
    var exposure = new double[2][people.size()];
    var own = 0.0;
    for (var person = 0; person < people.size(); person++) {
      var change = people.get(person).change();
      counts.part()[0][person] = (int) change.before().part();
      counts.whole()[0][person] = (int) change.before().whole();
      counts.part()[1][person] = (int) change.after().part();
      counts.whole()[1][person] = (int) change.after().whole();
      exposure[1][person] = 1;
      own += likelihood(change.before()) + likelihood(change.after());
    }
    return Math.max(0, 2 * (own - Dose.likelihood(counts, exposure)));
  }

  private static double likelihood(Share share) {
    var came = share.part();
    var stayed = share.whole() - came;
    return (came == 0 ? 0 : came * Math.log(share.value()))
        + (stayed == 0 ? 0 : stayed * Math.log(1 - share.value()));
  }
}
