package outrider.server.tls;

import org.jspecify.annotations.Nullable;

/// The certificate or its key cannot be used; the message is for whoever runs the server.
public final class TlsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TlsException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
