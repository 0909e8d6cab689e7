package outrider.server.integrate;

import outrider.core.rule.Reason;

/// Why a delivery cannot be taken at all. Expected of other systems, and told where the source is
/// shown.
final class UnusableDelivery extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Reason reason;

  UnusableDelivery(Reason reason) {
    super(reason.toString());
    this.reason = reason;
  }

  UnusableDelivery(Reason reason, Throwable cause) {
    super(reason.toString(), cause);
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }
}
