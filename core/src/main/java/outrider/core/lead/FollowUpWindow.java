package outrider.core.lead;

import java.time.Duration;
import java.util.OptionalLong;

/// The 48-hour window: 80% of deals come from an effective follow-up within 48 hours of the first
/// contact. A lead that was contacted once and not again is amber at 36 hours, red at 48.
public final class FollowUpWindow {

  public static final Duration LENGTH = Duration.ofHours(48);
  public static final Duration WARNING = Duration.ofHours(36);

  /// Touches after which a lead that did not move may be given up: industry practice is 5 to 7.
  public static final int TOUCHES_MIN = 5;

  public static final int TOUCHES_MAX = 7;

  public enum State {
    NONE,
    OPEN,
    WARNING,
    MISSED
  }

  private FollowUpWindow() {}

  /// When the second touch is due, in epoch milliseconds; empty when the window does not apply.
  public static OptionalLong dueAt(Lead lead) {
    if (!lead.isOpen() || lead.touches() != 1 || lead.firstContactAt().isEmpty()) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(lead.firstContactAt().getAsLong() + LENGTH.toMillis());
  }

  public static State state(Lead lead, long at) {
    var due = dueAt(lead);
    if (due.isEmpty()) {
      return State.NONE;
    }
    var elapsed = at - (due.getAsLong() - LENGTH.toMillis());
    if (elapsed >= LENGTH.toMillis()) {
      return State.MISSED;
    }
    return elapsed >= WARNING.toMillis() ? State.WARNING : State.OPEN;
  }
}
