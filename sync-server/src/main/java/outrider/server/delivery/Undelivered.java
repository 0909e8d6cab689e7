package outrider.server.delivery;

/// Why something has not arrived, in words for the operator. Holds no secret.
final class Undelivered extends Exception {
  private static final long serialVersionUID = 1;

  private final boolean hopeless;

  private Undelivered(String why, boolean hopeless) {
    super(why);
    this.hopeless = hopeless;
  }

  /// It may arrive another time.
  static Undelivered forNow(String why) {
    return new Undelivered(why, false);
  }

  /// It never will.
  static Undelivered ever(String why) {
    return new Undelivered(why, true);
  }

  boolean isHopeless() {
    return hopeless;
  }
}
