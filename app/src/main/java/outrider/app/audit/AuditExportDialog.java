package outrider.app.audit;

import java.io.File;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.app.field.DayPicker;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.DialogCard;
import outrider.app.fx.FxThread;
import outrider.app.fx.Icon;
import outrider.app.fx.Meter;
import outrider.app.i18n.Words;
import outrider.app.shell.Workspace;
import outrider.app.sync.AuditTrail;
import outrider.core.protocol.AuditExportRequest;

/// Takes the audit trail out as a file with a signed manifest: whole, or what HQ heard of in some
/// days. Never what a filter shows: each line proves the one before it, so there must be no gaps.
final class AuditExportDialog {
  private static final Logger LOG = LoggerFactory.getLogger(AuditExportDialog.class);
  private static final double WIDTH = 480;

  private final Workspace space;
  private final Words words;
  private final AuditTrail trail;
  private final Meter meter = new Meter(WIDTH - 48);
  private final Label state = new Label();
  private final AtomicBoolean stopped = new AtomicBoolean();
  private Runnable close = () -> {};

  AuditExportDialog(Workspace space, AuditTrail trail) {
    this.space = space;
    this.words = space.words();
    this.trail = trail;
  }

  void open(AuditPeriod period) {
    var from = picker("audit.from");
    from.setValue(period.first().orElse(null));
    var until = picker("audit.until");
    until.setValue(period.last().orElse(null));
    var what = paragraph("audit.export.what");
    state.getStyleClass().addAll("small", "text-2", "num");
    meter.setVisible(false);
    meter.setManaged(false);
    var days = new HBox(16, field("audit.from", from), field("audit.until", until));
    var content = new VBox(16, what, days, small("audit.export.days"), meter, state);
    var cancel =
        ButtonWithKey.secondary(words, "audit.cancel")
            .key("Esc")
            .does(() -> {
              stopped.set(true);
              close.run();
            });
    var save = ButtonWithKey.primary(words, "audit.export.save").icon(Icon.EXPORT);
    save.does(() -> {
      var chosen =
          new AuditPeriod(
              Optional.ofNullable(from.getValue()), Optional.ofNullable(until.getValue()));
      if (chosen.isBackwards()) {
        state.setText(words.get("audit.export.backwards"));
        return;
      }
      var file = ask(save.getScene().getWindow());
      if (file != null) {
        save.setDisable(true);
        write(chosen, file);
      }
    });
    close =
        space
            .dialogs()
            .open(new DialogCard(words.get("audit.export.title"), WIDTH, content, cancel, save));
  }

  private DayPicker picker(String wordKey) {
    var picker = new DayPicker(space);
    picker.setAccessibleText(words.get(wordKey));
    return picker;
  }

  private VBox field(String wordKey, DayPicker picker) {
    var name = new Label(words.get(wordKey));
    name.getStyleClass().addAll("small", "text-2");
    var field = new VBox(4, name, picker);
    HBox.setHgrow(field, Priority.ALWAYS);
    return field;
  }

  private Label paragraph(String wordKey) {
    var label = new Label(words.get(wordKey));
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private Label small(String wordKey) {
    var label = paragraph(wordKey);
    label.getStyleClass().addAll("small", "text-3");
    return label;
  }

  private File ask(Window window) {
    var chooser = new FileChooser();
    chooser.setTitle(words.get("audit.export.title"));
    chooser.setInitialFileName("audit " + space.today() + ".csv");
    chooser
        .getExtensionFilters()
        .add(new FileChooser.ExtensionFilter(words.get("audit.export.csv"), "*.csv"));
    return chooser.showSaveDialog(window);
  }

  /// Package-private for the test, which has nobody to ask for a file.
  void write(AuditPeriod period, File file) {
    var showing = FxThread.newestOncePerFrame();
    var count = new AtomicLong();
    var request = new AuditExportRequest(period.from(space.zone()), period.until(space.zone()));
    var download =
        new AuditDownload(
            file.toPath(),
            (done, total) -> {
              count.set(total);
              showing.execute(() -> show(done, total));
              return !stopped.get();
            });
    meter.setVisible(true);
    meter.setManaged(true);
    space
        .background()
        .work(
            "audit export",
            () -> {
              var whole = new AtomicBoolean();
              trail.export(
                  request,
                  (lines, zip) -> {
                    count.set(lines);
                    whole.set(download.receive(lines, zip));
                  });
              return whole.get();
            })
        .onSuccess(whole -> {
          close.run();
          if (whole) {
            space.toasts().show(words.get("audit.export.done", count.get(), file.getName()));
          }
        })
        .onFailure(failure -> {
          if (stopped.get()) {
            return;
          }
          LOG.error("an export of the audit trail failed", failure);
          close.run();
          space.toasts().error(words.get("audit.export.failed"));
        })
        .start();
  }

  private void show(long done, long total) {
    meter.setShare(total == 0 ? 1 : (double) done / total);
    state.setText(words.get("audit.export.progress", done, total));
  }
}
