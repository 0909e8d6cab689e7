package outrider.server.store;

import java.sql.SQLException;

/// The database could not do what was asked. Nothing of the transaction it happened in is kept.
public class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoreException(String message) {
    super(message);
  }

  StoreException(SQLException cause) {
    super(cause.getMessage(), cause);
  }
}
