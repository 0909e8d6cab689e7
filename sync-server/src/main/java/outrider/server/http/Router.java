package outrider.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import outrider.server.access.Sessions;
import outrider.server.ops.Limits;
import outrider.server.ops.Metrics;
import outrider.server.problem.Problem;
import outrider.server.problem.ProblemException;

/// Finds the endpoint for a request, and turns whatever goes wrong on the way into a problem body.
/// Every request gets a number, which its answer, its log lines and its problem carry.
final class Router implements Handler {
  private static final Logger log = LoggerFactory.getLogger(Router.class);
  private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private final Map<String, Map<String, Endpoint>> endpoints = new HashMap<>();
  private final Sessions sessions;
  private final Metrics metrics;
  private final InstantSource clock;

  Router(Sessions sessions, Metrics metrics, InstantSource clock) {
    this.sessions = sessions;
    this.metrics = metrics;
    this.clock = clock;
  }

  Router get(String path, Endpoint endpoint) {
    return on("GET", path, endpoint);
  }

  Router post(String path, Endpoint endpoint) {
    return on("POST", path, endpoint);
  }

  Router delete(String path, Endpoint endpoint) {
    return on("DELETE", path, endpoint);
  }

  private Router on(String method, String path, Endpoint endpoint) {
    endpoints.computeIfAbsent(path, unused -> new TreeMap<>()).put(method, endpoint);
    return this;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    long begin = System.nanoTime();
    String id =
        request
            .headers()
            .first(HeaderNames.create("X-Request-Id"))
            .filter(given -> REQUEST_ID.matcher(given).matches())
            .orElseGet(() -> UUID.randomUUID().toString());
    response.header("X-Request-Id", id);
    Exchange exchange = new Exchange(request, response, sessions, clock, id);
    MDC.put("request", id);
    try {
      serve(exchange, request, response);
    } finally {
      metrics.request(route(exchange), response.status().code(), System.nanoTime() - begin);
      MDC.remove("request");
    }
  }

  private void serve(Exchange exchange, ServerRequest request, ServerResponse response) {
    try {
      endpoint(exchange).serve(exchange);
    } catch (CloseConnectionException gone) {
      throw gone;
    } catch (Exception | StackOverflowError failure) {
      if (isGone(failure)) {
        throw new CloseConnectionException("the caller has gone", failure);
      }
      refuse(exchange, request, response, failure);
    }
  }

  private Endpoint endpoint(Exchange exchange) {
    Map<String, Endpoint> methods = endpoints.get(exchange.path());
    if (methods == null) {
      throw new ProblemException(Problem.notFound());
    }
    Endpoint endpoint = methods.get(exchange.method());
    if (endpoint == null) {
      String allowed = String.join(", ", methods.keySet());
      throw new ProblemException(Problem.methodNotAllowed(allowed));
    }
    return endpoint;
  }

  private void refuse(
      Exchange exchange, ServerRequest request, ServerResponse response, Throwable failure) {
    Problem problem = Problems.of(failure);
    if (Problems.isSurprise(problem)) {
      log.atError()
          .setCause(failure)
          .addKeyValue("method", exchange.method())
          .addKeyValue("path", exchange.path())
          .log("A request failed.");
    }
    if (response.isSent()) {
      // The head of a stream is out; only a broken end can say that the rest is missing.
      throw new CloseConnectionException("failed after the answer had begun", failure);
    }
    Object retryAfter = problem.members().get("retryAfterSeconds");
    if (retryAfter != null) {
      response.header(HeaderNames.RETRY_AFTER, retryAfter.toString());
    }
    if (problem.members().get("allow") instanceof String allowed) {
      response.header(HeaderNames.ALLOW, allowed);
    }
    boolean unread = request.content().hasEntity() && !request.content().consumed();
    if (unread) {
      response.header(HeaderNames.CONNECTION, "close");
    }
    response.status(Status.create(problem.status()));
    exchange.answer(problem.status(), ProblemBody.TYPE, ProblemBody.of(problem, exchange.id()));
    if (unread) {
      discard(request);
    }
  }

  /// Lets a caller who is still sending come to the point where it reads our refusal: closing the
  /// connection under it would make its system throw the refusal away.
  private void discard(ServerRequest request) {
    long deadline = System.nanoTime() + Limits.REFUSAL_READ.toNanos();
    try (InputStream rest = request.content().inputStream()) {
      byte[] buffer = new byte[64 << 10];
      while (System.nanoTime() < deadline && rest.read(buffer) >= 0) {
        // Thrown away.
      }
    } catch (IOException | RuntimeException gone) {
      log.debug("The caller went before it was refused.", gone);
    }
  }

  private static boolean isGone(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SocketException) {
        return true;
      }
    }
    return failure instanceof UncheckedIOException;
  }

  private String route(Exchange exchange) {
    return endpoints.containsKey(exchange.path()) ? exchange.path() : "other";
  }
}
