package outrider.core.diagnosis;

import outrider.core.board.Share;

/// A share before and after, and how sure the difference is.
///
/// The interval of the difference is Newcombe's hybrid score interval at 95%, made of Wilson's of
/// both (R. G. Newcombe, "Interval estimation for the difference between independent proportions",
/// Statistics in Medicine 17, 1998, method 10).
public record Change(Share before, Share after) {

  public boolean isFew() {
    return before.isFew() || after.isFew();
  }

  public double difference() {
    return after.value() - before.value();
  }

  public double low() {
    return difference() - Math.hypot(after.value() - after.low(), before.high() - before.value());
  }

  public double high() {
    return difference() + Math.hypot(after.high() - after.value(), before.value() - before.low());
  }

  /// Whether it fell beyond chance.
  public boolean fell() {
    return !isFew() && high() < 0;
  }
}
