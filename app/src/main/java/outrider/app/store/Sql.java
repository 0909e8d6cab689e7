package outrider.app.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// One connection, lent to whoever runs SQL on it: statements are prepared once and kept, results
/// are closed before the call returns (a forgotten one would make the next commit fail). Not
/// thread-safe: it belongs to the thread that it was lent to.
public final class Sql implements AutoCloseable {

  private static final int STATEMENTS_MAX = 200;

  private final Connection connection;
  private final Map<String, PreparedStatement> statements =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, PreparedStatement> eldest) {
          if (size() <= STATEMENTS_MAX) {
            return false;
          }
          closeQuietly(eldest.getValue());
          return true;
        }
      };

  Sql(Connection connection) {
    this.connection = connection;
  }

  public <T> List<T> list(String sql, RowReader<T> reader, @Nullable Object... arguments) {
    var rows = new ArrayList<T>();
    each(sql, columns -> rows.add(reader.read(columns)), arguments);
    return rows;
  }

  public <T> Optional<T> first(String sql, RowReader<T> reader, @Nullable Object... arguments) {
    try {
      var statement = bound(sql, arguments);
      try (var results = statement.executeQuery()) {
        return results.next() ? Optional.of(reader.read(new Columns(results))) : Optional.empty();
      }
    } catch (SQLException failure) {
      throw forgotten(sql, failure);
    }
  }

  /// The number in the first column of the first row; 0 where there is none.
  public long number(String sql, @Nullable Object... arguments) {
    return first(sql, columns -> columns.number(1), arguments).orElse(0L);
  }

  /// Hands over row by row, for results that need not be in memory at once.
  public void each(String sql, Consumer<Columns> consumer, @Nullable Object... arguments) {
    try {
      var statement = bound(sql, arguments);
      try (ResultSet results = statement.executeQuery()) {
        var columns = new Columns(results);
        while (results.next()) {
          consumer.accept(columns);
        }
      }
    } catch (SQLException failure) {
      throw forgotten(sql, failure);
    }
  }

  /// Runs a statement that changes something; gives the number of rows it changed.
  public int run(String sql, @Nullable Object... arguments) {
    try {
      return bound(sql, arguments).executeUpdate();
    } catch (SQLException failure) {
      throw forgotten(sql, failure);
    }
  }

  /// Runs several statements of a script without arguments.
  public void script(String sql) {
    try (var statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    } catch (SQLException failure) {
      throw failed(sql, failure);
    }
  }

  /// Begins a transaction and takes the write lock.
  ///
  /// By the driver's own switch and not by a statement: as long as it believes that every statement
  /// commits by itself, it tries to begin and to commit a transaction after each of them.
  void begin() {
    try {
      connection.setAutoCommit(false);
    } catch (SQLException failure) {
      noTransaction();
      throw failed("BEGIN IMMEDIATE", failure);
    }
  }

  void commit() {
    try {
      connection.setAutoCommit(true);
    } catch (SQLException failure) {
      throw failed("COMMIT", failure);
    }
  }

  void rollback() {
    try (var statement = connection.createStatement()) {
      statement.executeUpdate("ROLLBACK");
    } catch (SQLException alreadyRolledBack) {
      // SQLite rolls back by itself on a full disk or an I/O error; there is nothing left to undo.
    }
    noTransaction();
  }

  /// Lets the driver know that no transaction is open.
  private void noTransaction() {
    try {
      connection.setAutoCommit(true);
    } catch (SQLException nothingToCommit) {
      // It has noted it all the same.
    }
  }

  Connection connection() {
    return connection;
  }

  @Override
  public void close() {
    statements.values().forEach(Sql::closeQuietly);
    statements.clear();
    try {
      connection.close();
    } catch (SQLException failure) {
      throw failed("close", failure);
    }
  }

  /// The driver gives a statement up when it fails, on a full disk for one: it must not be met
  /// again when there is room.
  private StoreException forgotten(String sql, SQLException failure) {
    var statement = statements.remove(sql);
    if (statement != null) {
      closeQuietly(statement);
    }
    return failed(sql, failure);
  }

  static StoreException failed(String what, SQLException failure) {
    var kind =
        failure instanceof SQLiteException sqlite
            ? kind(sqlite.getResultCode())
            : StoreException.Kind.OTHER;
    return new StoreException(kind, failure.getMessage() + " in: " + what, failure);
  }

  private static StoreException.Kind kind(SQLiteErrorCode code) {
    return switch (code) {
      case SQLITE_FULL, SQLITE_IOERR_WRITE -> StoreException.Kind.DISK_FULL;
      case SQLITE_CORRUPT, SQLITE_CORRUPT_VTAB, SQLITE_IOERR_SHORT_READ ->
          StoreException.Kind.DAMAGED;
      case SQLITE_NOTADB -> StoreException.Kind.WRONG_KEY;
      case SQLITE_BUSY, SQLITE_LOCKED -> StoreException.Kind.BUSY;
      default -> StoreException.Kind.OTHER;
    };
  }

  private PreparedStatement bound(String sql, @Nullable Object... arguments) throws SQLException {
    var statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    for (var index = 0; index < arguments.length; index++) {
      bind(statement, index + 1, arguments[index]);
    }
    return statement;
  }

  private static void bind(PreparedStatement statement, int index, @Nullable Object argument)
      throws SQLException {
    switch (argument) {
      case null -> statement.setObject(index, null);
      case String text -> statement.setString(index, text);
      case Long number -> statement.setLong(index, number);
      case Integer number -> statement.setInt(index, number);
      case Boolean flag -> statement.setInt(index, flag ? 1 : 0);
      case byte[] bytes -> statement.setBytes(index, bytes);
      default ->
          throw new IllegalArgumentException("cannot bind a " + argument.getClass().getName());
    }
  }

  private static void closeQuietly(PreparedStatement statement) {
    try {
      statement.close();
    } catch (SQLException ignored) {
      // The connection is being closed or the statement was already gone.
    }
  }
}
