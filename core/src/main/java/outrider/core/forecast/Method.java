package outrider.core.forecast;

/// A way to say what a quarter will bring.
public enum Method {
  /// By the stage and the age of each deal, and new business.
  MODEL,
  /// As much as in the same days three months earlier.
  REPEAT,
  /// Each open deal at the win rate of its stage.
  WEIGHTED
}
