package outrider.server.store;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The database at one moment, for as long as it is held: every read through one snapshot sees the
/// same commits. Close it soon; the change log cannot be cut while it is open.
public final class Snapshot implements AutoCloseable {
  private final Readers readers;
  private final String tenantId;
  private @Nullable Sql sql;
  private @Nullable Transaction transaction;
  private boolean closed;

  Snapshot(Readers readers, String tenantId) {
    this.readers = readers;
    this.tenantId = tenantId;
  }

  public <T> T read(Function<Transaction, T> query) {
    return readers.onReaderThread(() -> query.apply(transaction()));
  }

  private Transaction transaction() {
    Transaction open = transaction;
    if (open == null) {
      Sql connection = readers.begin();
      sql = connection;
      open = new Transaction(connection, tenantId);
      transaction = open;
    }
    return open;
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    Sql connection = sql;
    try {
      if (connection != null) {
        readers.onReaderThread(() -> {
          readers.end(connection);
          return true;
        });
      }
    } finally {
      readers.release();
    }
  }
}
