package outrider.app.i18n;

/// A countdown read at one moment: how it stands, what it says, and what a screen reader says.
public record Reading(State state, String text, String spoken) {
  /// The order is that of urgency.
  public enum State {
    LATE,
    SOON,
    POOL,
    LATER,
    PAUSED,
    NONE
  }

  /// Whether the words change each second, or each minute only.
  public boolean ticks() {
    return state == State.SOON;
  }
}
