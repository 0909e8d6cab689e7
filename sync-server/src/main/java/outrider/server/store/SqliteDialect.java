package outrider.server.store;

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

  /// Without this the driver asks for the last row's number after every insert.
  private static final Properties DRIVER = new Properties();

  static {
    DRIVER.setProperty("jdbc.get_generated_keys", "false");
  }

  private final Path file;
  private final @Nullable Long pagesMax;

  /// @param pagesMax a ceiling for the size of the file, to play a full disk; null for none
  SqliteDialect(Path file, @Nullable Long pagesMax) {
    this.file = file;
    this.pagesMax = pagesMax;
  }

  @Override
  public Connection openWriter() throws SQLException {
    Connection connection = open();
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
    Connection connection = open();
    pragma(connection, "cache_size = -2048");
    pragma(connection, "query_only = ON");
    return connection;
  }

  private Connection open() throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file, DRIVER);
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
  public String migrations() {
    return "sqlite";
  }

  @Override
  public String beginWrite() {
    return "BEGIN IMMEDIATE";
  }

  @Override
  public String beginSnapshot() {
    return "BEGIN";
  }

  @Override
  public boolean isFull(SQLException failure) {
    return (failure.getErrorCode() & 0xff) == FULL;
  }

  @Override
  public String outsideChanges() {
    return "PRAGMA data_version";
  }

  @Override
  public void checkpoint(Sql sql, boolean whole) {
    sql.list(
        "PRAGMA wal_checkpoint(" + (whole ? "TRUNCATE" : "PASSIVE") + ")", row -> row.getInt(1));
  }

  @Override
  public void backup(Sql sql, Path target) {
    sql.update("VACUUM INTO ?", target.toAbsolutePath().toString());
  }
}
