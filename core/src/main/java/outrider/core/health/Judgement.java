package outrider.core.health;

/// What is said of one dimension of a team's month.
///
/// @param n how many it is said of
public record Judgement(Health health, Cause cause, long n) {

  static Judgement of(Health health, long n) {
    return new Judgement(health, Cause.FIGURE, n);
  }

  /// Whether there is something to do.
  public boolean needsAdvice() {
    return health == Health.WATCH || health == Health.RISK;
  }
}
