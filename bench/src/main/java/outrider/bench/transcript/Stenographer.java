package outrider.bench.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;

/// Sits between a workstation and HQ, passes on what each says and writes it down. It knows no
/// WebSockets, so that news come by asking; a question that HQ would keep open is put when there is
/// an answer to it, so that the lines are in an order in which they can be said again.
final class Stenographer implements AutoCloseable {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final HttpServer here;
  private final int serverPort;
  private final List<String> lines = new ArrayList<>();
  private long pushedSeq;
  private boolean closed;

  Stenographer(int serverPort) throws IOException {
    this.serverPort = serverPort;
    here = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    here.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    here.createContext("/", this::passOn);
    here.start();
  }

  String address() {
    return "http://127.0.0.1:" + here.getAddress().getPort();
  }

  synchronized List<String> lines() {
    return List.copyOf(lines);
  }

  private void passOn(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath();
      var body = exchange.getRequestBody().readAllBytes();
      var packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
      if (path.equals("/v1/live") || !exchange.getRequestMethod().equals("POST")) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      var request = MAPPER.readTree(packed ? unpack(body) : body);
      if (request.path("waitMillis").asLong() > 0) {
        awaitNews(request.path("cursors"));
      }
      HttpResponse<byte[]> answer;
      synchronized (this) {
        answer = ask(exchange, path, MAPPER.writeValueAsBytes(request));
        write(path, request, answer);
      }
      exchange.getResponseHeaders().set("Content-Type", contentType(answer));
      exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
      exchange.getResponseBody().write(answer.body());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void awaitNews(JsonNode cursors) throws InterruptedException {
    var lowest = Long.MAX_VALUE;
    for (var cursor : cursors) {
      lowest = Math.min(lowest, cursor.asLong());
    }
    while (pushedSeq <= lowest && !closed) {
      wait();
    }
  }

  private HttpResponse<byte[]> ask(HttpExchange exchange, String path, byte[] body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + serverPort + path))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    var authorization = exchange.getRequestHeaders().getFirst("Authorization");
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private void write(String path, JsonNode request, HttpResponse<byte[]> answer) {
    if (!List.of("/v1/sign-in", "/v1/push", "/v1/pull").contains(path)) {
      return;
    }
    var line = MAPPER.createObjectNode();
    line.put("path", path);
    line.set("request", request);
    line.put("status", answer.statusCode());
    new String(answer.body(), StandardCharsets.UTF_8)
        .lines()
        .forEach(part -> line.withArray("answer").add(read(part)));
    pushedSeq = Math.max(pushedSeq, line.path("answer").path(0).path("seq").asLong());
    notifyAll();
    lines.add(text(line));
  }

  private static String contentType(HttpResponse<byte[]> answer) {
    return answer.headers().firstValue("Content-Type").orElse("application/json");
  }

  private static byte[] unpack(byte[] packed) throws IOException {
    try (var input = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return input.readAllBytes();
    }
  }

  private static JsonNode read(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String text(ObjectNode line) {
    try {
      return MAPPER.writeValueAsString(line);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    here.stop(0);
    http.close();
  }
}
