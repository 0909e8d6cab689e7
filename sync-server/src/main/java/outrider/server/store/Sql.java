package outrider.server.store;

import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The SQL of one connection, and the only way to it: a statement is prepared once for the life of
/// the connection, and its rows are always closed, because one forgotten cursor makes a commit
/// fail.
///
/// Belongs to whoever holds the connection; never to two threads at once.
final class Sql implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Sql.class);

  private final Connection connection;
  private final Dialect dialect;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();
  private final Set<PreparedStatement> waiting = new LinkedHashSet<>();
  private long changes;

  Sql(Connection connection, Dialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
  }

  /// Turns the current row into a value.
  @FunctionalInterface
  interface Reading<T> {
    T read(ResultSet row) throws SQLException;
  }

  /// Runs a script or a statement that is not worth keeping.
  void execute(String script) {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(script);
    } catch (SQLException failure) {
      throw dialect.translate(failure);
    }
  }

  /// Writes something of which nothing is asked back: at once, or with others of its kind where
  /// each would be a journey; in any case before whatever else is asked of this connection.
  void write(String text, @Nullable Object... arguments) {
    if (!dialect.isRemote()) {
      update(text, arguments);
      return;
    }
    changes++;
    try {
      PreparedStatement statement = bind(text, arguments);
      statement.addBatch();
      waiting.add(statement);
    } catch (SQLException failure) {
      throw dialect.translate(failure);
    }
  }

  /// How often anything was written through this connection, in whatever transaction.
  long changes() {
    return changes;
  }

  /// Sends what waits.
  void flush() throws SQLException {
    while (!waiting.isEmpty()) {
      PreparedStatement next = waiting.iterator().next();
      waiting.remove(next);
      next.executeBatch();
    }
  }

  /// Leaves out what waits: the transaction, or this part of it, is being undone.
  void forget() throws SQLException {
    for (PreparedStatement statement : waiting) {
      statement.clearBatch();
    }
    waiting.clear();
  }

  int update(String text, @Nullable Object... arguments) {
    changes++;
    try {
      flush();
      return bind(text, arguments).executeUpdate();
    } catch (SQLException failure) {
      throw forgotten(text, failure);
    }
  }

  <T> Optional<T> first(String text, Reading<T> reading, @Nullable Object... arguments) {
    try (ResultSet rows = query(text, arguments)) {
      return rows.next() ? Optional.of(reading.read(rows)) : Optional.empty();
    } catch (SQLException failure) {
      throw forgotten(text, failure);
    }
  }

  <T> List<T> list(String text, Reading<T> reading, @Nullable Object... arguments) {
    List<T> values = new ArrayList<>();
    try (ResultSet rows = query(text, arguments)) {
      while (rows.next()) {
        values.add(reading.read(rows));
      }
    } catch (SQLException failure) {
      throw forgotten(text, failure);
    }
    return values;
  }

  boolean isRemote() {
    return dialect.isRemote();
  }

  /// What a failure means to those who do not know the engine.
  StoreException translated(SQLException failure) {
    return dialect.translate(failure);
  }

  /// The connection itself, for what only one engine has.
  Connection connection() {
    return connection;
  }

  /// What goes after a `SELECT` that must hold on to the rows it finds.
  String forUpdate() {
    return dialect.forUpdate();
  }

  /// A driver gives a statement up when it fails, on a full disk for one: it must not be met again
  /// when there is room.
  private StoreException forgotten(String text, SQLException failure) {
    PreparedStatement statement = prepared.remove(text);
    if (statement != null) {
      waiting.remove(statement);
      try {
        statement.close();
      } catch (SQLException alreadyClosed) {
        failure.addSuppressed(alreadyClosed);
      }
    }
    return dialect.translate(failure);
  }

  private ResultSet query(String text, @Nullable Object... arguments) throws SQLException {
    flush();
    return bind(text, arguments).executeQuery();
  }

  private PreparedStatement bind(String text, @Nullable Object... arguments) throws SQLException {
    PreparedStatement statement = prepared.get(text);
    if (statement == null) {
      statement = connection.prepareStatement(text);
      prepared.put(text, statement);
    }
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case null -> statement.setObject(i + 1, null);
        case String value -> statement.setString(i + 1, dialect.storable(value));
        case Long value -> statement.setLong(i + 1, value);
        case Integer value -> statement.setInt(i + 1, value);
        case String[] value -> statement.setArray(i + 1, array(value));
        case Boolean value -> statement.setInt(i + 1, value ? 1 : 0);
        default -> throw new IllegalArgumentException("cannot bind " + arguments[i]);
      }
    }
    return statement;
  }

  private Array array(String[] values) throws SQLException {
    return connection.createArrayOf("text", Arrays.stream(values).map(dialect::storable).toArray());
  }

  /// The text of a column as it lies in the file, without a trip through `String`.
  static byte[] utf8(ResultSet row, int column) throws SQLException {
    byte[] bytes = row.getBytes(column);
    return bytes == null ? "".getBytes(StandardCharsets.UTF_8) : bytes;
  }

  @Override
  public void close() {
    try (connection) {
      for (PreparedStatement statement : prepared.values()) {
        statement.close();
      }
    } catch (SQLException failure) {
      throw dialect.translate(failure);
    }
  }

  /// Lets go of a connection of which nothing more is expected.
  void closeQuietly() {
    try {
      close();
    } catch (StoreException alreadyGone) {
      log.debug("A connection was gone before it was closed.", alreadyGone);
    }
  }
}
