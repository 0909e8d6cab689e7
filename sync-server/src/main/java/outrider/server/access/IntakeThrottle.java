package outrider.server.access;

import java.time.InstantSource;
import outrider.server.ops.Limits;
import outrider.server.problem.ProblemException;

/// Keeps one source of leads, gone mad or found by robots, from taking what all share.
public final class IntakeThrottle {
  private final Buckets bySender;

  public IntakeThrottle(InstantSource clock) {
    bySender = new Buckets(Limits.INTAKE_PER_SOURCE, Limits.INTAKE_PERIOD, clock);
  }

  /// @param sender a key, or the page of a form
  /// @throws ProblemException 429 with the time to wait, when the bucket is empty
  public void admit(String sender) {
    bySender.take(sender);
  }
}
