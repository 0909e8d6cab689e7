package outrider.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import outrider.server.access.Sessions;
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
  private final BodyWatch watch;

  Router(Sessions sessions, Metrics metrics, InstantSource clock, BodyWatch watch) {
    this.sessions = sessions;
    this.metrics = metrics;
    this.clock = clock;
    this.watch = watch;
  }

  Router get(String path, Endpoint endpoint) {
    return on("GET", path, endpoint);
  }

  Router post(String path, Endpoint endpoint) {
    return on("POST", path, endpoint);
  }

  Router patch(String path, Endpoint endpoint) {
    return on("PATCH", path, endpoint);
  }

  Router delete(String path, Endpoint endpoint) {
    return on("DELETE", path, endpoint);
  }

  /// Everything that is served, as `METHOD /path`, so that a test can ask whether each is covered.
  List<String> endpoints() {
    return endpoints.entrySet().stream()
        .flatMap(entry -> entry.getValue().keySet().stream().map(it -> it + " " + entry.getKey()))
        .sorted()
        .toList();
  }

  /// @param path as it is asked for; a last name of `*` is any one name
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
            .orElseGet(() -> RequestId.create());
    response.header("X-Request-Id", id);
    Exchange exchange = new Exchange(request, response, sessions, clock, watch, id);
    MDC.put("request", id);
    try {
      serve(exchange, response);
    } finally {
      metrics.request(route(exchange), response.status().code(), System.nanoTime() - begin);
      MDC.remove("request");
    }
    if (request.headers().contains(HeaderValues.CONNECTION_CLOSE)) {
      // Helidon says that it closes, and then waits for another request.
      throw new CloseConnectionException("as the caller asked");
    }
  }

  private void serve(Exchange exchange, ServerResponse response) {
    try {
      endpoint(exchange).serve(exchange);
    } catch (CloseConnectionException gone) {
      throw gone;
    } catch (Exception | StackOverflowError failure) {
      if (isGone(failure)) {
        throw new CloseConnectionException("the caller has gone", failure);
      }
      try {
        refuse(exchange, response, failure);
      } catch (UncheckedIOException unheard) {
        throw new CloseConnectionException("the caller did not wait for the answer", unheard);
      }
    }
  }

  private Endpoint endpoint(Exchange exchange) {
    Map<String, Endpoint> methods = endpoints.get(route(exchange));
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

  private void refuse(Exchange exchange, ServerResponse response, Throwable failure) {
    Problem problem = Problems.of(failure);
    if (Problems.isSurprise(problem)) {
      log.atError()
          .setCause(failure)
          .addKeyValue("method", exchange.method())
          // Not the path itself: the last name of some is a secret.
          .addKeyValue("path", route(exchange))
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
    boolean unread = exchange.hasUnreadBody();
    if (unread) {
      response.header(HeaderNames.CONNECTION, "close");
    }
    response.status(Status.create(problem.status()));
    exchange.answer(problem.status(), ProblemBody.TYPE, ProblemBody.of(problem, exchange.id()));
    if (unread) {
      exchange.discardBody();
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
    String path = exchange.path();
    if (endpoints.containsKey(path)) {
      return path;
    }
    String anyName = path.substring(0, path.lastIndexOf('/') + 1) + '*';
    return endpoints.containsKey(anyName) ? anyName : "other";
  }
}
