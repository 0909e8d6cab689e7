package outrider.server.access;

import java.time.InstantSource;
import outrider.server.ops.Limits;
import outrider.server.problem.ProblemException;

/// Keeps a calendar program in a hurry from taking what all share, and whoever tries addresses from
/// trying many.
public final class CalendarThrottle {
  private final Buckets byAddress;
  private final Buckets byCaller;

  public CalendarThrottle(InstantSource clock) {
    byAddress = new Buckets(Limits.CALENDAR_PER_ADDRESS, Limits.CALENDAR_PERIOD, clock);
    byCaller = new Buckets(Limits.CALENDAR_PER_ADDRESS, Limits.CALENDAR_PERIOD, clock);
  }

  /// @param tokenHash whose calendar is asked for
  /// @throws ProblemException 429 with the time to wait, when the bucket is empty
  public void admit(String tokenHash) {
    byAddress.take(tokenHash);
  }

  /// An address that there is not was asked for.
  ///
  /// @throws ProblemException 429 with the time to wait, when the bucket is empty
  public void missed(String caller) {
    byCaller.take(caller);
  }
}
