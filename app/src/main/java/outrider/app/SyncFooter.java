package outrider.app;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.FileProgress;
import outrider.app.fx.SyncFacts;
import outrider.app.fx.SyncStatus;
import outrider.app.sync.SyncPhase;
import outrider.app.sync.SyncReport;

/// Translates what sync reports into what the footer shows.
final class SyncFooter {
  /// A line that is back within this time was never away for anybody who looks at the screen.
  private static final Duration BLINK = Duration.ofSeconds(2);

  private SyncFooter() {}

  static SyncStatus status(SyncReport report, int conflicts, Instant now) {
    boolean offline = report.phase() == SyncPhase.OFFLINE && !isBlink(report.since(), now);
    var oldest = report.oldestUnsent();
    var lag =
        offline || oldest == null || oldest.isAfter(now)
            ? Duration.ZERO
            : Duration.between(oldest, now);
    var since = report.since();
    var arrival = report.arrival();
    return new SyncStatus(
        hindrance(report.phase()),
        conflicts,
        lag,
        offline ? (since == null ? now : since) : null,
        Math.toIntExact(report.unsent()),
        report.syncedAt(),
        arrival == null ? null : new SyncStatus.Arrival(arrival.here(), arrival.all()));
  }

  private static boolean isBlink(@Nullable Instant since, Instant now) {
    return since != null && !now.isBefore(since) && now.isBefore(since.plus(BLINK));
  }

  static SyncFacts facts(
      SyncReport report, FileProgress files, List<Integer> lagSeconds, String device) {
    return new SyncFacts(
        report.records(),
        Optional.ofNullable(report.syncedAt()),
        report.roundTrip().toMillis(),
        Optional.ofNullable(report.oldestUnsent()),
        files,
        lagSeconds,
        device);
  }

  private static SyncStatus.Hindrance hindrance(SyncPhase phase) {
    return switch (phase) {
      case SIGN_IN, REVOKED -> SyncStatus.Hindrance.SIGN_IN;
      case UPDATE -> SyncStatus.Hindrance.UPDATE;
      case AHEAD -> SyncStatus.Hindrance.AHEAD;
      case CONNECTING, ONLINE, OFFLINE -> SyncStatus.Hindrance.NONE;
    };
  }
}
