package outrider.core.experiment;

import java.util.ArrayList;
import java.util.concurrent.ConcurrentHashMap;

/// How many leads each variant needs, and in how many weeks they will have come.
///
/// @param perVariant leads or deals that have had their time, in each variant
/// @param weeks until then, as often as they come in now; `NEVER` where none come
public record SampleSize(long perVariant, long weeks) {

  public static final double ALPHA = 0.05;
  public static final double POWER = 0.8;

  /// Of fewer nothing is told, however large the difference that is looked for.
  public static final long LEAST = 30;

  /// Beyond these a sample is out of anybody's reach.
  public static final long MOST = 1_000_000;

  public static final long NEVER = 10_000;

  /// Bounds of looks every week change little beyond a year.
  private static final int LOOKS_MAX = 52;

  private static final ConcurrentHashMap<String, Double> LAST_BOUNDS = new ConcurrentHashMap<>();

  /// @param basePermille how many of a thousand do it now
  /// @param effectPermille by how many of a thousand more, or fewer, would be worth finding
  /// @param arrivals leads or deals that came in twelve weeks
  /// @param withinDays how long each is given to do it
  public static SampleSize of(
      long basePermille, long effectPermille, int variants, long arrivals, long withinDays) {
    var base = basePermille / 1000.0;
    var other = base + effectPermille / 1000.0;
    if (other > 1) {
      other = base - effectPermille / 1000.0;
    }
    var alpha = alpha(variants);
    var ripening = Math.ceilDiv(withinDays, 7);
    var looks = 8;
    var most = 0L;
    var weeks = NEVER;
    for (var round = 0; round < 4; round++) {
      var needed = corrected(base, other, lastBound(looks, alpha), POWER);
      most = Math.max(most, (long) Math.ceil(needed));
      weeks =
          arrivals <= 0
              ? NEVER
              : Math.min(NEVER, Math.ceilDiv(most * variants * 12, arrivals) + ripening);
      looks = Math.clamp(weeks, 1, LOOKS_MAX);
    }
    return new SampleSize(Math.clamp(most, LEAST, MOST), weeks);
  }

  /// The chance of being misled is shared by the comparisons with the first variant (Bonferroni).
  static double alpha(int variants) {
    return ALPHA / Math.max(1, variants - 1);
  }

  /// For two shares looked at once (J. L. Fleiss, "Statistical Methods for Rates and Proportions",
  /// 1981, formula 3.14), without the correction for small samples.
  ///
  /// @param z the bound that the difference has to pass
  static double uncorrected(double base, double other, double z, double power) {
    var mean = (base + other) / 2;
    var apart = Math.abs(base - other);
    var root =
        z * StrictMath.sqrt(2 * mean * (1 - mean))
            + Normal.exceededBy(1 - power)
                * StrictMath.sqrt(base * (1 - base) + other * (1 - other));
    return root * root / (apart * apart);
  }

  /// The same with the correction for small samples (Casagrande, Pike and Smith 1978; Fleiss,
  /// formula 3.15), as the reading corrects too.
  static double corrected(double base, double other, double z, double power) {
    var without = uncorrected(base, other, z, power);
    var root = 1 + StrictMath.sqrt(1 + 4 / (without * Math.abs(base - other)));
    return without / 4 * root * root;
  }

  /// The bound at the last of so many looks that lie equally far apart.
  static double lastBound(int looks, double alpha) {
    return LAST_BOUNDS.computeIfAbsent(
        looks + "/" + alpha,
        key -> {
          var shares = new ArrayList<Double>();
          for (var look = 1; look <= looks; look++) {
            shares.add((double) look / looks);
          }
          return Boundaries.of(shares, shares, alpha)[looks - 1];
        });
  }
}
