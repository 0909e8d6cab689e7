package outrider.app.weekly;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import javafx.geometry.HPos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import outrider.core.review.ReviewFigures;
import outrider.core.review.WeeklyReview;

/// A person's own trend: the weeks that were frozen, the earliest first, and this one.
final class TrendTable extends GridPane {
  private final WeeklyWords text;

  TrendTable(WeeklyWords text) {
    this.text = text;
    getStyleClass().add("week-trend");
    setAccessibleRole(AccessibleRole.TABLE_VIEW);
    setAccessibleText(text.get("weekly.trend"));
  }

  /// A column of the table.
  record Column(String head, ReviewFigures figures, String currency) {}

  static List<Column> columns(WeeklyWords text, Week week, LocalDate monday) {
    var columns = new ArrayList<Column>();
    for (var review : week.earlier().reversed()) {
      columns.add(column(text, review));
    }
    columns.add(new Column(text.date(monday), week.figures(), week.currency()));
    return columns;
  }

  private static Column column(WeeklyWords text, WeeklyReview review) {
    return new Column(
        text.date(LocalDate.ofEpochDay(review.week())), review.figures(), review.currency());
  }

  /// The names of the lines, with how each is written.
  static List<Line> lines(WeeklyWords text) {
    return List.of(
        new Line("weekly.touches", (of, currency) -> text.number(of.touches())),
        new Line("weekly.response", (of, currency) -> text.response(of.responseSeconds())),
        new Line("weekly.newLeads", (of, currency) -> text.number(of.newLeads())),
        new Line("weekly.moved", (of, currency) -> text.number(of.moved())),
        new Line("weekly.won", (of, currency) -> text.number(of.won())),
        new Line("weekly.wonAmount", (of, currency) -> text.money(of.wonMinor(), currency)),
        new Line("weekly.lost", (of, currency) -> text.number(of.lost())),
        new Line("weekly.open", (of, currency) -> text.number(of.openDeals())),
        new Line("weekly.expected", (of, currency) -> text.money(of.expectedMinor(), currency)),
        new Line("weekly.overdue", (of, currency) -> text.number(of.overdue())));
  }

  record Line(String key, BiFunction<ReviewFigures, String, String> written) {}

  void show(Week week, LocalDate monday) {
    getChildren().clear();
    getColumnConstraints().clear();
    var columns = columns(text, week, monday);
    for (var column = 0; column <= columns.size(); column++) {
      var width = new ColumnConstraints();
      width.setHgrow(Priority.ALWAYS);
      width.setMinWidth(0);
      width.setPrefWidth(column == 0 ? 110 : 76);
      width.setHalignment(column == 0 ? HPos.LEFT : HPos.RIGHT);
      getColumnConstraints().add(width);
    }
    for (var column = 0; column < columns.size(); column++) {
      add(label(columns.get(column).head(), "head", "text-3", "num"), column + 1, 0);
    }
    var row = 1;
    for (var line : lines(text)) {
      add(label(text.get(line.key()), "name", "text-2"), 0, row);
      for (var column = 0; column < columns.size(); column++) {
        var of = columns.get(column);
        var cell = label(line.written().apply(of.figures(), of.currency()), "figure", "num");
        if (column == columns.size() - 1) {
          cell.getStyleClass().add("bold");
        }
        add(cell, column + 1, row);
      }
      row++;
    }
  }

  private static Label label(String words, String... styles) {
    var label = new Label(words);
    label.getStyleClass().addAll(styles);
    label.setMinWidth(0);
    label.setMaxWidth(Double.MAX_VALUE);
    return label;
  }
}
