package outrider.app.sync;

import java.time.Duration;

/// What synchronisation wants done. The shell does it and reports back by events.
sealed interface SyncEffect {

  enum Timer {
    /// Try again after a failure.
    RETRY,
    /// Tell HQ on the live channel what waits here.
    HEARTBEAT,
    /// Something that HQ has processed did not show up: ask for it.
    OVERDUE
  }

  /// Send the first of what HQ has not answered.
  record Push() implements SyncEffect {}

  /// @param waiting how long HQ may hold the request until there is something new
  record Pull(Duration waiting) implements SyncEffect {}

  record OpenLive() implements SyncEffect {}

  record CloseLive() implements SyncEffect {}

  record Heartbeat() implements SyncEffect {}

  record Set(Timer timer, Duration delay) implements SyncEffect {}

  record Cancel(Timer timer) implements SyncEffect {}

  record Show(SyncPhase phase) implements SyncEffect {}
}
