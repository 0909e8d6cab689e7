package outrider.bench.crowd;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import outrider.app.sync.Backoff;
import outrider.app.sync.Wire;
import outrider.core.command.Command;
import outrider.core.command.Envelope;
import outrider.core.command.Lane;
import outrider.core.protocol.LiveHello;
import outrider.core.protocol.ProtocolVersion;
import outrider.core.protocol.PushRequest;

/// One device of a crowd. It holds no rows: it says that it has all of them, as a device does that
/// was here a moment ago.
public final class Member implements WebSocket.Listener {

  /// Cities of this form are looked for in what is heard.
  private static final Pattern MARK = Pattern.compile("\"city\":\"(m[0-9]+)\"");

  private static final Pattern HEAD =
      Pattern.compile("\"seq\":([0-9]+).*?\"scopes\":\\[([^]]*)\\]", Pattern.DOTALL);

  private final Crowd crowd;
  private final Ticket ticket;
  private final Backoff backoff;
  private final AtomicLong n = new AtomicLong();
  private final StringBuilder fragments = new StringBuilder();
  private volatile Map<String, Long> cursors = Map.of();
  private volatile @Nullable WebSocket socket;

  Member(Crowd crowd, Ticket ticket, int index) {
    this.crowd = crowd;
    this.ticket = ticket;
    backoff = new Backoff(new Random(index));
  }

  public Ticket ticket() {
    return ticket;
  }

  /// Asks what is new, then begins to listen; comes back later where that fails.
  void arrive() {
    try {
      pull();
      socket =
          crowd
              .http
              .newWebSocketBuilder()
              .header("Authorization", "Bearer " + ticket.token())
              .buildAsync(crowd.live("/v1/live"), this)
              .join();
      heartbeat();
      backoff.reset();
    } catch (IOException | CompletionException refused) {
      crowd.failed(reason(refused));
      comeBack();
    }
  }

  /// A connection that nobody takes up has no message.
  private static String reason(Exception failure) {
    var message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }

  private void comeBack() {
    if (!crowd.isEnded()) {
      crowd.timers.schedule(
          () -> Thread.ofVirtual().start(this::arrive),
          backoff.next().toMillis(),
          TimeUnit.MILLISECONDS);
    }
  }

  private void pull() throws IOException {
    var answer = post("/v1/pull", ticket.pull(cursors));
    var head = HEAD.matcher(answer);
    if (!head.find()) {
      throw new IOException("no head");
    }
    cursors = cursors(head);
  }

  /// Sends one command and waits for the promise that it is kept.
  public void push(Command command) throws IOException {
    var envelope =
        Envelope.of(
            UUID.randomUUID().toString(),
            Lane.DATA,
            n.incrementAndGet(),
            System.currentTimeMillis(),
            command);
    var answer =
        post(
            "/v1/push",
            new PushRequest(
                ProtocolVersion.CURRENT,
                ticket.device(),
                ticket.incarnation(),
                ticket.epoch(),
                0,
                List.of(envelope)));
    if (!answer.contains("\"APPLIED\"")) {
      throw new IOException(answer);
    }
  }

  private String post(String path, Object body) throws IOException {
    try {
      var answer =
          crowd.http.send(
              HttpRequest.newBuilder(crowd.at(path))
                  .header("Authorization", "Bearer " + ticket.token())
                  .POST(HttpRequest.BodyPublishers.ofByteArray(Wire.bytes(body)))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException("HTTP " + answer.statusCode());
      }
      return answer.body();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException(interrupted);
    }
  }

  void heartbeat() {
    var open = socket;
    if (open == null) {
      return;
    }
    var seq = cursors.values().stream().mapToLong(Long::longValue).min().orElse(0);
    var hello = new LiveHello(ProtocolVersion.CURRENT, ticket.incarnation(), seq, 0, 0);
    open.sendText(new String(Wire.bytes(hello), StandardCharsets.UTF_8), true);
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
    fragments.append(text);
    if (last) {
      hear(fragments.toString());
      fragments.setLength(0);
    }
    from.request(1);
    return null;
  }

  /// Rows inline move the cursors of all scopes to their number; a poke is an invitation to pull.
  private void hear(String message) {
    var mark = MARK.matcher(message);
    if (mark.find()) {
      crowd.heard(mark.group(1));
    }
    var head = HEAD.matcher(message);
    if (head.find()) {
      cursors = cursors(head);
    } else {
      Thread.ofVirtual().start(this::lookAgain);
    }
  }

  private void lookAgain() {
    try {
      pull();
    } catch (IOException failure) {
      crowd.failed(reason(failure));
    }
  }

  private static Map<String, Long> cursors(MatchResult head) {
    var seq = Long.parseLong(head.group(1));
    var held = new HashMap<String, Long>();
    for (var scope : head.group(2).split(",")) {
      held.put(scope.replace("\"", ""), seq);
    }
    return Map.copyOf(held);
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    gone("closed " + code);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable failure) {
    gone("cut");
  }

  private void gone(String how) {
    socket = null;
    crowd.failed(how);
    comeBack();
  }

  void leave() {
    var open = socket;
    if (open != null) {
      open.abort();
    }
  }
}
