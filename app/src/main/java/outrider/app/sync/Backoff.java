package outrider.app.sync;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to leave HQ alone after a failure: half a second, doubled with each failure up to
/// thirty; then anything from nothing to that, so that a thousand laptops that lost the same server
/// do not come back in the same second.
public final class Backoff {

  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration MOST = Duration.ofSeconds(30);

  private final RandomGenerator random;
  private int failures;

  public Backoff(RandomGenerator random) {
    this.random = random;
  }

  public Duration next() {
    var most = Math.min(MOST.toMillis(), FIRST.toMillis() << Math.min(failures, 10));
    failures++;
    return Duration.ofMillis(1 + (long) (random.nextDouble() * most));
  }

  /// Whether the last exchange went well.
  boolean isCalm() {
    return failures == 0;
  }

  public void reset() {
    failures = 0;
  }
}
