package outrider.server.blob;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A relay of bytes before a server, in which a test makes the weather. A change of weather ends
/// the connections that are open.
public final class SpoiltLine implements AutoCloseable {
  public enum Weather {
    FAIR,
    /// Nobody is there.
    DOWN,
    /// Takes everything and never says a word.
    SILENT,
    /// Something before the server answers in its place.
    FAILING,
    /// Answers break off after some bytes.
    CUT
  }

  private static final int CUT_AFTER_BYTES = 20_000;

  private final int target;
  private final ServerSocket listener;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile Weather weather = Weather.FAIR;

  SpoiltLine(int target) throws IOException {
    this.target = target;
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().name("spoilt-line").start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  public void become(Weather next) {
    weather = next;
    open.forEach(SpoiltLine::hangUp);
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket caller = listener.accept();
        open.add(caller);
        Thread.ofVirtual().start(() -> serve(caller));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket caller) {
    try (caller) {
      switch (weather) {
        case DOWN -> {}
        case SILENT -> caller.getInputStream().transferTo(OutputStream.nullOutputStream());
        case FAILING -> fail(caller);
        case FAIR -> relay(caller, Long.MAX_VALUE);
        case CUT -> relay(caller, CUT_AFTER_BYTES);
      }
    } catch (IOException ended) {
      // As weather does.
    } finally {
      open.remove(caller);
    }
  }

  private static void fail(Socket caller) throws IOException {
    byte[] some = new byte[64 << 10];
    if (caller.getInputStream().read(some) > 0) {
      caller
          .getOutputStream()
          .write(
              "HTTP/1.1 500 Trouble\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
    }
  }

  private void relay(Socket caller, long bytesMax) throws IOException {
    try (Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
      open.add(server);
      Thread.ofVirtual()
          .start(() -> {
            try {
              caller.getInputStream().transferTo(server.getOutputStream());
            } catch (IOException ended) {
              // The other direction ends with it.
            } finally {
              hangUp(server);
            }
          });
      copy(server.getInputStream(), caller.getOutputStream(), bytesMax);
    }
  }

  private static void copy(InputStream from, OutputStream to, long bytesMax) throws IOException {
    byte[] some = new byte[8 << 10];
    long left = bytesMax;
    for (int read = from.read(some); read >= 0 && left > 0; read = from.read(some)) {
      to.write(some, 0, (int) Math.min(read, left));
      left -= read;
    }
  }

  private static void hangUp(Socket socket) {
    try {
      socket.close();
    } catch (IOException gone) {
      // So much the better.
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    become(Weather.DOWN);
  }
}
