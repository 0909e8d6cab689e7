package outrider.app.activity;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.input.Clipboard;
import javax.imageio.ImageIO;
import outrider.core.attachment.FileLimits;

/// What lies on the clipboard, in the forms that an activity takes. FX thread only.
final class ClipboardContent {

  private ClipboardContent() {}

  static String text() {
    var text = Clipboard.getSystemClipboard().getString();
    return text == null ? "" : text;
  }

  /// Copied image files, or the picture of a screenshot.
  static List<PastedImage> images() {
    var clipboard = Clipboard.getSystemClipboard();
    if (clipboard.hasFiles()) {
      return ofFiles(clipboard.getFiles());
    }
    var picture = clipboard.hasImage() ? clipboard.getImage() : null;
    return picture == null ? List.of() : List.of(png(picture));
  }

  /// Those of the files that are images of a size that can be stored.
  static List<PastedImage> ofFiles(List<File> files) {
    var images = new ArrayList<PastedImage>();
    for (var file : files) {
      contentType(file.getName())
          .filter(type -> file.length() <= FileLimits.BYTES_MAX)
          .ifPresent(type -> images.add(new PastedImage(file.getName(), type, bytes(file))));
    }
    return images;
  }

  static PastedImage png(Image picture) {
    var width = (int) picture.getWidth();
    var height = (int) picture.getHeight();
    var copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    var line = new int[width];
    var reader = picture.getPixelReader();
    var format = PixelFormat.getIntArgbInstance();
    for (int y = 0; y < height; y++) {
      reader.getPixels(0, y, width, 1, format, line, 0, width);
      copy.setRGB(0, y, width, 1, line, 0, width);
    }
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(copy, "png", bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return new PastedImage("", "image/png", bytes.toByteArray());
  }

  private static Optional<String> contentType(String name) {
    var dot = name.lastIndexOf('.');
    return switch (dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT)) {
      case "png" -> Optional.of("image/png");
      case "jpg", "jpeg" -> Optional.of("image/jpeg");
      case "gif" -> Optional.of("image/gif");
      case "webp" -> Optional.of("image/webp");
      case "heic" -> Optional.of("image/heic");
      default -> Optional.empty();
    };
  }

  private static byte[] bytes(File file) {
    try {
      return Files.readAllBytes(file.toPath());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
