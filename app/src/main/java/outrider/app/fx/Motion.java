package outrider.app.fx;

import javafx.animation.FadeTransition;
import javafx.animation.Interpolator;
import javafx.animation.ParallelTransition;
import javafx.animation.TranslateTransition;
import javafx.scene.Node;
import javafx.util.Duration;

/// Everything that moves goes through here, so one switch stills it all.
public final class Motion {
  public static final Duration POPOVER = Duration.millis(140);
  public static final Duration DIALOG = Duration.millis(180);

  private static boolean reduced;

  private Motion() {}

  public static void reduce(boolean still) {
    reduced = still;
  }

  public static boolean isReduced() {
    return reduced;
  }

  /// Fades in while rising a little.
  public static void appear(Node node, Duration time) {
    if (reduced) {
      return;
    }
    node.setOpacity(0);
    node.setTranslateY(6);
    var fade = new FadeTransition(time, node);
    fade.setToValue(1);
    var rise = new TranslateTransition(time, node);
    rise.setToY(0);
    rise.setInterpolator(Interpolator.EASE_OUT);
    new ParallelTransition(fade, rise).play();
  }

  /// Slides a node back to where it belongs, as a refused card does.
  public static void slideHome(Node node, Runnable then) {
    if (reduced) {
      node.setTranslateX(0);
      node.setTranslateY(0);
      then.run();
      return;
    }
    var slide = new TranslateTransition(DIALOG, node);
    slide.setToX(0);
    slide.setToY(0);
    slide.setInterpolator(Interpolator.EASE_OUT);
    slide.setOnFinished(done -> then.run());
    slide.play();
  }
}
