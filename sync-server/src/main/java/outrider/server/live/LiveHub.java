package outrider.server.live;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import outrider.core.command.Lane;
import outrider.core.configuration.Configuration;
import outrider.core.protocol.LiveHello;
import outrider.core.rule.Actor;
import outrider.core.user.Visibility;
import outrider.server.access.Configurations;
import outrider.server.access.Sessions;
import outrider.server.access.SignIn;
import outrider.server.access.SignedIn;
import outrider.server.ops.Limits;
import outrider.server.problem.Problem;
import outrider.server.problem.ProblemException;
import outrider.server.pull.Changes;
import outrider.server.store.Commit;
import outrider.server.store.Database;
import outrider.server.store.Transaction;

/// Tells listening devices of commits the moment they are on the disk. The telling is done in
/// turns, one event after the other, so nothing here is locked: commits, arrivals, departures and a
/// tick.
///
/// A message holds all that a device misses between the number it was told last and the commit's:
/// the hub sees every commit, so what it did not send in between was nothing for that device.
public final class LiveHub implements Changes, AutoCloseable {
  private final Database database;
  private final Configurations configurations;
  private final Sessions sessions;
  private final InstantSource clock;
  private final Heartbeats heartbeats;
  private final HubTurns turns;
  private final Set<Subscriber> subscribers = new LinkedHashSet<>();
  private final Map<String, Set<Subscriber>> byScope = new HashMap<>();
  private final Map<String, Set<Subscriber>> byDevice = new HashMap<>();
  private final Set<Waiter> waiters = ConcurrentHashMap.newKeySet();
  private @Nullable String epoch;
  private long unheardSeq;
  private volatile long seq;
  private volatile int count;
  private volatile boolean stopping;

  private record Waiter(Set<String> scopes, CompletableFuture<Boolean> woken) {}

  public LiveHub(
      Database database,
      Configurations configurations,
      Sessions sessions,
      InstantSource clock,
      HubTurns turns) {
    this.database = database;
    this.configurations = configurations;
    this.sessions = sessions;
    this.clock = clock;
    this.turns = turns;
    this.heartbeats = new Heartbeats(database, clock);
    this.seq = database.read(transaction -> transaction.tenant().position().seq());
    database.onCommit(commit -> turns.next(() -> committed(commit)));
    database.onMissed(stored -> turns.next(() -> missed(stored)));
    turns.start(Limits.LIVE_CHECK, this::tick);
  }

  /// How many devices are listening.
  public int listening() {
    return count;
  }

  // Arrivals.

  /// What a device sends: the first time it begins to listen, later it is a heartbeat.
  public Subscriber hello(LiveHello hello, SignedIn who, Channel channel) {
    SignIn.checkVersion(hello.protocol());
    if (hello.incarnation() != who.incarnation()) {
      throw new ProblemException(Problem.incarnationUnknown(who.incarnation()));
    }
    Subscriber subscriber =
        new Subscriber(who, hello.protocol(), channel, turns::aside, clock.millis());
    Arrival arrival = database.read(transaction -> arrival(transaction, who));
    subscriber.holds(arrival.actor.scopes());
    subscriber.processed().putAll(arrival.processed);
    subscriber.told(arrival.seq);
    heard(subscriber, hello);
    turns.next(() -> join(subscriber, hello.seq()));
    return subscriber;
  }

  private record Arrival(Actor actor, long seq, Map<Lane, Long> processed) {}

  private Arrival arrival(Transaction transaction, SignedIn who) {
    Map<Lane, Long> processed = new HashMap<>();
    transaction
        .lanes()
        .lastNs(who.deviceId(), who.incarnation())
        .forEach((lane, lastN) -> processed.put(Lane.valueOf(lane), lastN));
    return new Arrival(
        Configurations.actor(configurations.in(transaction), who, transaction),
        transaction.tenant().position().seq(),
        processed);
  }

  public void heartbeat(Subscriber subscriber, LiveHello hello) {
    heard(subscriber, hello);
    turns.next(() -> remind(subscriber, hello.seq()));
  }

  private void heard(Subscriber subscriber, LiveHello hello) {
    subscriber.heard(clock.millis());
    heartbeats.heard(subscriber.who().deviceId(), hello.unsent(), hello.oldestUnsentMillis());
  }

  /// What a device was told a heartbeat ago should have arrived; if it has not, something on the
  /// way swallowed it, and nobody else would ever notice.
  private void remind(Subscriber subscriber, long deviceSeq) {
    if (subscribers.contains(subscriber) && deviceSeq < subscriber.toldByLastHeartbeat()) {
      poke(subscriber, subscriber.toldSeq());
    }
  }

  /// Turns a device away now instead of at the next look at its session.
  public void revoked(String deviceId) {
    turns.next(() ->
        Set.copyOf(byDevice.getOrDefault(deviceId, Set.of()))
            .forEach(
                subscriber -> turnAway(subscriber, new ProblemException(Problem.revokedDevice()))));
  }

  public void leave(Subscriber subscriber) {
    subscriber.end();
    turns.next(() -> forget(subscriber));
  }

  private void join(Subscriber subscriber, long deviceSeq) {
    if (seq > subscriber.toldSeq()) {
      // Commits went by between reading and joining: it has not heard of them.
      Arrival arrival = database.read(transaction -> arrival(transaction, subscriber.who()));
      subscriber.holds(arrival.actor.scopes());
      subscriber.processed().putAll(arrival.processed);
      subscriber.told(arrival.seq);
    }
    subscribers.add(subscriber);
    count = subscribers.size();
    subscriber
        .scopes()
        .forEach(scope ->
            byScope.computeIfAbsent(scope, unused -> new LinkedHashSet<>()).add(subscriber));
    byDevice
        .computeIfAbsent(subscriber.who().deviceId(), unused -> new LinkedHashSet<>())
        .add(subscriber);
    if (deviceSeq < subscriber.toldSeq()) {
      poke(subscriber, subscriber.toldSeq());
    }
  }

  private void forget(Subscriber subscriber) {
    if (subscribers.remove(subscriber)) {
      count = subscribers.size();
      subscriber.scopes().forEach(scope -> remove(byScope, scope, subscriber));
      remove(byDevice, subscriber.who().deviceId(), subscriber);
    }
  }

  private static void remove(
      Map<String, Set<Subscriber>> index, String key, Subscriber subscriber) {
    Set<Subscriber> some = index.get(key);
    if (some != null && some.remove(subscriber) && some.isEmpty()) {
      index.remove(key);
    }
  }

  // Commits.

  private void committed(Commit commit) {
    seq = Math.max(seq, commit.seq());
    for (Commit.LaneStep step : commit.lanes()) {
      for (Subscriber subscriber : byDevice.getOrDefault(step.deviceId(), Set.of())) {
        if (subscriber.who().incarnation() == step.incarnation()) {
          subscriber.processed().merge(Lane.valueOf(step.lane()), step.lastN(), Math::max);
        }
      }
    }
    lines(commit).forEach((subscriber, lines) -> tell(subscriber, commit, lines));
    boolean configured = commit.states().containsKey(Visibility.CONFIG);
    if (configured) {
      reconsiderScopes();
    }
    wake(commit.states().keySet(), configured);
  }

  private Map<Subscriber, List<LiveMessages.Line>> lines(Commit commit) {
    Map<Subscriber, List<LiveMessages.Line>> lines = new LinkedHashMap<>();
    for (Commit.Entry entry : commit.entries()) {
      entry.after().forEach(scope -> add(lines, scope, entry, false));
      entry.before().stream()
          .filter(scope -> !entry.after().contains(scope))
          .forEach(scope -> add(lines, scope, entry, true));
    }
    return lines;
  }

  private void add(
      Map<Subscriber, List<LiveMessages.Line>> lines,
      String scope,
      Commit.Entry entry,
      boolean exited) {
    for (Subscriber subscriber : byScope.getOrDefault(scope, Set.of())) {
      Integer index = subscriber.index(scope);
      if (index != null && subscriber.toldSeq() < entry.record().seq()) {
        lines
            .computeIfAbsent(subscriber, unused -> new ArrayList<>())
            .add(new LiveMessages.Line(index, entry.record(), exited));
      }
    }
  }

  private void tell(Subscriber subscriber, Commit commit, List<LiveMessages.Line> lines) {
    long chars = lines.stream().mapToLong(line -> line.record().body().length()).sum();
    if (chars > Limits.LIVE_INLINE_BYTES) {
      poke(subscriber, commit.seq());
      return;
    }
    long now = clock.millis();
    String message = LiveMessages.inline(subscriber, commit, newest(lines), epoch(), now);
    subscriber.told(commit.seq());
    subscriber.tell(message, LiveMessages.poke(commit.seq(), now));
  }

  /// Of a record that changed several times in one commit only the last version is told.
  private static List<LiveMessages.Line> newest(List<LiveMessages.Line> lines) {
    if (lines.size() == 1) {
      return lines;
    }
    record Key(int scope, String type, String id) {}
    Map<Key, LiveMessages.Line> last = new LinkedHashMap<>();
    for (LiveMessages.Line line : lines) {
      Key key = new Key(line.scope(), line.record().type(), line.record().id());
      last.remove(key);
      last.put(key, line);
    }
    return List.copyOf(last.values());
  }

  private void poke(Subscriber subscriber, long upTo) {
    String poke = LiveMessages.poke(upTo, clock.millis());
    subscriber.told(Math.max(upTo, subscriber.toldSeq()));
    subscriber.tell(poke, poke);
  }

  private String epoch() {
    String known = epoch;
    if (known == null) {
      known = database.read(transaction -> transaction.tenant().position().epoch());
      epoch = known;
    }
    return known;
  }

  /// Somebody changed teams or roles: those who now see more or less must come and pull.
  private void reconsiderScopes() {
    database.read(transaction -> {
      reconsiderScopes(transaction);
      return true;
    });
  }

  private void reconsiderScopes(Transaction transaction) {
    Configuration configuration = configurations.in(transaction);
    for (Subscriber subscriber : List.copyOf(subscribers)) {
      try {
        Actor actor = Configurations.actor(configuration, subscriber.who(), transaction);
        if (!subscriber.holdsExactly(actor.scopes())) {
          subscriber.scopes().forEach(scope -> remove(byScope, scope, subscriber));
          subscriber.holds(actor.scopes());
          subscriber
              .scopes()
              .forEach(scope ->
                  byScope.computeIfAbsent(scope, unused -> new LinkedHashSet<>()).add(subscriber));
          poke(subscriber, seq);
        }
      } catch (ProblemException notAdmitted) {
        turnAway(subscriber, notAdmitted);
      }
    }
  }

  private void turnAway(Subscriber subscriber, ProblemException notAdmitted) {
    forget(subscriber);
    turns.aside(() -> subscriber.close(Channel.NOT_ADMITTED, notAdmitted.problem().type()));
  }

  // Time.

  private void tick() {
    long now = clock.millis();
    heartbeats.flush();
    noticeOtherProcesses();
    for (Subscriber subscriber : List.copyOf(subscribers)) {
      if (subscriber.isSilent(now)) {
        forget(subscriber);
        turns.aside(() -> subscriber.close(Channel.GOING_AWAY, "silent"));
      } else if (subscriber.isDue(now)) {
        try {
          sessions.requireHash(subscriber.who().tokenHash());
        } catch (ProblemException notAdmitted) {
          turnAway(subscriber, notAdmitted);
        }
      }
    }
  }

  /// An administrator's command beside a SQLite writes from a process of its own, and tells nobody;
  /// what another server tells may get lost. Either is noticed by a number that was not heard of
  /// from one tick to the next.
  private void noticeOtherProcesses() {
    long stored = database.read(transaction -> transaction.tenant().position().seq());
    if (unheardSeq > seq && turns.isIdle()) {
      missed(stored);
    }
    unheardSeq = stored;
  }

  /// Somebody else changed something, and nobody knows what: everybody comes and looks.
  private void missed(long stored) {
    if (stored > seq) {
      seq = stored;
      reconsiderScopes();
      subscribers.forEach(subscriber -> poke(subscriber, stored));
      wake(Set.of(), true);
    }
  }

  // Long polls.

  @Override
  public boolean await(Collection<String> scopes, long knownSeq, Duration longest) {
    Waiter waiter = new Waiter(Set.copyOf(scopes), new CompletableFuture<>());
    waiters.add(waiter);
    try {
      if (seq <= knownSeq && !stopping) {
        waiter.woken.get(Math.max(1, longest.toMillis()), TimeUnit.MILLISECONDS);
      }
    } catch (TimeoutException | ExecutionException timeIsUp) {
      // The caller looks again and answers with what there is.
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      waiters.remove(waiter);
    }
    return !stopping;
  }

  private void wake(Set<String> touched, boolean everybody) {
    for (Waiter waiter : waiters) {
      if (everybody || touched.stream().anyMatch(waiter.scopes::contains)) {
        waiter.woken.complete(true);
      }
    }
  }

  /// Sends everybody away in good order; they come back by themselves.
  @Override
  public void close() {
    stopping = true;
    wake(Set.of(), true);
    turns.close();
    heartbeats.flush();
    List<Thread> closing = new ArrayList<>();
    for (Subscriber subscriber : subscribers) {
      closing.add(Thread.ofVirtual().start(() -> subscriber.close(Channel.GOING_AWAY, "stopping")));
    }
    for (Thread one : closing) {
      try {
        one.join(Duration.ofSeconds(1));
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
