package outrider.app.device;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import javafx.util.Subscription;
import outrider.app.shell.Workspace;
import outrider.app.sync.SyncPhase;
import outrider.app.sync.SyncReport;
import outrider.core.command.Command;
import outrider.core.lag.LagMeter;

/// Keeps how far behind HQ this laptop is, a record for each day, so that whoever answers for
/// people has it beside what they sell, without a network too. The laptop measures it and not HQ:
/// it alone knows how long its work has waited, and it is there when HQ is not.
///
/// A day is kept when it is over, and in between when a lag has ended; while work waits, nothing is
/// added to what waits. FX thread.
public final class LagKeeper {
  private static final String KEPT = "lag-day";
  private static final Duration WRITTEN_EVERY = Duration.ofMinutes(2);
  private static final Duration SAID_EVERY = Duration.ofMinutes(30);

  private final Workspace space;
  private final Supplier<SyncReport> report;
  private final LagMeter meter;
  private Instant writtenAt = Instant.EPOCH;
  private Instant saidAt = Instant.EPOCH;
  private long saidLate;

  private LagKeeper(Workspace space, Supplier<SyncReport> report) {
    this.space = space;
    this.report = report;
    meter = LagMeter.read(space.memory().recall(KEPT), space.zone(), space.today());
    saidLate = meter.lateMinutes();
  }

  /// Measures every second until it is unsubscribed.
  public static Subscription follow(Workspace space, Supplier<SyncReport> report) {
    var keeper = new LagKeeper(space, report);
    return space.ticker().everySecond(keeper::look).and(keeper::write);
  }

  private void look(Instant now) {
    var seen = report.get();
    meter
        .note(now, seen.oldestUnsent(), seen.phase() == SyncPhase.ONLINE)
        .ifPresent(ended -> {
          keep(ended);
          saidLate = 0;
        });
    var isOver = meter.lag(now).compareTo(LagMeter.LATE_FROM) < 0;
    if (isOver
        && meter.lateMinutes() > saidLate
        && Duration.between(saidAt, now).compareTo(SAID_EVERY) >= 0) {
      saidAt = now;
      saidLate = meter.lateMinutes();
      meter.said().ifPresent(this::keep);
    }
    if (Duration.between(writtenAt, now).compareTo(WRITTEN_EVERY) >= 0) {
      writtenAt = now;
      write();
    }
  }

  private void keep(LagMeter.Measured said) {
    var unused =
        space
            .commands()
            .submit(
                new Command.KeepLag(
                    said.day(),
                    said.worstSeconds(),
                    said.medianSeconds(),
                    said.lateMinutes(),
                    said.awayMinutes(),
                    said.changes(),
                    said.steps()));
    write();
  }

  private void write() {
    space.memory().remember(KEPT, meter.written());
  }
}
