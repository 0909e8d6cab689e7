package outrider.server;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import outrider.core.command.Command;
import outrider.core.command.Envelope;
import outrider.core.command.Lane;
import outrider.core.protocol.CompanySignInRequest;
import outrider.core.protocol.Outcome;
import outrider.core.protocol.PullHead;
import outrider.core.protocol.PullRequest;
import outrider.core.protocol.PullRow;
import outrider.core.protocol.PullTail;
import outrider.core.protocol.PushRequest;
import outrider.core.protocol.PushResponse;
import outrider.core.protocol.ScopeChecksum;
import outrider.core.protocol.ScopeState;
import outrider.core.protocol.SignInRequest;
import outrider.core.protocol.SignInResponse;

/// The least that can take part in a sync: a device that keeps its rows in a map and numbers its
/// envelopes. Speaks real HTTP.
final class Laptop {
  static final ObjectMapper JSON =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.USE_LONG_FOR_INTS)
          .build();

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  String base;
  final String device = UUID.randomUUID().toString();
  final Map<String, Map<String, PullRow>> scopes = new TreeMap<>();
  final Map<String, Long> cursors = new HashMap<>();
  final Map<Lane, Long> numbers = new EnumMap<>(Lane.class);
  String epoch = "";
  private @Nullable SignInResponse session;
  private @Nullable PullHead head;
  private @Nullable PullTail tail;
  private boolean saysBase;

  Laptop(int port) {
    base = "http://127.0.0.1:" + port;
  }

  /// The same device, when its server has come back at another address.
  Laptop movedTo(int port) {
    base = "http://127.0.0.1:" + port;
    return this;
  }

  /// Forgets its rows and cursors, as a device does when the server's epoch has changed.
  void startOver() {
    scopes.clear();
    cursors.clear();
  }

  Laptop signIn(String login, String password) {
    Answer answer = post("/v1/sign-in", request(login, password));
    if (answer.status != 200) {
      throw new AssertionError(answer.toString());
    }
    session = answer.as(SignInResponse.class);
    epoch = session().epoch();
    return this;
  }

  SignInRequest request(String login, String password) {
    long incarnation = session == null ? 0 : session.incarnation();
    return new SignInRequest(
        1, login, password, device, incarnation, epoch, "Test laptop", "linux", "0.1.0");
  }

  CompanySignInRequest company(String idToken, String nonce) {
    long incarnation = session == null ? 0 : session.incarnation();
    return new CompanySignInRequest(
        3, idToken, nonce, device, incarnation, epoch, "Test laptop", "linux", "0.1.0");
  }

  /// Goes on as whoever was let in.
  Laptop as(SignInResponse given) {
    session = given;
    epoch = given.epoch();
    return this;
  }

  SignInResponse session() {
    return Objects.requireNonNull(session);
  }

  PullHead head() {
    return Objects.requireNonNull(head);
  }

  /// What HQ said that its scopes add up to, in one number.
  long holds() {
    return ScopeChecksum.held(Objects.requireNonNull(tail).scopes());
  }

  /// Numbers the commands as the next of their lanes and pushes them.
  List<Outcome> push(Command... commands) {
    return push(envelopes(commands)).outcomes();
  }

  List<Envelope> envelopes(Command... commands) {
    List<Envelope> envelopes = new ArrayList<>();
    for (Command command : commands) {
      Lane lane = Lane.of(command);
      long n = numbers.merge(lane, 1L, Long::sum);
      envelopes.add(
          Envelope.of(UUID.randomUUID().toString(), lane, n, System.currentTimeMillis(), command));
    }
    return envelopes;
  }

  PushResponse push(List<Envelope> envelopes) {
    Answer answer = tryPush(envelopes);
    if (answer.status != 200) {
      throw new AssertionError(answer.toString());
    }
    return answer.as(PushResponse.class);
  }

  Answer tryPush(List<Envelope> envelopes) {
    return post(
        "/v1/push", new PushRequest(1, device, session().incarnation(), epoch, 0, envelopes));
  }

  /// Pulls everything new and applies it; returns the rows that came.
  List<PullRow> pull() {
    return pull(0);
  }

  List<PullRow> pull(long waitMillis) {
    Answer answer = tryPull(waitMillis);
    if (answer.status != 200) {
      throw new AssertionError(answer.toString());
    }
    return apply(answer.text());
  }

  Answer tryPull(long waitMillis) {
    return post(
        "/v1/pull",
        new PullRequest(1, device, session().incarnation(), epoch, cursors, waitMillis, base()));
  }

  /// Asks what is new as a device that says what it holds.
  Answer poll(long holds) {
    return post(
        "/v1/pull",
        new PullRequest(3, device, session().incarnation(), epoch, cursors, 0, base(), holds));
  }

  List<PullRow> apply(String lines) {
    List<PullRow> rows = new ArrayList<>();
    try {
      String[] all = lines.split("\n");
      PullHead read = JSON.readValue(all[0], PullHead.class);
      for (int i = 1; i < all.length - 1; i++) {
        rows.add(JSON.readValue(all[i], PullRow.class));
      }
      head = read;
      tail = JSON.readValue(all[all.length - 1], PullTail.class);
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
    apply(head(), rows);
    return rows;
  }

  /// From now on it says what cut its rows go back to.
  Laptop sayingItsBase() {
    saysBase = true;
    return this;
  }

  private @Nullable Long base() {
    return saysBase && head != null && !cursors.isEmpty() ? head.seq() : null;
  }

  private void apply(PullHead head, List<PullRow> rows) {
    scopes.keySet().removeIf(head::restarts);
    head.lost().forEach(scopes::remove);
    head.lost().forEach(cursors::remove);
    for (PullRow row : rows) {
      Map<String, PullRow> scope =
          scopes.computeIfAbsent(head.scopes().get(row.s()), unused -> new HashMap<>());
      if (row.x()) {
        scope.remove(row.t() + "/" + row.i());
      } else {
        scope.put(row.t() + "/" + row.i(), row);
      }
    }
    head.scopes().forEach(scope -> cursors.put(scope, head.seq()));
    epoch = head.epoch();
  }

  /// Whether what it holds adds up to what the server said.
  boolean agrees() {
    return Objects.requireNonNull(tail).scopes().entrySet().stream()
        .allMatch(entry -> {
          ScopeState state = ScopeState.EMPTY;
          for (PullRow row : scopes.getOrDefault(entry.getKey(), Map.of()).values()) {
            state = state.plus(row.t(), row.i(), row.q());
          }
          return state.equals(entry.getValue());
        });
  }

  boolean has(String type, String id) {
    return find(type, id).isPresent();
  }

  Map<String, Object> fields(String type, String id) {
    return find(type, id).map(PullRow::f).orElseThrow();
  }

  /// The id of a record that it holds with this in a field.
  String idOf(String type, String field, String value) {
    return scopes.values().stream()
        .flatMap(scope -> scope.values().stream())
        .filter(row -> row.t().equals(type))
        .filter(row -> value.equals(Objects.requireNonNullElse(row.f(), Map.of()).get(field)))
        .map(PullRow::i)
        .findFirst()
        .orElseThrow();
  }

  /// How many records it holds with this in a field.
  long count(String type, String field, String value) {
    return scopes.values().stream()
        .flatMap(scope -> scope.values().stream())
        .filter(row -> row.t().equals(type))
        .filter(row -> value.equals(Objects.requireNonNullElse(row.f(), Map.of()).get(field)))
        .map(PullRow::i)
        .distinct()
        .count();
  }

  private Optional<PullRow> find(String type, String id) {
    return scopes.values().stream()
        .flatMap(scope -> Stream.ofNullable(scope.get(type + "/" + id)))
        .findFirst();
  }

  record Answer(int status, HttpResponse<byte[]> response) {
    String text() {
      byte[] bytes = response.body();
      boolean gzip = response.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
      try (InputStream input =
          gzip
              ? new GZIPInputStream(new ByteArrayInputStream(bytes))
              : new ByteArrayInputStream(bytes)) {
        return new String(input.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException failure) {
        throw new AssertionError(failure);
      }
    }

    <T> T as(Class<T> type) {
      try {
        return JSON.readValue(text(), type);
      } catch (IOException failure) {
        throw new AssertionError(text(), failure);
      }
    }

    JsonNode json() {
      return as(JsonNode.class);
    }

    /// The kind of problem, without its prefix.
    String problem() {
      return json().path("type").asText().replace("urn:outrider:", "");
    }

    @Override
    public String toString() {
      return status + " " + text();
    }
  }

  Answer post(String path, Object body) {
    try {
      return post(path, JSON.writeValueAsBytes(body), Map.of());
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  Answer post(String path, byte[] body, Map<String, String> headers) {
    return send("POST", path, HttpRequest.BodyPublishers.ofByteArray(body), headers);
  }

  Answer get(String path) {
    return send("GET", path, HttpRequest.BodyPublishers.noBody(), Map.of());
  }

  Answer send(
      String method, String path, HttpRequest.BodyPublisher body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .method(method, body)
            .header("Accept-Encoding", "gzip");
    if (session != null) {
      request.header("Authorization", "Bearer " + session().token());
    }
    headers.forEach(request::header);
    try {
      HttpResponse<byte[]> response =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), response);
    } catch (IOException | InterruptedException failure) {
      throw new AssertionError(method + " " + path, failure);
    }
  }
}
