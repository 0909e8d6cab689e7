package outrider.bench.simulation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import outrider.app.sync.SyncFailure;
import outrider.app.sync.SyncTransport;
import outrider.app.sync.Wire;
import outrider.core.protocol.LiveHello;
import outrider.core.protocol.LivePoke;
import outrider.server.live.Channel;
import outrider.server.live.Subscriber;
import outrider.server.problem.ProblemException;

/// A live channel: messages in order, until it breaks, which each end notices in its own time.
final class LiveLine implements SyncTransport.LiveChannel, Channel {

  private static final long NOTICED_MILLIS = 10_000;

  private final World world;
  private final Life life;
  private final Dice dice;
  private final String token;
  private final SyncTransport.LiveListener listener;
  private @Nullable HqLife server;
  private @Nullable Subscriber subscriber;
  private long upAt;
  private long downAt;
  private boolean gone;
  private boolean told;

  LiveLine(
      World world,
      Life life,
      Dice dice,
      String token,
      LiveHello hello,
      SyncTransport.LiveListener listener) {
    this.world = world;
    this.life = life;
    this.dice = dice;
    this.token = token;
    this.listener = listener;
    up(() -> open(said(hello)));
  }

  // Up.

  private void open(LiveHello hello) {
    if (life.laptop().hasNoSignal() || !world.hq.isUp()) {
      gone = true;
      end(Line.unreachable("no way to open"));
      return;
    }
    server = world.hq.listens(this);
    down(() -> {
      listener.opened();
      up(() -> hello(hello));
    });
  }

  private void hello(LiveHello hello) {
    var there = server;
    if (there == null || there.isOver()) {
      broken();
      return;
    }
    try {
      var known = subscriber;
      if (known == null) {
        subscriber = there.hello(token, hello, this);
      } else {
        there.heartbeat(known, hello);
      }
    } catch (ProblemException notAdmitted) {
      close(NOT_ADMITTED, notAdmitted.problem().type());
    }
  }

  @Override
  public void heartbeat(LiveHello hello) {
    if (world.weather.strikes(Fault.CUT_LIVE, dice)) {
      broken();
      return;
    }
    up(() -> hello(said(hello)));
  }

  private LiveHello said(LiveHello hello) {
    return new LiveHello(
        life.laptop().program().protocol(),
        hello.incarnation(),
        hello.seq(),
        hello.unsent(),
        hello.oldestUnsentMillis());
  }

  /// The laptop hangs up.
  @Override
  public void close() {
    told = true;
    leave();
  }

  // Down.

  @Override
  public void send(String message) {
    if (world.weather.strikes(Fault.CUT_LIVE, dice)) {
      broken();
      return;
    }
    if (world.weather.strikes(Fault.LOSE_LIVE, dice)) {
      return;
    }
    var said = world.hq.door().told(message);
    if (world.weather.strikes(Fault.REORDER_LIVE, dice)) {
      world.agenda.after(dice.between(100, 4_000), () -> hear(said));
    } else {
      down(() -> unlessGone(said));
    }
    if (world.weather.strikes(Fault.DUPLICATE_LIVE, dice)) {
      world.agenda.after(dice.between(100, 9_000), () -> hear(said));
    }
  }

  private void hear(String message) {
    if (!gone) {
      life.turn(() -> unlessGone(message));
    }
  }

  private void unlessGone(String message) {
    if (!gone && !told) {
      receive(message);
    }
  }

  /// As OkHttp does: whatever goes wrong with a message ends the channel.
  private void receive(String message) {
    try {
      if (message.startsWith("{\"poke\"")) {
        var bytes = message.getBytes(StandardCharsets.UTF_8);
        listener.poked(Wire.value(bytes, LivePoke.class).poke());
      } else {
        listener.changed(sink -> replay(message, sink));
      }
    } catch (SyncFailure failure) {
      leave();
      end(failure);
    } catch (RuntimeException bug) {
      life.stumbled(bug);
      leave();
      end(Line.unreachable(String.valueOf(bug)));
    }
  }

  private static void replay(String message, SyncTransport.PullSink sink) {
    try {
      Wire.read(new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8)), sink);
    } catch (IOException malformed) {
      throw Line.unreachable(malformed.toString());
    }
  }

  /// HQ hangs up.
  @Override
  public void close(int code, String reason) {
    if (!gone) {
      down(() -> end(SyncFailure.closed(reason)));
      leave();
    }
  }

  // The end.

  /// Nothing goes through any more; the laptop notices when a ping stays without an answer.
  void broken() {
    if (!gone) {
      leave();
      world.agenda.after(
          dice.between(1, NOTICED_MILLIS),
          () -> life.turn(() -> end(Line.unreachable("the channel broke"))));
    }
  }

  private void leave() {
    gone = true;
    world.hq.left(this);
    var known = subscriber;
    subscriber = null;
    var there = server;
    if (known != null && there != null) {
      world.agenda.after(dice.between(1, 30_000), () -> there.leave(known));
    }
  }

  private void end(SyncFailure failure) {
    if (!told) {
      told = true;
      listener.closed(failure);
    }
  }

  private void up(Runnable arrival) {
    upAt = Math.max(upAt, world.agenda.millis() + Line.latency(dice));
    world.agenda.after(
        upAt - world.agenda.millis(),
        () -> {
          if (!gone) {
            arrival.run();
          }
        });
  }

  private void down(Runnable arrival) {
    downAt = Math.max(downAt, world.agenda.millis() + Line.latency(dice));
    world.agenda.after(downAt - world.agenda.millis(), () -> life.turn(arrival));
  }

  boolean isOf(Life one) {
    return life == one;
  }
}
