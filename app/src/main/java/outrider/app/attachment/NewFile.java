package outrider.app.attachment;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javax.imageio.ImageIO;
import outrider.core.attachment.FileLimits;

/// A file that was chosen, dropped or pasted, with its bytes, not yet attached to anything.
@SuppressWarnings("ArrayRecordComponent") // Bytes are compared nowhere; they are only carried.
public record NewFile(String name, String contentType, byte[] bytes) {

  public static NewFile of(String name, byte[] bytes) {
    return new NewFile(name, contentType(name), bytes);
  }

  /// The picture of a screenshot, from the clipboard.
  public static NewFile of(Image picture, String name) {
    return new NewFile(name + ".png", "image/png", png(picture));
  }

  /// A picture that is named where it is put.
  public static NewFile unnamed(Image picture) {
    return new NewFile("", "image/png", png(picture));
  }

  /// By the ending of the name: what HQ and other laptops open it with.
  static String contentType(String name) {
    return switch (FileLimits.ending(name)) {
      case "png" -> "image/png";
      case "jpg", "jpeg" -> "image/jpeg";
      case "gif" -> "image/gif";
      case "bmp" -> "image/bmp";
      case "webp" -> "image/webp";
      case "heic", "heif" -> "image/heic";
      case "pdf" -> "application/pdf";
      case "doc" -> "application/msword";
      case "docx" -> "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
      case "xls" -> "application/vnd.ms-excel";
      case "xlsx" -> "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
      case "ppt" -> "application/vnd.ms-powerpoint";
      case "pptx" -> "application/vnd.openxmlformats-officedocument.presentationml.presentation";
      case "mp3" -> "audio/mpeg";
      case "wav" -> "audio/wav";
      case "m4a" -> "audio/mp4";
      case "aac" -> "audio/aac";
      case "ogg" -> "audio/ogg";
      case "mp4", "m4v" -> "video/mp4";
      case "mov" -> "video/quicktime";
      case "webm" -> "video/webm";
      case "txt" -> "text/plain";
      case "csv" -> "text/csv";
      default -> "application/octet-stream";
    };
  }

  public static boolean isPhoto(String name) {
    return contentType(name).toLowerCase(Locale.ROOT).startsWith("image/");
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
