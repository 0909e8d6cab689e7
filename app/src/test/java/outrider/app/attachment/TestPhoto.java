package outrider.app.attachment;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;

/// Pictures with something to see in them: a roof under a sky, its left upper corner red.
final class TestPhoto {

  private TestPhoto() {}

  static byte[] jpeg(int width, int height) {
    return write(picture(width, height, BufferedImage.TYPE_INT_RGB), "jpg");
  }

  static byte[] png(int width, int height) {
    return write(picture(width, height, BufferedImage.TYPE_INT_ARGB), "png");
  }

  /// As a phone writes it: the sensor's picture, and how it is to be turned.
  static byte[] jpeg(int width, int height, int orientation) {
    var plain = jpeg(width, height);
    var exif =
        ByteBuffer.allocate(2 + 2 + 6 + 8 + 2 + 12 + 4)
            .putShort((short) 0xFFE1)
            .putShort((short) (2 + 6 + 8 + 2 + 12 + 4))
            .put("Exif\0\0".getBytes(StandardCharsets.US_ASCII))
            .putShort((short) 0x4D4D)
            .putShort((short) 42)
            .putInt(8)
            .putShort((short) 1)
            .putShort((short) 0x0112)
            .putShort((short) 3)
            .putInt(1)
            .putShort((short) orientation)
            .putShort((short) 0)
            .putInt(0)
            .array();
    return ByteBuffer.allocate(plain.length + exif.length)
        .put(plain, 0, 2)
        .put(exif)
        .put(plain, 2, plain.length - 2)
        .array();
  }

  private static BufferedImage picture(int width, int height, int type) {
    var picture = new BufferedImage(width, height, type);
    var canvas = picture.createGraphics();
    canvas.setPaint(new GradientPaint(0, 0, new Color(0x8FB8E8), 0, height, new Color(0xEAF2FB)));
    canvas.fillRect(0, 0, width, height);
    canvas.setColor(new Color(0x7A4A3A));
    canvas.fillPolygon(
        new int[] {width / 8, width / 2, width * 7 / 8},
        new int[] {height * 3 / 5, height / 4, height * 3 / 5},
        3);
    canvas.setColor(new Color(0xD8C9A8));
    canvas.fillRect(width / 5, height * 3 / 5, width * 3 / 5, height * 2 / 5);
    canvas.setColor(Color.RED);
    canvas.fillRect(0, 0, width / 8, height / 8);
    canvas.dispose();
    return picture;
  }

  private static byte[] write(BufferedImage picture, String format) {
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, format, bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
