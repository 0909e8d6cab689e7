package outrider.server.http;

import java.util.Set;
import outrider.core.protocol.SourceDeed;
import outrider.core.protocol.SourceRequest;
import outrider.server.access.SignedIn;
import outrider.server.codec.Json;
import outrider.server.integrate.SourceDesk;
import outrider.server.integrate.SourceService;
import outrider.server.ops.Limits;
import outrider.server.problem.Problem;
import outrider.server.problem.ProblemException;
import outrider.server.store.SourceStore.Source;

/// Other systems push orders, invoices, tickets and the like, each by a key of its own;
/// administrators look after them from their workstations.
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
  private final SourceDesk desk;

  SourceEndpoints(SourceService sources, SourceDesk desk) {
    this.sources = sources;
    this.desk = desk;
  }

  void register(Router router) {
    router
        .post("/sources/*", this::take)
        .get("/v1/sources", it -> it.answer(desk.list(it.signedIn())))
        .get("/v1/sources/*", it -> it.answer(desk.book(it.lastName(), it.signedIn())))
        .post("/v1/sources", this::save)
        .post("/v1/sources/preview", this::preview)
        .post("/v1/sources/deed", this::act);
  }

  private void save(Exchange exchange) {
    SignedIn who = exchange.signedIn();
    exchange.answer(desk.save(exchange.body(SourceRequest.class), who));
  }

  private void preview(Exchange exchange) {
    SignedIn who = exchange.signedIn();
    exchange.answer(desk.preview(exchange.body(SourceRequest.class), who));
  }

  private void act(Exchange exchange) {
    SignedIn who = exchange.signedIn();
    exchange.answer(desk.act(exchange.body(SourceDeed.class), who));
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
