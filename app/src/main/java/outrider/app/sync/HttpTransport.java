package outrider.app.sync;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.core.protocol.CompanySignInRequest;
import outrider.core.protocol.CompanySignInResponse;
import outrider.core.protocol.LiveHello;
import outrider.core.protocol.LivePoke;
import outrider.core.protocol.Problem;
import outrider.core.protocol.PullRequest;
import outrider.core.protocol.PushRequest;
import outrider.core.protocol.PushResponse;
import outrider.core.protocol.SignInOptions;
import outrider.core.protocol.SignInRequest;
import outrider.core.protocol.SignInResponse;

/// HQ over HTTP: JSON, packed where it is worth it, and a WebSocket for what is new. Every call has
/// a deadline, and no call is tried again in here: `SyncCore` decides that.
public final class HttpTransport implements HqTransport {

  private static final Logger LOG = LoggerFactory.getLogger(HttpTransport.class);
  static final MediaType JSON = MediaType.get("application/json");
  private static final MediaType PROBLEM = MediaType.get("application/problem+json");
  private static final int NO_CONTENT = 204;
  private static final Duration CONNECT = Duration.ofSeconds(5);

  /// Between two bytes; a slow line is alive as long as something comes.
  private static final Duration SILENCE = Duration.ofSeconds(20);

  private static final Duration LIVE_PING = Duration.ofSeconds(10);
  private static final int PACKED_FROM_BYTES = 1_024;
  private static final byte[] NO_BODY = "{}".getBytes(StandardCharsets.UTF_8);

  private final HttpUrl server;
  private final ServerTrust trust;
  private final Optional<Path> authority;
  private volatile boolean tokenDue;

  /// The header of the session that was traded last: answers to it that were under way ask again.
  private volatile String tradedAway = "";

  private final OkHttpClient http;

  /// @param server such as `https://hq.example:8443`
  /// @throws IllegalArgumentException where that is no address
  public HttpTransport(String server) {
    this(server, Optional.empty());
  }

  /// @param authority a PEM file with the certificates of the company's own authority
  public HttpTransport(String server, Optional<Path> authority) {
    this.server = HttpUrl.get(server);
    this.authority = authority;
    trust = new ServerTrust(authority);
    http =
        trust
            .guard(new OkHttpClient.Builder().addInterceptor(this::note))
            .connectTimeout(CONNECT)
            .readTimeout(SILENCE)
            .writeTimeout(SILENCE)
            .pingInterval(LIVE_PING)
            .retryOnConnectionFailure(false)
            // HQ sends nobody elsewhere: whoever does stands between us and it.
            .followRedirects(false)
            .followSslRedirects(false)
            .build();
  }

  @Override
  public SignInResponse signIn(SignInRequest request) {
    return call(post("/v1/sign-in", request), http, SignInResponse.class);
  }

  @Override
  public SignInOptions signInOptions() {
    try {
      return call(at("/v1/sign-in").get(), http, SignInOptions.class);
    } catch (SyncFailure failure) {
      if (failure.kind() == SyncFailure.Kind.REFUSED && failure.problem().isPresent()) {
        // It is HQ, and has never heard of this.
        return SignInOptions.PASSWORDS;
      }
      throw failure;
    }
  }

  @Override
  public CompanySignInResponse signIn(CompanySignInRequest request) {
    return call(post("/v1/sign-in/company", request), http, CompanySignInResponse.class);
  }

  @Override
  public IssuerTransport issuer() {
    return new HttpIssuer(authority);
  }

  @Override
  public void push(String token, PushRequest request, PushAnswer answer) {
    background(
        () ->
            answer.answered(
                call(authorized(post("/v1/push", request), token), http, PushResponse.class)),
        answer::failed);
  }

  @Override
  public void pull(String token, PullRequest request, PullAnswer answer) {
    background(
        () -> {
          stream(token, request, answer);
          answer.ended();
        },
        answer::failed);
  }

  /// On a virtual thread; what the work throws is told as a failure.
  static void background(Runnable work, Consumer<SyncFailure> failed) {
    Thread.ofVirtual()
        .name("outrider-sync-call")
        .start(() -> {
          try {
            work.run();
          } catch (SyncFailure failure) {
            LOG.debug("HQ: {}", failure.getMessage());
            failed.accept(failure);
          } catch (RuntimeException bug) {
            LOG.error("an exchange with HQ failed", bug);
            failed.accept(new SyncFailure(SyncFailure.Kind.UNREACHABLE, String.valueOf(bug), bug));
          }
        });
  }

  private void stream(String token, PullRequest request, PullSink sink) {
    var patient =
        request.waitMillis() == 0
            ? http
            : http.newBuilder().readTimeout(SILENCE.plusMillis(request.waitMillis())).build();
    try (var response =
        patient.newCall(authorized(post("/v1/pull", request), token).build()).execute()) {
      requireSuccess(response);
      Wire.read(response.body().byteStream(), sink);
    } catch (IOException failure) {
      throw unreachable(failure);
    }
  }

  @Override
  public boolean isTokenDue() {
    return tokenDue;
  }

  @Override
  public void trade(String token, Consumer<String> traded) {
    tokenDue = false;
    tradedAway = bearer(token);
    background(
        () -> {
          var call = authorized(at("/v1/session").post(RequestBody.create(NO_BODY, JSON)), token);
          traded.accept(call(call, http, Traded.class).token());
        },
        failure -> LOG.debug("the token was not traded: {}", failure.getMessage()));
  }

  private record Traded(@JsonProperty("token") String token) {}

  /// An old session is asked to be renewed with every answer.
  private Response note(Interceptor.Chain chain) throws IOException {
    var response = chain.proceed(chain.request());
    if ("renew".equals(response.header("Outrider-Session"))) {
      tokenDue = !tradedAway.equals(response.request().header("Authorization"));
    }
    return response;
  }

  private static String bearer(String token) {
    return "Bearer " + token;
  }

  @Override
  public void trust(String certificate) {
    trust.accept(certificate);
  }

  @Override
  public Optional<String> stranger() {
    return trust.stranger();
  }

  @Override
  public DeviceTransport devices() {
    return new HttpDevices(server, http);
  }

  @Override
  public CalendarTransport calendar() {
    return new HttpCalendar(server, http);
  }

  @Override
  public PortalTransport portal() {
    return new HttpPortal(server, http);
  }

  @Override
  public SourceTransport sources() {
    return new HttpSources(server, http);
  }

  @Override
  public CallTransport calls() {
    return new HttpCalls(server, http);
  }

  @Override
  public AuditTransport audit() {
    return new HttpAudit(server, http);
  }

  @Override
  public FileTransport files() {
    return new HttpFiles(server, http);
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
    return at(server, path);
  }

  static Request.Builder at(HttpUrl server, String path) {
    return new Request.Builder().url(server.newBuilder().encodedPath(path).build());
  }

  private Request.Builder post(String path, Object body) {
    var bytes = Wire.bytes(body);
    if (bytes.length < PACKED_FROM_BYTES) {
      return at(path).post(RequestBody.create(bytes, JSON));
    }
    return at(path)
        .header("Content-Encoding", "gzip")
        .post(RequestBody.create(packed(bytes), JSON));
  }

  static Request.Builder authorized(Request.Builder request, String token) {
    return request.header("Authorization", bearer(token));
  }

  static <T> T call(Request.Builder request, OkHttpClient http, Class<T> answer) {
    try (var response = http.newCall(request.build()).execute()) {
      requireSuccess(response);
      if (response.code() == NO_CONTENT) {
        return Wire.MAPPER.readValue(NOTHING, answer);
      }
      requireType(response, JSON);
      return Wire.MAPPER.readValue(response.body().bytes(), answer);
    } catch (JsonProcessingException malformed) {
      throw new SyncFailure(SyncFailure.Kind.REFUSED, "HQ's answer makes no sense", malformed);
    } catch (IOException failure) {
      throw unreachable(failure);
    }
  }

  private static final byte[] NOTHING = "null".getBytes(StandardCharsets.UTF_8);

  static void requireSuccess(Response response) throws IOException {
    if (response.isSuccessful()) {
      return;
    }
    requireType(response, PROBLEM);
    throw SyncFailure.of(
        Wire.MAPPER.readValue(response.body().bytes(), Problem.class), response.code());
  }

  /// A captive portal or a proxy answers in HQ's place with a page of its own, and often with a
  /// 200: that is no word of HQ's about what was sent.
  ///
  /// @throws IOException where it is of another type
  private static void requireType(Response response, MediaType type) throws IOException {
    var given = response.body().contentType();
    if (given == null
        || !given.type().equals(type.type())
        || !given.subtype().equals(type.subtype())) {
      throw new IOException("HTTP " + response.code() + " from something else: " + given);
    }
  }

  static SyncFailure unreachable(IOException failure) {
    return new SyncFailure(SyncFailure.Kind.UNREACHABLE, String.valueOf(failure), failure);
  }

  private static String json(Object value) {
    return new String(Wire.bytes(value), StandardCharsets.UTF_8);
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
          listener.poked(Wire.MAPPER.readValue(text, LivePoke.class).poke());
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
          Wire.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), sink);
        } catch (IOException malformed) {
          throw unreachable(malformed);
        }
      };
    }

    @Override
    public void onClosing(WebSocket socket, int code, String reason) {
      socket.close(1000, null);
      listener.closed(SyncFailure.closed(reason));
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
