package outrider.app.fx;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Where a deal stands on its way: boxes joined by chevrons. More than seven, or than there is room
/// for, fold around the present one.
public final class StageStepper extends HBox {
  /// A stage on the way: its name, and its time in words (days spent, of which limit).
  public record Step(String name, String time) {}

  private enum State {
    DONE,
    NOW,
    NEXT
  }

  private static final int MOST = 7;
  private static final int AROUND = 5;
  private static final double STEP_WIDTH = 116;

  private List<Step> steps = List.of();
  private int present;
  private int room = MOST;

  public StageStepper() {
    getStyleClass().add("stage-stepper");
    setMinWidth(0);
    widthProperty().subscribe(width -> fit(width.doubleValue()));
  }

  /// Shows the steps; the present one counts from 0, and `steps.size()` means all are done.
  public void show(List<Step> shown, int presentNow) {
    steps = List.copyOf(shown);
    present = presentNow;
    build();
  }

  /// In a narrow window fewer steps are shown, so that their names can be read.
  private void fit(double width) {
    int now = width <= 0 ? MOST : Math.clamp((int) (width / STEP_WIDTH), 3, MOST);
    if (now != room) {
      room = now;
      build();
    }
  }

  private void build() {
    getChildren().clear();
    boolean all = steps.size() <= room;
    int around = Math.min(steps.size(), Math.clamp(room - 1, 2, AROUND));
    int from = all ? 0 : Math.clamp(present - around / 2, 0, steps.size() - around);
    int to = all ? steps.size() : from + around;
    if (from > 0) {
      fold(from);
    }
    for (int index = from; index < to; index++) {
      if (!getChildren().isEmpty()) {
        getChildren().add(Icon.NEXT.node(12, "text-3"));
      }
      getChildren().add(box(steps.get(index), index));
    }
    if (to < steps.size()) {
      getChildren().add(Icon.NEXT.node(12, "text-3"));
      fold(steps.size() - to);
    }
  }

  private void fold(int count) {
    var fold = new Label("+" + count);
    fold.getStyleClass().add("fold");
    fold.setMinWidth(USE_PREF_SIZE);
    getChildren().add(fold);
  }

  private HBox box(Step step, int index) {
    var state = index < present ? State.DONE : index == present ? State.NOW : State.NEXT;
    var name = new Label(step.name());
    name.getStyleClass().add("name");
    var time = new Label(step.time());
    time.getStyleClass().addAll("time", "num");
    var text = new VBox(name, time);
    text.setAlignment(Pos.CENTER_LEFT);
    var box = new HBox(text);
    if (state == State.DONE) {
      box.getChildren().addFirst(Icon.DONE.node(14));
    } else {
      var number = new Label(Integer.toString(index + 1));
      number.getStyleClass().add("number");
      box.getChildren().addFirst(number);
    }
    box.getStyleClass().add("step");
    box.setMaxWidth(Double.MAX_VALUE);
    box.setPrefWidth(160);
    if (state == State.NOW) {
      name.setMinWidth(USE_PREF_SIZE);
      time.setMinWidth(USE_PREF_SIZE);
    } else {
      box.setMinWidth(64);
    }
    setHgrow(box, Priority.ALWAYS);
    States.set(box, State.class, state);
    box.setAccessibleText((index + 1) + " " + step.name() + " " + step.time());
    return box;
  }
}
