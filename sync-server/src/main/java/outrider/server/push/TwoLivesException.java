package outrider.server.push;

/// A number of a device's stands for two envelopes: its disk was copied or set back. Ends the push.
final class TwoLivesException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TwoLivesException() {
    super("one life of a device is lived twice", null, false, false);
  }
}
