package outrider.core.forecast;

import java.util.random.RandomGenerator;

/// Numbers by chance.
final class Draws {

  /// Above this a Poisson number is as good as a normal one.
  private static final double NORMAL_FROM = 40;

  private Draws() {}

  /// Knuth 1969 for small means.
  static double poisson(double mean, RandomGenerator random) {
    if (mean <= 0) {
      return 0;
    }
    if (mean > NORMAL_FROM) {
      return Math.max(0, Math.rint(mean + Math.sqrt(mean) * random.nextGaussian()));
    }
    var limit = Math.exp(-mean);
    var count = 0;
    for (var product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
      count++;
    }
    return count;
  }

  /// Student's t, as a normal number over the root of its own mean of squares.
  static double student(int degrees, RandomGenerator random) {
    var squares = 0.0;
    for (var each = 0; each < degrees; each++) {
      var normal = random.nextGaussian();
      squares += normal * normal;
    }
    return random.nextGaussian() / Math.sqrt(squares / degrees);
  }
}
