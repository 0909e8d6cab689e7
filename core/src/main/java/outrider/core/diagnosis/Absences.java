package outrider.core.diagnosis;

import java.util.ArrayList;
import java.util.List;

/// When people did nothing: longer than they usually pause.
final class Absences {
  /// A shorter pause is a weekend with a day off.
  private static final int DAYS_MIN = 10;

  /// Where somebody pauses for longer as a rule, a pause tells nothing.
  private static final int USUAL_MOST = 5;

  private static final int DAYS_SEEN_MIN = 20;

  /// From so many of all it is a holiday.
  private static final double HOLIDAY_FROM = 0.5;

  /// @param from the first day without anything done
  /// @param to the first day after
  record Absence(String person, int from, int to) {}

  private Absences() {}

  /// Of single people: holidays are nobody's.
  static List<Absence> of(Evidence evidence) {
    var found = all(evidence);
    var people = evidence.people().size();
    return found.stream()
        .filter(each ->
            found.stream().filter(other -> overlaps(each, other)).count() < HOLIDAY_FROM * people)
        .toList();
  }

  private static boolean overlaps(Absence one, Absence other) {
    return one.from() < other.to() && other.from() < one.to();
  }

  private static List<Absence> all(Evidence evidence) {
    var found = new ArrayList<Absence>();
    for (var person : evidence.people()) {
      var days = evidence.worked().getOrDefault(person, List.of());
      if (days.size() < DAYS_SEEN_MIN || usualPause(days) > USUAL_MOST) {
        continue;
      }
      for (var index = 0; index < days.size(); index++) {
        var next = index + 1 < days.size() ? days.get(index + 1) : evidence.horizon();
        var from = days.get(index) + 1;
        if (next - from >= DAYS_MIN && next > evidence.before().from()) {
          found.add(new Absence(person, from, next));
        }
      }
    }
    return found;
  }

  private static int usualPause(List<Integer> days) {
    var pauses = new ArrayList<Integer>();
    for (var index = 1; index < days.size(); index++) {
      pauses.add(days.get(index) - days.get(index - 1));
    }
    pauses.sort(null);
    return pauses.get((int) Math.ceil(0.95 * pauses.size()) - 1);
  }
}
