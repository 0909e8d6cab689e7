package outrider.app.opportunity;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import outrider.app.i18n.Amounts;

/// Money added up per currency: amounts in different currencies are never thrown together.
record Sums(Map<String, Long> minorByCurrency) {

  /// What an amount without a currency is in.
  static final String HOME_CURRENCY = "CNY";

  Sums {
    minorByCurrency = Map.copyOf(minorByCurrency);
  }

  static Sums of(Collection<DealCard> deals, ToLongFunction<DealCard> minor) {
    var sums = new TreeMap<String, Long>();
    for (var deal : deals) {
      sums.merge(deal.currency(), minor.applyAsLong(deal), Long::sum);
    }
    return new Sums(sums);
  }

  /// Whether nobody has named an amount for any of the deals.
  boolean isUnknown() {
    return minorByCurrency.values().stream().allMatch(minor -> minor == 0);
  }

  /// `¥268 万`, or `¥268 万 + $40k` where there are several currencies; a dash where nobody has named
  /// an amount, because no money known is not the same as no money.
  String compact(Amounts amounts) {
    var said =
        new TreeMap<>(minorByCurrency)
            .entrySet().stream()
                .filter(sum -> sum.getValue() != 0)
                .map(sum -> amounts.compact(sum.getValue(), sum.getKey()))
                .collect(Collectors.joining(" + "));
    return said.isEmpty() ? "–" : said;
  }
}
