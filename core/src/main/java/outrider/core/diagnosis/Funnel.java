package outrider.core.diagnosis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Counts who came from each step of the funnel to the next, by the week in which they came to the
/// former. Only those who had the time that nineteen of twenty needed count, and only if they came
/// within it: so that weeks that just passed are no worse than those long ago.
final class Funnel {
  private static final int DAYS_MIN = 5;
  private static final int DAYS_MAX = 60;

  private final Evidence evidence;
  private final List<String> people;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final int[] days;

  Funnel(Evidence evidence) {
    this.evidence = evidence;
    people = evidence.people();
    people.forEach(person -> numbers.put(person, numbers.size()));
    days = new int[evidence.steps().size()];
    for (var step = 1; step < days.length; step++) {
      days[step] = usual(step);
    }
  }

  List<String> people() {
    return people;
  }

  int number(String person) {
    return numbers.getOrDefault(person, -1);
  }

  int steps() {
    return days.length;
  }

  /// Within how many days those who come to a step come there.
  int days(int step) {
    return days[step];
  }

  private int usual(int step) {
    var took = new ArrayList<Integer>();
    for (var each : evidence.arrivals()) {
      if (each.cameTo(step) && each.cameTo(step - 1)) {
        took.add(Math.max(0, each.entered(step) - each.entered(step - 1)));
      }
    }
    if (took.isEmpty()) {
      return DAYS_MAX;
    }
    took.sort(null);
    return Math.clamp(took.get((int) Math.ceil(0.95 * took.size()) - 1), DAYS_MIN, DAYS_MAX);
  }

  boolean isOld(Arrival each, int step) {
    return each.cameTo(step - 1) && each.entered(step - 1) + days[step] < evidence.horizon();
  }

  boolean came(Arrival each, int step) {
    return each.cameTo(step) && each.entered(step) - each.entered(step - 1) <= days[step];
  }

  Counts counts(int step, Weeks weeks) {
    var counts = Counts.of(weeks.count(), people.size());
    for (var each : evidence.arrivals()) {
      if (isOld(each, step)) {
        var week = weeks.of(each.entered(step - 1));
        var person = number(each.person());
        if (weeks.has(week) && person >= 0) {
          counts.whole()[week][person]++;
          counts.part()[week][person] += came(each, step) ? 1 : 0;
        }
      }
    }
    return counts;
  }

  /// Who came in, by week.
  Counts arrivals(Weeks weeks) {
    var counts = Counts.of(weeks.count(), people.size());
    for (var each : evidence.arrivals()) {
      var week = weeks.of(each.cameOn());
      var person = number(each.person());
      if (weeks.has(week) && person >= 0) {
        counts.part()[week][person]++;
      }
    }
    return counts;
  }

  /// The last week of which everybody who came to the step before had the time to come further.
  int known(int step, Weeks weeks) {
    return Math.clamp(weeks.of(evidence.horizon() - days[step]), 0, weeks.count());
  }
}
