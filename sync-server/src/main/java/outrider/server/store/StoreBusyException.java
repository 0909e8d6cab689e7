package outrider.server.store;

/// The queue before the writer is full, or the server is stopping: the caller should come back
/// later.
public class StoreBusyException extends StoreException {
  private static final long serialVersionUID = 1L;

  StoreBusyException(String message) {
    super(message);
  }
}
