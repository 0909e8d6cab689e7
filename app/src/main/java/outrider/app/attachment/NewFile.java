package outrider.app.attachment;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.input.Clipboard;
import javax.imageio.ImageIO;
import outrider.core.attachment.FileLimits;

/// A file that was chosen, dropped or pasted, with its bytes, not yet attached to anything.
@SuppressWarnings("ArrayRecordComponent") // Bytes are compared nowhere; they are only carried.
public record NewFile(String name, String contentType, byte[] bytes) {

  public boolean isImage() {
    return contentType.startsWith("image/");
  }

  /// The files that can be stored; those over the limit are left out.
  public static List<NewFile> of(List<File> files) {
    return files.stream()
        .filter(file -> file.isFile() && file.length() <= FileLimits.BYTES_MAX)
        .map(file -> new NewFile(file.getName(), contentType(file.getName()), bytes(file)))
        .toList();
  }

  /// Copied files, or the picture of a screenshot. FX thread only.
  public static List<NewFile> of(Clipboard clipboard, String pictureName) {
    if (clipboard.hasFiles()) {
      return of(clipboard.getFiles());
    }
    var picture = clipboard.hasImage() ? clipboard.getImage() : null;
    return picture == null
        ? List.of()
        : List.of(new NewFile(pictureName + ".png", "image/png", png(picture)));
  }

  /// By the ending of the name: what HQ and other laptops open it with.
  static String contentType(String name) {
    var dot = name.lastIndexOf('.');
    return switch (dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT)) {
      case "png" -> "image/png";
      case "jpg", "jpeg" -> "image/jpeg";
      case "gif" -> "image/gif";
      case "webp" -> "image/webp";
      case "heic" -> "image/heic";
      case "pdf" -> "application/pdf";
      case "doc" -> "application/msword";
      case "docx" -> "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
      case "xls" -> "application/vnd.ms-excel";
      case "xlsx" -> "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
      case "ppt" -> "application/vnd.ms-powerpoint";
      case "pptx" -> "application/vnd.openxmlformats-officedocument.presentationml.presentation";
      case "txt" -> "text/plain";
      case "csv" -> "text/csv";
      default -> "application/octet-stream";
    };
  }

  private static byte[] bytes(File file) {
    try {
      return Files.readAllBytes(file.toPath());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static byte[] png(Image picture) {
    var width = (int) picture.getWidth();
    var height = (int) picture.getHeight();
    var copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    var line = new int[width];
    var reader = picture.getPixelReader();
    var format = PixelFormat.getIntArgbInstance();
    for (var y = 0; y < height; y++) {
      reader.getPixels(0, y, width, 1, format, line, 0, width);
      copy.setRGB(0, y, width, 1, line, 0, width);
    }
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(copy, "png", bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
