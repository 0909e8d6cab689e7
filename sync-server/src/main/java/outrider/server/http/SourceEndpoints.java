package outrider.server.http;

import java.util.Set;
import outrider.server.codec.Json;
import outrider.server.integrate.SourceService;
import outrider.server.ops.Limits;
import outrider.server.problem.Problem;
import outrider.server.problem.ProblemException;
import outrider.server.store.SourceStore.Source;

/// Other systems push orders, invoices, tickets and the like, each by a key of its own.
final class SourceEndpoints {
  private static final String JSON_TYPE = "application/json";
  private static final Set<String> TYPES =
      Set.of(
          JSON_TYPE,
          "text/csv",
          "application/rss+xml",
          "application/atom+xml",
          "application/xml",
          "text/xml");

  private final SourceService sources;

  SourceEndpoints(SourceService sources) {
    this.sources = sources;
  }

  void register(Router router) {
    router.post("/sources/*", this::take);
  }

  private void take(Exchange exchange) {
    Source source = sources.admit(exchange.lastName(), exchange.apiKey());
    String type = exchange.contentType();
    if (!TYPES.contains(type)) {
      throw new ProblemException(
          Problem.unsupportedType("Send " + JSON_TYPE + ", text/csv or a feed."));
    }
    byte[] body = exchange.bytes(Limits.BODY_BYTES_UNPACKED);
    exchange.answer(202, JSON_TYPE, Json.bytes(sources.push(source, body, type)));
  }
}
