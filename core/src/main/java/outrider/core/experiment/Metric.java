package outrider.core.experiment;

import java.util.Arrays;
import java.util.Optional;

/// What is counted, chosen before anything is seen.
public enum Metric {
  /// The customer answered, as cadences understand it.
  ANSWERED("answered"),
  /// The lead became a deal.
  CONVERTED("converted"),
  /// The deal, or the deal that the lead became, was won.
  WON("won");

  private final String word;

  Metric(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  public static Optional<Metric> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
  }

  /// Deals can only be won; leads can do all three.
  public boolean isFor(boolean deals) {
    return !deals || this == WON;
  }
}
