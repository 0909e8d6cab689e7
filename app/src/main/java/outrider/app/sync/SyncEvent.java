package outrider.app.sync;

import java.time.Duration;
import java.util.Optional;

/// What can happen to synchronisation.
sealed interface SyncEvent {

  record Started(boolean waiting) implements SyncEvent {}

  /// Commands were added to the queue.
  record Queued() implements SyncEvent {}

  /// @param seq HQ's number after the push
  /// @param more whether envelopes wait behind those that were answered
  record Pushed(long seq, boolean more) implements SyncEvent {}

  /// The answer to a pull was applied.
  ///
  /// @param seq the number that all scopes are at now
  /// @param behind whether a scope starts over and another pull is needed at once
  record Applied(long seq, boolean behind) implements SyncEvent {}

  /// As `Applied`, for a live message.
  record LiveApplied(long seq, boolean behind) implements SyncEvent {}

  record PushFailed(SyncFailure.Kind kind, Optional<Duration> retryAfter) implements SyncEvent {}

  record PullFailed(SyncFailure.Kind kind, Optional<Duration> retryAfter) implements SyncEvent {}

  record LiveOpened() implements SyncEvent {}

  /// @param seq what HQ has
  record Poked(long seq) implements SyncEvent {}

  record LiveClosed(SyncFailure.Kind kind) implements SyncEvent {}

  record TimerFired(SyncEffect.Timer timer) implements SyncEvent {}

  /// The person asked, the laptop woke up, or a network appeared: try now.
  record Nudged() implements SyncEvent {}

  record SignedIn() implements SyncEvent {}
}
