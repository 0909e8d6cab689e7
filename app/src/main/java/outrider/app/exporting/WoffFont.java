package outrider.app.exporting;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// A TrueType font as it was before it was packed for the web (WOFF 1.0): what embeds fonts into
/// documents reads the former only.
final class WoffFont {
  private static final int SIGNATURE = 0x774F4646;
  private static final int HEADER = 44;
  private static final int ENTRY = 20;
  private static final int FONT_MAX = 64 << 20;

  private WoffFont() {}

  /// @throws IOException where it is no such font
  static byte[] unpacked(InputStream packed) throws IOException {
    var woff = ByteBuffer.wrap(packed.readAllBytes());
    if (woff.remaining() < HEADER || woff.getInt(0) != SIGNATURE) {
      throw new IOException("no WOFF font");
    }
    var tables = woff.getShort(12) & 0xffff;
    var size = woff.getInt(16);
    if (size <= 0 || size > FONT_MAX) {
      throw new IOException("a font of " + size + " bytes");
    }
    var font = ByteBuffer.allocate(size + 4 * tables);
    var power = Integer.highestOneBit(tables);
    font.putInt(woff.getInt(4))
        .putShort((short) tables)
        .putShort((short) (power * 16))
        .putShort((short) Integer.numberOfTrailingZeros(power))
        .putShort((short) (tables * 16 - power * 16));
    var offset = 12 + 16 * tables;
    for (var table = 0; table < tables; table++) {
      var entry = HEADER + ENTRY * table;
      var length = woff.getInt(entry + 12);
      font.putInt(woff.getInt(entry)).putInt(woff.getInt(entry + 16)).putInt(offset).putInt(length);
      var bytes = table(woff, woff.getInt(entry + 4), woff.getInt(entry + 8), length);
      font.put(offset, bytes);
      offset += (length + 3) & ~3;
    }
    var whole = new ByteArrayOutputStream(offset);
    whole.write(font.array(), 0, offset);
    return whole.toByteArray();
  }

  private static byte[] table(ByteBuffer woff, int offset, int packed, int length)
      throws IOException {
    var stored = new byte[packed];
    woff.get(offset, stored);
    if (packed == length) {
      return stored;
    }
    var inflater = new Inflater();
    try {
      inflater.setInput(stored);
      var bytes = new byte[length];
      if (inflater.inflate(bytes) != length) {
        throw new IOException("a table is cut off");
      }
      return bytes;
    } catch (DataFormatException broken) {
      throw new IOException("a table cannot be read", broken);
    } finally {
      inflater.end();
    }
  }
}
