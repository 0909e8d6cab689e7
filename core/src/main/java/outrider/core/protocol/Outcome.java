package outrider.core.protocol;

import java.util.List;
import outrider.core.command.Lane;
import outrider.core.rule.Overruled;
import outrider.core.rule.Reason;

/// What became of one envelope.
///
/// @param reasons why, where it was rejected or deferred
/// @param overruled what was merged, where it was
public record Outcome(
    String id, Lane lane, long n, Status status, List<Reason> reasons, List<Overruled> overruled) {

  public enum Status {
    APPLIED,
    MERGED,
    REJECTED,
    /// An earlier number of the lane has not arrived: send from `PushResponse.processed` on.
    DEFERRED
  }
}
