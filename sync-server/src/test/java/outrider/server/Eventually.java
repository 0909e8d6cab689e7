package outrider.server;

import java.time.Duration;
import java.util.concurrent.Callable;

/// What another thread does is awaited, not slept for: asks until the answer is yes.
final class Eventually {
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private Eventually() {}

  static void holds(Callable<Boolean> condition) throws Exception {
    long begin = System.nanoTime();
    while (!condition.call()) {
      if (System.nanoTime() - begin > LONGEST.toNanos()) {
        throw new AssertionError("did not come to hold within " + LONGEST);
      }
      Thread.yield();
    }
  }
}
