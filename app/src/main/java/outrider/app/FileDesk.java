package outrider.app;

import java.util.Locale;
import javafx.beans.property.BooleanProperty;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.FileProgress;
import outrider.app.fx.FxThread;
import outrider.app.fx.ProgressChip;
import outrider.app.fx.SyncDetails;
import outrider.app.i18n.Words;
import outrider.app.shell.Workbench;
import outrider.app.sync.FileExchange;
import outrider.app.sync.FileReport;
import outrider.core.protocol.Problem;

/// Shows how the files of an open book go up: a bar in the footer while there is something to wait
/// for, and the line in the sync details; and pauses them as the person likes. FX thread.
final class FileDesk {
  /// What is up within a moment needs no bar.
  private static final long WORTH_A_BAR_BYTES = 512 * 1_024;

  private final FileExchange files;
  private final Words words;
  private final BooleanProperty paused;
  private final Workbench bench;
  private final ProgressChip bar;
  private @Nullable SyncDetails details;
  private FileReport report = FileReport.NONE;
  private boolean online;
  private boolean shown;

  /// @param paused whether data goes without files; remembered by its owner
  FileDesk(FileExchange files, Words words, BooleanProperty paused, Workbench bench) {
    this.files = files;
    this.words = words;
    this.paused = paused;
    this.bench = bench;
    bar = new ProgressChip(words, () -> paused.set(true));
  }

  Subscription listen() {
    var heard =
        files.onReport(fresh ->
            FxThread.run(() -> {
              report = fresh;
              show();
            }));
    return Subscription.combine(paused.subscribe(files::pause), heard::close);
  }

  /// Whether headquarters can be reached.
  void show(boolean reachable) {
    online = reachable;
    show();
  }

  /// Keeps the line of the sync details up to date for as long as they are open.
  void follow(@Nullable SyncDetails open) {
    details = open;
  }

  void toggle() {
    paused.set(!paused.get());
  }

  FileProgress progress() {
    return new FileProgress(
        Math.toIntExact(report.waiting()),
        report.waitingBytes(),
        report.sentShare(),
        report.paused(),
        problem());
  }

  private void show() {
    var moving = report.waitingBytes() >= WORTH_A_BAR_BYTES || shown && report.waiting() > 0;
    var wanted = online && !report.paused() && moving;
    if (wanted) {
      bar.show(
          report.sentShare(),
          words.get(
              "files.footer", report.waiting(), words.amounts().bytes(report.waitingBytes())));
    }
    if (wanted != shown) {
      shown = wanted;
      if (shown) {
        bench.addProgress(bar);
      } else {
        bench.removeProgress(bar);
      }
    }
    if (details != null) {
      details.showFiles(progress());
    }
  }

  private String problem() {
    if (report.refused() == 0) {
      return "";
    }
    var why = report.problem().replace(Problem.PREFIX, "").toLowerCase(Locale.ROOT);
    var key = "files.refused." + why;
    return words.get(words.has(key) ? key : "files.refused.other", report.refused(), why);
  }
}
