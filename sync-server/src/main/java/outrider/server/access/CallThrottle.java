package outrider.server.access;

import outrider.server.ops.Limits;
import outrider.server.problem.ProblemException;

/// Keeps one person from ringing all the world, and a telephone system gone mad from taking what
/// all share.
public final class CallThrottle {
  private final Buckets byUser = new Buckets(Limits.CALLS_PER_USER, Limits.TELEPHONY_PERIOD);
  private final Buckets bySystem = new Buckets(Limits.TOLD_PER_SYSTEM, Limits.TELEPHONY_PERIOD);

  /// @throws ProblemException 429 with the time to wait, when the bucket is empty
  public void admit(SignedIn who) {
    byUser.take(who.userId());
  }

  /// @throws ProblemException 429 with the time to wait, when the bucket is empty
  public void admitSystem(String system) {
    bySystem.take(system);
  }
}
