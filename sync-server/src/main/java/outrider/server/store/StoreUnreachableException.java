package outrider.server.store;

import java.sql.SQLException;

/// The database cannot be reached, or the connection to it broke. Whether a commit that was under
/// way has happened is not known; doing it again finds out, because doing it twice is doing it
/// once.
public final class StoreUnreachableException extends StoreBusyException {
  private static final long serialVersionUID = 1L;

  StoreUnreachableException(SQLException cause) {
    super("the database cannot be reached: " + cause.getMessage());
    initCause(cause);
  }
}
