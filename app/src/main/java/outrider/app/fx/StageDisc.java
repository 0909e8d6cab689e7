package outrider.app.fx;

import javafx.scene.control.Label;

/// The number of a stage on a disc of its colour; won carries a tick and lost a cross.
public final class StageDisc extends Label {
  public StageDisc() {
    getStyleClass().add("stage-disc");
  }

  public StageDisc(int number, int stages) {
    this();
    show(number, stages);
  }

  /// The style class of the n-th of so many stages: the ramp keeps its ends whatever the count.
  /// More than six stages also take the colours half way between neighbours, so that up to eleven
  /// differ.
  public static String rampStyle(int number, int stages) {
    if (stages <= 6) {
      return "st" + Math.clamp(number, 1, 6);
    }
    int halves = Math.clamp(Math.round((number - 1) * 10f / (stages - 1)), 0, 10);
    return "st" + (1 + halves / 2) + (halves % 2 == 0 ? "" : "-half");
  }

  public void show(int number, int stages) {
    become(rampStyle(number, stages));
    setText(Integer.toString(number));
    setGraphic(null);
  }

  public void showWon() {
    become("st-won");
    setText("");
    setGraphic(Icon.DONE.node(12));
  }

  public void showLost() {
    become("st-lost");
    setText("");
    setGraphic(Icon.CLOSE.node(12));
  }

  private void become(String style) {
    getStyleClass().removeIf(each -> each.startsWith("st") && !each.equals("stage-disc"));
    getStyleClass().add(style);
  }
}
