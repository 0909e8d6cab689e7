package outrider.core.handover;

import java.util.List;

/// What happens to all that no rule speaks of.
///
/// @param receivers ids of users; one gets everything; empty only where it is kept
public record Rest(By by, List<String> receivers) {

  public Rest {
    receivers = List.copyOf(receivers);
  }

  /// How it is divided.
  public enum By {
    /// The same number of open leads and deals for each.
    COUNT,
    /// The same value in each currency for each.
    VALUE,
    /// It stays with the person, who only moves.
    KEPT
  }
}
