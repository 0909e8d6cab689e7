package outrider.app.approval;

import java.util.List;
import java.util.function.ToLongFunction;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import outrider.app.i18n.Words;

/// Hand-offs and disputes of the last months: two bars a month, and the same as figures with how
/// long people waited, of how many.
final class HandoffTrend extends VBox {
  private static final double BARS = 96;

  private final Words words;

  /// @param months the oldest first
  HandoffTrend(Words words, List<Handoffs.Month> months) {
    super(14);
    this.words = words;
    getStyleClass().addAll("card", "handoff-trend");
    var title = new Label(words.get("handoff.title"));
    title.getStyleClass().add("subheading");
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var head = new HBox(14, title, gap, legend("handoffs"), legend("disputes"));
    head.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(head, bars(months), table(months));
    setAccessibleText(title.getText());
  }

  private Node legend(String what) {
    var mark = new Region();
    mark.getStyleClass().addAll("mark", what);
    var label = new Label(words.get("handoff." + what));
    label.getStyleClass().addAll("small", "text-2");
    var legend = new HBox(6, mark, label);
    legend.setAlignment(Pos.CENTER_LEFT);
    return legend;
  }

  private Node bars(List<Handoffs.Month> months) {
    var most =
        months.stream()
            .mapToLong(month -> Math.max(month.handoffs(), month.disputes()))
            .max()
            .orElse(0);
    var row = new HBox();
    for (var month : months) {
      var pair =
          new HBox(
              3,
              bar(month, Handoffs.Month::handoffs, "handoffs", most),
              bar(month, Handoffs.Month::disputes, "disputes", most));
      pair.setAlignment(Pos.BOTTOM_CENTER);
      pair.setMinHeight(BARS + 18);
      var name = new Label(words.moments().shortMonth(month.month().atDay(1)));
      name.getStyleClass().addAll("small", "text-3", "num");
      var column = new VBox(4, pair, name);
      column.setAlignment(Pos.BOTTOM_CENTER);
      HBox.setHgrow(column, Priority.ALWAYS);
      column.setPrefWidth(10);
      row.getChildren().add(column);
    }
    return row;
  }

  private Node bar(
      Handoffs.Month month, ToLongFunction<Handoffs.Month> of, String style, long most) {
    var count = of.applyAsLong(month);
    var number = new Label(count == 0 ? "" : words.amounts().number(count));
    number.getStyleClass().addAll("small", "num", "text-2");
    number.setMinWidth(Region.USE_PREF_SIZE);
    var bar = new Region();
    bar.getStyleClass().addAll("bar", style);
    var height = most == 0 ? 0 : count == 0 ? 0 : Math.max(2, BARS * count / most);
    bar.setMinSize(14, height);
    bar.setMaxSize(14, height);
    Tooltip.install(
        bar,
        new Tooltip(
            words.moments().month(month.month().atDay(1))
                + " · "
                + words.get("handoff." + style)
                + " "
                + count));
    var stack = new VBox(2, number, bar);
    stack.setAlignment(Pos.BOTTOM_CENTER);
    return stack;
  }

  /// The newest first, without months in which nothing was.
  private Node table(List<Handoffs.Month> months) {
    return new MonthTable<>(
            words,
            months.reversed().stream().filter(month -> !month.isQuiet()).toList(),
            Handoffs.Month::month)
        .count("handoff.handoffs", Handoffs.Month::handoffs)
        .count("handoff.disputes", Handoffs.Month::disputes)
        .median("handoff.median", Handoffs.Month::medianHours)
        .count("handoff.n", Handoffs.Month::done);
  }
}
