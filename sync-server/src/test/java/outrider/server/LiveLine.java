package outrider.server;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import outrider.core.protocol.LiveHello;

/// A laptop's live channel, with what came over it in a queue.
final class LiveLine implements WebSocket.Listener, AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Pattern LISTENING =
      Pattern.compile("^outrider_live_devices ([0-9.]+)$", Pattern.MULTILINE);

  private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
  private final StringBuilder fragments = new StringBuilder();
  private final Laptop laptop;
  private final WebSocket socket;
  private boolean joined;

  LiveLine(Laptop laptop) {
    this(laptop, laptop.session().token());
  }

  LiveLine(Laptop laptop, String token) {
    this.laptop = laptop;
    this.socket =
        HTTP.newWebSocketBuilder()
            .header("Authorization", "Bearer " + token)
            .buildAsync(URI.create(laptop.base.replace("http", "ws") + "/v1/live"), this)
            .join();
  }

  /// Says where the laptop is and what it has not sent; the first time it begins to listen.
  LiveLine hello(long unsent, long oldestUnsentMillis) throws Exception {
    return hello(1, unsent, oldestUnsentMillis);
  }

  /// Begins to listen as a program of another protocol.
  LiveLine greet(int protocol) throws Exception {
    return hello(protocol, 0, 0);
  }

  private LiveLine hello(int protocol, long unsent, long oldestUnsentMillis) throws Exception {
    long seq = laptop.cursors.values().stream().mapToLong(Long::longValue).min().orElse(0);
    double before = listening();
    say(new LiveHello(protocol, laptop.session().incarnation(), seq, unsent, oldestUnsentMillis));
    if (!joined) {
      Eventually.holds(() -> listening() > before);
      joined = true;
    }
    return this;
  }

  /// Says something and waits for nothing.
  void say(LiveHello hello) throws Exception {
    socket.sendText(Laptop.JSON.writeValueAsString(hello), true).join();
  }

  /// Asks whether anybody is there.
  void ping(String word) {
    socket.sendPing(ByteBuffer.wrap(word.getBytes(StandardCharsets.UTF_8))).join();
  }

  /// How many devices the server tells of changes now.
  private double listening() {
    Matcher found = LISTENING.matcher(laptop.get("/metrics").text());
    return found.find() ? Double.parseDouble(found.group(1)) : 0;
  }

  String next() throws InterruptedException {
    String message = messages.poll(5, TimeUnit.SECONDS);
    return message == null ? "nothing" : message;
  }

  /// The closing, whatever is told before it: what the command line writes beside the server has
  /// everybody come and look.
  String untilClosed() throws InterruptedException {
    String message = next();
    while (message.startsWith("{\"poke\"")) {
      message = next();
    }
    return message;
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
  public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer word) {
    messages.add("pong " + StandardCharsets.UTF_8.decode(word));
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
