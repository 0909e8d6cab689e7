package outrider.server.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import outrider.server.codec.Json;
import outrider.server.ops.Health;
import outrider.server.ops.Metrics;

/// What watches the server: whether it lives, whether it is ready, what it counts.
final class OperationsEndpoints {
  private final Health health;
  private final Metrics metrics;

  OperationsEndpoints(Health health, Metrics metrics) {
    this.health = health;
    this.metrics = metrics;
  }

  void register(Router router) {
    router
        .get("/health", this::ready)
        .get("/health/ready", this::ready)
        .get("/health/live", exchange -> exchange.answer(Map.of("status", "up")))
        .get("/metrics", this::metrics);
  }

  private void ready(Exchange exchange) {
    Health.Report report = health.check();
    exchange.answer(
        report.ready() ? 200 : 503,
        "application/json",
        Json.bytes(Map.of("status", report.status(), "checks", report.checks())));
  }

  private void metrics(Exchange exchange) {
    exchange.answer(
        200,
        "text/plain; version=0.0.4; charset=utf-8",
        metrics.scrape().getBytes(StandardCharsets.UTF_8));
  }
}
