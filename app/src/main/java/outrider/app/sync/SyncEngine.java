package outrider.app.sync;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.app.command.CorrectedClock;
import outrider.app.store.Acknowledged;
import outrider.app.store.Database;
import outrider.app.store.Replica;
import outrider.app.store.Table;
import outrider.core.protocol.ProtocolVersion;
import outrider.core.protocol.PullHead;
import outrider.core.protocol.PullRequest;
import outrider.core.protocol.PullRow;
import outrider.core.protocol.PullSame;
import outrider.core.protocol.PullTail;
import outrider.core.protocol.PushRequest;
import outrider.core.protocol.PushResponse;

/// Keeps the book equal to HQ's, in the background, for as long as it is open.
///
/// The loop runs at its own pace: events become turns, a turn asks `SyncCore` what follows and
/// starts the effects; the transport calls back on threads of its own, and what it tells becomes an
/// event again. Nobody waits for it: a command is done when it is in the book.
public final class SyncEngine implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SyncEngine.class);

  /// A way does not take so long.
  private static final Duration CLOCK_WAS_SET = Duration.ofMinutes(2);

  private static final SyncEvent PUSH_STUMBLED =
      new SyncEvent.PushFailed(SyncFailure.Kind.UNREACHABLE, Optional.empty());
  private static final SyncEvent PULL_STUMBLED =
      new SyncEvent.PullFailed(SyncFailure.Kind.UNREACHABLE, Optional.empty());
  private static final SyncEvent LIVE_STUMBLED =
      new SyncEvent.LiveClosed(SyncFailure.Kind.UNREACHABLE);

  private final Replica replica;
  private final SyncTransport transport;
  private final CorrectedClock clock;
  private final Turns turns;
  private final String device;
  private final SyncCore core;
  private final BlobTransfer files;
  private final LastContact contact;
  private final Acknowledged acknowledged = new Acknowledged();

  private final Session session;
  private final SyncReports reports = new SyncReports();
  private final Timers timers;
  private final LiveFeed live;
  private final AutoCloseable commits;

  private volatile boolean started;
  private volatile boolean closed;

  public SyncEngine(
      Database database,
      Replica replica,
      SyncTransport transport,
      CorrectedClock clock,
      RandomGenerator random,
      Turns turns,
      String device) {
    this.replica = replica;
    this.transport = transport;
    this.clock = clock;
    this.turns = turns;
    this.device = device;
    core = new SyncCore(random);
    contact = new LastContact(database, clock, turns::nanos);
    files =
        new BlobTransfer(database, transport.files(), turns, replica::user, clock::millis, random);
    session = new Session(transport, files::signedIn);
    timers = new Timers(turns, this::step);
    live =
        new LiveFeed(
            transport, session, replica, acknowledged, clock, this::appliedLive, this::happened);
    commits =
        database.onCommit(tables -> {
          if (tables.contains(Table.OUTBOX)) {
            happened(new SyncEvent.Queued());
          }
        });
  }

  /// Begins, with the token of a session. Call once.
  public void start(String sessionToken) {
    session.begin(sessionToken);
    replica.recognise();
    started = true;
    happened(new SyncEvent.Started(replica.backlog().unsent() > 0));
  }

  /// Goes on after the person signed in again.
  public void resume(String sessionToken) {
    session.begin(sessionToken);
    acknowledged.clear();
    happened(new SyncEvent.SignedIn());
  }

  /// Calls, on a thread of the transport's, with every token that replaces the one before: whoever
  /// listens keeps it before returning.
  public void onToken(Consumer<String> keep) {
    session.onTraded(keep);
  }

  /// Tries now instead of at the next turn: the person asked, or the laptop woke up.
  public void nudge() {
    happened(new SyncEvent.Nudged());
    files.nudge();
  }

  /// The token of the present session; empty before the first.
  public String token() {
    return session.token();
  }

  /// The bytes of files, which go and come when nothing else does.
  public FileExchange files() {
    return files;
  }

  /// How long ago HQ was heard last.
  public LastContact contact() {
    return contact;
  }

  public SyncReport report() {
    return reports.newest();
  }

  /// Calls the listener after every change of the report, on a thread of the engine's.
  public void onReport(Consumer<SyncReport> listener) {
    reports.onChange(listener);
  }

  @Override
  public void close() {
    closed = true;
    session.close();
    live.close();
    files.close();
    try {
      commits.close();
    } catch (Exception impossible) {
      throw new AssertionError(impossible);
    }
    turns.close();
    transport.close();
  }

  private void happened(SyncEvent event) {
    turns.next(() -> step(event));
  }

  /// What is written while the book is being opened is found at the start; a step before it would
  /// ask HQ without a session, and take the refusal for the end of one.
  private void step(SyncEvent event) {
    if (closed || !started) {
      return;
    }
    for (var effect : core.step(event)) {
      perform(effect);
    }
    files.quiet(core.isQuiet());
  }

  private void perform(SyncEffect effect) {
    switch (effect) {
      case SyncEffect.Push _ -> begin(this::push, PUSH_STUMBLED);
      case SyncEffect.Pull pull -> begin(() -> pull(pull), PULL_STUMBLED);
      case SyncEffect.OpenLive _ -> begin(live::open, LIVE_STUMBLED);
      case SyncEffect.CloseLive _ -> live.close();
      case SyncEffect.Heartbeat _ -> heartbeat();
      case SyncEffect.Set timer -> timers.set(timer);
      case SyncEffect.Cancel timer -> timers.cancel(timer.timer());
      case SyncEffect.Show show -> reports.update(now -> now.in(show.phase(), clock.instant()));
    }
  }

  /// A book that cannot be read just now must not leave the core waiting for an end that never
  /// comes.
  private void begin(Runnable exchange, SyncEvent stumbled) {
    try {
      exchange.run();
    } catch (RuntimeException failure) {
      LOG.error("an exchange with HQ could not begin", failure);
      happened(stumbled);
    }
  }

  private void push() {
    var batch = replica.batch(acknowledged);
    if (batch.isEmpty()) {
      happened(new SyncEvent.Pushed(0, false));
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
    transport.push(session.token(), request, new Push(identity, turns.nanos()));
  }

  private final class Push implements SyncTransport.PushAnswer {
    private final String used = session.token();
    private final Replica.Identity asked;
    private final long beganNanos;

    Push(Replica.Identity asked, long beganNanos) {
      this.asked = asked;
      this.beganNanos = beganNanos;
    }

    @Override
    public void answered(PushResponse answer) {
      measure(answer.serverTime(), beganNanos);
      contact.heard(answer.serverTime(), null);
      replica.settle(answer, asked, acknowledged, clock.millis());
      var backlog = replica.backlog();
      reports.update(now -> now.with(backlog));
      happened(new SyncEvent.Pushed(answer.seq(), !replica.batch(acknowledged).isEmpty()));
      session.tradeIfDue();
    }

    @Override
    public void failed(SyncFailure failure) {
      happened(new SyncEvent.PushFailed(session.kind(failure, used), failure.retryAfter()));
    }
  }

  private void pull(SyncEffect.Pull pull) {
    var standing = replica.standing();
    var request =
        new PullRequest(
            ProtocolVersion.CURRENT,
            device,
            standing.identity().incarnation(),
            standing.identity().epoch(),
            standing.cursors(),
            pull.waiting().toMillis(),
            standing.base().isPresent() ? standing.base().getAsLong() : null,
            standing.holds());
    transport.pull(
        session.token(), request, new Pull(standing, pull.waiting().isZero(), turns.nanos()));
  }

  private final class Pull implements SyncTransport.PullAnswer {
    private final String used = session.token();
    private final boolean measures;
    private final long beganNanos;
    private final CutSink sink;
    private long arrivedBefore;
    private long toArrive;

    /// @param measures whether HQ answers at once, so that the time it takes is the way's
    Pull(Replica.Standing asked, boolean measures, long beganNanos) {
      sink = new CutSink(replica, asked, acknowledged);
      this.measures = measures;
      this.beganNanos = beganNanos;
    }

    @Override
    public void head(PullHead head) {
      sink.head(head);
      arrivedBefore = replica.arrived();
      toArrive = arrivedBefore + head.rows();
    }

    @Override
    public void row(PullRow row) {
      sink.row(row);
      var arrived = replica.arrived();
      if (arrived > arrivedBefore) {
        arrivedBefore = arrived;
        reports.update(now -> now.arriving(new SyncReport.Arrival(arrived, toArrive)));
      }
    }

    @Override
    public void tail(PullTail tail) {
      sink.tail(tail);
    }

    @Override
    public void same(PullSame line) {
      sink.same(line);
    }

    @Override
    public void ended() {
      var cut = sink.finish();
      if (measures) {
        measure(cut.serverTime(), beganNanos);
      } else {
        notice(cut.serverTime());
      }
      contact.heard(cut.serverTime(), cut.offlineMaxMillis());
      synced(cut);
      happened(new SyncEvent.Applied(cut.reached(), cut.behind()));
      session.tradeIfDue();
    }

    @Override
    public void failed(SyncFailure failure) {
      happened(new SyncEvent.PullFailed(session.kind(failure, used), failure.retryAfter()));
    }
  }

  private void heartbeat() {
    if (live.isOpen()) {
      contact.lineHolds();
      var backlog = replica.backlog();
      live.heartbeat(backlog);
      reports.update(now -> now.with(backlog));
    }
  }

  private void appliedLive(CutSink.Cut cut) {
    notice(cut.serverTime());
    contact.heard(cut.serverTime(), cut.offlineMaxMillis());
    synced(cut);
  }

  private void synced(CutSink.Cut cut) {
    var records = replica.proof().count();
    var backlog = replica.backlog();
    reports.update(now ->
        (cut.behind() ? now : now.equalTo(cut.reached(), records, clock.instant())).with(backlog));
  }

  private void measure(long serverTime, long beganNanos) {
    var roundTrip = TimeUnit.NANOSECONDS.toMillis(turns.nanos() - beganNanos);
    clock.correct(serverTime, roundTrip);
    reports.update(now -> now.measured(Duration.ofMillis(roundTrip)));
  }

  /// What HQ sends when it likes tells nothing of the way, and yet that somebody has set the clock.
  private void notice(long serverTime) {
    if (Math.abs(clock.millis() - serverTime) > CLOCK_WAS_SET.toMillis()) {
      clock.correct(serverTime, 0);
    }
  }
}
