package outrider.app.sync;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.app.store.BlobStore;
import outrider.app.store.Database;
import outrider.app.store.Sql;
import outrider.core.attachment.FileLimits;

/// A file of the encrypted book under an address of this machine alone, for a player that reads
/// nothing but addresses: its bytes go to no disk. The address cannot be guessed, and is gone when
/// this is closed. Any thread.
public final class LoopbackFile implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LoopbackFile.class);
  private static final int SILENCE_MILLIS = 30_000;
  private static final int LINE_CHARS = 8_192;
  private static final int LINES_MAX = 100;

  private final Database database;
  private final String sha256;
  private final long sizeBytes;
  private final String contentType;
  private final ServerSocket listening;
  private final String path;
  private volatile boolean closed;

  /// @param ending of the file's name, which some players go by
  public LoopbackFile(
      Database database, String sha256, long sizeBytes, String contentType, String ending)
      throws IOException {
    this.database = database;
    this.sha256 = sha256;
    this.sizeBytes = sizeBytes;
    this.contentType = contentType;
    path = "/" + UUID.randomUUID() + (ending.matches("[a-z0-9]{1,8}") ? '.' + ending : "");
    listening = new ServerSocket(0, 16, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    Thread.ofVirtual().name("outrider-player").start(this::listen);
  }

  public String address() {
    return "http://127.0.0.1:" + listening.getLocalPort() + path;
  }

  private void listen() {
    try {
      while (!listening.isClosed()) {
        var caller = listening.accept();
        Thread.ofVirtual().name("outrider-player-caller").start(() -> serve(caller));
      }
    } catch (IOException closed) {
      LOG.debug("a file is played no more: {}", closed.getMessage());
    }
  }

  /// What is asked of the file.
  ///
  /// @param from first byte
  /// @param end first byte that is not asked for any more
  private record Asked(boolean head, long from, long end, boolean part) {}

  private void serve(Socket caller) {
    // The system may let somebody in for a moment after the end.
    try (caller) {
      if (closed) {
        return;
      }
      caller.setSoTimeout(SILENCE_MILLIS);
      var reader =
          new BufferedReader(
              new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII), 1_024);
      var output = caller.getOutputStream();
      var request = line(reader).split(" ", -1);
      var range = range(reader);
      var reads = request[0].equals("GET") || request[0].equals("HEAD");
      if (request.length != 3 || !reads || !request[1].equals(path)) {
        head(output, "404 Not Found", 0, "");
        return;
      }
      answer(output, asked(request[0].equals("HEAD"), range));
    } catch (IOException | IllegalArgumentException gone) {
      LOG.debug("a player went: {}", gone.getMessage());
    }
  }

  private void answer(OutputStream output, Asked asked) throws IOException {
    if (asked.from() >= sizeBytes || asked.end() > sizeBytes || asked.from() >= asked.end()) {
      head(output, "416 Range Not Satisfiable", 0, "Content-Range: bytes */" + sizeBytes + "\r\n");
      return;
    }
    var length = asked.end() - asked.from();
    head(
        output,
        asked.part() ? "206 Partial Content" : "200 OK",
        length,
        asked.part()
            ? "Content-Range: bytes %d-%d/%d\r\n"
                .formatted(asked.from(), asked.end() - 1, sizeBytes)
            : "");
    for (var at = asked.from(); !asked.head() && at < asked.end(); ) {
      var from = at;
      var most = (int) Math.min(FileLimits.CHUNK_BYTES, asked.end() - from);
      var bytes = database.readAndWait((Sql sql) -> BlobStore.slice(sql, sha256, from, most));
      if (bytes.length == 0) {
        return;
      }
      output.write(bytes);
      at += bytes.length;
    }
    output.flush();
  }

  private void head(OutputStream output, String status, long length, String more)
      throws IOException {
    var head =
        "HTTP/1.1 "
            + status
            + "\r\nContent-Type: "
            + contentType
            + "\r\nContent-Length: "
            + length
            + "\r\nAccept-Ranges: bytes\r\nCache-Control: no-store\r\n"
            + more
            + "Connection: close\r\n\r\n";
    output.write(head.getBytes(StandardCharsets.US_ASCII));
    output.flush();
  }

  /// The value of the header that asks for a part; empty for none.
  private static String range(BufferedReader reader) throws IOException {
    var range = "";
    for (var number = 0; number < LINES_MAX; number++) {
      var line = line(reader);
      if (line.isEmpty()) {
        return range;
      }
      var at = line.indexOf(':');
      if (at > 0 && line.substring(0, at).toLowerCase(Locale.ROOT).equals("range")) {
        range = line.substring(at + 1).strip();
      }
    }
    throw new IOException("too many headers");
  }

  private Asked asked(boolean head, String range) {
    if (!range.startsWith("bytes=") || range.contains(",")) {
      return new Asked(head, 0, sizeBytes, false);
    }
    var ends = range.substring("bytes=".length()).split("-", -1);
    if (ends.length != 2) {
      return new Asked(head, 0, sizeBytes, false);
    }
    if (ends[0].isEmpty()) {
      return new Asked(head, Math.max(0, sizeBytes - Long.parseLong(ends[1])), sizeBytes, true);
    }
    var end = ends[1].isEmpty() ? sizeBytes : Math.min(sizeBytes, Long.parseLong(ends[1]) + 1);
    return new Asked(head, Long.parseLong(ends[0]), end, true);
  }

  private static String line(BufferedReader reader) throws IOException {
    var line = new StringBuilder();
    for (var next = reader.read(); next != '\n'; next = reader.read()) {
      if (next < 0 || line.length() >= LINE_CHARS) {
        throw new IOException("no whole line");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  @Override
  public void close() {
    closed = true;
    try {
      listening.close();
    } catch (IOException failure) {
      LOG.debug("a player's address did not close: {}", failure.getMessage());
    }
  }
}
