package outrider.server.store;

import java.sql.SQLException;

/// There is no room left to write. Reads still work, and so will writes once there is room again.
public final class StoreFullException extends StoreException {
  private static final long serialVersionUID = 1L;

  StoreFullException(SQLException cause) {
    super(cause);
  }
}
