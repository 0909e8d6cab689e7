package outrider.core.forecast;

/// How likely a deal is won within a time, by its stage and the weeks it has been in it.
final class WinChances {

  /// By weeks left, stage, weeks in the stage.
  private final double[][][] chances;

  WinChances(double[][][] chances) {
    this.chances = chances;
  }

  /// @param weeksLeft between two whole weeks it lies between their chances; none below 0
  double within(double weeksLeft, int stage, int weeksThere) {
    if (weeksLeft <= 0) {
      return 0;
    }
    var there = Math.min(weeksThere, Hazards.WEEKS_MAX);
    var low = Math.min((int) weeksLeft, chances.length - 1);
    var high = Math.min(low + 1, chances.length - 1);
    var part = weeksLeft - (int) weeksLeft;
    return chances[low][stage][there] * (1 - part) + chances[high][stage][there] * part;
  }

  /// From so many weeks on until so many.
  double between(double weeksFrom, double weeksTo, int stage, int weeksThere) {
    return Math.max(0, within(weeksTo, stage, weeksThere) - within(weeksFrom, stage, weeksThere));
  }
}
