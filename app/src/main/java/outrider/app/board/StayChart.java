package outrider.app.board;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import outrider.app.fx.StageDisc;

/// How long deals stay in each stage: a box for the middle half, a line in it for the middle one,
/// whiskers for all but a tenth, and the stage's limit in red. Few are drawn hatched.
final class StayChart extends VBox {
  private static final double NAME_WIDTH = 96;
  private static final double HEIGHT = 36;
  private static final double BOX = 18;
  private static final long DAY = TimeUnit.DAYS.toMillis(1);

  private final BoardWords text;
  private final BiConsumer<String, Behind> open;

  StayChart(BoardWords text, BiConsumer<String, Behind> open) {
    this.text = text;
    this.open = open;
    getStyleClass().add("board-stays");
    setMinWidth(0);
  }

  void show(BoardReport report) {
    var most =
        report.stays().stream()
            .mapToLong(stay -> Math.max(stay.millis().p95(), stay.limitDays() * DAY))
            .max()
            .orElse(0);
    var days = Math.max(1, (long) Math.ceil((double) most / DAY));
    var step = step(days);
    var scale = step * Math.ceilDiv(days, step);
    var rows = new ArrayList<Node>();
    for (var index = 0; index < report.stays().size(); index++) {
      rows.add(row(report.stays().get(index), index + 1, report.stays().size(), scale));
    }
    if (!rows.isEmpty()) {
      rows.add(axis(scale, step));
    }
    getChildren().setAll(rows);
  }

  /// So that there are four or five marks at round days.
  private static long step(long days) {
    for (var step = 1L; ; step *= 10) {
      for (var round : List.of(step, 2 * step, 5 * step)) {
        if (days <= 5 * round) {
          return round;
        }
      }
    }
  }

  private Button row(BoardReport.Stay stay, int number, int stages, long scale) {
    var name = new Label(text.step(stay.stage()));
    name.setMinWidth(NAME_WIDTH);
    name.setPrefWidth(NAME_WIDTH);
    name.setMaxWidth(NAME_WIDTH);
    var plot = new Plot(stay, StageDisc.rampStyle(number, stages), scale);
    HBox.setHgrow(plot, Priority.ALWAYS);
    var row = new HBox(10, name, plot);
    row.setAlignment(Pos.CENTER_LEFT);
    var spread = stay.millis();
    var said =
        spread.isEmpty()
            ? text.get("board.noStays")
            : text.get(
                "board.staySpoken",
                text.days(spread.p50()),
                text.days(spread.p25()),
                text.days(spread.p75()),
                spread.count());
    var button = FunnelChart.button(row, text.step(stay.stage()) + ", " + said);
    button.setOnAction(press -> open.accept(text.step(stay.stage()), stay.left()));
    return button;
  }

  private Node axis(long scale, long step) {
    var axis =
        new Pane() {
          @Override
          protected void layoutChildren() {
            for (var child : getChildren()) {
              var label = (Label) child;
              var day = (Long) label.getUserData();
              var width = label.prefWidth(-1);
              var x = (getWidth() - 2 * Plot.INSET) * day / scale + Plot.INSET - width / 2;
              label.resizeRelocate(
                  Math.clamp(x, 0, Math.max(0, getWidth() - width)),
                  0,
                  width,
                  label.prefHeight(-1));
            }
          }
        };
    for (var day = 0L; day <= scale; day += step) {
      var label = new Label(text.get("board.days", text.number(day)));
      label.getStyleClass().addAll("small", "num", "text-3");
      label.setUserData(day);
      axis.getChildren().add(label);
    }
    axis.setMinHeight(18);
    HBox.setHgrow(axis, Priority.ALWAYS);
    var gap = new Region();
    gap.setMinWidth(NAME_WIDTH);
    var row = new HBox(10, gap, axis);
    row.getStyleClass().add("board-axis");
    return row;
  }

  /// The box of one stage.
  private final class Plot extends Pane {
    static final double INSET = 10;

    private final BoardReport.Stay stay;
    private final String style;
    private final double scaleMillis;

    Plot(BoardReport.Stay stay, String style, long scale) {
      this.stay = stay;
      this.style = style;
      scaleMillis = (double) scale * DAY;
      setMinSize(80, HEIGHT);
      setPrefHeight(HEIGHT);
    }

    private double x(long millis) {
      return INSET + (getWidth() - 2 * INSET) * millis / scaleMillis;
    }

    @Override
    protected void layoutChildren() {
      getChildren().clear();
      var middle = HEIGHT / 2;
      var spread = stay.millis();
      if (spread.isEmpty()) {
        said(text.get("board.noStays"), INSET, middle);
      } else {
        line(x(spread.p5()), middle, x(spread.p95()), middle, "board-whisker");
        for (var end : List.of(spread.p5(), spread.p95())) {
          line(x(end), middle - 5, x(end), middle + 5, "board-whisker");
        }
        var box = new Region();
        box.getStyleClass().addAll("board-bar", style, spread.isFew() ? "few" : "enough");
        var width = Math.max(3, x(spread.p75()) - x(spread.p25()));
        box.resizeRelocate(x(spread.p25()), middle - BOX / 2, width, BOX);
        getChildren().add(box);
        line(x(spread.p50()), middle - BOX / 2, x(spread.p50()), middle + BOX / 2, "board-median");
        if (spread.isFew()) {
          said(text.get("board.few", spread.count()), x(spread.p95()) + 8, middle);
        }
      }
      if (stay.limitDays() > 0) {
        var x = x(stay.limitDays() * DAY);
        line(x, 4, x, HEIGHT - 4, "board-limit");
        var head = new Polygon(x - 4, 1, x + 4, 1, x, 6);
        head.getStyleClass().add("board-limit-head");
        getChildren().add(head);
      }
    }

    private void line(double fromX, double fromY, double toX, double toY, String styleClass) {
      var line = new Line(fromX, fromY, toX, toY);
      line.getStyleClass().add(styleClass);
      getChildren().add(line);
    }

    private void said(String words, double x, double middle) {
      var label = new Label(words);
      label.getStyleClass().addAll("small", "num", "text-3");
      getChildren().add(label);
      label.applyCss();
      var width = label.prefWidth(-1);
      label.resizeRelocate(
          Math.min(x, Math.max(0, getWidth() - width)),
          middle - label.prefHeight(-1) / 2,
          width,
          label.prefHeight(-1));
    }
  }
}
