package outrider.server.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that writes. Whatever jobs have come in while the last commit was on its way to
/// the disk share the next one (*group commit*): a hundred devices cost one `fsync`, and a single
/// one waits for nobody. A group ends when it has taken long enough: fifty large pushes at once are
/// answered one after the other, and not all with the last.
///
/// A job that fails hurts only itself. Nearly all that fail do so before they have written
/// anything, and leave nothing to undo; only where one has written is the group undone and done
/// again with a savepoint for each, so that the others do not pay for what hardly ever happens. So
/// a job may run more than once: all that it does lies in its transaction.
final class Writer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Writer.class);

  private @Nullable Sql connection;
  private final Dialect dialect;
  private final String tenantId;
  private final String node;
  private final CommitLine line;
  private final BlockingQueue<Job<?>> queue;
  private final int groupMax;
  private final long groupNanos;
  private final Thread thread;
  private final AtomicLong written = new AtomicLong();
  private volatile boolean stopping;
  private volatile boolean foldAsked;

  Writer(
      Sql connection,
      Dialect dialect,
      String tenantId,
      int queueMax,
      int groupMax,
      long groupMillis,
      String node,
      CommitLine line) {
    this.connection = connection;
    this.dialect = dialect;
    this.tenantId = tenantId;
    this.node = node;
    this.line = line;
    this.queue = new ArrayBlockingQueue<>(queueMax);
    this.groupMax = groupMax;
    this.groupNanos = TimeUnit.MILLISECONDS.toNanos(groupMillis);
    this.thread = Thread.ofPlatform().name("database-writer").daemon().start(this::run);
  }

  private static final class Job<T> {
    final Function<WriteTransaction, T> work;
    final CompletableFuture<T> answer = new CompletableFuture<>();
    private @Nullable Runnable outcome;

    Job(Function<WriteTransaction, T> work) {
      this.work = work;
    }

    void run(WriteTransaction transaction) {
      T value = work.apply(transaction);
      outcome = () -> answer.complete(value);
    }

    /// @return whether the transaction can go on: nothing failed, or nothing that had written
    boolean runTogether(WriteTransaction transaction) {
      long changes = transaction.changes();
      try {
        run(transaction);
        return true;
      } catch (StoreFullException | StoreUnreachableException nobodyCanWrite) {
        throw nobodyCanWrite;
      } catch (StoreException statement) {
        // To some engines a statement that failed is the end of its transaction.
        return false;
      } catch (RuntimeException | Error failure) {
        outcome = () -> answer.completeExceptionally(failure);
        return transaction.changes() == changes;
      }
    }

    void runApart(WriteTransaction transaction) {
      try {
        transaction.attempt(() -> {
          run(transaction);
          return true;
        });
      } catch (StoreFullException full) {
        throw full;
      } catch (RuntimeException | Error failure) {
        outcome = () -> answer.completeExceptionally(failure);
      }
    }

    void tell() {
      if (outcome != null) {
        outcome.run();
      }
    }
  }

  <T> CompletableFuture<T> submit(Function<WriteTransaction, T> work) {
    Job<T> job = new Job<>(work);
    if (stopping || !queue.offer(job)) {
      job.answer.completeExceptionally(
          new StoreBusyException(stopping ? "the server is stopping" : "too many writes waiting"));
    }
    return job.answer;
  }

  int waiting() {
    return queue.size();
  }

  /// How many groups have been committed since the start.
  long committed() {
    return written.get();
  }

  /// Asks for the change log to be folded between two groups, when nothing is being added to it:
  /// only then does it begin again at its start. Most of it should have been folded beside the
  /// writer.
  void fold() {
    foldAsked = true;
  }

  private void run() {
    List<Job<?>> group = new ArrayList<>(groupMax);
    while (!stopping || !queue.isEmpty()) {
      try {
        Job<?> first = queue.poll(100, TimeUnit.MILLISECONDS);
        if (first != null) {
          group.add(first);
          commit(group);
        }
        if (foldAsked) {
          foldAsked = false;
          dialect.checkpoint(connection(), false);
        }
      } catch (InterruptedException stop) {
        stopping = true;
      } catch (StoreException failure) {
        log.error("The change log could not be folded; it grows until it can.", failure);
      } finally {
        group.clear();
      }
    }
  }

  private void commit(List<Job<?>> group) {
    Commit commit;
    try {
      commit = write(connection(), group);
    } catch (RuntimeException | Error failure) {
      rollBack(failure);
      group.forEach(job -> job.answer.completeExceptionally(failure));
      return;
    }
    written.incrementAndGet();
    line.own(commit);
    group.forEach(Job::tell);
  }

  private Commit write(Sql sql, List<Job<?>> group) {
    WriteTransaction transaction = begin(sql);
    if (queue.isEmpty()) {
      group.getFirst().run(transaction);
    } else if (!runTogether(transaction, group)) {
      dialect.rollBack(sql);
      transaction = begin(sql);
      for (Job<?> job : group) {
        job.runApart(transaction);
      }
    }
    Commit commit = transaction.finish();
    if (commit.isNews()) {
      dialect.tell(sql, CommitNotice.of(tenantId, node, commit));
    }
    dialect.commit(sql);
    return commit;
  }

  private WriteTransaction begin(Sql sql) {
    dialect.beginWrite(sql);
    return new WriteTransaction(sql, tenantId);
  }

  /// Runs what waits now behind the first of a group, as far as there is time.
  ///
  /// @return whether what they wrote may be committed
  private boolean runTogether(WriteTransaction transaction, List<Job<?>> group) {
    int size = Math.min(groupMax, queue.size() + 1);
    long began = System.nanoTime();
    boolean goesOn = group.getFirst().runTogether(transaction);
    while (goesOn && group.size() < size && System.nanoTime() - began < groupNanos) {
      Job<?> next = queue.remove();
      group.add(next);
      goesOn = next.runTogether(transaction);
    }
    return goesOn && transaction.sends();
  }

  /// The connection that writes; a new one when the last broke.
  private Sql connection() {
    Sql sql = connection;
    if (sql == null) {
      try {
        sql = new Sql(dialect.openWriter(), dialect);
      } catch (SQLException failure) {
        throw dialect.translate(failure);
      }
      connection = sql;
    }
    return sql;
  }

  private void rollBack(Throwable failure) {
    Sql sql = connection;
    if (sql == null) {
      return;
    }
    try {
      dialect.rollBack(sql);
      if (!(failure instanceof StoreUnreachableException)) {
        return;
      }
    } catch (StoreUnreachableException broken) {
      log.debug("The writer's connection broke.", broken);
    } catch (StoreException alreadyRolledBack) {
      log.debug("The engine had rolled back by itself.", alreadyRolledBack);
      return;
    }
    log.warn("The database cannot be reached; the next write tries again.", failure);
    sql.closeQuietly();
    connection = null;
  }

  /// Finishes what was accepted, then stops.
  @Override
  public void close() {
    stopping = true;
    // Wakes the thread where it waits for work; a queue that is full needs no waking.
    boolean ignored = queue.offer(new Job<>(transaction -> true));
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    queue.forEach(
        job -> job.answer.completeExceptionally(new StoreBusyException("the server is stopping")));
    Sql sql = connection;
    if (sql != null) {
      sql.close();
    }
  }
}
