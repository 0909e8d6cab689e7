package outrider.core.diagnosis;

import java.util.Optional;

/// What is looked at for a fall, week by week: who comes in, or one step of the funnel.
///
/// @param step 0 for who comes in
/// @param known how many of the weeks are over for it
/// @param breaks where it may have fallen
record Series(int step, Counts counts, int known, Breaks breaks) {

  static Series of(Funnel funnel, Weeks weeks, int step, Days time) {
    var counts = step == 0 ? funnel.arrivals(weeks) : funnel.counts(step, weeks);
    var known = step == 0 ? weeks.count() : funnel.known(step, weeks);
    var first = Math.max(0, weeks.of(time.from()));
    var last = Math.min(known, weeks.of(time.to() - 1));
    var part = java.util.Arrays.copyOf(counts.parts(), known);
    var whole = java.util.Arrays.copyOf(counts.wholes(), known);
    var breaks =
        step == 0 ? Breaks.ofCounts(part, first, last) : Breaks.ofShares(part, whole, first, last);
    return new Series(step, counts, known, breaks);
  }

  /// Where it fell; empty where it did nowhere.
  Optional<Break> found() {
    return breaks.found();
  }

  /// How much more its weeks differ than chance makes them.
  double spread() {
    return found().map(Break::spread).orElse(1.0);
  }

  Cause.Target target() {
    return step == 0 ? Cause.Target.LEADS : Cause.Target.STEP;
  }

  /// Twice the gain in likelihood of the exposure, by the spread that there is anyway. Of who comes
  /// in, by everybody's exposure together; of a step, person by person.
  double gain(double[][] exposure) {
    return (step == 0 ? ofCounts(exposure) : Dose.of(counts, exposure, 0, known).gain()) / spread();
  }

  /// Weeks with more than half of the greatest exposure beside the others.
  private double ofCounts(double[][] exposure) {
    var sums = new double[4];
    var parts = counts.parts();
    for (var week = 0; week < known; week++) {
      var inside = java.util.Arrays.stream(exposure[week]).average().orElse(0) > 0.5 ? 2 : 0;
      sums[inside] += parts[week];
      sums[inside + 1]++;
    }
    if (sums[1] == 0 || sums[3] == 0 || sums[2] / sums[3] >= sums[0] / sums[1]) {
      return 0;
    }
    var all = (sums[0] + sums[2]) / (sums[1] + sums[3]);
    return 2
        * (sums[0] * Math.log(sums[0] / sums[1])
            + (sums[2] == 0 ? 0 : sums[2] * Math.log(sums[2] / sums[3]))
            - (sums[0] + sums[2]) * Math.log(all));
  }
}
