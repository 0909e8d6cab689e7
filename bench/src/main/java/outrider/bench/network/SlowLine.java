package outrider.bench.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// A bad network between a client and a server on loopback: every byte takes its time, only so many
/// fit through in a second, and every so often each connection is cut.
public final class SlowLine implements AutoCloseable {

  /// @param roundTrip there and back
  /// @param bytesPerSecond in each direction of each connection; 0 for no limit
  /// @param cutAfter the life of a connection; zero for no end
  public record Quality(Duration roundTrip, long bytesPerSecond, Duration cutAfter) {
    public static final Quality IMMEDIATE = new Quality(Duration.ZERO, 0, Duration.ZERO);
    public static final Quality DISTANT = new Quality(Duration.ofMillis(80), 0, Duration.ZERO);
    public static final Quality NARROW =
        new Quality(Duration.ofMillis(80), 1_000_000, Duration.ZERO);
    public static final Quality BROKEN =
        new Quality(Duration.ofMillis(80), 1_000_000, Duration.ofSeconds(3));
  }

  private static final int CHUNK_BYTES = 16 * 1_024;

  private record Chunk(byte[] bytes, int length, long dueNanos) {}

  private final ServerSocket listener;
  private final int target;
  private final Quality quality;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong cuts = new AtomicLong();
  private volatile boolean down;

  /// @param target port of the server on loopback
  public SlowLine(int target, Quality quality) {
    this.target = target;
    this.quality = quality;
    try {
      listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    Thread.ofVirtual().start(this::accept);
  }

  public String address() {
    return "http://127.0.0.1:" + port();
  }

  public int port() {
    return listener.getLocalPort();
  }

  /// Bytes that went through, both directions.
  public long bytes() {
    return bytes.get();
  }

  public long cuts() {
    return cuts.get();
  }

  /// There is no signal from now on.
  public void down() {
    down = true;
    open.forEach(this::close);
  }

  /// There is a signal again.
  public void up() {
    down = false;
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        var client = listener.accept();
        if (down) {
          client.close();
          continue;
        }
        var server = new Socket(InetAddress.getLoopbackAddress(), target);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        open.add(client);
        open.add(server);
        pump(client, server);
        pump(server, client);
        if (!quality.cutAfter().isZero()) {
          Thread.ofVirtual().start(() -> cutLater(client, server));
        }
      } catch (IOException ended) {
        // Closed, or the server is down: the client sees a connection that was refused.
      }
    }
  }

  private void cutLater(Socket client, Socket server) {
    LockSupport.parkNanos(quality.cutAfter().toNanos());
    if (open.contains(client)) {
      cuts.incrementAndGet();
      close(client);
      close(server);
    }
  }

  private void pump(Socket from, Socket to) {
    var line = new LinkedBlockingQueue<Chunk>();
    Thread.ofVirtual().start(() -> read(from, line));
    Thread.ofVirtual().start(() -> write(line, from, to));
  }

  private void read(Socket from, LinkedBlockingQueue<Chunk> line) {
    var halfTrip = quality.roundTrip().toNanos() / 2;
    var freeAt = System.nanoTime();
    try (InputStream input = from.getInputStream()) {
      while (true) {
        var chunk = new byte[CHUNK_BYTES];
        var length = input.read(chunk);
        var now = System.nanoTime();
        if (length < 0) {
          line.add(new Chunk(chunk, -1, now + halfTrip));
          return;
        }
        freeAt = Math.max(freeAt, now);
        if (quality.bytesPerSecond() > 0) {
          freeAt += TimeUnit.SECONDS.toNanos(length) / quality.bytesPerSecond();
          // A real line holds back who sends too fast.
          LockSupport.parkNanos(freeAt - now);
        }
        line.add(new Chunk(chunk, length, freeAt + halfTrip));
      }
    } catch (IOException cut) {
      line.add(new Chunk(new byte[0], -1, System.nanoTime()));
    }
  }

  private void write(LinkedBlockingQueue<Chunk> line, Socket from, Socket to) {
    try {
      OutputStream output = to.getOutputStream();
      for (var chunk = line.take(); chunk.length() >= 0; chunk = line.take()) {
        LockSupport.parkNanos(chunk.dueNanos() - System.nanoTime());
        output.write(chunk.bytes(), 0, chunk.length());
        output.flush();
        bytes.addAndGet(chunk.length());
      }
    } catch (IOException | InterruptedException cut) {
      // Either end is gone.
    } finally {
      close(from);
      close(to);
    }
  }

  private void close(Socket socket) {
    open.remove(socket);
    try {
      socket.close();
    } catch (IOException alreadyGone) {
      // Nothing is left to close.
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    open.forEach(this::close);
  }
}
