package outrider.core.diagnosis;

/// How many there were and how many of them did what is asked, by week and person. For a count
/// without a whole, as of leads that came, `whole` is 0 everywhere.
///
/// @param part by week, then by person
record Counts(int[][] part, int[][] whole) {

  static Counts of(int weeks, int people) {
    return new Counts(new int[weeks][people], new int[weeks][people]);
  }

  int weeks() {
    return part.length;
  }

  int people() {
    return part.length == 0 ? 0 : part[0].length;
  }

  /// Of some people only.
  Counts of(int[] some) {
    var fewer = of(weeks(), some.length);
    for (var week = 0; week < weeks(); week++) {
      for (var each = 0; each < some.length; each++) {
        fewer.part[week][each] = part[week][some[each]];
        fewer.whole[week][each] = whole[week][some[each]];
      }
    }
    return fewer;
  }

  long parts(int from, int to, int person) {
    return sum(part, from, to, person);
  }

  long wholes(int from, int to, int person) {
    return sum(whole, from, to, person);
  }

  private static long sum(int[][] counts, int from, int to, int person) {
    var sum = 0L;
    for (var week = from; week < to; week++) {
      sum += counts[week][person];
    }
    return sum;
  }

  /// Of all people, by week.
  double[] parts() {
    return sums(part);
  }

  double[] wholes() {
    return sums(whole);
  }

  private static double[] sums(int[][] counts) {
    var sums = new double[counts.length];
    for (var week = 0; week < counts.length; week++) {
      for (var each : counts[week]) {
        sums[week] += each;
      }
    }
    return sums;
  }
}
