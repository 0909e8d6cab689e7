package outrider.core.ratio;

import java.util.Optional;

/// What is said of a branch's month.
///
/// @param expected of it after the branch's own months before and what the others do in this one;
///   `low` and `high` where chance ends. Only where it is judged, else 0
public record Band(Verdict verdict, double expected, double low, double high) {

  /// What became of a judgement.
  public enum Verdict {
    /// Within what chance explains.
    USUAL,

    HIGH,
    LOW,

    /// Of so few nothing is said.
    TOO_FEW,

    /// Too few months before it have enough to compare with.
    TOO_SHORT,

    /// The month is not over.
    RUNNING,

    /// A sum of branches: these are judged.
    SUM,

    /// Not all branches are in sight, and who sees some of them would judge them otherwise than who
    /// sees all.
    UNSEEN
  }

  public static Band silent(Verdict verdict) {
    return new Band(verdict, 0, 0, 0);
  }

  public boolean isJudged() {
    return verdict == Verdict.USUAL || isFlagged();
  }

  public boolean isFlagged() {
    return verdict == Verdict.HIGH || verdict == Verdict.LOW;
  }

  /// Which way it stands out; empty where it does not.
  public Optional<Side> side() {
    return switch (verdict) {
      case HIGH -> Optional.of(Side.HIGH);
      case LOW -> Optional.of(Side.LOW);
      default -> Optional.empty();
    };
  }
}
