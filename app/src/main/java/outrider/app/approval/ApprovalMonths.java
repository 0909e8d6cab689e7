package outrider.app.approval;

import java.util.List;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import outrider.app.approval.ApprovalQueries.Month;
import outrider.app.i18n.Words;

/// Requests by month: how many, what became of them, how many were handed on or disputed, and how
/// long people waited.
final class ApprovalMonths extends GridPane {
  private static final int HOURS_OF_DAYS = 48;

  private final Words words;

  ApprovalMonths(Words words, List<Month> months) {
    this.words = words;
    getStyleClass().addAll("card", "approval-months");
    setHgap(16);
    setVgap(10);
    column(0, "approval.month", months, month -> words.moments().month(month.month().atDay(1)));
    column(1, "approval.monthAsked", months, month -> number(month.asked()));
    column(2, "approval.monthAgreed", months, month -> number(month.agreed()));
    column(3, "approval.monthRefused", months, month -> number(month.refused()));
    column(4, "approval.monthEnded", months, month -> number(month.ended()));
    column(5, "approval.monthDelegated", months, month -> number(month.delegated()));
    column(6, "approval.monthDisputed", months, month -> number(month.disputed()));
    column(7, "approval.monthMedian", months, this::median);
    setAccessibleText(words.get("approval.tab.months"));
  }

  private void column(
      int column, String wordKey, List<Month> months, Function<Month, String> said) {
    var constraints = new ColumnConstraints();
    constraints.setHgrow(column == 0 ? Priority.ALWAYS : Priority.SOMETIMES);
    constraints.setHalignment(column == 0 ? javafx.geometry.HPos.LEFT : javafx.geometry.HPos.RIGHT);
    getColumnConstraints().add(constraints);
    var head = new Label(words.get(wordKey));
    head.getStyleClass().addAll("small", "text-3");
    add(head, column, 0);
    for (var row = 0; row < months.size(); row++) {
      var label = new Label(said.apply(months.get(row)));
      label.getStyleClass().add(column == 0 ? "bold" : "num");
      add(label, column, row + 1);
    }
  }

  private String number(int count) {
    return words.amounts().number(count);
  }

  private String median(Month month) {
    var hours = month.medianHours();
    if (hours < 0) {
      return words.get("approval.nobodyYet");
    }
    return hours < HOURS_OF_DAYS
        ? words.get("approval.hours", Math.round(hours))
        : words.get("approval.daysLong", Math.round(hours / 24));
  }
}
