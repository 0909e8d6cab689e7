package outrider.server.access;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import outrider.server.ops.Limits;
import outrider.server.problem.Problem;
import outrider.server.problem.ProblemException;

/// A bucket of attempts for each key, refilled evenly. As many keys as are worth remembering; the
/// one that was not used for longest is forgotten first.
final class Buckets {
  private final int attempts;
  private final Duration period;
  private final TimeMeter time;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > Limits.THROTTLED_MAX;
        }
      };

  /// @param attempts what a full bucket holds, and what is refilled over the period
  Buckets(int attempts, Duration period, InstantSource clock) {
    this.attempts = attempts;
    this.period = period;
    time = new Time(clock);
  }

  /// @throws ProblemException 429 with the time to wait, when the bucket is empty
  void take(String key) {
    ConsumptionProbe probe = bucket(key).tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      Duration wait = Duration.ofNanos(probe.getNanosToWaitForRefill());
      throw new ProblemException(
          Problem.tooMany(Math.max(1, TimeUnit.MILLISECONDS.toSeconds(wait.toMillis() + 999))));
    }
  }

  void giveBack(String key) {
    bucket(key).addTokens(1);
  }

  private synchronized Bucket bucket(String key) {
    return buckets.computeIfAbsent(
        key,
        unused ->
            Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(limit -> limit.capacity(attempts).refillGreedy(attempts, period))
                .build());
  }

  private record Time(InstantSource clock) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return TimeUnit.MILLISECONDS.toNanos(clock.millis());
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }
}
