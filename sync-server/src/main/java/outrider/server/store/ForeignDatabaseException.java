package outrider.server.store;

import java.sql.SQLException;

/// Why a database of another system did not answer. Expected of other systems.
public final class ForeignDatabaseException extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int CHARS = 200;

  ForeignDatabaseException(SQLException cause) {
    super(brief(String.valueOf(cause.getMessage())), cause);
  }

  private static String brief(String words) {
    String line = words.lines().findFirst().orElse("");
    return line.length() > CHARS ? line.substring(0, CHARS) : line;
  }
}
