package outrider.app.fx;

import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// The steps of a wizard in a line: those that are done can be gone back to.
public final class StepTrail extends HBox {
  private final IntConsumer back;

  /// @param back called with the index of a step that is done
  public StepTrail(IntConsumer back) {
    this.back = back;
    getStyleClass().add("step-trail");
  }

  public void show(List<String> names, int now) {
    getChildren().clear();
    for (var index = 0; index < names.size(); index++) {
      if (index > 0) {
        var line = new Region();
        line.getStyleClass().add("line");
        getChildren().add(line);
      }
      getChildren().add(stop(names.get(index), index, now));
    }
  }

  private Node stop(String text, int index, int now) {
    var done = index < now;
    var disc = new Label(done ? "" : Integer.toString(index + 1));
    if (done) {
      disc.setGraphic(Icon.DONE.node(12, "ok-text"));
    }
    disc.getStyleClass().addAll("disc", "num");
    disc.getStyleClass().add(done ? "done" : index == now ? "now" : "ahead");
    var name = new Label(text);
    name.getStyleClass().add(index == now ? "bold" : "text-2");
    name.setMinWidth(Region.USE_PREF_SIZE);
    var stop = new HBox(disc, name);
    stop.getStyleClass().add("stop");
    if (done) {
      stop.setOnMouseClicked(click -> back.accept(index));
      stop.getStyleClass().add("reachable");
    }
    return stop;
  }
}
