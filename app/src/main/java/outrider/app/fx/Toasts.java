package outrider.app.fx;

import javafx.animation.PauseTransition;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import outrider.app.i18n.Words;

/// The place where toasts appear: bottom right above the footer, one at a time, newest wins.
public final class Toasts extends StackPane {
  private static final Duration STAY = Duration.seconds(6);

  private final Words words;
  private final PauseTransition leaving = new PauseTransition(STAY);
  private @Nullable Toast shown;

  public Toasts(Words words) {
    this.words = words;
    setPickOnBounds(false);
    setMouseTransparent(false);
    setAlignment(Pos.BOTTOM_RIGHT);
    setPadding(new Insets(0, 16, 46, 0));
    leaving.setOnFinished(done -> close());
  }

  /// Says what was done.
  public void show(String text) {
    present(Toast.done(words, text));
  }

  /// Says what was done and offers to undo it.
  public void show(String text, Runnable undo) {
    present(
        Toast.undoable(
            words,
            text,
            () -> {
              close();
              undo.run();
            }));
  }

  /// Says what went wrong; stays until closed.
  public void error(String text) {
    present(Toast.failed(words, text, this::close));
  }

  /// Says what was left undone, with a door to the reasons; stays until closed.
  public void error(String text, String doorKey, Runnable follow) {
    present(
        Toast.leading(
            words,
            text,
            doorKey,
            () -> {
              close();
              follow.run();
            },
            this::close));
  }

  public void close() {
    leaving.stop();
    shown = null;
    getChildren().clear();
  }

  /// What is being said now, or nothing.
  public String text() {
    return shown == null ? "" : shown.getAccessibleText();
  }

  private void present(Toast toast) {
    shown = toast;
    getChildren().setAll(toast);
    Motion.appear(toast, Motion.POPOVER);
    leaving.stop();
    if (toast.stays()) {
      return;
    }
    toast.setOnMouseEntered(hover -> leaving.stop());
    toast.setOnMouseExited(gone -> leaving.playFromStart());
    leaving.playFromStart();
  }
}
