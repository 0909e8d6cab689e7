package outrider.server.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.websocket.WsListener;
import io.helidon.websocket.WsSession;
import io.helidon.websocket.WsUpgradeException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.core.protocol.LiveHello;
import outrider.server.access.Sessions;
import outrider.server.access.SignedIn;
import outrider.server.codec.Json;
import outrider.server.live.Channel;
import outrider.server.live.LiveHub;
import outrider.server.live.Subscriber;
import outrider.server.ops.Limits;
import outrider.server.problem.Problem;
import outrider.server.problem.ProblemException;

/// One live channel. Whoever may not listen is let in and told why by the reason of the closing,
/// because a refused upgrade has no room for reasons.
final class LiveEndpoint implements WsListener {
  private static final Logger log = LoggerFactory.getLogger(LiveEndpoint.class);
  private static final String BEARER = "Bearer ";

  private final LiveHub hub;
  private final Sessions sessions;
  private final StringBuilder fragments = new StringBuilder();
  private String authorization = "";
  private @Nullable SocketChannel channel;
  private @Nullable SignedIn who;
  private @Nullable Subscriber subscriber;

  LiveEndpoint(LiveHub hub, Sessions sessions) {
    this.hub = hub;
    this.sessions = sessions;
  }

  @Override
  public Optional<Headers> onHttpUpgrade(HttpPrologue prologue, Headers headers)
      throws WsUpgradeException {
    if (!isKey(headers.first(HeaderNames.create("Sec-WebSocket-Key")).orElse(""))) {
      throw new WsUpgradeException("The key of a WebSocket is 16 bytes in Base64.");
    }
    authorization = headers.first(HeaderNames.AUTHORIZATION).orElse("");
    return Optional.empty();
  }

  private static boolean isKey(String key) {
    try {
      return Base64.getDecoder().decode(key).length == 16;
    } catch (IllegalArgumentException noBase64) {
      return false;
    }
  }

  @Override
  public void onOpen(WsSession session) {
    channel = new SocketChannel(session);
    guarded(
        session,
        () -> {
          if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw new ProblemException(Problem.notSignedIn());
          }
          who = sessions.require(authorization.substring(BEARER.length()).strip());
        });
  }

  @Override
  public void onMessage(WsSession session, String text, boolean last) {
    guarded(
        session,
        () -> {
          if (fragments.length() + text.length() > Limits.LIVE_MESSAGE_BYTES) {
            throw new ProblemException(Problem.tooLarge("A live message is a short one."));
          }
          fragments.append(text);
          if (last) {
            String message = fragments.toString();
            fragments.setLength(0);
            hello(message);
          }
        });
  }

  private void hello(String message) {
    SignedIn admitted = who;
    SocketChannel open = channel;
    if (admitted == null || open == null) {
      return;
    }
    LiveHello hello = Json.read(message.getBytes(StandardCharsets.UTF_8), LiveHello.class);
    Subscriber known = subscriber;
    if (known == null) {
      subscriber = hub.hello(hello, admitted, open);
    } else {
      hub.heartbeat(known, hello);
    }
  }

  private void guarded(WsSession session, Runnable work) {
    try {
      work.run();
    } catch (ProblemException expected) {
      end(session, Channel.NOT_ADMITTED, expected.problem().type());
    } catch (RuntimeException surprise) {
      log.error("A live channel failed.", surprise);
      end(session, 1011, Problem.internal().type());
    }
  }

  private void end(WsSession session, int code, String reason) {
    leave();
    session.close(code, reason);
  }

  private void leave() {
    Subscriber known = subscriber;
    if (known != null) {
      subscriber = null;
      hub.leave(known);
    }
  }

  @Override
  public void onMessage(WsSession session, BufferData buffer, boolean last) {
    end(session, 1003, "text only");
  }

  /// Answered as RFC 6455 (5.5.2) wants it, which the server's library leaves to us: a laptop that
  /// hears nothing takes the line for dead.
  @Override
  public void onPing(WsSession session, BufferData asked) {
    SocketChannel open = channel;
    if (open != null) {
      open.pong(asked);
    }
  }

  @Override
  public void onClose(WsSession session, int status, String reason) {
    leave();
  }

  @Override
  public void onError(WsSession session, Throwable failure) {
    log.debug("A live channel broke.", failure);
    leave();
  }

  /// Frames of one socket, one after the other.
  private static final class SocketChannel implements Channel {
    private final WsSession session;

    SocketChannel(WsSession session) {
      this.session = session;
    }

    @Override
    public synchronized void send(String message) {
      session.send(message, true);
    }

    synchronized void pong(BufferData asked) {
      session.pong(asked);
    }

    @Override
    public void close(int code, String reason) {
      try {
        session.close(code, reason);
      } catch (RuntimeException gone) {
        log.debug("A live channel was gone before it was closed.", gone);
      }
    }
  }
}
