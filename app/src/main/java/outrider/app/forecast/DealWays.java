package outrider.app.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import outrider.core.forecast.DealBook;
import outrider.core.forecast.DealPast;
import outrider.core.forecast.Span;

/// The deals that a forecast is about, by what the book knows of their way.
///
/// @param currency of all of them: that of the targets, or else of most deals; money of different
///   currencies is never added up
/// @param stages the open ones of the published version, in order. A deal whose way was not seen
///   here is in one more, after the last
/// @param otherCurrency deals that are left out because they are in another currency
/// @param undated closed deals of which nobody knows when; left out too
public record DealWays(
    String currency,
    List<String> stages,
    List<DealPast> deals,
    Map<Long, String> owners,
    int otherCurrency,
    int undated) {

  /// In epoch days; `Integer.MIN_VALUE` where none was.
  int lastClosing() {
    return deals.stream()
        .mapToInt(DealPast::closedOn)
        .filter(day -> day != DealPast.OPEN)
        .max()
        .orElse(Integer.MIN_VALUE);
  }

  /// What was won in these days, exactly.
  long wonMinor(Span span) {
    return deals.stream()
        .filter(DealPast::won)
        .filter(deal -> deal.closedOn() >= span.from() && deal.closedOn() < span.to())
        .mapToLong(DealPast::revenueMinor)
        .sum();
  }

  /// @param winRates by stage, 0 to 1
  DealBook book(List<Double> winRates) {
    var closed = deals.stream().filter(deal -> deal.closedOn() != DealPast.OPEN).count();
    var won = deals.stream().filter(DealPast::won).count();
    var rates = new ArrayList<>(winRates);
    // Where it stood is not known: as often as any.
    rates.add(closed == 0 ? 0.0 : (double) won / closed);
    return new DealBook(deals, stages.size() + 1, rates);
  }
}
