package outrider.bench.workload;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/// A SQLite file with a table of documents and nothing else, which syncs every commit.
final class BareFile implements AutoCloseable {

  private final Connection connection;
  private final PreparedStatement insert;

  /// @param folder the file gets a name of its own there
  BareFile(Path folder) throws SQLException {
    var file = folder.resolve("floor-" + System.nanoTime() + ".db");
    connection = DriverManager.getConnection("jdbc:sqlite:" + file);
    try (var statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("PRAGMA synchronous = FULL");
      statement.execute("CREATE TABLE lead(id INTEGER PRIMARY KEY, body BLOB NOT NULL)");
    }
    connection.setAutoCommit(false);
    insert = connection.prepareStatement("INSERT INTO lead(id, body) VALUES (?, ?)");
  }

  void insert(long id, byte[] body) throws SQLException {
    insert.setLong(1, id);
    insert.setBytes(2, body);
    insert.executeUpdate();
  }

  void commit() throws SQLException {
    connection.commit();
  }

  @Override
  public void close() throws SQLException {
    insert.close();
    connection.close();
  }
}
