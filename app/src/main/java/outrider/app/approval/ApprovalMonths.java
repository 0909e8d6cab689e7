package outrider.app.approval;

import java.util.List;
import outrider.app.approval.ApprovalQueries.Month;
import outrider.app.i18n.Words;

/// Requests by month: how many, what became of them, how many were handed on or disputed, and how
/// long people waited.
final class ApprovalMonths {

  private ApprovalMonths() {}

  static MonthTable<Month> of(Words words, List<Month> months) {
    var table =
        new MonthTable<>(words, months, Month::month)
            .count("approval.monthAsked", Month::asked)
            .count("approval.monthAgreed", Month::agreed)
            .count("approval.monthRefused", Month::refused)
            .count("approval.monthEnded", Month::ended)
            .count("approval.monthDelegated", Month::delegated)
            .count("approval.monthDisputed", Month::disputed)
            .median("approval.monthMedian", Month::medianHours);
    table.getStyleClass().addAll("card", "approval-months");
    table.setAccessibleText(words.get("approval.tab.months"));
    return table;
  }
}
