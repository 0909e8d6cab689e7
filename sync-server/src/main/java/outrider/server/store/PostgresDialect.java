package outrider.server.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.SQLWarning;
import java.util.Properties;
import java.util.Set;

/// PostgreSQL, shared by as many servers as one likes. Readers come from a pool and see one moment
/// each (`REPEATABLE READ`); the writer has a connection of its own and takes its turn at the
/// tenant's row, so it must see what those before it have committed (`READ COMMITTED`).
///
/// Nothing here may cancel a statement of the writer: a commit that is cancelled while it waits for
/// its standby is reported as done, although only one disk has it.
final class PostgresDialect implements Dialect {
  private static final String FULL = "53100";
  private static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final String CONNECTION_FAILED = "08";

  /// The server stops, crashed, starts, has no room for one more, or is no longer the primary.
  private static final Set<String> UNREACHABLE =
      Set.of("57P01", "57P02", "57P03", "57P05", "53300", "25006", "25P03");

  /// Any number, as long as every server takes the same.
  private static final long MIGRATION_LOCK = 0x6f75747269646572L;

  private final PostgresAddress address;
  private final HikariDataSource readers;

  PostgresDialect(PostgresAddress address, long waitMillis) {
    this.address = address;
    HikariConfig config = new HikariConfig();
    config.setPoolName("database-readers");
    config.setJdbcUrl(address.url());
    config.setDataSourceProperties(properties());
    config.setMaximumPoolSize(address.connectionsMax());
    config.setMinimumIdle(1);
    config.setConnectionTimeout(waitMillis);
    config.setAutoCommit(false);
    config.setReadOnly(true);
    config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
    config.setInitializationFailTimeout(-1);
    readers = new HikariDataSource(config);
  }

  /// Times are in seconds. An answer that does not come within `socketTimeout` is a connection that
  /// broke, and what was asked is asked again on another.
  private Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("user", address.user());
    properties.setProperty("password", address.password());
    properties.setProperty("ApplicationName", "outrider");
    properties.setProperty("targetServerType", "primary");
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("socketTimeout", "30");
    properties.setProperty("tcpKeepAlive", "true");
    // A failure would else carry the values, which are people's, into the log.
    properties.setProperty("logServerErrorDetail", "false");
    return properties;
  }

  /// What is answered must be on the disk, and on the standby's where there is one, whatever the
  /// database is set to otherwise. A server that vanished without a word must not keep the tenant's
  /// row for ever, and one that waits for its turn gives up before those who wait for it do.
  @Override
  public Connection openWriter() throws SQLException {
    Properties properties = properties();
    properties.setProperty(
        "options",
        "-c synchronous_commit=on"
            + " -c idle_in_transaction_session_timeout=15000 -c lock_timeout=15000");
    Connection connection = DriverManager.getConnection(address.url(), properties);
    connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    connection.setAutoCommit(false);
    return connection;
  }

  /// A connection that is told of other servers' commits.
  Connection openListener() throws SQLException {
    return DriverManager.getConnection(address.url(), properties());
  }

  @Override
  public Connection openReader() throws SQLException {
    return readers.getConnection();
  }

  @Override
  public boolean poolsReaders() {
    return true;
  }

  @Override
  public String migrations() {
    return "postgresql";
  }

  @Override
  public void beginMigration(Sql sql) {
    sql.first("SELECT pg_advisory_xact_lock(?)", row -> true, MIGRATION_LOCK);
  }

  @Override
  public void beginWrite(Sql sql) {
    // The driver begins a transaction with the first statement, and saves a round trip.
  }

  @Override
  public void beginSnapshot(Sql sql) {
    // As above; the first read decides which moment is seen.
  }

  @Override
  public void tell(Sql sql, CommitNotice notice) {
    sql.first("SELECT pg_notify(?, ?)", row -> true, NoticeListener.CHANNEL, notice.write());
  }

  @Override
  public void commit(Sql sql) {
    try {
      sql.flush();
      Connection connection = sql.connection();
      connection.clearWarnings();
      connection.commit();
      SQLWarning doubt = connection.getWarnings();
      if (doubt != null) {
        // Somebody cancelled the wait for the standby: this disk has it, the other may not.
        throw new StoreUnreachableException(doubt);
      }
    } catch (SQLException failure) {
      throw translate(failure);
    }
  }

  @Override
  public void rollBack(Sql sql) {
    try {
      sql.forget();
      sql.connection().rollback();
    } catch (SQLException failure) {
      throw translate(failure);
    }
  }

  @Override
  public boolean isRemote() {
    return true;
  }

  @Override
  public String forUpdate() {
    return " FOR UPDATE";
  }

  /// PostgreSQL keeps every character but the one with the number zero.
  @Override
  public String storable(String text) {
    return text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
  }

  @Override
  public StoreException translate(SQLException failure) {
    String state = failure.getSQLState() == null ? "" : failure.getSQLState();
    if (state.equals(FULL)) {
      return new StoreFullException(failure);
    }
    if (state.equals(LOCK_NOT_AVAILABLE)) {
      return new StoreBusyException("another server did not let go in time");
    }
    if (state.startsWith(CONNECTION_FAILED)
        || UNREACHABLE.contains(state)
        || failure instanceof SQLTransientConnectionException) {
      return new StoreUnreachableException(failure);
    }
    return new StoreException(failure);
  }

  @Override
  public void checkpoint(Sql sql, boolean whole) {
    // PostgreSQL sees to its own log.
  }

  @Override
  public void close() {
    readers.close();
  }
}
