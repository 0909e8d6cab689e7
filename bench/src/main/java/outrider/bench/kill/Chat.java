package outrider.bench.kill;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/// Somebody's web server to which HQ tells what is overdue: it knows by its `Idempotency-Key` what
/// it was told before.
final class Chat implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<String> heard = ConcurrentHashMap.newKeySet();
  private final AtomicLong messages = new AtomicLong();
  private final AtomicLong nameless = new AtomicLong();

  Chat() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.createContext("/", this::hear);
    server.setExecutor(threads);
    server.start();
  }

  private void hear(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
      if (key == null) {
        nameless.incrementAndGet();
      } else {
        heard.add(key);
      }
      messages.incrementAndGet();
      exchange.sendResponseHeaders(204, -1);
    }
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/robot";
  }

  /// Everything that came, what came again included.
  long messages() {
    return messages.get();
  }

  /// Messages by their keys.
  long different() {
    return heard.size();
  }

  /// Messages that one could not know again.
  long nameless() {
    return nameless.get();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
