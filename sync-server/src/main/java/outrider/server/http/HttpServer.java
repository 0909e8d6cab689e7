package outrider.server.http;

import io.helidon.http.DirectHandler;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.websocket.WsConfig;
import io.helidon.webserver.websocket.WsRouting;
import io.helidon.websocket.WsListener;
import java.util.UUID;
import java.util.function.Supplier;
import outrider.server.ops.Limits;
import outrider.server.problem.Problem;

/// The listening socket: plain HTTP/1.1 and WebSocket on virtual threads. TLS is ended before it, by
/// the proxy that the operations guide describes.
final class HttpServer implements AutoCloseable {
  private final WebServer server;

  HttpServer(String host, int port, Router router, String livePath, Supplier<WsListener> live) {
    server =
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
            .directHandlers(problems())
            .addRouting(HttpRouting.builder().any(router))
            .addRouting(WsRouting.builder().endpoint(livePath, live))
            .build()
            .start();
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
                .entity(ProblemBody.of(problem, UUID.randomUUID().toString()))
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

  int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.stop();
  }
}
