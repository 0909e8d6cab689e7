package outrider.server.delivery;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import outrider.server.codec.Json;
import outrider.server.ops.Limits;
import outrider.server.store.DeliveryStore.Delivery;
import outrider.server.store.DeliveryStore.Webhook;

/// Posts one message at a time to a webhook.
final class WebhookSender {
  private final WebPost web = new WebPost(Limits.DELIVERY_PATIENCE, Limits.DELIVERY_ANSWER_BYTES);

  void send(Webhook webhook, Delivery delivery) throws Undelivered {
    WebhookKind kind =
        WebhookKind.of(webhook.kind())
            .orElseThrow(() -> Undelivered.ever("no webhook of this kind: " + webhook.kind()));
    WebPost.Answer answer = post(webhook.address(), Json.bytes(kind.body(delivery)), delivery.id());
    if (!answer.isGood()) {
      throw Undelivered.forNow("answered " + answer.status());
    }
    Optional<String> refusal = WebhookKind.refusal(answer.body());
    if (refusal.isPresent()) {
      throw Undelivered.forNow("answered " + refusal.get());
    }
  }

  private WebPost.Answer post(String address, byte[] body, String id) throws Undelivered {
    Map<String, String> headers =
        Map.of("Content-Type", "application/json; charset=utf-8", "Idempotency-Key", id);
    try {
      return web.send(address, headers, body);
    } catch (IOException failure) {
      // Its words may hold the address, which is a secret.
      throw Undelivered.forNow(failure.getClass().getSimpleName());
    }
  }
}
