package outrider.bench.workload;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import outrider.bench.network.SlowLine;

/// One end of a floor: takes rows from a socket into a bare file, hands each commit on where there
/// is somebody behind it, and answers when all are there and further down as well. A narrow line
/// gets its rows packed.
final class BareStation implements AutoCloseable {

  private static final int BUFFER = 65_536;

  private final ServerSocket door;
  private final SlowLine line;
  private final int port;
  private final BareFile file;
  private final Distance distance;
  private final @Nullable BareStation next;

  /// @param next gets what has been committed here
  BareStation(Path folder, Distance distance, @Nullable BareStation next)
      throws IOException, SQLException {
    door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    line = distance.line(door.getLocalPort());
    port = distance.isFar() ? line.port() : door.getLocalPort();
    file = new BareFile(folder);
    this.distance = distance;
    this.next = next;
  }

  /// Takes so many rows, on a thread of its own. Where that fails the caller gets no answer.
  void take(int rows, int rowsPerCommit) {
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try {
            receive(rows, rowsPerCommit);
          } catch (IOException | SQLException failure) {
            throw new IllegalStateException(failure);
          }
        });
  }

  private void receive(int rows, int rowsPerCommit) throws IOException, SQLException {
    try (var peer = door.accept();
        var input = new DataInputStream(unpacked(peer));
        var onward = next == null ? null : next.call()) {
      var together = new ArrayList<byte[]>();
      for (var row = 1; row <= rows; row++) {
        var document = input.readNBytes(input.readInt());
        file.insert(row, document);
        together.add(document);
        if (together.size() == rowsPerCommit || row == rows) {
          file.commit();
          if (onward != null) {
            onward.send(together);
          }
          together.clear();
        }
      }
      if (onward != null) {
        onward.awaitAnswer();
      }
      peer.getOutputStream().write(1);
    }
  }

  private InputStream unpacked(Socket peer) throws IOException {
    var bytes = new BufferedInputStream(peer.getInputStream(), BUFFER);
    return distance.isNarrow() ? new GZIPInputStream(bytes, BUFFER) : bytes;
  }

  Call call() throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), port);
    var bytes = new BufferedOutputStream(socket.getOutputStream(), BUFFER);
    return new Call(
        socket,
        new DataOutputStream(
            distance.isNarrow() ? new GZIPOutputStream(bytes, BUFFER, true) : bytes));
  }

  @Override
  public void close() throws IOException, SQLException {
    line.close();
    door.close();
    file.close();
  }

  /// A connection to a station.
  static final class Call implements AutoCloseable {
    private final Socket socket;
    private final DataOutputStream output;

    private Call(Socket socket, DataOutputStream output) {
      this.socket = socket;
      this.output = output;
    }

    void send(List<byte[]> documents) throws IOException {
      for (var document : documents) {
        output.writeInt(document.length);
        output.write(document);
      }
      output.flush();
    }

    void awaitAnswer() throws IOException {
      if (socket.getInputStream().read() < 0) {
        throw new IOException("no answer");
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
