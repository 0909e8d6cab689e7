package outrider.app.attachment;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/// Turns the bytes of a photo into something to look at, without ever touching the disk. Takes a
/// while and a lot of memory: away from the FX thread.
final class Photo {

  /// A picture with more pixels than this is looked at elsewhere.
  private static final long PIXELS_MAX = 200_000_000;

  static {
    // ImageIO would like to keep pictures in temporary files, where they lie unencrypted.
    ImageIO.setUseCache(false);
  }

  private Photo() {}

  /// The picture, upright, with neither side much longer than `most`; empty where this is none that
  /// can be shown.
  static Optional<BufferedImage> read(byte[] bytes, int most) {
    try (var input = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      var readers = ImageIO.getImageReaders(input);
      if (!readers.hasNext()) {
        return Optional.empty();
      }
      var reader = readers.next();
      try {
        reader.setInput(input, true, true);
        var width = reader.getWidth(0);
        var height = reader.getHeight(0);
        if ((long) width * height > PIXELS_MAX) {
          return Optional.empty();
        }
        var settings = reader.getDefaultReadParam();
        // Every n-th pixel while it is read; what is left is made smaller smoothly.
        var step = Math.max(1, Math.max(width, height) / (2 * most));
        settings.setSourceSubsampling(step, step, 0, 0);
        var picture = shrunk(reader.read(0, settings), most);
        return Optional.of(Orientation.of(bytes).upright(picture));
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException notAPicture) {
      return Optional.empty();
    }
  }

  private static BufferedImage shrunk(BufferedImage picture, int most) {
    var longest = Math.max(picture.getWidth(), picture.getHeight());
    if (longest <= most) {
      return picture;
    }
    var width = Math.max(1, picture.getWidth() * most / longest);
    var height = Math.max(1, picture.getHeight() * most / longest);
    var small = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    var canvas = small.createGraphics();
    canvas.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    canvas.drawImage(picture, 0, 0, width, height, null);
    canvas.dispose();
    return small;
  }

  static Image forScreen(BufferedImage picture) {
    var width = picture.getWidth();
    var height = picture.getHeight();
    var image = new WritableImage(width, height);
    var writer = image.getPixelWriter();
    var format = PixelFormat.getIntArgbInstance();
    var line = new int[width];
    for (var y = 0; y < height; y++) {
      picture.getRGB(0, y, width, 1, line, 0, width);
      writer.setPixels(0, y, width, 1, format, line, 0, width);
    }
    return image;
  }

  /// As a small JPEG, on white where it was transparent.
  static byte[] jpeg(BufferedImage picture) {
    var opaque =
        new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
    var canvas = opaque.createGraphics();
    canvas.drawImage(picture, 0, 0, Color.WHITE, null);
    canvas.dispose();
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(opaque, "jpg", bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
