package outrider.server.store;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A few platform threads that read, and more connections than threads: a slow download keeps a
/// connection, whose snapshot it needs, but a thread only while it fetches its next page. Virtual
/// threads stay out of native code, which would pin the thread that carries them.
final class Readers implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Readers.class);

  private final Dialect dialect;
  private final String tenantId;
  private final ExecutorService threads;
  private final Semaphore permits;
  private final long waitMillis;
  private final int idleMax;
  private final Deque<Sql> idle = new ArrayDeque<>();

  Readers(Dialect dialect, String tenantId, int threadCount, int connectionsMax, long waitMillis) {
    this.dialect = dialect;
    this.tenantId = tenantId;
    this.waitMillis = waitMillis;
    this.idleMax = dialect.poolsReaders() ? 0 : 2 * threadCount;
    this.permits = new Semaphore(connectionsMax, true);
    this.threads =
        Executors.newFixedThreadPool(
            threadCount, Thread.ofPlatform().name("database-reader-", 1).daemon().factory());
  }

  /// One question, asked and answered in one turn of a reader's thread.
  <T> T read(Function<Transaction, T> query) {
    return onReaderThread(() -> {
      Sql sql = begin();
      try {
        return query.apply(new Transaction(sql, tenantId));
      } finally {
        end(sql);
      }
    });
  }

  Snapshot snapshot() {
    try {
      if (!permits.tryAcquire(waitMillis, TimeUnit.MILLISECONDS)) {
        throw new StoreBusyException("too many downloads at once");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StoreBusyException("interrupted while waiting for a connection");
    }
    return new Snapshot(this, tenantId);
  }

  <T> T onReaderThread(Supplier<T> work) {
    try {
      return CompletableFuture.supplyAsync(work, threads).join();
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failure;
    }
  }

  Sql begin() {
    Sql sql = takeIdle();
    dialect.beginSnapshot(sql);
    return sql;
  }

  private Sql takeIdle() {
    synchronized (idle) {
      if (!idle.isEmpty()) {
        return idle.pop();
      }
    }
    try {
      return new Sql(dialect.openReader(), dialect);
    } catch (SQLException failure) {
      throw dialect.translate(failure);
    }
  }

  /// A few connections are kept for the next reader; a rush's other ones are let go of.
  void end(Sql sql) {
    try {
      dialect.rollBack(sql);
    } catch (StoreException broken) {
      log.debug("A reader's connection broke; the next one gets another.", broken);
      sql.closeQuietly();
      return;
    }
    synchronized (idle) {
      if (idle.size() < idleMax) {
        idle.push(sql);
        return;
      }
    }
    sql.close();
  }

  void release() {
    permits.release();
  }

  @Override
  public void close() {
    threads.shutdown();
    try {
      threads.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    synchronized (idle) {
      idle.forEach(Sql::close);
      idle.clear();
    }
  }
}
