package outrider.app.store;

/// The database failed in a way that no caller can mend: disk full, file damaged, a bug in SQL.
public final class StoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /// What went wrong, as far as the person can do something about it.
  public enum Kind {
    DISK_FULL,
    DAMAGED,
    WRONG_KEY,
    BUSY,
    OTHER
  }

  private final Kind kind;

  public StoreException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
