package outrider.server.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// The server's database: one writer that commits in groups, a few readers, and listeners that are
/// told of a commit once it is on the disk. Any thread may call it.
public final class Database implements AutoCloseable {
  private final Dialect dialect;
  private final Settings settings;
  private final CommitLine line;
  private final Writer writer;
  private final Readers readers;
  private final Optional<Path> file;
  private final AutoCloseable upkeep;

  /// @param tenantId the company whose rows these are
  /// @param groupMillis after how long a commit begins, whatever else waits
  /// @param logBytesMax how long a file's change log gets before it is folded in; 0 where that is
  ///   left to `fold`
  /// @param pagesMax a ceiling for the file's size, so that a test can fill the disk; null for none
  public record Settings(
      String tenantId,
      int queueMax,
      int groupMax,
      long groupMillis,
      int readerThreads,
      int connectionsMax,
      long waitMillis,
      long logBytesMax,
      @Nullable Long pagesMax) {}

  /// Opens the file, creates it if there is none, and brings it to the newest schema.
  public static Database open(Path file, Settings settings, Instant now) {
    SqliteDialect dialect = new SqliteDialect(file, settings.pagesMax());
    Prepared prepared = prepare(dialect, settings, now);
    return new Database(
        dialect,
        settings,
        prepared,
        new CommitLine(prepared.seq, false),
        Optional.of(file),
        (node, opened) -> ChangeLogKeeper.begin(dialect, opened.writer, settings.logBytesMax()));
  }

  /// Opens the file beside other servers.
  public static Database open(Path file, Settings settings, Instant now, Neighbours neighbours) {
    SqliteDialect dialect = new SqliteDialect(file, settings.pagesMax());
    Prepared prepared = prepare(dialect, settings, now);
    CommitLine line = new CommitLine(prepared.seq, true, neighbours::nanos);
    return new Database(
        dialect,
        settings,
        prepared,
        line,
        Optional.of(file),
        (node, opened) -> {
          String tenant = settings.tenantId();
          line.onOwn(commit ->
              neighbours.committed(commit, CommitNotice.of(tenant, node, commit).write()));
          neighbours.joined(new OthersCommits(tenant, node, opened.readers, line));
          return ChangeLogKeeper.begin(dialect, opened.writer, settings.logBytesMax());
        });
  }

  /// Joins the servers of a PostgreSQL, and brings its schema to the newest.
  public static Database open(PostgresAddress address, Settings settings, Instant now) {
    PostgresDialect dialect = new PostgresDialect(address, settings.waitMillis());
    try {
      Prepared prepared = prepare(dialect, settings, now);
      CommitLine line = new CommitLine(prepared.seq, true);
      return new Database(
          dialect,
          settings,
          prepared,
          line,
          Optional.empty(),
          (node, opened) ->
              new NoticeListener(
                  dialect, new OthersCommits(settings.tenantId(), node, opened.readers, line)));
    } catch (RuntimeException | Error failure) {
      dialect.close();
      throw failure;
    }
  }

  /// @param sql the writer's connection, to a database with our tables and our tenant in it
  /// @param seq its newest change
  private record Prepared(Sql sql, long seq) {}

  private static Prepared prepare(Dialect dialect, Settings settings, Instant now) {
    Sql sql = open(dialect);
    try {
      Migrations.run(sql, dialect);
      dialect.beginWrite(sql);
      TenantStore tenant = new TenantStore(sql, settings.tenantId());
      tenant.createIfMissing(now);
      long seq = tenant.position().seq();
      dialect.commit(sql);
      return new Prepared(sql, seq);
    } catch (RuntimeException | Error failure) {
      sql.closeQuietly();
      throw failure;
    }
  }

  private static Sql open(Dialect dialect) {
    try {
      return new Sql(dialect.openWriter(), dialect);
    } catch (SQLException failure) {
      throw dialect.translate(failure);
    }
  }

  /// What goes on beside the writer and the readers, for as long as the database is open.
  private interface Upkeep {
    AutoCloseable begin(String node, Database opened);
  }

  private Database(
      Dialect dialect,
      Settings settings,
      Prepared prepared,
      CommitLine line,
      Optional<Path> file,
      Upkeep upkeep) {
    this.dialect = dialect;
    this.settings = settings;
    this.file = file;
    String node = UUID.randomUUID().toString();
    readers =
        new Readers(
            dialect,
            settings.tenantId(),
            settings.readerThreads(),
            settings.connectionsMax(),
            settings.waitMillis());
    this.line = line;
    writer =
        new Writer(
            prepared.sql,
            dialect,
            settings.tenantId(),
            settings.queueMax(),
            settings.groupMax(),
            settings.groupMillis(),
            node,
            line);
    this.upkeep = upkeep.begin(node, this);
  }

  /// Called after each commit of this server or another, in their order and without a gap; in the
  /// way of the next commit, so be quick.
  public void onCommit(Consumer<Commit> listener) {
    line.onCommit(listener);
  }

  /// Called instead when others have committed something of which no more is known than the number
  /// of its newest change.
  public void onMissed(LongConsumer listener) {
    line.onMissed(listener);
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

  /// Has the change log folded into the file behind the write that is committed next, for whoever
  /// has nobody that keeps it short.
  public void fold() {
    writer.fold();
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

  /// The file, where the database is one.
  public Optional<Path> file() {
    return file;
  }

  /// Commits what was accepted, folds the change log into the file, and lets go of it.
  @Override
  public void close() {
    try {
      upkeep.close();
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
    writer.close();
    readers.close();
    if (file.isPresent()) {
      try (Sql sql = open(dialect)) {
        dialect.checkpoint(sql, true);
      }
    }
    dialect.close();
  }
}
