package outrider.server.access;

import java.time.InstantSource;
import outrider.server.ops.Limits;
import outrider.server.problem.ProblemException;

/// Keeps one person from ringing all the world, and a telephone system gone mad from taking what
/// all share.
public final class CallThrottle {
  private final Buckets byUser;
  private final Buckets bySystem;

  public CallThrottle(InstantSource clock) {
    byUser = new Buckets(Limits.CALLS_PER_USER, Limits.TELEPHONY_PERIOD, clock);
    bySystem = new Buckets(Limits.TOLD_PER_SYSTEM, Limits.TELEPHONY_PERIOD, clock);
  }

  /// @throws ProblemException 429 with the time to wait, when the bucket is empty
  public void admit(SignedIn who) {
    byUser.take(who.userId());
  }

  /// @throws ProblemException 429 with the time to wait, when the bucket is empty
  public void admitSystem(String system) {
    bySystem.take(system);
  }
}
