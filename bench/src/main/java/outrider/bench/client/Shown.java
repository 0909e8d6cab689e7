package outrider.bench.client;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import outrider.app.fx.FxThread;

/// What stands in a window, on the headless platform.
///
/// @param scene of the window
record Shown(Scene scene) {

  private static final double WIDTH = 1_440;
  private static final double HEIGHT = 900;
  private static final long PATIENCE_SECONDS = 60;

  /// Waits until a condition holds of what stands in it.
  ///
  /// @return when: that of the frame that has it, laid out and about to be painted
  long await(Predicate<Set<String>> condition) {
    var reached = new CompletableFuture<Long>();
    Runnable look =
        () -> {
          if (!reached.isDone() && condition.test(collected())) {
            reached.complete(System.nanoTime());
          }
        };
    FxThread.runAndWait(() -> {
      scene.addPostLayoutPulseListener(look);
      look.run();
    });
    try {
      return reached.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (Exception failure) {
      throw new IllegalStateException("not shown; shown are " + texts(), failure);
    } finally {
      FxThread.runAndWait(() -> scene.removePostLayoutPulseListener(look));
    }
  }

  /// Every text that stands in it now. From any thread.
  Set<String> texts() {
    return FxThread.call(this::collected);
  }

  private Set<String> collected() {
    var texts = new HashSet<String>();
    collect(scene.getRoot(), texts);
    return texts;
  }

  private static void collect(Node node, Set<String> texts) {
    if (!node.isVisible()) {
      return;
    }
    if (node instanceof Labeled labeled && labeled.getText() != null) {
      texts.add(labeled.getText());
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, texts));
    }
  }

  /// As large as a laptop's screen. FX thread only.
  static Stage stage() {
    var stage = new Stage();
    stage.setWidth(WIDTH);
    stage.setHeight(HEIGHT);
    return stage;
  }
}
