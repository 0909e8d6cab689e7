package outrider.app.fx;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Scene;
import javax.imageio.ImageIO;

/// Pictures of what is on the screen, as PNG files under `target`.
public final class Snapshots {
  private Snapshots() {}

  /// Writes `target/<folder>/<name>.png` and answers where it is. Call from the test thread.
  public static Path save(Scene scene, String folder, String name) {
    var picture = FxThread.call(() -> picture(scene));
    var file = Path.of("target", folder, name + ".png");
    try {
      Files.createDirectories(file.getParent());
      ImageIO.write(picture, "png", file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  private static BufferedImage picture(Scene scene) {
    scene.getRoot().applyCss();
    scene.getRoot().layout();
    var image = scene.snapshot(null);
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var reader = image.getPixelReader();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        picture.setRGB(x, y, reader.getArgb(x, y));
      }
    }
    return picture;
  }
}
