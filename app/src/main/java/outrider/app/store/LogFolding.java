package outrider.app.store;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Moves what was committed from SQLite's log of changes to its place in the file, on a thread of
/// its own, a second after the first commit that it has not moved yet.
///
/// Left to SQLite, whoever commits waits for it: a person who types, for everything that the sync
/// has written before.
final class LogFolding implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LogFolding.class);
  private static final long PAUSE_MILLIS = 1_000;

  /// What the log may keep of the disk once everything in it is in its place.
  private static final long LOG_BYTES_KEPT = 16 << 20;

  private final Supplier<Sql> connections;
  private final Lock use;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("outrider-folding").factory());
  private final AtomicBoolean awaited = new AtomicBoolean();
  private volatile Future<?> next = CompletableFuture.completedFuture(true);

  /// Guarded by `use`.
  private @Nullable Sql sql;

  /// @param connections opens one that may write
  /// @param use held while the file is worked on
  LogFolding(Supplier<Sql> connections, Lock use) {
    this.connections = connections;
    this.use = use;
  }

  /// Lets a connection leave the log to this.
  void take(Sql writer) {
    writer.number("PRAGMA wal_autocheckpoint = 0");
    writer.number("PRAGMA journal_size_limit = " + LOG_BYTES_KEPT);
  }

  /// Something was committed. Any thread.
  void committed() {
    if (awaited.compareAndSet(false, true)) {
      next = thread.schedule(this::fold, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  /// Ends when what was committed so far has been folded in.
  Future<?> folded() {
    return next;
  }

  private void fold() {
    awaited.set(false);
    use.lock();
    try {
      var opened = sql == null ? connections.get() : sql;
      sql = opened;
      opened.number("PRAGMA wal_checkpoint(PASSIVE)");
    } catch (StoreException failure) {
      LOG.warn("The log of changes could not be folded in; the next commit tries again.", failure);
    } finally {
      use.unlock();
    }
  }

  /// Closes the file; the next commit opens it again. Nobody may hold `use` meanwhile.
  void letGo() {
    if (sql != null) {
      sql.close();
      sql = null;
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
