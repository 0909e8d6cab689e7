package outrider.core.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// What an experiment says, from its looks alone; both ends read it alike.
///
/// Nothing is said before each variant has its sample. The look at which it has is the last: what
/// comes later is not read, so that nobody can wait for a lucky week. There, each variant is held
/// against the first: a difference counts where its score (of two shares, pooled, with the
/// correction for small samples) passes the bound that is left after every earlier look
/// (`Boundaries`). The intervals of every look use the bound of that look, so that all of them hold
/// together (C. Jennison and B. W. Turnbull, "Repeated confidence intervals for group sequential
/// clinical trials", Controlled Clinical Trials 5, 1984).
///
/// Immutable; the bounds are worked out when they are asked for.
public final class Reading {

  public enum Verdict {
    /// Each variant needs more; no winner is named whatever the figures say.
    TOO_FEW("too-few"),
    WINNER("winner"),
    /// The sample is full, and no difference of the size that was looked for is there.
    NO_DIFFERENCE("no-difference");

    private final String word;

    Verdict(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /// A share with its interval.
  public record Interval(double low, double share, double high) {}

  private final List<Look> looks;
  private final long perVariant;
  private final double alpha;
  private volatile @Nullable List<Double> bounds;

  private Reading(List<Look> looks, long perVariant, double alpha) {
    this.looks = List.copyOf(looks);
    this.perVariant = perVariant;
    this.alpha = alpha;
  }

  /// @param variants how many there are
  public static Reading of(List<Look> looks, int variants, long perVariant) {
    var read = new ArrayList<Look>();
    for (var look : looks) {
      // A week in which nobody's time was up is no look.
      if (look.least() > 0 && (read.isEmpty() || look.least() > read.getLast().least())) {
        read.add(look);
      }
      if (look.least() >= perVariant) {
        break;
      }
    }
    return new Reading(read, perVariant, SampleSize.alpha(variants));
  }

  private List<Double> workOut() {
    var shares = looks.stream().map(look -> (double) look.least() / perVariant).toList();
    return Arrays.stream(Boundaries.of(shares, shares, alpha)).boxed().toList();
  }

  /// Those that are read, up to the one at which the sample was full.
  public List<Look> looks() {
    return looks;
  }

  /// The sample.
  public long perVariant() {
    return perVariant;
  }

  /// Of the score, for each look.
  public List<Double> bounds() {
    var known = bounds;
    if (known == null) {
      known = workOut();
      bounds = known;
    }
    return known;
  }

  public boolean isFull() {
    return !looks.isEmpty() && looks.getLast().least() >= perVariant;
  }

  public Verdict verdict() {
    if (!isFull()) {
      return Verdict.TOO_FEW;
    }
    return winner().isPresent() ? Verdict.WINNER : Verdict.NO_DIFFERENCE;
  }

  /// The variant that did better beyond chance: the best of those that beat the first, or the first
  /// where it beats all others. Empty before the sample is full.
  public OptionalInt winner() {
    if (!isFull()) {
      return OptionalInt.empty();
    }
    var counts = looks.getLast().counts();
    var first = counts.getFirst();
    // No bound of many looks lies below that of a single one.
    var single = Normal.exceededBy(alpha / 2);
    if (counts.stream().allMatch(count -> Math.abs(score(first, count)) < single)) {
      return OptionalInt.empty();
    }
    var bound = bounds().getLast();
    var best = -1;
    var beaten = 0;
    for (var index = 1; index < counts.size(); index++) {
      var score = score(first, counts.get(index));
      if (score >= bound && (best < 0 || counts.get(index).share() > counts.get(best).share())) {
        best = index;
      }
      if (score <= -bound) {
        beaten++;
      }
    }
    if (best < 0 && beaten == counts.size() - 1) {
      best = 0;
    }
    return best < 0 ? OptionalInt.empty() : OptionalInt.of(best);
  }

  /// Above 0 where the other did better.
  static double score(Look.Count first, Look.Count other) {
    var pooled = (double) (first.done() + other.done()) / (first.of() + other.of());
    var inverse = 1.0 / first.of() + 1.0 / other.of();
    var error = StrictMath.sqrt(pooled * (1 - pooled) * inverse);
    var apart = other.share() - first.share();
    var corrected = Math.max(0, Math.abs(apart) - inverse / 2);
    return error == 0 ? 0 : Math.signum(apart) * corrected / error;
  }

  /// The share of each variant at the newest look, with the interval that holds at every look
  /// together (Wilson's, with the bound of that look).
  public List<Interval> intervals() {
    if (looks.isEmpty()) {
      return List.of();
    }
    var z = bounds().getLast();
    return looks.getLast().counts().stream().map(count -> wilson(count, z)).toList();
  }

  private static Interval wilson(Look.Count count, double z) {
    var n = (double) Math.max(1, count.of());
    var share = count.share();
    var centre = (share + z * z / (2 * n)) / (1 + z * z / n);
    var half = z / (1 + z * z / n) * StrictMath.sqrt(share * (1 - share) / n + z * z / (4 * n * n));
    return new Interval(Math.max(0, centre - half), share, Math.min(1, centre + half));
  }

  /// About how many weeks it takes until the sample is full; 0 where it is.
  ///
  /// @param entered of each variant, whether they have had their time or not
  /// @param sinceWeeks how long it has run
  /// @param planned how many were to come to each variant in a week when it was registered
  public long weeksMore(List<Long> entered, double sinceWeeks, double planned, long withinDays) {
    if (isFull()) {
      return 0;
    }
    var least = entered.stream().mapToLong(Long::longValue).min().orElse(0);
    var ripening = Math.ceilDiv(withinDays, 7);
    if (least >= perVariant) {
      return Math.max(1, ripening);
    }
    var pace = sinceWeeks < 2 || least == 0 ? planned : least / sinceWeeks;
    return pace <= 0
        ? SampleSize.NEVER
        : Math.min(SampleSize.NEVER, (long) Math.ceil((perVariant - least) / pace) + ripening);
  }
}
