package outrider.app.command;

import java.time.Instant;
import java.time.InstantSource;

/// HQ's time as far as this laptop knows it: its own clock plus the measured offset. Every time
/// that a person sees and every time that is stored comes from here.
public final class CorrectedClock implements InstantSource {

  private final InstantSource own;
  private volatile long offsetMillis;

  public CorrectedClock(InstantSource own) {
    this.own = own;
  }

  @Override
  public Instant instant() {
    return own.instant().plusMillis(offsetMillis);
  }

  public long offsetMillis() {
    return offsetMillis;
  }

  /// @param serverTime HQ's clock at the middle of an exchange that took `roundTripMillis`
  public void correct(long serverTime, long roundTripMillis) {
    offsetMillis = serverTime + roundTripMillis / 2 - own.millis();
  }

  public void restore(long knownOffsetMillis) {
    offsetMillis = knownOffsetMillis;
  }
}
