package outrider.core.diagnosis;

import java.util.List;
import java.util.Map;

/// Everything that a diagnosis looks at. Days are epoch days of the person who asks.
///
/// @param before the time that is compared with
/// @param now the time that went worse
/// @param horizon the first day of which nothing is known
/// @param steps the keys of the funnel's steps, from coming in to won
/// @param worked days on which somebody did something, by person, ascending
public record Evidence(
    Days before,
    Days now,
    int horizon,
    List<String> steps,
    String currency,
    List<Arrival> arrivals,
    List<LagDay> lags,
    List<Happening> happenings,
    Map<String, List<Integer>> worked) {

  public Evidence {
    steps = List.copyOf(steps);
    arrivals = List.copyOf(arrivals);
    lags = List.copyOf(lags);
    happenings = List.copyOf(happenings);
    worked = Map.copyOf(worked);
  }

  /// The same, known until another day: how a step has been since needs no end.
  public Evidence until(int day) {
    return new Evidence(before, now, day, steps, currency, arrivals, lags, happenings, worked);
  }

  /// Those that sell: in the order of their ids.
  public List<String> people() {
    return arrivals.stream().map(Arrival::person).distinct().sorted().toList();
  }
}
