package outrider.app.sync;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.app.command.CorrectedClock;
import outrider.app.store.Acknowledged;
import outrider.app.store.Database;
import outrider.app.store.Replica;
import outrider.app.store.Table;
import outrider.core.protocol.LiveHello;
import outrider.core.protocol.ProtocolVersion;
import outrider.core.protocol.PullRequest;
import outrider.core.protocol.PushRequest;

/// Keeps the book equal to HQ's, in the background, for as long as it is open.
///
/// The loop runs at its own pace: one platform thread takes events from one queue, asks `SyncCore`
/// what follows, and starts the effects; calls to HQ run on virtual threads and report back by
/// events. Nobody waits for it: a command is done when it is in the book.
public final class SyncEngine implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SyncEngine.class);

  private final Replica replica;
  private final SyncTransport transport;
  private final CorrectedClock clock;
  private final String device;
  private final SyncCore core;
  private final Acknowledged acknowledged = new Acknowledged();

  private final LinkedBlockingQueue<SyncEvent> events = new LinkedBlockingQueue<>();
  private final ScheduledExecutorService timers =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("outrider-sync-timers").factory());
  private final Map<SyncEffect.Timer, Future<?>> set = new EnumMap<>(SyncEffect.Timer.class);
  private final List<Consumer<SyncReport>> listeners = new CopyOnWriteArrayList<>();
  private final AtomicLong reached = new AtomicLong();
  private final Thread loop;
  private final AutoCloseable commits;

  private volatile boolean closed;
  private volatile String token = "";
  private volatile SyncReport report = SyncReport.NONE;
  private volatile SyncTransport.@Nullable LiveChannel live;

  public SyncEngine(
      Database database,
      Replica replica,
      SyncTransport transport,
      CorrectedClock clock,
      RandomGenerator random,
      String device) {
    this.replica = replica;
    this.transport = transport;
    this.clock = clock;
    this.device = device;
    core = new SyncCore(random);
    loop = Thread.ofPlatform().daemon().name("outrider-sync").unstarted(this::run);
    commits =
        database.onCommit(tables -> {
          if (tables.contains(Table.OUTBOX)) {
            events.add(new SyncEvent.Queued());
          }
        });
  }

  /// Begins, with the token of a session. Call once.
  public void start(String sessionToken) {
    token = sessionToken;
    reached.set(replica.reached());
    loop.start();
    events.add(new SyncEvent.Started(replica.backlog().unsent() > 0));
  }

  /// Goes on after the person signed in again.
  public void resume(String sessionToken) {
    token = sessionToken;
    acknowledged.clear();
    events.add(new SyncEvent.SignedIn());
  }

  /// Tries now instead of at the next turn: the person asked, or the laptop woke up.
  public void nudge() {
    events.add(new SyncEvent.Nudged());
  }

  public SyncReport report() {
    return report;
  }

  /// Calls the listener after every change of the report, on a thread of the engine's.
  public void onReport(Consumer<SyncReport> listener) {
    listeners.add(listener);
    listener.accept(report);
  }

  @Override
  public void close() {
    closed = true;
    loop.interrupt();
    timers.shutdownNow();
    var channel = live;
    if (channel != null) {
      channel.close();
    }
    try {
      commits.close();
      loop.join(TimeUnit.SECONDS.toMillis(2));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (Exception impossible) {
      throw new AssertionError(impossible);
    }
    transport.close();
  }

  private void run() {
    while (!closed) {
      try {
        var event = events.take();
        for (var effect : core.step(event)) {
          perform(effect);
        }
      } catch (InterruptedException interrupted) {
        return;
      } catch (RuntimeException bug) {
        LOG.error("synchronisation stumbled; it goes on", bug);
      }
    }
  }

  private void perform(SyncEffect effect) {
    switch (effect) {
      case SyncEffect.Push _ -> push();
      case SyncEffect.Pull pull -> pull(pull);
      case SyncEffect.OpenLive _ -> openLive();
      case SyncEffect.CloseLive _ -> closeLive();
      case SyncEffect.Heartbeat _ -> heartbeat();
      case SyncEffect.Set timer -> set(timer);
      case SyncEffect.Cancel timer -> cancel(timer.timer());
      case SyncEffect.Show show -> show(show.phase());
    }
  }

  private void push() {
    var batch = replica.batch(acknowledged);
    if (batch.isEmpty()) {
      events.add(new SyncEvent.Pushed(0, false));
      return;
    }
    var identity = replica.identity();
    var request =
        new PushRequest(
            ProtocolVersion.CURRENT,
            device,
            identity.incarnation(),
            identity.epoch(),
            clock.offsetMillis(),
            batch);
    background(
        () -> {
          var began = System.nanoTime();
          var answer = transport.push(token, request);
          measure(answer.serverTime(), began);
          replica.settle(answer, acknowledged, clock.millis());
          var backlog = replica.backlog();
          update(now -> now.with(backlog));
          return new SyncEvent.Pushed(answer.seq(), !replica.batch(acknowledged).isEmpty());
        },
        SyncEvent.PushFailed::new);
  }

  private void pull(SyncEffect.Pull pull) {
    background(
        () -> {
          var identity = replica.identity();
          var began = System.nanoTime();
          var sink = new CutSink(replica, acknowledged);
          transport.pull(
              token,
              new PullRequest(
                  ProtocolVersion.CURRENT,
                  device,
                  identity.incarnation(),
                  identity.epoch(),
                  replica.cursors(),
                  pull.waiting().toMillis()),
              sink);
          var cut = sink.finish();
          if (pull.waiting().isZero()) {
            measure(cut.serverTime(), began);
          }
          synced(cut);
          return new SyncEvent.Applied(cut.seq(), cut.behind());
        },
        SyncEvent.PullFailed::new);
  }

  private void openLive() {
    var identity = replica.identity();
    var backlog = replica.backlog();
    var hello =
        new LiveHello(
            ProtocolVersion.CURRENT,
            identity.incarnation(),
            replica.reached(),
            backlog.unsent(),
            age(backlog));
    live = transport.openLive(token, hello, new Live());
  }

  private void closeLive() {
    var channel = live;
    live = null;
    if (channel != null) {
      channel.close();
    }
  }

  private void heartbeat() {
    var channel = live;
    if (channel == null) {
      return;
    }
    var backlog = replica.backlog();
    channel.heartbeat(
        new LiveHello(
            ProtocolVersion.CURRENT,
            replica.identity().incarnation(),
            reached.get(),
            backlog.unsent(),
            age(backlog)));
    update(now -> now.with(backlog));
  }

  private long age(Replica.Backlog backlog) {
    return backlog.unsent() == 0 ? 0 : Math.max(0, clock.millis() - backlog.oldestOccurredAt());
  }

  private void set(SyncEffect.Set timer) {
    cancel(timer.timer());
    set.put(
        timer.timer(),
        timers.schedule(
            () -> events.add(new SyncEvent.TimerFired(timer.timer())),
            timer.delay().toMillis(),
            TimeUnit.MILLISECONDS));
  }

  private void cancel(SyncEffect.Timer timer) {
    var running = set.remove(timer);
    if (running != null) {
      running.cancel(false);
    }
  }

  private void show(SyncPhase phase) {
    update(now -> now.in(phase, clock.instant()));
  }

  private void synced(CutSink.Cut cut) {
    reached.accumulateAndGet(cut.seq(), Math::max);
    var records = replica.proof().count();
    var backlog = replica.backlog();
    update(now -> now.equalTo(cut.seq(), records, clock.instant()).with(backlog));
  }

  private void update(UnaryOperator<SyncReport> change) {
    synchronized (listeners) {
      var after = change.apply(report);
      if (!after.equals(report)) {
        report = after;
        listeners.forEach(listener -> listener.accept(after));
      }
    }
  }

  private void measure(long serverTime, long beganNanos) {
    var roundTrip = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beganNanos);
    clock.correct(serverTime, roundTrip);
    update(now -> now.measured(Duration.ofMillis(roundTrip)));
  }

  /// Work that may wait for the network, on a virtual thread; ends in exactly one event.
  private void background(
      Supplier<SyncEvent> work,
      BiFunction<SyncFailure.Kind, Optional<Duration>, SyncEvent> failed) {
    Thread.ofVirtual()
        .name("outrider-sync-call")
        .start(() -> {
          try {
            events.add(work.get());
          } catch (SyncFailure failure) {
            LOG.debug("HQ: {}", failure.getMessage());
            events.add(failed.apply(failure.kind(), failure.retryAfter()));
          } catch (RuntimeException bug) {
            LOG.error("an exchange with HQ failed", bug);
            events.add(failed.apply(SyncFailure.Kind.UNREACHABLE, Optional.empty()));
          }
        });
  }

  private final class Live implements SyncTransport.LiveListener {

    @Override
    public void opened() {
      events.add(new SyncEvent.LiveOpened());
    }

    @Override
    public void poked(long seq) {
      events.add(new SyncEvent.Poked(seq));
    }

    @Override
    public void changed(Consumer<SyncTransport.PullSink> replay) {
      var sink = new CutSink(replica, acknowledged);
      replay.accept(sink);
      var applied = sink.finishLive();
      if (applied.isEmpty()) {
        events.add(new SyncEvent.Poked(sink.seq()));
        return;
      }
      synced(applied.get());
      events.add(new SyncEvent.LiveApplied(applied.get().seq(), applied.get().behind()));
    }

    @Override
    public void closed(@Nullable SyncFailure failure) {
      live = null;
      events.add(
          new SyncEvent.LiveClosed(
              failure == null ? SyncFailure.Kind.UNREACHABLE : failure.kind()));
    }
  }
}
