package outrider.app.sync;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import outrider.app.command.CorrectedClock;
import outrider.app.store.Acknowledged;
import outrider.app.store.Replica;
import outrider.core.protocol.LiveHello;
import outrider.core.protocol.ProtocolVersion;

/// The live channel while there is one: says at the beginning and with every heartbeat where this
/// laptop stands, and hears what is new. What an earlier channel still says is not heard.
///
/// Opened and closed in turns; heard on the transport's threads.
final class LiveFeed {

  private final SyncTransport transport;
  private final Session session;
  private final Replica replica;
  private final Acknowledged acknowledged;
  private final CorrectedClock clock;
  private final Consumer<CutSink.Cut> applied;
  private final Consumer<SyncEvent> happened;

  private volatile SyncTransport.@Nullable LiveChannel channel;
  private volatile @Nullable Hearing present;

  /// @param applied is given every cut that came this way, before the event that tells of it
  LiveFeed(
      SyncTransport transport,
      Session session,
      Replica replica,
      Acknowledged acknowledged,
      CorrectedClock clock,
      Consumer<CutSink.Cut> applied,
      Consumer<SyncEvent> happened) {
    this.transport = transport;
    this.session = session;
    this.replica = replica;
    this.acknowledged = acknowledged;
    this.clock = clock;
    this.applied = applied;
    this.happened = happened;
  }

  void open() {
    var hello = hello(replica.backlog());
    var hearing = new Hearing();
    present = hearing;
    channel = transport.openLive(session.token(), hello, hearing);
  }

  boolean isOpen() {
    return channel != null;
  }

  void heartbeat(Replica.Backlog backlog) {
    var open = channel;
    if (open != null) {
      open.heartbeat(hello(backlog));
    }
  }

  void close() {
    var open = channel;
    channel = null;
    present = null;
    if (open != null) {
      open.close();
    }
  }

  private LiveHello hello(Replica.Backlog backlog) {
    return new LiveHello(
        ProtocolVersion.CURRENT,
        replica.identity().incarnation(),
        replica.reached(),
        backlog.unsent(),
        age(backlog));
  }

  private long age(Replica.Backlog backlog) {
    return backlog.unsent() == 0 ? 0 : Math.max(0, clock.millis() - backlog.oldestOccurredAt());
  }

  private final class Hearing implements SyncTransport.LiveListener {
    private final String used = session.token();

    @Override
    public void opened() {
      if (isPresent()) {
        happened.accept(new SyncEvent.LiveOpened());
      }
    }

    @Override
    public void poked(long seq) {
      if (isPresent()) {
        happened.accept(new SyncEvent.Poked(seq));
      }
    }

    @Override
    public void changed(Consumer<SyncTransport.PullSink> replay) {
      if (!isPresent()) {
        return;
      }
      var sink = new CutSink(replica, replica.standing(), acknowledged);
      replay.accept(sink);
      var cut = sink.finishLive();
      if (cut.isEmpty()) {
        happened.accept(new SyncEvent.Poked(sink.seq()));
        return;
      }
      applied.accept(cut.get());
      happened.accept(new SyncEvent.LiveApplied(cut.get().reached(), cut.get().behind()));
    }

    @Override
    public void closed(@Nullable SyncFailure failure) {
      if (!isPresent()) {
        return;
      }
      channel = null;
      present = null;
      happened.accept(
          new SyncEvent.LiveClosed(
              failure == null ? SyncFailure.Kind.UNREACHABLE : session.kind(failure, used)));
    }

    private boolean isPresent() {
      return present == this;
    }
  }
}
