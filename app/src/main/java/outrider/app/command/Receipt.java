package outrider.app.command;

import java.util.List;
import outrider.core.rule.Change;
import outrider.core.rule.Reason;

/// What became of a command on this laptop.
public sealed interface Receipt {

  /// Written here and queued for HQ.
  ///
  /// @param envelope id of the envelope
  record Done(String envelope, List<Change> changes) implements Receipt {}

  /// Nothing was written.
  record Refused(List<Reason> reasons) implements Receipt {}

  default boolean done() {
    return this instanceof Done;
  }

  default List<Reason> reasons() {
    return this instanceof Refused refused ? refused.reasons() : List.of();
  }
}
