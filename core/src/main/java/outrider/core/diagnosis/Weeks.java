package outrider.core.diagnosis;

/// Weeks from Monday on, numbered from 0.
///
/// @param first the Monday of the first, as an epoch day
/// @param count how many are whole
public record Weeks(int first, int count) {

  /// The whole weeks within some days.
  static Weeks within(int from, int to) {
    var first = monday(from + 6);
    return new Weeks(first, Math.max(0, (to - first) / 7));
  }

  static int monday(int day) {
    // The first of January 1970 was a Thursday.
    return day - Math.floorMod(day + 3, 7);
  }

  /// Negative or beyond the last where a day is in none of them.
  public int of(int day) {
    return Math.floorDiv(day - first, 7);
  }

  boolean has(int week) {
    return week >= 0 && week < count;
  }

  /// The Monday of a week.
  public int begins(int week) {
    return first + 7 * week;
  }
}
