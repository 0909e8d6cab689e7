package outrider.app.fx;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import outrider.app.i18n.Words;

/// Long work in the footer: a bar, words, and *Cancel*; so that other work goes on.
public final class ProgressChip extends HBox {
  private final Meter meter = new Meter(96, "thin", "info");
  private final Label text = new Label();
  private final Button cancel;

  public ProgressChip(Words words, Runnable cancelled) {
    getStyleClass().add("progress-chip");
    text.getStyleClass().add("num");
    cancel = ButtonWithKey.iconOnly(words, "progress.cancel", Icon.CLOSE).compact().does(cancelled);
    getChildren().addAll(meter, text, cancel);
  }

  public void show(double share, String words) {
    meter.setShare(share);
    text.setText(words);
    setAccessibleText(words);
  }
}
