package outrider.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Another client, written from `docs/protocol.md` alone, with the JDK's HTTP client and a JSON
/// library: it signs in, sends commands, keeps a copy of what it may see and proves it by
/// checksums. Nothing of ours is imported.
public final class PlainClient {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /// A row of one scope; the same record may be in several.
  private record Member(String scope, String type, String id) {}

  private record Version(long seq, JsonNode fields) {}

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI server;
  private final String device = UUID.randomUUID().toString();
  private final Map<String, Long> cursors = new HashMap<>();
  private final Map<Member, Version> rows = new LinkedHashMap<>();
  private String token = "";
  private JsonNode session = MAPPER.createObjectNode();
  private long n;

  public PlainClient(String address) {
    server = URI.create(address);
  }

  public void signIn(String login, String password) {
    session =
        json(
            post(
                "/v1/sign-in",
                Map.of(
                    "protocol",
                    1,
                    "login",
                    login,
                    "password",
                    password,
                    "device",
                    device,
                    "incarnation",
                    0,
                    "epoch",
                    "",
                    "deviceName",
                    "plain",
                    "platform",
                    "java",
                    "appVersion",
                    "0")));
    token = session.get("token").asText();
  }

  /// Sends one command and gives its outcome.
  public JsonNode push(String kind, Map<String, Object> arguments) {
    n++;
    return push(n, UUID.randomUUID().toString(), kind, arguments);
  }

  /// Sends a command again, as after a lost reply.
  JsonNode push(long number, String id, String kind, Map<String, Object> arguments) {
    var envelope =
        Map.of(
            "id", id,
            "lane", "DATA",
            "n", number,
            "schema", 1,
            "occurredAt", session.get("serverTime").asLong(),
            "kind", kind,
            "arguments", arguments);
    var request = request();
    request.put("clockOffsetMillis", 0);
    request.put("envelopes", List.of(envelope));
    return json(post("/v1/push", request)).get("outcomes").get(0);
  }

  /// Fetches what is new.
  ///
  /// @return whether the copy equals the server's: every scope's count and checksum
  public boolean pull() {
    var request = request();
    request.put("cursors", cursors);
    request.put("waitMillis", 0);
    var lines = post("/v1/pull", request).body().lines().map(PlainClient::read).toList();
    var head = lines.getFirst();
    head.get("lost")
        .forEach(scope -> rows.keySet().removeIf(row -> row.scope().equals(scope.asText())));
    for (var line : lines.subList(1, lines.size() - 1)) {
      var scope = head.get("scopes").get(line.get("s").asInt()).asText();
      var member = new Member(scope, line.get("t").asText(), line.get("i").asText());
      if (line.path("x").asBoolean()) {
        rows.remove(member);
      } else {
        rows.put(member, new Version(line.get("q").asLong(), line.get("f")));
      }
    }
    head.get("scopes").forEach(scope -> cursors.put(scope.asText(), head.get("seq").asLong()));
    var equal = true;
    for (var scope : lines.getLast().get("scopes").properties()) {
      equal &= scope.getValue().get("checksum").asLong() == checksum(scope.getKey());
    }
    return equal;
  }

  /// A record's fields by its id, in whatever scope.
  List<JsonNode> records(String type, String id) {
    return rows.entrySet().stream()
        .filter(row -> row.getKey().type().equals(type) && row.getKey().id().equals(id))
        .map(row -> row.getValue().fields())
        .toList();
  }

  private long checksum(String scope) {
    return rows.entrySet().stream()
        .filter(row -> row.getKey().scope().equals(scope))
        .mapToLong(row -> hash(row.getKey(), row.getValue().seq()))
        .sum();
  }

  private static long hash(Member member, long seq) {
    var hash = 0xcbf29ce484222325L;
    for (var unit : (member.type() + '/' + member.id()).toCharArray()) {
      hash = (hash ^ unit) * 0x100000001b3L;
    }
    hash = (hash ^ seq) * 0x100000001b3L;
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return hash ^ (hash >>> 33);
  }

  private Map<String, Object> request() {
    var request = new HashMap<String, Object>();
    request.put("protocol", 1);
    request.put("device", device);
    request.put("incarnation", session.get("incarnation"));
    request.put("epoch", session.get("epoch"));
    return request;
  }

  private HttpResponse<String> post(String path, Map<String, ?> body) {
    try {
      var request =
          HttpRequest.newBuilder(server.resolve(path))
              .header("Authorization", "Bearer " + token)
              .POST(HttpRequest.BodyPublishers.ofByteArray(MAPPER.writeValueAsBytes(body)))
              .build();
      var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(answer.statusCode() + " " + answer.body());
      }
      return answer;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return read(answer.body());
  }

  private static JsonNode read(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }
}
