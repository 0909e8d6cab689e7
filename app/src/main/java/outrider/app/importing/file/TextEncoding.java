package outrider.app.importing.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Which encoding a text file is in: a byte-order mark says it, UTF-8 proves itself by its grammar,
/// UTF-16 by its zero bytes, and what remains and decodes is GB18030 (what spreadsheets write on
/// Chinese Windows).
///
/// @param charset how to decode
/// @param markBytes length of the byte-order mark to skip
public record TextEncoding(Charset charset, int markBytes) {
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final Charset WESTERN = Charset.forName("windows-1252");
  private static final int SAMPLE_BYTES = 64 * 1024;

  /// Reads the whole file if need be: one Chinese name on the last page decides it.
  public static TextEncoding detect(Path file) throws IOException {
    byte[] head = head(file);
    if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
      return new TextEncoding(StandardCharsets.UTF_8, 3);
    }
    if (startsWith(head, 0xFF, 0xFE)) {
      return new TextEncoding(StandardCharsets.UTF_16LE, 2);
    }
    if (startsWith(head, 0xFE, 0xFF)) {
      return new TextEncoding(StandardCharsets.UTF_16BE, 2);
    }
    int zerosEven = zeros(head, 0);
    int zerosOdd = zeros(head, 1);
    if (zerosEven + zerosOdd > 0) {
      return byZeros(zerosEven, zerosOdd);
    }
    if (decodes(file, StandardCharsets.UTF_8)) {
      return new TextEncoding(StandardCharsets.UTF_8, 0);
    }
    return new TextEncoding(decodes(file, GB18030) ? GB18030 : WESTERN, 0);
  }

  public TextEncoding as(Charset other) {
    return new TextEncoding(other, other.equals(charset) ? markBytes : 0);
  }

  /// A mark of three bytes is only ever that of UTF-8.
  public boolean marked() {
    return markBytes > 0;
  }

  private static TextEncoding byZeros(int zerosEven, int zerosOdd) throws UnreadableFile {
    // Delimiters and line ends have their zero byte first in big-endian text and last in
    // little-endian text.
    // Text has its zeros on one side only; a binary file has them on both.
    int most = Math.max(zerosEven, zerosOdd);
    int least = Math.min(zerosEven, zerosOdd);
    if (least * 10 > most) {
      throw new UnreadableFile(UnreadableFile.Reason.NOT_TEXT);
    }
    return new TextEncoding(
        zerosEven > zerosOdd ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE, 0);
  }

  private static byte[] head(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(SAMPLE_BYTES);
    }
  }

  private static boolean startsWith(byte[] head, int... mark) {
    if (head.length < mark.length) {
      return false;
    }
    for (int index = 0; index < mark.length; index++) {
      if ((head[index] & 0xFF) != mark[index]) {
        return false;
      }
    }
    return true;
  }

  private static int zeros(byte[] head, int parity) {
    int count = 0;
    for (int index = parity; index < head.length; index += 2) {
      count += head[index] == 0 ? 1 : 0;
    }
    return count;
  }

  private static boolean decodes(Path file, Charset charset) throws IOException {
    var decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer bytes = ByteBuffer.allocate(SAMPLE_BYTES);
    CharBuffer chars = CharBuffer.allocate(SAMPLE_BYTES);
    try (InputStream in = Files.newInputStream(file)) {
      while (true) {
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        boolean last = read < 0;
        bytes.position(bytes.position() + Math.max(0, read)).flip();
        if (decoder.decode(bytes, chars.clear(), last).isError()) {
          return false;
        }
        bytes.compact();
        if (last) {
          return true;
        }
      }
    }
  }
}
