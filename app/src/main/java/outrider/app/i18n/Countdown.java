package outrider.app.i18n;

import java.util.OptionalLong;

/// What a countdown counts towards. Times are epoch millis.
public sealed interface Countdown {
  Countdown NONE = new None();

  /// Something is due at this moment, or was.
  record Due(long atMillis) implements Countdown {}

  /// To when something is due, where it is.
  static Countdown to(OptionalLong due) {
    return due.isPresent() ? new Due(due.getAsLong()) : NONE;
  }

  /// At this moment the lead goes back to the public pool.
  record Pool(long atMillis) implements Countdown {}

  /// The clock stands still, for a reason in words, for example "replied".
  record Paused(String reason) implements Countdown {}

  /// No next step is set.
  record None() implements Countdown {}
}
