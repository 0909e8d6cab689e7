package outrider.server.access;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import outrider.server.ops.Limits;
import outrider.server.problem.Problem;
import outrider.server.problem.ProblemException;

/// Slows down those who guess passwords: a bucket of attempts for each name and for each address. A
/// right password gets its own attempt back and no other, so somebody with one account gains
/// nothing.
final class SignInThrottle {
  private final Buckets byLogin = new Buckets(Limits.SIGN_INS_PER_LOGIN);
  private final Buckets byAddress = new Buckets(Limits.SIGN_INS_PER_ADDRESS);

  /// @throws ProblemException 429 with the time to wait, when either bucket is empty
  void admit(String login, String address) {
    byAddress.take(address);
    byLogin.take(login);
  }

  /// The attempt was no guess.
  void succeeded(String login, String address) {
    byAddress.giveBack(address);
    byLogin.giveBack(login);
  }

  private static final class Buckets {
    private final int attempts;
    private final Map<String, Bucket> buckets =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > Limits.THROTTLED_MAX;
          }
        };

    Buckets(int attempts) {
      this.attempts = attempts;
    }

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
                  .addLimit(limit ->
                      limit.capacity(attempts).refillGreedy(attempts, Limits.SIGN_IN_PERIOD))
                  .build());
    }
  }
}
