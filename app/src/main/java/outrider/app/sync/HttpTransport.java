package outrider.app.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;
import outrider.core.protocol.LiveHello;
import outrider.core.protocol.LivePoke;
import outrider.core.protocol.Problem;
import outrider.core.protocol.PullRequest;
import outrider.core.protocol.PushRequest;
import outrider.core.protocol.PushResponse;
import outrider.core.protocol.SignInRequest;
import outrider.core.protocol.SignInResponse;

/// HQ over HTTP: JSON, packed where it is worth it, and a WebSocket for what is new. Every call has
/// a deadline, and no call is tried again in here: `SyncCore` decides that.
public final class HttpTransport implements SyncTransport {

  private static final MediaType JSON = MediaType.get("application/json");
  private static final Duration CONNECT = Duration.ofSeconds(5);

  /// Between two bytes; a slow line is alive as long as something comes.
  private static final Duration SILENCE = Duration.ofSeconds(20);

  private static final Duration LIVE_PING = Duration.ofSeconds(10);
  private static final int PACKED_FROM_BYTES = 1_024;

  private final HttpUrl server;
  private final OkHttpClient http;

  /// @param server such as `https://hq.example:8443`
  /// @throws IllegalArgumentException where that is no address
  public HttpTransport(String server) {
    this.server = HttpUrl.get(server);
    http =
        new OkHttpClient.Builder()
            .connectTimeout(CONNECT)
            .readTimeout(SILENCE)
            .writeTimeout(SILENCE)
            .pingInterval(LIVE_PING)
            .retryOnConnectionFailure(false)
            .build();
  }

  @Override
  public SignInResponse signIn(SignInRequest request) {
    return call(post("/v1/sign-in", request), http, SignInResponse.class);
  }

  @Override
  public void signOut(String token) {
    call(authorized(at("/v1/session").delete(), token), http, Void.class);
  }

  @Override
  public PushResponse push(String token, PushRequest request) {
    return call(authorized(post("/v1/push", request), token), http, PushResponse.class);
  }

  @Override
  public void pull(String token, PullRequest request, PullSink sink) {
    var patient =
        request.waitMillis() == 0
            ? http
            : http.newBuilder().readTimeout(SILENCE.plusMillis(request.waitMillis())).build();
    try (var response =
        patient.newCall(authorized(post("/v1/pull", request), token).build()).execute()) {
      requireSuccess(response);
      FeedReader.read(response.body().byteStream(), sink);
    } catch (IOException failure) {
      throw unreachable(failure);
    }
  }

  @Override
  public LiveChannel openLive(String token, LiveHello hello, LiveListener listener) {
    var socket =
        http.newWebSocket(authorized(at("/v1/live"), token).build(), new Socket(hello, listener));
    return new LiveChannel() {
      @Override
      public void heartbeat(LiveHello beat) {
        socket.send(json(beat));
      }

      @Override
      public void close() {
        socket.close(1000, "done");
      }
    };
  }

  @Override
  public void close() {
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }

  private Request.Builder at(String path) {
    return new Request.Builder().url(server.newBuilder().encodedPath(path).build());
  }

  private Request.Builder post(String path, Object body) {
    var bytes = json(body).getBytes(StandardCharsets.UTF_8);
    if (bytes.length < PACKED_FROM_BYTES) {
      return at(path).post(RequestBody.create(bytes, JSON));
    }
    return at(path)
        .header("Content-Encoding", "gzip")
        .post(RequestBody.create(packed(bytes), JSON));
  }

  private static Request.Builder authorized(Request.Builder request, String token) {
    return request.header("Authorization", "Bearer " + token);
  }

  private static <T> T call(Request.Builder request, OkHttpClient http, Class<T> answer) {
    try (var response = http.newCall(request.build()).execute()) {
      requireSuccess(response);
      var bytes = response.body().bytes();
      return FeedReader.MAPPER.readValue(bytes.length == 0 ? NOTHING : bytes, answer);
    } catch (JsonProcessingException malformed) {
      throw new SyncFailure(SyncFailure.Kind.REFUSED, "HQ's answer makes no sense", malformed);
    } catch (IOException failure) {
      throw unreachable(failure);
    }
  }

  private static final byte[] NOTHING = "null".getBytes(StandardCharsets.UTF_8);

  private static void requireSuccess(Response response) throws IOException {
    if (response.isSuccessful()) {
      return;
    }
    var bytes = response.body().bytes();
    Problem problem;
    try {
      problem = FeedReader.MAPPER.readValue(bytes, Problem.class);
    } catch (IOException notOurs) {
      // A captive portal or a proxy answers in HQ's place with a page of its own.
      throw new SyncFailure(
          SyncFailure.Kind.UNREACHABLE,
          "HTTP " + response.code() + " from something else",
          notOurs);
    }
    throw new SyncFailure(kind(problem, response.code()), problem);
  }

  private static SyncFailure.Kind kind(Problem problem, int status) {
    return switch (problem.type() == null ? "" : problem.type()) {
      case Problem.WRONG_PASSWORD -> SyncFailure.Kind.WRONG_PASSWORD;
      case Problem.SESSION_EXPIRED -> SyncFailure.Kind.SIGN_IN;
      case Problem.DEVICE_REVOKED -> SyncFailure.Kind.REVOKED;
      case Problem.UPDATE_NEEDED -> SyncFailure.Kind.UPDATE;
      case Problem.EPOCH_CHANGED, Problem.INCARNATION_UNKNOWN -> SyncFailure.Kind.NEW_START;
      case Problem.MALFORMED, Problem.TOO_LARGE -> SyncFailure.Kind.REFUSED;
      default ->
          status == 401
              ? SyncFailure.Kind.SIGN_IN
              : status >= 500 || status == 429
                  ? SyncFailure.Kind.UNREACHABLE
                  : SyncFailure.Kind.REFUSED;
    };
  }

  private static SyncFailure unreachable(IOException failure) {
    return new SyncFailure(SyncFailure.Kind.UNREACHABLE, String.valueOf(failure), failure);
  }

  private static String json(Object value) {
    try {
      return FeedReader.MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("wire records always have a JSON form", impossible);
    }
  }

  private static byte[] packed(byte[] bytes) {
    var packed = new ByteArrayOutputStream(bytes.length / 4);
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException impossible) {
      throw new AssertionError("writing to memory", impossible);
    }
    return packed.toByteArray();
  }

  /// The WebSocket's side of a live channel.
  private static final class Socket extends WebSocketListener {
    private static final Map<String, SyncFailure.Kind> REASONS =
        Map.of(
            Problem.SESSION_EXPIRED, SyncFailure.Kind.SIGN_IN,
            Problem.DEVICE_REVOKED, SyncFailure.Kind.REVOKED,
            Problem.UPDATE_NEEDED, SyncFailure.Kind.UPDATE,
            Problem.INCARNATION_UNKNOWN, SyncFailure.Kind.NEW_START,
            Problem.EPOCH_CHANGED, SyncFailure.Kind.NEW_START);

    private final LiveHello hello;
    private final LiveListener listener;

    Socket(LiveHello hello, LiveListener listener) {
      this.hello = hello;
      this.listener = listener;
    }

    @Override
    public void onOpen(WebSocket socket, Response response) {
      socket.send(json(hello));
      listener.opened();
    }

    @Override
    public void onMessage(WebSocket socket, String text) {
      try {
        if (text.startsWith("{\"poke\"")) {
          listener.poked(FeedReader.MAPPER.readValue(text, LivePoke.class).poke());
        } else {
          listener.changed(replay(text));
        }
      } catch (JsonProcessingException malformed) {
        socket.cancel();
      }
    }

    private static Consumer<PullSink> replay(String text) {
      return sink -> {
        try {
          FeedReader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), sink);
        } catch (IOException malformed) {
          throw unreachable(malformed);
        }
      };
    }

    @Override
    public void onClosing(WebSocket socket, int code, String reason) {
      socket.close(1000, null);
      listener.closed(
          new SyncFailure(
              REASONS.getOrDefault(reason, SyncFailure.Kind.UNREACHABLE),
              "HQ closed the live channel: " + code + ' ' + reason,
              null));
    }

    @Override
    public void onFailure(WebSocket socket, Throwable failure, @Nullable Response response) {
      // An HTTP answer instead of an upgrade: a proxy that knows no WebSockets, or our own 4xx.
      var kind =
          response != null && response.code() < 500
              ? SyncFailure.Kind.REFUSED
              : SyncFailure.Kind.UNREACHABLE;
      listener.closed(new SyncFailure(kind, String.valueOf(failure), failure));
    }
  }
}
