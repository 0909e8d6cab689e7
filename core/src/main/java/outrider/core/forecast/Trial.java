package outrider.core.forecast;

/// What each method would have said of a quarter that is over, with only what was known when a day
/// in it began.
///
/// @param asOf that day, in epoch days
/// @param actualMinor what was won in the quarter
public record Trial(
    Span quarter,
    int asOf,
    long actualMinor,
    long modelMinor,
    double modelDeviation,
    long repeatMinor,
    long weightedMinor) {

  public long minor(Method method) {
    return switch (method) {
      case MODEL -> modelMinor;
      case REPEAT -> repeatMinor;
      case WEIGHTED -> weightedMinor;
    };
  }

  /// By how much of what came it was too high, or too low where negative; 1 is the whole of it.
  public double error(Method method) {
    return (double) (minor(method) - actualMinor) / actualMinor;
  }

  /// How many of its own deviations the model was away.
  double deviationsAway() {
    return modelDeviation == 0 ? 0 : (actualMinor - modelMinor) / modelDeviation;
  }
}
