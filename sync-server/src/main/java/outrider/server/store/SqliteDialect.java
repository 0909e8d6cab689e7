package outrider.server.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// SQLite in write-ahead mode: readers never wait for the writer, and a commit is on the disk
/// (`synchronous = FULL`) before anybody is told of it.
final class SqliteDialect implements Dialect {
  private static final int FULL = 13;
  private static final long LOG_BYTES_KEPT = 8L << 20;

  private final Path file;
  private final @Nullable Long pagesMax;

  /// @param pagesMax a ceiling for the size of the file, to play a full disk; null for none
  SqliteDialect(Path file, @Nullable Long pagesMax) {
    this.file = file;
    this.pagesMax = pagesMax;
  }

  @Override
  public Connection openWriter() throws SQLException {
    Connection connection = open("IMMEDIATE");
    // Checkpoints are ours to time: left to SQLite, one commit in a thousand would wait for them.
    pragma(connection, "wal_autocheckpoint = 0");
    pragma(connection, "cache_size = -16384");
    pragma(connection, "journal_size_limit = " + LOG_BYTES_KEPT);
    if (pagesMax != null) {
      pragma(connection, "max_page_count = " + pagesMax);
    }
    return connection;
  }

  @Override
  public Connection openReader() throws SQLException {
    Connection connection = open("DEFERRED");
    pragma(connection, "cache_size = -2048");
    pragma(connection, "query_only = ON");
    return connection;
  }

  /// @param begins how a transaction of this connection begins
  private Connection open(String begins) throws SQLException {
    Properties properties = new Properties();
    // Otherwise the driver asks for the last row's number after every insert.
    properties.setProperty("jdbc.get_generated_keys", "false");
    properties.setProperty("transaction_mode", begins);
    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file, properties);
    pragma(connection, "page_size = 8192");
    pragma(connection, "journal_mode = WAL");
    pragma(connection, "synchronous = FULL");
    pragma(connection, "busy_timeout = 5000");
    pragma(connection, "temp_store = MEMORY");
    return connection;
  }

  private static void pragma(Connection connection, String assignment) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA " + assignment);
    }
  }

  @Override
  public boolean poolsReaders() {
    return false;
  }

  @Override
  public String migrations() {
    return "sqlite";
  }

  @Override
  public void beginMigration(Sql sql) {
    beginWrite(sql);
  }

  @Override
  public void beginWrite(Sql sql) {
    begin(sql);
  }

  @Override
  public void beginSnapshot(Sql sql) {
    begin(sql);
  }

  /// By the driver's own switch and not by a statement: as long as it believes that every statement
  /// commits by itself, it tries to begin and to commit a transaction after each of them.
  private void begin(Sql sql) {
    try {
      sql.connection().setAutoCommit(false);
    } catch (SQLException failure) {
      noTransaction(sql);
      throw translate(failure);
    }
  }

  /// Lets the driver know that no transaction is open.
  private static void noTransaction(Sql sql) {
    try {
      sql.connection().setAutoCommit(true);
    } catch (SQLException nothingToCommit) {
      // It has noted it all the same.
    }
  }

  @Override
  public void tell(Sql sql, CommitNotice notice) {
    // A file has one server; an administrator's command beside it is noticed by the numbers.
  }

  @Override
  public void commit(Sql sql) {
    try {
      sql.connection().setAutoCommit(true);
    } catch (SQLException failure) {
      throw translate(failure);
    }
  }

  @Override
  public void rollBack(Sql sql) {
    try {
      sql.update("ROLLBACK");
    } finally {
      noTransaction(sql);
    }
  }

  @Override
  public boolean isRemote() {
    return false;
  }

  @Override
  public String forUpdate() {
    return "";
  }

  @Override
  public String storable(String text) {
    return text;
  }

  @Override
  public StoreException translate(SQLException failure) {
    return (failure.getErrorCode() & 0xff) == FULL
        ? new StoreFullException(failure)
        : new StoreException(failure);
  }

  @Override
  public void checkpoint(Sql sql, boolean whole) {
    sql.list(
        "PRAGMA wal_checkpoint(" + (whole ? "TRUNCATE" : "PASSIVE") + ")", row -> row.getInt(1));
  }

  /// How long the log of changes is that has not been folded into the file.
  long logBytes() {
    try {
      Path changes = file.resolveSibling(file.getFileName() + "-wal");
      return Files.exists(changes) ? Files.size(changes) : 0;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    // Whoever opened a connection closes it.
  }
}
