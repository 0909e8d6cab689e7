package outrider.core.handover;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import outrider.core.lead.Lead;
import outrider.core.opportunity.Opportunity;
import outrider.core.record.Fields;
import outrider.core.record.Row;

/// Records of one book that hang together and stay together: an account with its people and deals,
/// and the lead that they came of.
///
/// @param records never empty, in the order of their ids
public record Bundle(List<Row> records) {

  /// What an amount without a currency is in.
  private static final String HOME_CURRENCY = "CNY";

  public Bundle {
    records = List.copyOf(records);
  }

  /// The same for the same records, whoever works it out.
  public String id() {
    return records.getFirst().id();
  }

  /// How much work it is: open leads and deals. What is closed costs nobody anything.
  public long open() {
    return records.stream().filter(Bundle::isOpen).count();
  }

  /// What is still to be won, in minor units by currency.
  public Map<String, Long> worth() {
    return worth(records);
  }

  /// What is still to be won in some records, in minor units by currency.
  public static Map<String, Long> worth(List<Row> records) {
    var sums = new HashMap<String, Long>();
    for (var row : records) {
      var amount = isOpen(row) ? row.number(Opportunity.AMOUNT, 0) : 0;
      if (amount > 0) {
        var currency = row.textOrNull(Fields.CURRENCY);
        sums.merge(currency == null ? HOME_CURRENCY : currency, amount, Long::sum);
      }
    }
    return sums;
  }

  /// Whether it is a lead or a deal that somebody still works on.
  public static boolean isOpen(Row row) {
    return switch (row.type()) {
      case LEAD -> Lead.of(row).isOpen();
      case OPPORTUNITY -> Opportunity.of(row).isOpen();
      default -> false;
    };
  }
}
