package outrider.core.diagnosis;

/// Since when something went worse, and until when.
///
/// @param from the week in which it began
/// @param to the week in which it was as before again; the number of weeks where it is not
/// @param earliest and `latest`: the weeks between which it began, at 95% (those whose likelihood
///   is within 1.92 of the best)
/// @param gain twice the gain in likelihood over no change, by the spread that there is anyway
/// @param spread how much more the weeks differ anyway than chance makes them; at least 1
/// @param p how often chance alone finds as much somewhere in these weeks (Bonferroni's bound)
public record Break(
    int from, int to, int earliest, int latest, double gain, double spread, double p) {

  /// Beyond chance.
  static final double SURE = 0.01;

  public boolean isSure() {
    return p < SURE;
  }

  public boolean has(int week) {
    return week >= from && week < to;
  }
}
