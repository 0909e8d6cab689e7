package outrider.core.forecast;

import java.util.Collection;
import java.util.List;

/// The deals that a forecast learns from and is about, all of one currency.
///
/// @param stages how many there are; a deal's stays name them from 0 on
/// @param winRates by stage, 0 to 1, as the pipeline's author has set them
public record DealBook(List<DealPast> deals, int stages, List<Double> winRates) {

  public DealBook {
    deals = List.copyOf(deals);
    winRates = List.copyOf(winRates);
  }

  /// What was won in these days, exactly.
  public long wonMinor(Span span) {
    var sum = 0L;
    for (var deal : deals) {
      if (deal.isWonIn(span)) {
        sum += deal.revenueMinor();
      }
    }
    return sum;
  }

  public int won(Span span) {
    return (int) deals.stream().filter(deal -> deal.isWonIn(span)).count();
  }

  /// The first day on which a deal was closed as far as the book goes: what was before is not
  /// known, however old the deals are. [DealPast#OPEN] where none was.
  public int firstClosing() {
    return deals.stream().mapToInt(DealPast::closedOn).min().orElse(DealPast.OPEN);
  }

  /// The last day before this one on which a deal was closed; `Integer.MIN_VALUE` where none was.
  public int lastClosing(int before) {
    return deals.stream()
        .mapToInt(DealPast::closedOn)
        .filter(day -> day < before)
        .max()
        .orElse(Integer.MIN_VALUE);
  }

  /// The longest that a deal was open before it was closed, in days; -1 where none was.
  public int longestCycle(int before) {
    return deals.stream()
        .filter(deal -> deal.isClosedBefore(before))
        .mapToInt(deal -> deal.closedOn() - deal.openedOn())
        .max()
        .orElse(-1);
  }

  /// Open deals that are older than any deal ever was when it was closed. Nothing is to be expected
  /// of them.
  ///
  /// @param asOf in epoch days; what happened before its beginning is known
  public List<DealPast> stale(int asOf) {
    if (closedBefore(asOf) < CLOSED_MIN) {
      return List.of();
    }
    var longest = longestCycle(asOf);
    // The day before is the last that is known: as old as then.
    return open(asOf).stream().filter(deal -> asOf - 1 - deal.openedOn() > longest).toList();
  }

  /// Of fewer closed deals than these nobody knows how long a deal may take.
  static final int CLOSED_MIN = 20;

  Collection<DealPast> open(int asOf) {
    return deals.stream().filter(deal -> deal.isOpenBefore(asOf)).toList();
  }

  private long closedBefore(int day) {
    return deals.stream().filter(deal -> deal.isClosedBefore(day)).count();
  }
}
