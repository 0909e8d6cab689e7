package outrider.server.delivery;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import outrider.server.codec.Json;
import outrider.server.ops.Limits;
import outrider.server.store.DeliveryStore.Delivery;
import outrider.server.store.DeliveryStore.Webhook;

/// Posts one message at a time to a webhook. Is sent on by nobody, waits for nobody longer than it
/// may, and reads no more of an answer than it needs.
final class WebhookSender implements AutoCloseable {
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Limits.DELIVERY_PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  void send(Webhook webhook, Delivery delivery) throws Undelivered {
    WebhookKind kind =
        WebhookKind.of(webhook.kind())
            .orElseThrow(() -> Undelivered.ever("no webhook of this kind: " + webhook.kind()));
    HttpResponse<String> answer = post(webhook.address(), Json.text(kind.body(delivery)), delivery);
    if (answer.statusCode() / 100 != 2) {
      throw Undelivered.forNow("answered " + answer.statusCode());
    }
    Optional<String> refusal = WebhookKind.refusal(answer.body());
    if (refusal.isPresent()) {
      throw Undelivered.forNow("answered " + refusal.get());
    }
  }

  private HttpResponse<String> post(String address, String body, Delivery delivery)
      throws Undelivered {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address))
            .header("Content-Type", "application/json; charset=utf-8")
            .header("Idempotency-Key", delivery.id())
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    var answer =
        http.sendAsync(
            request,
            HttpResponse.BodyHandlers.limiting(
                HttpResponse.BodyHandlers.ofString(), Limits.DELIVERY_ANSWER_BYTES));
    try {
      return answer.get(Limits.DELIVERY_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException silence) {
      answer.cancel(true);
      throw Undelivered.forNow("no answer within " + Limits.DELIVERY_PATIENCE.toSeconds() + " s");
    } catch (ExecutionException failure) {
      // Its words may hold the address, which is a secret.
      Throwable cause = failure.getCause() == null ? failure : failure.getCause();
      throw Undelivered.forNow(cause.getClass().getSimpleName());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw Undelivered.forNow("the server was stopped");
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
