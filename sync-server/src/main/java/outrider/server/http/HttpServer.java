package outrider.server.http;

import io.helidon.common.tls.Tls;
import io.helidon.http.DirectHandler;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.websocket.WsConfig;
import io.helidon.webserver.websocket.WsRouting;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import outrider.server.access.CompanySignIn;
import outrider.server.access.Sessions;
import outrider.server.access.SignIn;
import outrider.server.audit.AuditService;
import outrider.server.blob.BlobService;
import outrider.server.calendar.CalendarService;
import outrider.server.device.DeviceService;
import outrider.server.intake.IntakeService;
import outrider.server.integrate.SourceDesk;
import outrider.server.integrate.SourceService;
import outrider.server.live.LiveHub;
import outrider.server.ops.Health;
import outrider.server.ops.Limits;
import outrider.server.ops.Metrics;
import outrider.server.portal.Invitations;
import outrider.server.portal.LostPasswords;
import outrider.server.portal.Portal;
import outrider.server.problem.Problem;
import outrider.server.pull.PullService;
import outrider.server.push.PushService;
import outrider.server.telephony.CallService;
import outrider.server.tls.TlsIdentity;

/// The listening socket: HTTP/1.1 and WebSocket on virtual threads, with TLS where the server has a
/// certificate; without one, TLS is ended before it by the proxy that the operations guide
/// describes.
public final class HttpServer implements AutoCloseable {
  private final WebServer server;
  private final BodyWatch watch;
  private final Router router;

  /// What the server does, for the endpoints to call.
  public record Services(
      SignIn signIn,
      CompanySignIn companySignIn,
      Sessions sessions,
      PushService pushes,
      PullService pulls,
      BlobService blobs,
      DeviceService devices,
      IntakeService intake,
      CalendarService calendars,
      Portal portal,
      Invitations invitations,
      LostPasswords lostPasswords,
      CallService calls,
      SourceService sources,
      SourceDesk desk,
      AuditService audit,
      LiveHub hub,
      Health health,
      Metrics metrics,
      InstantSource clock) {}

  /// @param identity what it proves itself by; empty for plain HTTP
  public HttpServer(String host, int port, Optional<TlsIdentity> identity, Services services) {
    watch = new BodyWatch(services.clock());
    router = new Router(services.sessions(), services.metrics(), services.clock(), watch);
    new SyncEndpoints(
            services.signIn(),
            services.companySignIn(),
            services.sessions(),
            services.pushes(),
            services.pulls())
        .register(router);
    new BlobEndpoints(services.blobs()).register(router);
    new DeviceEndpoints(services.devices()).register(router);
    new IntakeEndpoints(services.intake()).register(router);
    new CalendarEndpoints(services.calendars()).register(router);
    new PortalEndpoints(
            services.portal(),
            services.invitations(),
            services.lostPasswords(),
            identity.isPresent())
        .register(router);
    new CallEndpoints(services.calls()).register(router);
    new SourceEndpoints(services.sources(), services.desk()).register(router);
    new AuditEndpoints(services.audit()).register(router);
    new OperationsEndpoints(services.health(), services.metrics()).register(router);
    WebServerConfig.Builder builder =
        WebServer.builder()
            .host(host)
            .port(port)
            .shutdownHook(false)
            .shutdownGracePeriod(Limits.STOP_GRACE)
            .idleConnectionTimeout(Limits.CONNECTION_IDLE)
            .maxTcpConnections(Limits.CONNECTIONS)
            .connectionOptions(
                options -> options.readTimeout(Limits.CONNECTION_IDLE).tcpNoDelay(true))
            .addProtocol(Http1Config.builder().maxHeadersSize(Limits.HEADER_BYTES).build())
            .addProtocol(WsConfig.builder().maxFrameLength(Limits.LIVE_MESSAGE_BYTES).build())
            .contentEncoding(new UntouchedEncodings())
            .directHandlers(problems())
            .addRouting(HttpRouting.builder().any(router))
            .addRouting(
                WsRouting.builder()
                    .endpoint(
                        SyncEndpoints.LIVE,
                        () -> new LiveEndpoint(services.hub(), services.sessions())));
    identity.ifPresent(proof -> builder.tls(Tls.builder().sslContext(proof.context()).build()));
    server = builder.build().start();
  }

  /// What never reaches the router: heads that are not HTTP, too long, or of the wrong version.
  private static DirectHandlers problems() {
    DirectHandlers.Builder handlers = DirectHandlers.builder();
    for (EventType event : EventType.values()) {
      handlers.addHandler(
          event,
          (request, type, status, headers, message) -> {
            Problem problem = problem(status);
            return DirectHandler.TransportResponse.builder()
                .status(Status.create(problem.status()))
                .header(HeaderNames.CONTENT_TYPE, ProblemBody.TYPE)
                .keepAlive(false)
                .entity(ProblemBody.of(problem, RequestId.create()))
                .build();
          });
    }
    return handlers.build();
  }

  private static Problem problem(Status status) {
    int code = status.code();
    if (code == 404) {
      return Problem.notFound();
    }
    if (code == 413) {
      return Problem.tooLarge("The request is too large.");
    }
    return code >= 400 && code < 500
        ? Problem.badRequest("This is not a request that HTTP allows.")
        : Problem.internal();
  }

  /// Where it listens; of use when it was told 0, "any free port".
  public int port() {
    return server.port();
  }

  /// Everything that is served, as `METHOD /path`.
  public List<String> endpoints() {
    return router.endpoints();
  }

  @Override
  public void close() {
    server.stop();
    watch.close();
  }
}
