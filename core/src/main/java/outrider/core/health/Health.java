package outrider.core.health;

/// How one dimension of a team's month is.
public enum Health {
  HEALTHY,
  WATCH,
  RISK,

  /// Of so few nothing is said.
  TOO_FEW,

  /// There is nothing to compare it with: nobody has entered the industry's mean.
  UNSET
}
