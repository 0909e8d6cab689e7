package outrider.server.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/// The whole difference between one database engine and another. Everything else in this package is
/// SQL that both understand.
interface Dialect {
  /// The connection that writes. There is one per server process.
  Connection openWriter() throws SQLException;

  /// A connection that only reads, and may hold a snapshot open while others write.
  Connection openReader() throws SQLException;

  /// The folder of numbered migrations, relative to this class.
  String migrations();

  /// Begins a transaction that will write, waiting for its turn rather than failing later.
  String beginWrite();

  /// Begins a transaction whose reads all see the database at one moment.
  String beginSnapshot();

  /// Whether the failure means that there is no room left.
  boolean isFull(SQLException failure);

  /// A number that differs when somebody else than this connection has committed since.
  String outsideChanges();

  /// Moves what was committed to its final place, so that the log of changes stays short.
  void checkpoint(Sql sql, boolean whole);

  /// Writes a consistent copy of the database to a file that does not exist yet.
  void backup(Sql sql, Path target);

  default StoreException translate(SQLException failure) {
    return isFull(failure) ? new StoreFullException(failure) : new StoreException(failure);
  }
}
