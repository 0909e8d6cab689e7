package outrider.app.response;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import outrider.app.shell.Workspace;
import outrider.core.response.ResponseTimes.Column;

/// The distribution as columns, from those who were answered at once to those who waited for days.
/// Each says how many leads it holds, and how many were answered no later; where two times are
/// compared, their shares stand side by side, since there may be more leads in one of them. The
/// part of a column that still waits is drawn dashed.
final class ResponseChart extends HBox {
  private static final double HEIGHT = 170;

  private final Workspace space;
  private final ResponseWords words;
  private final BiConsumer<String, List<WaitedLead>> open;

  ResponseChart(Workspace space, ResponseWords words, BiConsumer<String, List<WaitedLead>> open) {
    super(4);
    this.space = space;
    this.words = words;
    this.open = open;
    getStyleClass().add("response-chart");
    setAlignment(Pos.BOTTOM_LEFT);
  }

  void show(ResponseReport report) {
    getChildren().clear();
    var sides = new ArrayList<Side>();
    report.before().ifPresent(sides::add);
    sides.add(report.now());
    var most =
        sides.stream()
            .flatMap(side -> side.times().columns().stream().map(column -> share(side, column)))
            .mapToDouble(Double::doubleValue)
            .max()
            .orElse(0);
    var soFar = 0;
    for (var index = 0; index < report.now().times().columns().size(); index++) {
      var column = report.now().times().columns().get(index);
      soFar += column.leads() - column.waiting();
      getChildren().add(column(report, sides, index, soFar, most));
    }
  }

  private static double share(Side side, Column column) {
    return side.times().share(column.leads());
  }

  private Node column(ResponseReport report, List<Side> sides, int index, int soFar, double most) {
    var column = report.now().times().columns().get(index);
    var bars = new HBox(4);
    bars.setAlignment(Pos.BOTTOM_CENTER);
    bars.setMinHeight(HEIGHT);
    bars.setPrefHeight(HEIGHT);
    for (var side : sides) {
      bars.getChildren()
          .add(bar(side, side.times().columns().get(index), most, side == report.now()));
    }
    var range = new Label(words.column(column));
    range.getStyleClass().addAll("small", "num", "text-2");
    var answered = new Label(answered(report.now(), soFar));
    answered.getStyleClass().addAll("small", "num", "text-3");
    var box = new VBox(4, bars, range, answered);
    box.setAlignment(Pos.BOTTOM_CENTER);
    var button = new Button();
    button.setGraphic(box);
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.getStyleClass().setAll("response-column");
    button.setMaxWidth(Double.MAX_VALUE);
    button.setMinWidth(0);
    button.setPrefWidth(100);
    HBox.setHgrow(button, Priority.ALWAYS);
    button.setAccessibleText(
        space
            .words()
            .get(
                "response.columnSpoken",
                range.getText(),
                column.leads(),
                column.waiting(),
                answered.getText()));
    button.setOnAction(press ->
        open.accept(
            range.getText(),
            report
                .now()
                .waited(
                    column.overMillis(),
                    column.untilMillis().orElse(Long.MAX_VALUE),
                    lead -> true)));
    return button;
  }

  private String answered(Side side, int soFar) {
    return side.times().leads() == 0
        ? ""
        : space
            .words()
            .get("response.soFar", space.words().amounts().percent(side.times().share(soFar)));
  }

  private Node bar(Side side, Column column, double most, boolean now) {
    var count =
        new Label(column.leads() == 0 ? "" : space.words().amounts().number(column.leads()));
    count.getStyleClass().addAll("small", "num", now ? "bold" : "text-3");
    count.setMinWidth(Region.USE_PREF_SIZE);
    var room = HEIGHT - 24;
    var height = most == 0 ? 0 : room * share(side, column) / most;
    var open = column.leads() == 0 ? 0 : height * column.waiting() / column.leads();
    var bar = new VBox(part("waiting", open, now), part("answered", height - open, now));
    bar.setAlignment(Pos.BOTTOM_CENTER);
    bar.setMaxHeight(Region.USE_PREF_SIZE);
    var stack = new VBox(2, count, bar);
    stack.setAlignment(Pos.BOTTOM_CENTER);
    stack.setMaxWidth(56);
    HBox.setHgrow(stack, Priority.ALWAYS);
    return stack;
  }

  private static Region part(String style, double height, boolean now) {
    var part = new Region();
    part.getStyleClass().addAll("response-bar", style, now ? "now" : "before");
    part.setMinHeight(height);
    part.setPrefHeight(height);
    part.setMaxHeight(height);
    part.setVisible(height > 0);
    part.setManaged(height > 0);
    return part;
  }
}
