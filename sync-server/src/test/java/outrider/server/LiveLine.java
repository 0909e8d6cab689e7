package outrider.server;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import outrider.core.protocol.LiveHello;

/// A laptop's live channel, with what came over it in a queue.
final class LiveLine implements WebSocket.Listener, AutoCloseable {
  private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
  private final StringBuilder fragments = new StringBuilder();
  private final Laptop laptop;
  private final WebSocket socket;

  LiveLine(Laptop laptop) {
    this(laptop, laptop.session().token());
  }

  LiveLine(Laptop laptop, String token) {
    this.laptop = laptop;
    this.socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .header("Authorization", "Bearer " + token)
            .buildAsync(URI.create(laptop.base.replace("http", "ws") + "/v1/live"), this)
            .join();
  }

  /// Says where the laptop is and what it has not sent; the first time it begins to listen.
  LiveLine hello(long unsent, long oldestUnsentMillis) throws Exception {
    long seq = laptop.cursors.values().stream().mapToLong(Long::longValue).min().orElse(0);
    String hello =
        Laptop.JSON.writeValueAsString(
            new LiveHello(1, laptop.session().incarnation(), seq, unsent, oldestUnsentMillis));
    socket.sendText(hello, true).join();
    Thread.sleep(200);
    return this;
  }

  String next() throws InterruptedException {
    String message = messages.poll(5, TimeUnit.SECONDS);
    return message == null ? "nothing" : message;
  }

  boolean isQuiet() throws InterruptedException {
    return messages.poll(300, TimeUnit.MILLISECONDS) == null;
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
    fragments.append(text);
    if (last) {
      messages.add(fragments.toString());
      fragments.setLength(0);
    }
    socket.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
    messages.add("closed " + code + " " + reason);
    return null;
  }

  @Override
  public void close() {
    socket.abort();
  }
}
