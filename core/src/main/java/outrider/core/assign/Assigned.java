package outrider.core.assign;

import java.util.List;
import outrider.core.rule.Reason;

/// Who gets a lead, and why.
///
/// @param reasons rules that were passed over first, then what decided
/// @param alert whether it went to somebody who is to hand it on, because nobody was free
public record Assigned(String owner, List<Reason> reasons, boolean alert) {

  public Assigned {
    reasons = List.copyOf(reasons);
  }
}
