package outrider.core.forecast;

import java.util.Locale;

/// What can be said of a quarter, and why no more.
public enum Verdict {
  /// The model was nearer than the baseline in the quarters that are over.
  MODEL,
  /// It was not: the baseline is shown.
  BASELINE,
  /// Too few quarters are over to tell: the baseline is shown, without an interval.
  SHORT,
  /// Too few deals were won to say anything.
  THIN;

  /// As it is stored and travels.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
