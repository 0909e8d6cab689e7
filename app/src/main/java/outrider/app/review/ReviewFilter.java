package outrider.app.review;

import java.time.YearMonth;
import java.util.Locale;
import outrider.core.review.DealRisk;

/// Which open deals are looked at.
public enum ReviewFilter {
  ALL,
  /// There is a reason for a word about it.
  AT_RISK,
  /// No contact for 14 days.
  SILENT,
  /// Expected to close in this calendar month.
  CLOSING,
  /// Something is different from then.
  CHANGED,
  NO_NEXT_STEP;

  boolean lets(ReviewDeal deal, ReviewAsked asked) {
    return switch (this) {
      case ALL -> true;
      case AT_RISK -> !deal.risks().isEmpty();
      case SILENT -> deal.risks().contains(DealRisk.SILENT);
      case CLOSING -> {
        var month = YearMonth.from(asked.today());
        yield deal.closeOn().isPresent()
            && deal.closeOn().getAsLong() >= month.atDay(1).toEpochDay()
            && deal.closeOn().getAsLong() <= month.atEndOfMonth().toEpochDay();
      }
      case CHANGED -> deal.movement().isChange();
      case NO_NEXT_STEP -> deal.risks().contains(DealRisk.NO_NEXT_STEP);
    };
  }

  String wordKey() {
    return "review.filter." + name().toLowerCase(Locale.ROOT);
  }
}
