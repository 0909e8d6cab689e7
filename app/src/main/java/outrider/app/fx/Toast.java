package outrider.app.fx;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import outrider.app.i18n.Words;

/// One sentence about what was just done, with *Undo* where it can be undone. Never for sync.
public final class Toast extends HBox {
  private static final PseudoClass FAILURE = PseudoClass.getPseudoClass("failure");

  private final boolean failure;

  private Toast(Words words, String text, boolean failure, Runnable close) {
    this.failure = failure;
    getStyleClass().addAll("toast", "popover");
    pseudoClassStateChanged(FAILURE, failure);
    var sentence = new Label(text);
    sentence.setWrapText(true);
    setHgrow(sentence, Priority.ALWAYS);
    if (failure) {
      getChildren().add(Icon.LATE.node(16));
    }
    getChildren().add(sentence);
    if (failure) {
      getChildren()
          .add(ButtonWithKey.iconOnly(words, "toast.close", Icon.CLOSE).compact().does(close));
    }
    setMaxSize(360, USE_PREF_SIZE);
    setAccessibleText(text);
  }

  static Toast done(Words words, String text) {
    return new Toast(words, text, false, () -> {});
  }

  static Toast undoable(Words words, String text, Runnable undo) {
    var toast = done(words, text);
    toast
        .getChildren()
        .add(ButtonWithKey.soft(words, "toast.undo").compact().key("Ctrl+Z").does(undo));
    return toast;
  }

  /// A sentence with one door, for example to the reasons why some rows were not changed. Stays
  /// until it is closed.
  static Toast leading(Words words, String text, String doorKey, Runnable follow, Runnable close) {
    var toast = new Toast(words, text, true, close);
    toast
        .getChildren()
        .add(
            toast.getChildren().size() - 1,
            ButtonWithKey.soft(words, doorKey).compact().does(follow));
    return toast;
  }

  static Toast failed(Words words, String text, Runnable close) {
    return new Toast(words, text, true, close);
  }

  /// A failure stays until it is closed.
  boolean stays() {
    return failure;
  }
}
