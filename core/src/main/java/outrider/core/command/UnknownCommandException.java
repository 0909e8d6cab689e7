package outrider.core.command;

/// A command's kind, version or shape is not one that this program knows.
public final class UnknownCommandException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnknownCommandException(String message) {
    super(message);
  }

  public UnknownCommandException(String message, Throwable cause) {
    super(message, cause);
  }
}
