package outrider.office;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// A network of a hotel's between a laptop and HQ: a proxy that knows no WebSockets, and answers
/// everything with pages of its own as long as nobody has signed in to it.
public final class Hotspot implements AutoCloseable {

  /// What it says to whoever has not signed in.
  public enum Page {
    /// Nothing: everything goes on to HQ.
    NONE,
    /// A page, as if that were what was asked for.
    SIGN_IN,
    /// Where the page is.
    ELSEWHERE,
    /// That one may not, in a shape that looks like HQ's.
    FORBIDDEN,
    /// Nothing at all, as if all were well.
    EMPTY
  }

  private static final Set<String> OF_A_CONNECTION =
      Set.of(
          "connection", "host", "content-length", "upgrade", "transfer-encoding", "http2-settings");

  private final HttpClient onwards = HttpClient.newHttpClient();
  private final String target;
  private final HttpServer server;
  private final AtomicInteger pages = new AtomicInteger();
  private volatile Page page = Page.NONE;

  /// @param target HQ's address
  public Hotspot(String target) {
    this.target = target;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public void shows(Page now) {
    pages.set(0);
    page = now;
  }

  /// How many requests it has answered itself since it was last told what to show.
  public int pages() {
    return pages.get();
  }

  private void answer(HttpExchange exchange) throws IOException {
    var body = exchange.getRequestBody().readAllBytes();
    try (exchange) {
      if (page == Page.NONE) {
        passOn(exchange, body);
      } else {
        pages.incrementAndGet();
        show(exchange, page);
      }
    }
  }

  private static void show(HttpExchange exchange, Page shown) throws IOException {
    switch (shown) {
      case NONE, EMPTY -> exchange.sendResponseHeaders(200, -1);
      case SIGN_IN ->
          say(exchange, 200, "text/html; charset=utf-8", "<html><h1>欢迎光临</h1>Room number?</html>");
      case ELSEWHERE -> {
        exchange.getResponseHeaders().set("Location", "http://127.0.0.1:9/sign-in");
        say(exchange, 302, "text/html", "<html>Found</html>");
      }
      case FORBIDDEN -> say(exchange, 403, "application/json", "{\"title\":\"Sign in first\"}");
    }
  }

  private static void say(HttpExchange exchange, int status, String type, String words)
      throws IOException {
    var bytes = words.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private void passOn(HttpExchange exchange, byte[] body) throws IOException {
    var request = HttpRequest.newBuilder(URI.create(target + exchange.getRequestURI()));
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> {
          if (passes(name)) {
            values.forEach(value -> request.header(name, value));
          }
        });
    request.method(
        exchange.getRequestMethod(),
        body.length == 0
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofByteArray(body));
    try {
      var answer = onwards.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      answer
          .headers()
          .map()
          .forEach((name, values) -> {
            if (passes(name)) {
              values.forEach(value -> exchange.getResponseHeaders().add(name, value));
            }
          });
      var bytes = answer.body();
      exchange.sendResponseHeaders(answer.statusCode(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean passes(String header) {
    var name = header.toLowerCase(Locale.ROOT);
    return !OF_A_CONNECTION.contains(name) && !name.startsWith("sec-websocket");
  }

  @Override
  public void close() {
    server.stop(0);
    onwards.shutdownNow();
  }
}
