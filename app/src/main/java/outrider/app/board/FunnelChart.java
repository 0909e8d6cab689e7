package outrider.app.board;

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
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import outrider.app.fx.StageDisc;

/// From leads to deals, and from the first stage to won: how many came to each step, and which
/// share of those that are old enough went on. A bar opens those that came, the share those that
/// did not.
final class FunnelChart extends VBox {
  private static final double NAME_WIDTH = 96;
  private static final double COUNT_WIDTH = 56;

  private final BoardWords text;
  private final BiConsumer<String, Behind> open;

  FunnelChart(BoardWords text, BiConsumer<String, Behind> open) {
    this.text = text;
    this.open = open;
    getStyleClass().add("board-funnel");
    setMinWidth(0);
  }

  void show(BoardReport report) {
    var rows = new ArrayList<Node>();
    part(rows, report.leadSteps(), List.of("lead", "lead", "lead"));
    var stages = report.dealSteps().size() - 1;
    var styles = new ArrayList<String>();
    for (var stage = 1; stage <= stages; stage++) {
      styles.add(StageDisc.rampStyle(stage, stages));
    }
    styles.add("st-won");
    if (!report.dealSteps().isEmpty()) {
      var divider = new Region();
      divider.getStyleClass().add("board-divider");
      rows.add(divider);
      part(rows, report.dealSteps(), styles);
    }
    getChildren().setAll(rows);
  }

  private void part(List<Node> rows, List<BoardReport.Step> steps, List<String> styles) {
    var most = steps.stream().mapToLong(BoardReport.Step::count).max().orElse(0);
    for (var index = 0; index < steps.size(); index++) {
      var step = steps.get(index);
      if (index > 0) {
        rows.add(onward(step));
      }
      rows.add(bar(step, most, styles.get(index)));
    }
  }

  private Node bar(BoardReport.Step step, long most, String style) {
    var name = new Label(text.step(step.key()));
    name.setMinWidth(NAME_WIDTH);
    name.setPrefWidth(NAME_WIDTH);
    name.setMaxWidth(NAME_WIDTH);
    var filled = new Region();
    filled.getStyleClass().addAll("board-bar", style);
    filled.setMinWidth(step.count() > 0 ? 3 : 0);
    var track = new StackPane(filled);
    track.getStyleClass().add("board-track");
    track.setAlignment(Pos.CENTER_LEFT);
    track.setMinWidth(40);
    HBox.setHgrow(track, Priority.ALWAYS);
    var share = most == 0 ? 0 : (double) step.count() / most;
    filled.maxWidthProperty().bind(track.widthProperty().multiply(share));
    filled.prefWidthProperty().bind(filled.maxWidthProperty());
    var count = new Label(text.number(step.count()));
    count.getStyleClass().addAll("bold", "num");
    count.setMinWidth(COUNT_WIDTH);
    count.setAlignment(Pos.CENTER_LEFT);
    var row = new HBox(10, name, track, count);
    row.setAlignment(Pos.CENTER_LEFT);
    row.setMaxWidth(Double.MAX_VALUE);
    var button = button(row, text.step(step.key()) + " " + text.number(step.count()));
    button.setOnAction(press -> open.accept(text.step(step.key()), step.came()));
    return button;
  }

  private Node onward(BoardReport.Step step) {
    var share = new Label(text.get("board.onward", text.share(step.onward())));
    share.getStyleClass().addAll("small", step.onward().isFew() ? "text-3" : "bold", "num");
    var moved = new Label(text.points(step.onward(), step.before()));
    moved.getStyleClass().addAll("small", "num", "text-2");
    var isDown =
        step.before()
            .filter(
                was -> !was.isFew() && !step.onward().isFew() && was.isClearlyAbove(step.onward()))
            .isPresent();
    var isUp =
        step.before().filter(was -> !was.isFew() && step.onward().isClearlyAbove(was)).isPresent();
    if (isDown || isUp) {
      moved.getStyleClass().add(isDown ? "warn-text" : "ok-text");
    }
    var of = new Label(step.onward().isFew() ? "" : text.get("board.of", step.onward().whole()));
    of.getStyleClass().addAll("small", "num", "text-3");
    var row = new HBox(8, share, moved, of);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("board-onward");
    var said = text.get("board.stayedBefore", text.step(step.key()));
    var button = button(row, said + ", " + text.sure(step.onward()));
    button.setOnAction(press -> open.accept(said, step.stayed()));
    return button;
  }

  static Button button(Node graphic, String spoken) {
    var button = new Button();
    button.setGraphic(graphic);
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.getStyleClass().setAll("board-mark");
    button.setMaxWidth(Double.MAX_VALUE);
    button.setMinWidth(0);
    button.setAccessibleText(spoken);
    return button;
  }
}
