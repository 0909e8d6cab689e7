package outrider.core.diagnosis;

import java.util.HashMap;
import java.util.List;
import java.util.function.Predicate;

/// Who was exposed to something in which week, and how much: by week, then by person.
final class Exposures {
  private static final double DOSE_SECONDS = 900;

  private Exposures() {}

  /// From a day on to another, for some people: the share of each week that lies between.
  static double[][] during(
      Weeks weeks, List<String> people, int from, int until, Predicate<String> concerns) {
    var exposure = new double[weeks.count()][people.size()];
    for (var week = 0; week < weeks.count(); week++) {
      var monday = weeks.begins(week);
      var begins = Math.max(from, monday);
      var ends = until == Arrival.NEVER ? monday + 7 : Math.min(until, monday + 7);
      var share = Math.max(0, ends - begins) / 7.0;
      for (var person = 0; person < people.size(); person++) {
        exposure[week][person] = concerns.test(people.get(person)) ? share : 0;
      }
    }
    return exposure;
  }

  /// How far behind each person's laptop was, on average of the days of each week that are known,
  /// in quarters of an hour. Days that were not late count as none.
  static double[][] lag(Weeks weeks, List<String> people, List<LagDay> lags) {
    var sums = new double[weeks.count()][people.size()];
    var days = new int[weeks.count()][people.size()];
    var numbers = new HashMap<String, Integer>();
    people.forEach(person -> numbers.put(person, numbers.size()));
    for (var each : lags) {
      var week = weeks.of(each.day());
      var person = numbers.getOrDefault(each.person(), -1);
      if (weeks.has(week) && person >= 0) {
        sums[week][person] += each.isLate() ? each.medianSeconds() / DOSE_SECONDS : 0;
        days[week][person]++;
      }
    }
    for (var week = 0; week < sums.length; week++) {
      for (var person = 0; person < people.size(); person++) {
        sums[week][person] /= Math.max(1, days[week][person]);
      }
    }
    return sums;
  }
}
