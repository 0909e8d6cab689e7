package outrider.server.delivery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import outrider.server.codec.Json;
import outrider.server.ops.Limits;
import outrider.server.store.DeliveryStore.Delivery;
import outrider.server.store.DeliveryStore.Webhook;

/// Posts one message at a time to a webhook. Is sent on by nobody, waits for nobody longer than it
/// may, and reads no more of an answer than it needs.
final class WebhookSender {

  void send(Webhook webhook, Delivery delivery) throws Undelivered {
    WebhookKind kind =
        WebhookKind.of(webhook.kind())
            .orElseThrow(() -> Undelivered.ever("no webhook of this kind: " + webhook.kind()));
    try {
      Optional<String> refusal =
          WebhookKind.refusal(
              post(webhook.address(), Json.bytes(kind.body(delivery)), delivery.id()));
      if (refusal.isPresent()) {
        throw Undelivered.forNow("answered " + refusal.get());
      }
    } catch (IOException failure) {
      // Its words may hold the address, which is a secret.
      throw Undelivered.forNow(failure.getClass().getSimpleName());
    }
  }

  private static String post(String address, byte[] body, String id)
      throws IOException, Undelivered {
    int patience = Math.toIntExact(Limits.DELIVERY_PATIENCE.toMillis());
    long until = System.nanoTime() + Limits.DELIVERY_PATIENCE.toNanos();
    HttpURLConnection http = (HttpURLConnection) URI.create(address).toURL().openConnection();
    try {
      http.setConnectTimeout(patience);
      http.setReadTimeout(patience);
      http.setInstanceFollowRedirects(false);
      http.setRequestMethod("POST");
      http.setRequestProperty("Content-Type", "application/json; charset=utf-8");
      http.setRequestProperty("Idempotency-Key", id);
      http.setDoOutput(true);
      http.setFixedLengthStreamingMode(body.length);
      try (OutputStream out = http.getOutputStream()) {
        out.write(body);
      }
      if (http.getResponseCode() / 100 != 2) {
        throw Undelivered.forNow("answered " + http.getResponseCode());
      }
      try (InputStream in = http.getInputStream()) {
        return start(in, until);
      }
    } finally {
      http.disconnect();
    }
  }

  /// As much of an answer as says yes or no; one that drips is left alone when the time is up.
  private static String start(InputStream in, long until) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    byte[] some = new byte[1 << 10];
    while (read.size() < Limits.DELIVERY_ANSWER_BYTES && System.nanoTime() < until) {
      int count = in.read(some);
      if (count < 0) {
        break;
      }
      read.write(some, 0, count);
    }
    return read.toString(StandardCharsets.UTF_8);
  }
}
