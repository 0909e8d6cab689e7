package outrider.app.approval;

import java.time.YearMonth;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import outrider.app.i18n.Words;

/// Figures by month. The columns stand close to the months, however wide the window is, so that the
/// eye keeps its line.
final class MonthTable<M> extends GridPane {
  private static final double MONTH_WIDTH = 130;
  private static final double FIGURE_WIDTH = 96;
  private static final int HOURS_OF_DAYS = 48;

  private final Words words;
  private final List<M> months;

  /// @param months in the order of the rows
  MonthTable(Words words, List<M> months, Function<M, YearMonth> month) {
    this.words = words;
    this.months = months;
    setHgap(16);
    setVgap(8);
    column("approval.month", each -> words.moments().month(month.apply(each).atDay(1)), "bold");
  }

  /// A column of how often something was.
  MonthTable<M> count(String wordKey, ToLongFunction<M> count) {
    return column(wordKey, month -> words.amounts().number(count.applyAsLong(month)), "num");
  }

  /// A column of how long half of them waited at most; negative where nobody did.
  MonthTable<M> median(String wordKey, ToDoubleFunction<M> hours) {
    return column(wordKey, month -> length(hours.applyAsDouble(month)), "num");
  }

  private MonthTable<M> column(String wordKey, Function<M, String> said, String style) {
    var column = getColumnConstraints().size();
    var constraints = new ColumnConstraints();
    constraints.setPrefWidth(column == 0 ? MONTH_WIDTH : FIGURE_WIDTH);
    constraints.setHalignment(column == 0 ? HPos.LEFT : HPos.RIGHT);
    getColumnConstraints().add(constraints);
    var head = new Label(words.get(wordKey));
    head.getStyleClass().addAll("small", "text-3");
    add(head, column, 0);
    for (var row = 0; row < months.size(); row++) {
      var label = new Label(said.apply(months.get(row)));
      label.getStyleClass().add(style);
      add(label, column, row + 1);
    }
    return this;
  }

  private String length(double hours) {
    if (hours < 0) {
      return words.get("approval.nobodyYet");
    }
    return hours < HOURS_OF_DAYS
        ? words.get("approval.hours", Math.round(hours))
        : words.get("approval.daysLong", Math.round(hours / 24));
  }
}
