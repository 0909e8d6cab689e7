package outrider.server.store;

import java.sql.Connection;
import java.sql.SQLException;

/// The whole difference between one database engine and another. Everything else in this package is
/// SQL that both understand.
interface Dialect extends AutoCloseable {
  /// The connection that writes. There is one per server process.
  Connection openWriter() throws SQLException;

  /// A connection that only reads, and may hold a snapshot open while others write.
  Connection openReader() throws SQLException;

  /// Whether a reader that is closed is kept by somebody else, so that we need not keep it.
  boolean poolsReaders();

  /// The folder of numbered migrations, relative to this class.
  String migrations();

  /// Begins a transaction that changes the schema, while no other server does.
  void beginMigration(Sql sql);

  /// Begins a transaction that will write, waiting for its turn rather than failing later.
  void beginWrite(Sql sql);

  /// Begins a transaction whose reads all see the database at one moment.
  void beginSnapshot(Sql sql);

  /// Tells other processes of what is about to be committed; they hear of it when it is.
  void tell(Sql sql, CommitNotice notice);

  /// When it returns, what was written is on the disk, and on every other one that was promised.
  void commit(Sql sql);

  void rollBack(Sql sql);

  /// What makes a `SELECT` hold on to the rows it finds until the end of the transaction. Empty
  /// where a transaction that writes holds everything anyway.
  String forUpdate();

  /// Whether the engine is a journey away, so that writes are better sent together and reads asked
  /// for before they are needed.
  boolean isRemote();

  /// A text as this engine can keep it.
  String storable(String text);

  /// What a failure means to those who do not know the engine.
  StoreException translate(SQLException failure);

  /// Moves what was committed to its final place, so that the log of changes stays short.
  void checkpoint(Sql sql, boolean whole);

  @Override
  void close();
}
