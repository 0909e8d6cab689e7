package outrider.server.access;

import java.time.InstantSource;
import outrider.server.ops.Limits;
import outrider.server.problem.ProblemException;

/// Keeps one device that runs in circles, or one person's many, from taking what all share. Far
/// above what a workstation in use ever asks.
final class RequestThrottle {
  private final Buckets byDevice;
  private final Buckets byUser;

  RequestThrottle(InstantSource clock) {
    byDevice = new Buckets(Limits.REQUESTS_PER_DEVICE, Limits.REQUEST_PERIOD, clock);
    byUser = new Buckets(Limits.REQUESTS_PER_USER, Limits.REQUEST_PERIOD, clock);
  }

  /// @throws ProblemException 429 with the time to wait, when either bucket is empty
  void admit(SignedIn who) {
    byDevice.take(who.deviceId());
    byUser.take(who.userId());
  }
}
