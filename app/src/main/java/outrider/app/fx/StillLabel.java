package outrider.app.fx;

import javafx.scene.control.Label;

/// A label that a clock writes. What stands around it is laid out anew only where the new words
/// take another width: a list whose countdowns ran would be laid out and painted whole each second.
public class StillLabel extends Label {
  private boolean still;

  /// Shows other words.
  public final void say(String words) {
    if (words.equals(getText())) {
      return;
    }
    double before = computePrefWidth(-1);
    still = true;
    try {
      setText(words);
    } finally {
      still = false;
    }
    if (Double.compare(before, computePrefWidth(-1)) != 0) {
      requestLayout();
    }
  }

  @Override
  public void requestLayout() {
    if (still) {
      setNeedsLayout(true);
    } else {
      super.requestLayout();
    }
  }
}
