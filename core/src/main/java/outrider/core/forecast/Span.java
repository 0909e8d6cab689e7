package outrider.core.forecast;

import java.time.LocalDate;
import outrider.core.quota.Quarter;

/// Days that are forecast together, such as a quarter.
///
/// @param from in epoch days, included
/// @param to in epoch days, excluded
public record Span(int from, int to) {

  public static Span of(Quarter quarter) {
    return new Span(
        Math.toIntExact(quarter.first().toEpochDay()),
        Math.toIntExact(quarter.last().toEpochDay()) + 1);
  }

  /// The same days of so many months later, or earlier.
  public Span plusMonths(int months) {
    return new Span(shifted(from, months), shifted(to, months));
  }

  boolean holds(int day) {
    return day >= from && day < to;
  }

  static int shifted(int day, int months) {
    return Math.toIntExact(LocalDate.ofEpochDay(day).plusMonths(months).toEpochDay());
  }
}
