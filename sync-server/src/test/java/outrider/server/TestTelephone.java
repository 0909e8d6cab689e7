package outrider.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import outrider.server.store.Database;
import outrider.server.telephony.TelephoneSystems;
import outrider.server.telephony.TelephoneSystems.Preset;

/// A telephone system on loopback, of one kind or the other, that speaks real HTTP both ways: it is
/// asked for calls, and tells of them, signed as its kind does.
final class TestTelephone implements AutoCloseable {
  static final String SECRET = "a-secret-between-two";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /// What it does when it is asked for a call.
  enum Mood {
    TAKES,
    REFUSES,
    FAILS,
    HANGS
  }

  /// A request for a call, its fields by name.
  record Asked(Map<String, String> fields, Map<String, List<String>> headers) {}

  final List<Asked> asked = new CopyOnWriteArrayList<>();
  volatile Mood mood = Mood.TAKES;
  private final CountDownLatch open = new CountDownLatch(1);
  private final HttpServer http;
  private final Preset preset;
  private String id = "";
  private String told = "";

  TestTelephone(Preset preset) {
    this.preset = preset;
    try {
      http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
    http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    http.createContext("/", this::take);
    http.start();
  }

  /// HQ is told of it, and dials by it from now on where it is the first.
  TestTelephone setUp(TestServer server) {
    told = "http://127.0.0.1:" + server.port();
    try (Database database = Headquarters.open(TestStore.settings(server.folder), server.clock)) {
      id =
          new TelephoneSystems(database, server.clock)
              .add(
                  preset,
                  "test",
                  told,
                  Map.of("base", base(), "account", "AC1", "from", "+862160000000"),
                  SECRET);
    }
    return this;
  }

  void takeDown(TestServer server) {
    try (Database database = Headquarters.open(TestStore.settings(server.folder), server.clock)) {
      new TelephoneSystems(database, server.clock).remove(id);
    }
  }

  String base() {
    return "http://127.0.0.1:" + http.getAddress().getPort();
  }

  String path() {
    return "/telephony/" + id;
  }

  /// Of the last request.
  String header(String name) {
    return Objects.requireNonNull(last().headers().get(name)).getFirst();
  }

  /// Of the last request.
  String field(String name) {
    return Objects.requireNonNull(last().fields().get(name));
  }

  Asked last() {
    return asked.getLast();
  }

  private void take(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    asked.add(new Asked(fields(body), exchange.getRequestHeaders()));
    switch (mood) {
      case TAKES ->
          answer(
              exchange,
              preset == Preset.TWILIO ? 201 : 200,
              preset == Preset.TWILIO
                  ? "{\"sid\":\"" + systemCall() + "\",\"status\":\"queued\"}"
                  : "{\"result\":0,\"description\":\"提交成功\",\"uniqueId\":\""
                      + systemCall()
                      + "\"}");
      case REFUSES ->
          answer(
              exchange,
              preset == Preset.TWILIO ? 400 : 200,
              preset == Preset.TWILIO
                  ? "{\"code\":21211,\"message\":\"The 'To' number is not a valid phone number.\"}"
                  : "{\"result\":31,\"description\":\"座席不在线\"}");
      case FAILS -> answer(exchange, 500, "<html>oops</html>");
      case HANGS -> {
        try {
          open.await();
        } catch (InterruptedException stop) {
          Thread.currentThread().interrupt();
        }
        exchange.close();
      }
    }
  }

  /// What the system calls the call that it was asked for last.
  String systemCall() {
    return "CA" + asked.size();
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private Map<String, String> fields(String body) throws IOException {
    if (preset == Preset.CALLCENTRE) {
      Map<String, String> fields = new LinkedHashMap<>();
      JsonNode json = Laptop.JSON.readTree(body);
      json.properties().forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
      return fields;
    }
    return Arrays.stream(body.split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> decoded(pair[0]), pair -> decoded(pair[1])));
  }

  /// Tells of the call of a leg, as Twilio does, at the address that HQ gave for it.
  int tells(String leg, Map<String, String> fields) {
    String address =
        field("StatusCallback").replaceAll("&leg=.*", "") + (leg.isEmpty() ? "" : "&leg=" + leg);
    return tellsAt(address, fields, SECRET);
  }

  /// Tells of a call that HQ did not ask for.
  int tells(Map<String, String> fields) {
    return tellsAt(told + path(), fields, SECRET);
  }

  int tellsAt(String address, Map<String, String> fields, String secret) {
    String body =
        fields.entrySet().stream()
            .map(field -> encoded(field.getKey()) + '=' + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    List<String> signed = new ArrayList<>();
    new TreeMap<>(fields).forEach((name, value) -> signed.add(name + value));
    return post(
        address,
        "application/x-www-form-urlencoded",
        body,
        "X-Twilio-Signature",
        hmac(secret, address + String.join("", signed)));
  }

  /// Tells of a call as a Chinese call centre does.
  int tellsJson(String token, Map<String, ?> members) {
    try {
      return post(
          told + path(),
          "application/json",
          Laptop.JSON.writeValueAsString(members),
          "X-Token",
          token);
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static int post(String address, String type, String body, String header, String value) {
    try {
      return HTTP.send(
              HttpRequest.newBuilder(URI.create(address))
                  .header("Content-Type", type)
                  .header(header, value)
                  .POST(HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    } catch (IOException | InterruptedException failure) {
      throw new AssertionError(failure);
    }
  }

  private static String hmac(String secret, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    open.countDown();
    http.stop(0);
  }
}
