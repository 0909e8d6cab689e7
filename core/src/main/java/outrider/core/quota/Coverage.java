package outrider.core.quota;

import java.util.OptionalDouble;

/// How many times over the open pipeline covers what is left of a target: `open / (target − won)`.
///
/// *Open* are the deals that are expected to close by the end of the quarter, those whose day has
/// passed included, since they are still to come; a deal without an expected day counts for no
/// quarter. *Won* are those closed as won in the quarter. All in minor units of one currency.
///
/// @param targetMinor 0 for none
/// @param openMinor what they are worth together
/// @param weightedMinor the same, each at the win rate of its stage
public record Coverage(long targetMinor, long wonMinor, long openMinor, long weightedMinor) {

  public static final Coverage NONE = new Coverage(0, 0, 0, 0);

  /// Below this many times a quarter is usually missed: of three open deals one is won.
  public static final double ENOUGH = 3.0;

  public boolean hasTarget() {
    return targetMinor > 0;
  }

  /// What is still to be won; 0 once the target is reached.
  public long leftMinor() {
    return Math.max(0, targetMinor - wonMinor);
  }

  public boolean isReached() {
    return hasTarget() && leftMinor() == 0;
  }

  /// Empty without a target, and once it is reached: nothing is left to be covered.
  public OptionalDouble times() {
    return timesOf(openMinor);
  }

  /// The same of the weighted pipeline: 1.0 means that the target is met if every stage keeps its
  /// win rate.
  public OptionalDouble weightedTimes() {
    return timesOf(weightedMinor);
  }

  public boolean isThin() {
    return times().orElse(ENOUGH) < ENOUGH;
  }

  private OptionalDouble timesOf(long minor) {
    return leftMinor() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) minor / leftMinor());
  }

  public Coverage withTarget(long minor) {
    return new Coverage(minor, wonMinor, openMinor, weightedMinor);
  }

  /// Added up with that of somebody else.
  public Coverage plus(Coverage other) {
    return new Coverage(
        targetMinor + other.targetMinor,
        wonMinor + other.wonMinor,
        openMinor + other.openMinor,
        weightedMinor + other.weightedMinor);
  }
}
