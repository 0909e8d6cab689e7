package outrider.core.crosssell;

import outrider.core.board.Share;

/// Of those who bought one product, how many bought another, beside how many of all did.
///
/// Support, confidence and lift as R. Agrawal, T. Imieliński and A. Swami have them ("Mining
/// association rules between sets of items in large databases", SIGMOD 1993), and S. Brin and
/// others the lift (SIGMOD 1997).
///
/// @param owned the product that they have
/// @param missing the one that may be offered
/// @param both customers that bought both
/// @param owners customers that bought `owned`
/// @param buyers customers that bought `missing`
/// @param customers all that bought anything
public record Affinity(
    String owned, String missing, long both, long owners, long buyers, long customers) {

  /// Of all customers, how many bought both.
  public Share support() {
    return new Share(both, customers);
  }

  /// Of those who have the one, how many have the other too.
  public Share confidence() {
    return new Share(both, owners);
  }

  /// How many of all have the other.
  public Share base() {
    return new Share(buyers, customers);
  }

  /// How much likelier the other is for those who have the one; 1 where it makes no difference.
  public double lift() {
    return buyers == 0 ? 0 : confidence().value() / base().value();
  }

  /// Whether that is more than chance: even the low end of the interval is above the share of all.
  public boolean isClear() {
    return confidence().low() > base().value();
  }
}
