package outrider.server.codec;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes a pull's answer: a head, rows, a tail, each a line of JSON (NDJSON). A row's fields are
/// copied as they are stored, and never become objects on the way.
public final class FeedLines {
  private static final byte[] EXIT_END = utf8(",\"x\":true}\n");
  private static final byte[] FIELDS = utf8(",\"x\":false,\"f\":");
  private static final byte[] FIELDS_END = utf8("}\n");

  private final OutputStream output;
  private final byte[] buffer = new byte[64 << 10];
  private int length;

  public FeedLines(OutputStream output) {
    this.output = output;
  }

  /// A head or a tail.
  public void line(Object value) throws IOException {
    bytes(Json.bytes(value));
    one('\n');
  }

  /// A line that is an answer by itself.
  public static byte[] alone(Object value) {
    byte[] line = Json.bytes(value);
    byte[] ended = Arrays.copyOf(line, line.length + 1);
    ended[line.length] = '\n';
    return ended;
  }

  /// A row that is in the scope.
  public void row(int scope, String type, String id, long seq, byte[] body) throws IOException {
    begin(scope, type, id, seq);
    bytes(FIELDS);
    bytes(body);
    bytes(FIELDS_END);
  }

  /// A row that has left the scope.
  public void exit(int scope, String type, String id, long seq) throws IOException {
    begin(scope, type, id, seq);
    bytes(EXIT_END);
  }

  /// Ids are checked when a record is made and types are ours: neither needs escaping.
  private void begin(int scope, String type, String id, long seq) throws IOException {
    ascii("{\"s\":");
    ascii(Integer.toString(scope));
    ascii(",\"t\":\"");
    ascii(type);
    ascii("\",\"i\":\"");
    ascii(id);
    ascii("\",\"q\":");
    ascii(Long.toString(seq));
  }

  @SuppressWarnings("deprecation") // The one-byte copy is what is wanted here.
  private void ascii(String text) throws IOException {
    reserve(text.length());
    text.getBytes(0, text.length(), buffer, length);
    length += text.length();
  }

  private void one(char character) throws IOException {
    reserve(1);
    buffer[length++] = (byte) character;
  }

  private void bytes(byte[] bytes) throws IOException {
    if (bytes.length > buffer.length) {
      flushBuffer();
      output.write(bytes);
      return;
    }
    reserve(bytes.length);
    System.arraycopy(bytes, 0, buffer, length, bytes.length);
    length += bytes.length;
  }

  private void reserve(int more) throws IOException {
    if (buffer.length - length < more) {
      flushBuffer();
    }
  }

  private void flushBuffer() throws IOException {
    output.write(buffer, 0, length);
    length = 0;
  }

  public void flush() throws IOException {
    flushBuffer();
    output.flush();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
