package outrider.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import outrider.server.ops.Limits;
import outrider.server.problem.ProblemException;

class RequestThrottleTest {
  private Instant now = Instant.parse("2026-03-02T08:00:00Z");
  private final RequestThrottle throttle = new RequestThrottle(() -> now);

  @Test
  void aDeviceThatRunsInCirclesWaitsAndTheOthersDoNot() {
    ProblemException refused = exhaust(device("ed", "laptop"), Limits.REQUESTS_PER_DEVICE);

    assertThat(refused.problem().status()).isEqualTo(429);
    assertThat(refused.problem().members()).containsEntry("retryAfterSeconds", 1L);
    throttle.admit(device("ed", "another laptop"));
    now = now.plusSeconds(1);
    throttle.admit(device("ed", "laptop"));
    throttle.admit(device("eve", "her laptop"));
  }

  @Test
  void onePersonsManyDevicesShareWhatOnePersonMay() {
    for (int i = 0; i < Limits.REQUESTS_PER_USER; i++) {
      throttle.admit(device("ed", "laptop " + i % 1_000));
    }

    assertThat(exhaust(device("ed", "one more"), Limits.REQUESTS_PER_DEVICE).problem().status())
        .isEqualTo(429);
    throttle.admit(device("eve", "her laptop"));
  }

  private ProblemException exhaust(SignedIn who, int about) {
    return catchThrowableOfType(
        ProblemException.class,
        () -> {
          for (int i = 0; i <= about; i++) {
            throttle.admit(who);
          }
        });
  }

  private static SignedIn device(String user, String device) {
    return new SignedIn(user, device, 1, "hash", false);
  }
}
