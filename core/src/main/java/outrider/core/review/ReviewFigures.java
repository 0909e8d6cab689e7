package outrider.core.review;

import org.jspecify.annotations.Nullable;

/// What a person's week looked like when its review was frozen. Amounts in minor units.
///
/// @param newLeads that came to them in the week
/// @param touches that they made
/// @param responseSeconds until the first touch of those leads, the middle one, in business time;
///   null where too few came to say
/// @param moved deals that went on to another stage
/// @param openDeals they had when it was frozen
/// @param overdue tasks of theirs when it was frozen
/// @param expectedMinor of their open deals that are to close in the quarter, each by its stage's
///   win rate
public record ReviewFigures(
    long newLeads,
    long touches,
    @Nullable Long responseSeconds,
    long moved,
    long won,
    long wonMinor,
    long lost,
    long openDeals,
    long openMinor,
    long overdue,
    long expectedMinor) {

  /// A thousand billion in minor units; more is a slip.
  public static final long MOST = 100_000_000_000_000L;

  public boolean isSound() {
    var response = responseSeconds;
    return is(newLeads)
        && is(touches)
        && (response == null || is(response))
        && is(moved)
        && is(won)
        && is(wonMinor)
        && is(lost)
        && is(openDeals)
        && is(openMinor)
        && is(overdue)
        && is(expectedMinor);
  }

  private static boolean is(long figure) {
    return figure >= 0 && figure <= MOST;
  }
}
