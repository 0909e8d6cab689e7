package outrider.app.fx;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.paint.Paint;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/// Pictures of what is on the screen, as PNG files: for tests and for the headless tour.
public final class Picture {
  private Picture() {}

  /// Saves the scene as it stands. Call from any thread.
  public static Path save(Scene scene, Path file) {
    return save(scene, scene.getWidth(), scene.getHeight(), file);
  }

  /// Saves the scene as it would look in a window of another size. The headless screen is 1000
  /// pixels wide and high, so larger pictures are laid out by hand and never shown there.
  public static Path save(Scene scene, double width, double height, Path file) {
    var picture = FxThread.call(() -> take(scene, width, height));
    try {
      var folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      ImageIO.write(picture, "png", file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException("the picture could not be saved: " + file, e);
    }
    return file;
  }

  private static BufferedImage take(Scene scene, double width, double height) {
    var root = scene.getRoot();
    double widthBefore = scene.getWidth();
    double heightBefore = scene.getHeight();
    root.resize(width, height);
    // Twice: the first pass tells virtual lists how many cells they need.
    for (int pass = 0; pass < 2; pass++) {
      root.applyCss();
      root.layout();
    }
    var parameters = new javafx.scene.SnapshotParameters();
    parameters.setFill(scene.getFill());
    parameters.setViewport(new javafx.geometry.Rectangle2D(0, 0, width, height));
    var picture = copy(root.snapshot(parameters, null));
    if (width != widthBefore || height != heightBefore) {
      root.resize(widthBefore, heightBefore);
      root.layout();
    }
    return picture;
  }

  /// All of a part of the page, also what it is scrolled away from, on the page's own ground. FX
  /// thread.
  public static BufferedImage whole(Region part) {
    var parameters = new javafx.scene.SnapshotParameters();
    var scene = part.getScene();
    var ground = scene.getRoot() instanceof Region root ? ground(root) : null;
    parameters.setFill(ground == null ? scene.getFill() : ground);
    return copy(part.snapshot(parameters, null));
  }

  private static @Nullable Paint ground(Region root) {
    var background = root.getBackground();
    return background == null || background.getFills().isEmpty()
        ? null
        : background.getFills().getLast().getFill();
  }

  private static BufferedImage copy(WritableImage image) {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    var copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var line = new int[width];
    var reader = image.getPixelReader();
    var format = javafx.scene.image.PixelFormat.getIntArgbInstance();
    for (int y = 0; y < height; y++) {
      reader.getPixels(0, y, width, 1, format, line, 0, width);
      copy.setRGB(0, y, width, 1, line, 0, width);
    }
    return copy;
  }
}
