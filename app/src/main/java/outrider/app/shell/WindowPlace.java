package outrider.app.shell;

import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import outrider.app.fx.Memory;

/// Where the window stood last time, and puts it there again if that is still on a screen.
public final class WindowPlace {
  private static final String NAME = "window.bounds";
  public static final double WIDTH_MIN = 1024;
  public static final double HEIGHT_MIN = 680;
  private static final double WIDTH = 1440;
  private static final double HEIGHT = 900;

  private final Memory memory;

  public WindowPlace(Memory memory) {
    this.memory = memory;
  }

  public void restore(Stage stage) {
    stage.setMinWidth(WIDTH_MIN);
    stage.setMinHeight(HEIGHT_MIN);
    var parts = memory.recall(NAME).split(" ");
    if (parts.length == 5) {
      var bounds =
          new Rectangle2D(
              number(parts[0]),
              number(parts[1]),
              Math.max(1, number(parts[2])),
              Math.max(1, number(parts[3])));
      if (Screen.getScreens().stream()
          .anyMatch(screen -> screen.getVisualBounds().intersects(bounds))) {
        stage.setX(bounds.getMinX());
        stage.setY(bounds.getMinY());
        stage.setWidth(bounds.getWidth());
        stage.setHeight(bounds.getHeight());
        stage.setMaximized(parts[4].equals("max"));
        return;
      }
    }
    var screen = Screen.getPrimary().getVisualBounds();
    stage.setWidth(Math.min(WIDTH, screen.getWidth()));
    stage.setHeight(Math.min(HEIGHT, screen.getHeight()));
  }

  public void follow(Stage stage) {
    Runnable keep =
        () -> {
          if (!stage.isIconified() && stage.getWidth() > 0) {
            memory.remember(
                NAME,
                "%d %d %d %d %s"
                    .formatted(
                        Math.round(stage.getX()),
                        Math.round(stage.getY()),
                        Math.round(stage.getWidth()),
                        Math.round(stage.getHeight()),
                        stage.isMaximized() ? "max" : "normal"));
          }
        };
    stage.xProperty().subscribe(keep);
    stage.yProperty().subscribe(keep);
    stage.widthProperty().subscribe(keep);
    stage.heightProperty().subscribe(keep);
    stage.maximizedProperty().subscribe(keep);
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException garbled) {
      return 0;
    }
  }
}
