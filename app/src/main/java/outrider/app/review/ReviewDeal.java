package outrider.app.review;

import java.util.OptionalLong;
import java.util.Set;
import outrider.core.review.DealRisk;
import outrider.core.review.Movement;

/// An open deal as far as a review counts, filters and sorts by it; what only a row in sight shows
/// is in [DealDetail].
///
/// @param owner empty where nobody owns it
/// @param team that it is shared with, or empty
/// @param amountMinor absent where nobody has named one
/// @param closeOn in epoch days
/// @param stageSince in epoch milliseconds
/// @param contactAt the last contact, or since when it is there, in epoch milliseconds
record ReviewDeal(
    long number,
    String id,
    String owner,
    String team,
    String stage,
    OptionalLong amountMinor,
    String currency,
    OptionalLong closeOn,
    long stageSince,
    long contactAt,
    Movement movement,
    Set<DealRisk> risks) {
  private static final int AMOUNT_BITS = 58;
  private static final long AMOUNT_MAX = (1L << AMOUNT_BITS) - 1;

  long minor() {
    return amountMinor.orElse(0);
  }

  /// What stands first: more reasons for a word, and of as many the larger amount.
  long weight() {
    return ((long) risks.size() << AMOUNT_BITS) + Math.clamp(minor(), 0, AMOUNT_MAX);
  }
}
