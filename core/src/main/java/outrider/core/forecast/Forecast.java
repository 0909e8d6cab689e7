package outrider.core.forecast;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// What is to be expected of a quarter, with how far that was off in the quarters before.
///
/// @param asOf in epoch days; what happened before its beginning is known
/// @param wonMinor in the quarter until then, exactly
/// @param wonLately deals won in the year before
/// @param openDeals that are open then, those that are stale included
/// @param model what it says of the whole quarter; empty where too little is known
/// @param openMinor what of the model's comes of open deals
/// @param newMinor what of the model's comes of deals that are not in the book yet
/// @param repeat the baseline: as much again as in the same days three months earlier
/// @param weightedMinor open deals at the win rates of their stages, with what is won
/// @param trials the quarters that are over, the latest first
/// @param stale open deals older than any that was ever closed; they count for nothing
/// @param longestCycle of a closed deal, in days; -1 where there is none
public record Forecast(
    Span span,
    int asOf,
    Verdict verdict,
    long wonMinor,
    int wonLately,
    int openDeals,
    Optional<Distribution> model,
    long openMinor,
    long newMinor,
    Optional<Distribution> repeat,
    long weightedMinor,
    List<Trial> trials,
    List<DealPast> stale,
    int longestCycle) {

  /// What the verdict lets be shown.
  public Optional<Distribution> shown() {
    return switch (verdict) {
      case MODEL -> model;
      case BASELINE, SHORT -> repeat;
      case THIN -> Optional.empty();
    };
  }

  /// Whether what is shown has an interval: how far it was off before is known.
  public boolean hasInterval() {
    return verdict == Verdict.MODEL || verdict == Verdict.BASELINE;
  }

  /// How likely this much is reached; empty without an interval.
  public OptionalDouble chanceOf(long targetMinor) {
    return hasInterval() && shown().isPresent()
        ? OptionalDouble.of(shown().get().chanceOf(targetMinor))
        : OptionalDouble.empty();
  }

  /// By how much a method was off on the average (MAPE); 1 is the whole of what came.
  public OptionalDouble error(Method method) {
    return error(trials, method);
  }

  static OptionalDouble error(List<Trial> trials, Method method) {
    return trials.stream().mapToDouble(trial -> Math.abs(trial.error(method))).average();
  }
}
