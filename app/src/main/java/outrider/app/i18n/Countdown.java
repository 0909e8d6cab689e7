package outrider.app.i18n;

/// What a countdown counts towards. Times are epoch millis.
public sealed interface Countdown {
  Countdown NONE = new None();

  /// Something is due at this moment, or was.
  record Due(long atMillis) implements Countdown {}

  /// At this moment the lead goes back to the public pool.
  record Pool(long atMillis) implements Countdown {}

  /// The clock stands still, for a reason in words, for example "replied".
  record Paused(String reason) implements Countdown {}

  /// No next step is set.
  record None() implements Countdown {}
}
