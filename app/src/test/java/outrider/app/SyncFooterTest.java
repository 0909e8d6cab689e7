package outrider.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outrider.app.fx.SyncStatus;
import outrider.app.sync.SyncPhase;
import outrider.app.sync.SyncReport;

/// The chip names what has to be done before anything travels, and goes on counting what waits.
final class SyncFooterTest {

  private static final Instant NOW = Instant.parse("2026-09-07T09:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "SIGN_IN, STOPPED",
    "UPDATE, UPDATE",
    "AHEAD, AHEAD",
    "OFFLINE, OFFLINE",
    "ONLINE, SENDING"
  })
  void eachPhaseHasItsWords(SyncPhase phase, SyncStatus.State shown) {
    var report = new SyncReport(phase, NOW, NOW, 7, 90, 14, NOW, Duration.ZERO, null);

    var status = SyncFooter.status(report, 0, NOW.plusSeconds(2));

    assertThat(status.state()).isEqualTo(shown);
    assertThat(status.waiting()).isEqualTo(14);
  }

  @Test
  void aLineThatIsBackAtOnceWasNeverAway() {
    var report = new SyncReport(SyncPhase.OFFLINE, NOW, NOW, 7, 90, 0, null, Duration.ZERO, null);

    assertThat(SyncFooter.status(report, 0, NOW.plusMillis(1_999)).state())
        .isEqualTo(SyncStatus.State.SYNCED);
    assertThat(SyncFooter.status(report, 0, NOW.plusSeconds(2)).offlineSince()).isEqualTo(NOW);
  }

  @Test
  void aFirstDownloadIsSeenToArrive() {
    var report =
        new SyncReport(
            SyncPhase.ONLINE,
            NOW,
            null,
            0,
            0,
            0,
            null,
            Duration.ZERO,
            new SyncReport.Arrival(45_000, 100_000));

    var status = SyncFooter.status(report, 0, NOW);

    assertThat(status.state()).isEqualTo(SyncStatus.State.ARRIVING);
    assertThat(status.arrival()).isEqualTo(new SyncStatus.Arrival(45_000, 100_000));
  }
}
