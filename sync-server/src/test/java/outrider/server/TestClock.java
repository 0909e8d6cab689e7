package outrider.server;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/// Real time, pushed forward by the test.
final class TestClock implements InstantSource {
  private final AtomicLong aheadMillis = new AtomicLong();

  void advance(Duration duration) {
    aheadMillis.addAndGet(duration.toMillis());
  }

  @Override
  public Instant instant() {
    return Instant.now().plusMillis(aheadMillis.get());
  }
}
