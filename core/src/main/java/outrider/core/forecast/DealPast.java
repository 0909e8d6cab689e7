package outrider.core.forecast;

import java.util.List;

/// What is known of a deal's way, from its opening until today. Asked about an earlier day it tells
/// only what was known when that began: a deal that was lost for nothing later had another amount
/// then, or none that anybody knows.
///
/// @param number of the deal in the book
/// @param stays in order, at least one; those in closing stages are left out
/// @param closedOn in epoch days; [#OPEN] while it is open
/// @param worths in order, the last of which is what it was won for; none where it has no amount
public record DealPast(
    long number, List<Stay> stays, int closedOn, boolean won, List<Worth> worths) {

  public static final int OPEN = Integer.MAX_VALUE;
  public static final long NO_AMOUNT = -1;

  public DealPast {
    if (stays.isEmpty()) {
      throw new IllegalArgumentException("a deal that was never open: " + number);
    }
  }

  public int openedOn() {
    return stays.getFirst().since();
  }

  /// Whether it was there and not closed when the day began.
  public boolean isOpenBefore(int day) {
    return openedOn() < day && closedOn >= day;
  }

  /// Where it stood when the day began.
  public Stay stayBefore(int day) {
    for (var index = stays.size() - 1; index > 0; index--) {
      if (stays.get(index).since() < day) {
        return stays.get(index);
      }
    }
    return stays.getFirst();
  }

  /// What was known of its amount when the day began.
  public long amountBefore(int day) {
    for (var index = worths.size() - 1; index >= 0; index--) {
      if (worths.get(index).since() < day) {
        return worths.get(index).minor();
      }
    }
    return NO_AMOUNT;
  }

  boolean isClosedBefore(int day) {
    return closedOn < day;
  }

  boolean isWonIn(Span span) {
    return won && span.holds(closedOn);
  }

  /// What it was won for; 0 where it has no amount.
  public long revenueMinor() {
    return worths.isEmpty() ? 0 : Math.max(0, worths.getLast().minor());
  }
}
