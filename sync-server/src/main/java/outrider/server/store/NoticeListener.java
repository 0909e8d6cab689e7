package outrider.server.store;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.core.protocol.ScopeState;
import outrider.server.store.Commit.LaneStep;

/// Hears what other servers commit (`LISTEN`) and tells it here. A notice says which scopes were
/// touched; their rows are read from one snapshot, as one cut, together with everything else that
/// the snapshot has: notices come in the order of commits, so those that belong to it are at most a
/// moment away. What is too much to read, or got lost with a connection, is told to be missing, and
/// devices come for it.
final class NoticeListener implements AutoCloseable {
  static final String CHANNEL = "outrider_commit";

  private static final Logger log = LoggerFactory.getLogger(NoticeListener.class);
  private static final int LOOK_MILLIS = 500;
  private static final int STRAGGLERS_MILLIS = 50;
  private static final int STRAGGLER_LOOKS = 20;
  private static final long OVERDUE_MILLIS = 1_000;
  private static final long ROWS_MAX = 512;

  private final PostgresDialect dialect;
  private final String tenantId;
  private final String node;
  private final Readers readers;
  private final CommitLine line;
  private final Thread thread;
  private volatile @Nullable Connection listening;
  private volatile boolean closed;

  NoticeListener(
      PostgresDialect dialect, String tenantId, String node, Readers readers, CommitLine line) {
    this.dialect = dialect;
    this.tenantId = tenantId;
    this.node = node;
    this.readers = readers;
    this.line = line;
    thread = Thread.ofPlatform().name("database-listener").daemon().start(this::run);
  }

  private void run() {
    for (long pauseMillis = 0; !closed; pauseMillis = Math.min(5_000, 2 * pauseMillis + 100)) {
      try {
        Thread.sleep(pauseMillis);
        listen();
      } catch (InterruptedException stop) {
        return;
      } catch (SQLException | RuntimeException failure) {
        if (!closed) {
          log.warn("Nothing is heard of other servers; trying again.", failure);
        }
      }
    }
  }

  private void listen() throws SQLException {
    try (Connection connection = dialect.openListener();
        Statement statement = connection.createStatement()) {
      listening = connection;
      statement.execute("LISTEN " + CHANNEL);
      // Whatever was committed while nobody listened.
      line.missed(readers.read(transaction -> transaction.tenant().position().seq()));
      PGConnection ears = connection.unwrap(PGConnection.class);
      List<CommitNotice> notices = new ArrayList<>();
      while (!closed) {
        notices.addAll(hear(ears, LOOK_MILLIS));
        while (notices.stream().anyMatch(notice -> !notice.node().equals(node))) {
          pass(notices, ears);
          forgetTold(notices);
        }
        forgetTold(notices);
        line.tellOverdue(OVERDUE_MILLIS);
      }
    }
  }

  /// A notice is of use for as long as its commit has not been told: one of ours may be overtaken
  /// by a cut that is read here, and one that came while a cut was read belongs to the next.
  private void forgetTold(List<CommitNotice> notices) {
    long told = line.told();
    notices.removeIf(notice -> notice.seq() <= told);
  }

  private List<CommitNotice> hear(PGConnection ears, int millis) throws SQLException {
    List<CommitNotice> heard = new ArrayList<>();
    PGNotification[] messages = ears.getNotifications(millis);
    if (messages != null) {
      for (PGNotification message : messages) {
        CommitNotice.read(message.getParameter())
            .filter(notice -> notice.tenant().equals(tenantId))
            .ifPresent(heard::add);
      }
    }
    return heard;
  }

  private void pass(List<CommitNotice> notices, PGConnection ears) throws SQLException {
    long told = line.told();
    if (newest(notices) <= told) {
      line.others(answers(told, notices));
      return;
    }
    try (Snapshot snapshot = readers.snapshot()) {
      long cut = snapshot.read(transaction -> transaction.tenant().position().seq());
      for (int look = 0; look < STRAGGLER_LOOKS && newest(notices) < cut; look++) {
        notices.addAll(hear(ears, STRAGGLERS_MILLIS));
      }
      boolean known = newest(notices) >= cut && notices.stream().allMatch(CommitNotice::whole);
      if (known && cut - told <= ROWS_MAX) {
        line.others(snapshot.read(transaction -> read(transaction, told, cut, notices)));
      } else {
        line.missed(Math.max(cut, newest(notices)));
      }
    }
  }

  private static long newest(List<CommitNotice> notices) {
    return notices.stream().mapToLong(CommitNotice::seq).max().orElse(0);
  }

  private static Commit answers(long told, List<CommitNotice> notices) {
    return new Commit(told, told, List.of(), Map.of(), lanes(notices));
  }

  private static List<LaneStep> lanes(List<CommitNotice> notices) {
    return notices.stream().flatMap(notice -> notice.lanes().stream()).toList();
  }

  private static Commit read(
      Transaction transaction, long told, long cut, List<CommitNotice> notices) {
    Set<String> scopes = new TreeSet<>();
    notices.forEach(notice -> scopes.addAll(notice.scopes()));
    List<Commit.Entry> entries = new ArrayList<>();
    Map<String, ScopeState> states = new TreeMap<>();
    for (String scope : scopes) {
      states.put(scope, transaction.scopes().state(scope));
      transaction.feed().after(scope, told, (int) ROWS_MAX, true).stream()
          .map(entry -> entry(scope, entry))
          .forEach(entries::add);
    }
    entries.sort(Comparator.comparingLong(entry -> entry.record().seq()));
    return new Commit(told, cut, entries, states, lanes(notices));
  }

  private static Commit.Entry entry(String scope, FeedStore.Entry entry) {
    StoredRecord record =
        new StoredRecord(
            entry.type(),
            entry.id(),
            entry.seq(),
            entry.deleted(),
            entry.owner(),
            entry.team(),
            null,
            new String(entry.body(), StandardCharsets.UTF_8),
            null);
    return entry.exited()
        ? new Commit.Entry(record, Set.of(scope), Set.of())
        : new Commit.Entry(record, Set.of(), Set.of(scope));
  }

  @Override
  public void close() {
    closed = true;
    Connection connection = listening;
    try {
      if (connection != null) {
        // The only way to wake somebody who listens to a socket.
        connection.abort(Runnable::run);
      }
      thread.interrupt();
      thread.join();
    } catch (SQLException gone) {
      log.debug("The listening connection was gone before it was closed.", gone);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
