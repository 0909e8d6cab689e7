package outrider.server.store;

import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Folds SQLite's change log beside the writer, which then has next to nothing left to do itself.
final class ChangeLogKeeper implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ChangeLogKeeper.class);
  private static final long LOOK_MILLIS = 250;

  private final SqliteDialect dialect;
  private final Writer writer;
  private final long logBytesMax;
  private final Thread thread;
  private volatile boolean closed;

  private ChangeLogKeeper(SqliteDialect dialect, Writer writer, long logBytesMax) {
    this.dialect = dialect;
    this.writer = writer;
    this.logBytesMax = logBytesMax;
    thread = Thread.ofPlatform().name("database-checkpointer").daemon().start(this::run);
  }

  /// @param logBytesMax 0 where nobody shall keep it
  static AutoCloseable begin(SqliteDialect dialect, Writer writer, long logBytesMax) {
    return logBytesMax == 0 ? () -> {} : new ChangeLogKeeper(dialect, writer, logBytesMax);
  }

  private void run() {
    try (Sql sql = new Sql(dialect.openWriter(), dialect)) {
      while (!closed) {
        Thread.sleep(LOOK_MILLIS);
        if (dialect.logBytes() > logBytesMax) {
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

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
