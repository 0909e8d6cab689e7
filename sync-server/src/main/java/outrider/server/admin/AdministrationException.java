package outrider.server.admin;

/// An administrator's command could not be done; the message is for the administrator.
public final class AdministrationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public AdministrationException(String message) {
    super(message);
  }
}
