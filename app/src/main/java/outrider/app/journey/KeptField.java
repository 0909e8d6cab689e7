package outrider.app.journey;

import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.scene.control.TextInputControl;
import javafx.util.Duration;

/// A text that is kept by itself: when typing rests, and when the focus leaves. What somebody is in
/// the midst of is never overwritten by what arrives from elsewhere.
final class KeptField {
  private static final Duration REST = Duration.millis(600);

  private final TextInputControl input;
  private final Consumer<String> keep;
  private final PauseTransition rest = new PauseTransition(REST);
  private String kept;

  private KeptField(TextInputControl input, String text, Consumer<String> keep) {
    this.input = input;
    this.keep = keep;
    this.kept = text;
    input.setText(text);
    rest.setOnFinished(done -> keepNow());
    input.textProperty().subscribe((before, now) -> rest.playFromStart());
    input
        .focusedProperty()
        .subscribe((before, now) -> {
          if (before && !now) {
            keepNow();
          }
        });
  }

  static KeptField of(TextInputControl input, String text, Consumer<String> keep) {
    return new KeptField(input, text, keep);
  }

  /// Shows what is stored, unless something is being typed.
  void show(String text) {
    if (!input.isFocused() && !text.equals(input.getText())) {
      kept = text;
      input.setText(text);
      rest.stop();
    }
  }

  void keepNow() {
    rest.stop();
    if (!input.getText().equals(kept)) {
      kept = input.getText();
      keep.accept(kept);
    }
  }
}
