package outrider.app.attachment;

import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// How a phone was held when it took a photo: it does not turn the picture, it only notes (Exif)
/// how it is to be turned.
///
/// @param code 1 to 8 as Exif counts them; 1 is upright
record Orientation(int code) {

  private static final Orientation UPRIGHT = new Orientation(1);
  private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
  private static final int TAG = 0x0112;
  private static final int ENTRY_BYTES = 12;

  /// Reads it from a JPEG; anything else, or anything odd, is upright.
  static Orientation of(byte[] bytes) {
    try {
      return read(ByteBuffer.wrap(bytes));
    } catch (IndexOutOfBoundsException | IllegalArgumentException odd) {
      return UPRIGHT;
    }
  }

  private static Orientation read(ByteBuffer jpeg) {
    if (jpeg.getShort(0) != (short) 0xFFD8) {
      return UPRIGHT;
    }
    var at = 2;
    while ((jpeg.get(at) & 0xFF) == 0xFF) {
      var marker = jpeg.get(at + 1) & 0xFF;
      var length = jpeg.getShort(at + 2) & 0xFFFF;
      if (marker == 0xE1 && startsWithExif(jpeg, at + 4)) {
        var tiff = jpeg.slice(at + 4 + EXIF.length, length - 2 - EXIF.length);
        return fromTiff(tiff);
      }
      if (marker == 0xDA || length < 2) {
        return UPRIGHT;
      }
      at += 2 + length;
    }
    return UPRIGHT;
  }

  private static boolean startsWithExif(ByteBuffer jpeg, int at) {
    for (var index = 0; index < EXIF.length; index++) {
      if (jpeg.get(at + index) != EXIF[index]) {
        return false;
      }
    }
    return true;
  }

  private static Orientation fromTiff(ByteBuffer tiff) {
    tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    var directory = tiff.getInt(4);
    var entries = tiff.getShort(directory) & 0xFFFF;
    for (var entry = 0; entry < entries; entry++) {
      var at = directory + 2 + entry * ENTRY_BYTES;
      if ((tiff.getShort(at) & 0xFFFF) == TAG) {
        var code = tiff.getShort(at + 8);
        return code >= 1 && code <= 8 ? new Orientation(code) : UPRIGHT;
      }
    }
    return UPRIGHT;
  }

  /// The picture as it was seen.
  BufferedImage upright(BufferedImage picture) {
    if (code == 1) {
      return picture;
    }
    var w = picture.getWidth();
    var h = picture.getHeight();
    // Each row: where a pixel at (x, y) goes, as x' = m00·x + m01·y + m02 and y' likewise.
    var turn =
        switch (code) {
          case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
          case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
          case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
          case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
          case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
          case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
          default -> new AffineTransform(0, -1, 1, 0, 0, w);
        };
    var turned =
        code >= 5
            ? new BufferedImage(h, w, BufferedImage.TYPE_INT_ARGB)
            : new BufferedImage(w, h, BufferedImage.TYPE_INT_ARGB);
    var canvas = turned.createGraphics();
    canvas.drawImage(picture, turn, null);
    canvas.dispose();
    return turned;
  }
}
