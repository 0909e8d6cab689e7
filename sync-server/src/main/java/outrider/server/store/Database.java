package outrider.server.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The server's database: one writer that commits in groups, a few readers, and listeners that are
/// told of a commit once it is on the disk. Any thread may call it.
public final class Database implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Database.class);

  private final Dialect dialect;
  private final Path file;
  private final Settings settings;
  private final Writer writer;
  private final Readers readers;
  private final Thread checkpointer;
  private final List<Consumer<Commit>> listeners = new CopyOnWriteArrayList<>();
  private volatile boolean closed;

  /// @param tenantId the company whose rows these are
  /// @param pagesMax a ceiling for the file's size, so that a test can fill the disk; null for none
  public record Settings(
      String tenantId,
      int queueMax,
      int groupMax,
      int readerThreads,
      int connectionsMax,
      long waitMillis,
      long logBytesMax,
      @Nullable Long pagesMax) {}

  /// Opens the file, creates it if there is none, and brings it to the newest schema.
  public static Database open(Path file, Settings settings, Instant now) {
    SqliteDialect dialect = new SqliteDialect(file, settings.pagesMax());
    try {
      Sql sql = new Sql(dialect.openWriter(), dialect);
      Migrations.run(sql, dialect);
      new TenantStore(sql, settings.tenantId()).createIfMissing(now);
      return new Database(file, dialect, settings, sql);
    } catch (SQLException failure) {
      throw dialect.translate(failure);
    }
  }

  private Database(Path file, Dialect dialect, Settings settings, Sql writing) {
    this.file = file;
    this.dialect = dialect;
    this.settings = settings;
    readers =
        new Readers(
            dialect,
            settings.tenantId(),
            settings.readerThreads(),
            settings.connectionsMax(),
            settings.waitMillis());
    writer =
        new Writer(
            writing,
            dialect,
            settings.tenantId(),
            settings.queueMax(),
            settings.groupMax(),
            commit -> listeners.forEach(listener -> listener.accept(commit)));
    checkpointer = Thread.ofPlatform().name("database-checkpointer").daemon().start(this::tidy);
  }

  /// Called on the writer's thread after each commit that changed records: be quick.
  public void onCommit(Consumer<Commit> listener) {
    listeners.add(listener);
  }

  /// Queues a job for the next group. When the future completes, the commit is on the disk.
  public <T> CompletableFuture<T> submit(Function<WriteTransaction, T> work) {
    return writer.submit(work);
  }

  /// Writes and waits for the commit.
  public <T> T write(Function<WriteTransaction, T> work) {
    try {
      return submit(work).get(settings.waitMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new CompletionException(failure.getCause());
    } catch (TimeoutException late) {
      throw new StoreBusyException("the write did not finish in time");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StoreBusyException("interrupted while waiting for a write");
    }
  }

  public <T> T read(Function<Transaction, T> query) {
    return readers.read(query);
  }

  public Snapshot snapshot() {
    return readers.snapshot();
  }

  public int writesWaiting() {
    return writer.waiting();
  }

  public long groupsCommitted() {
    return writer.committed();
  }

  /// Where the file lies, for those who watch the space around it.
  public Path file() {
    return file;
  }

  /// Writes a copy of the database as it is at one moment, while work goes on.
  public void backup(Path target) {
    withOwnConnection(sql -> dialect.backup(sql, target));
  }

  /// Whether a file is a whole database of ours.
  public static boolean isSound(Path file) {
    SqliteDialect dialect = new SqliteDialect(file, null);
    try (Sql sql = new Sql(dialect.openReader(), dialect)) {
      return sql.first("PRAGMA integrity_check(1)", row -> row.getString(1)).orElse("").equals("ok")
          && sql.first("SELECT count(*) FROM tenant", row -> row.getLong(1)).isPresent();
    } catch (SQLException | StoreException notADatabase) {
      return false;
    }
  }

  private void withOwnConnection(Consumer<Sql> work) {
    try (Sql sql = new Sql(dialect.openWriter(), dialect)) {
      work.accept(sql);
    } catch (SQLException failure) {
      throw dialect.translate(failure);
    }
  }

  /// Folds the change log beside the writer, which then has next to nothing left to do itself.
  private void tidy() {
    try (Sql sql = new Sql(dialect.openWriter(), dialect)) {
      while (!closed) {
        Thread.sleep(250);
        if (logBytes() > settings.logBytesMax()) {
          dialect.checkpoint(sql, false);
          writer.fold();
        }
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    } catch (SQLException | RuntimeException failure) {
      log.error("Checkpoints have stopped; the change log will grow until the restart.", failure);
    }
  }

  private long logBytes() {
    try {
      Path changes = file.resolveSibling(file.getFileName() + "-wal");
      return Files.exists(changes) ? Files.size(changes) : 0;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Commits what was accepted, folds the change log into the file, and lets go of it.
  @Override
  public void close() {
    closed = true;
    checkpointer.interrupt();
    try {
      checkpointer.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    writer.close();
    readers.close();
    withOwnConnection(sql -> dialect.checkpoint(sql, true));
  }
}
