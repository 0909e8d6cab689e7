package outrider.app.importing;

import java.util.Optional;
import javafx.util.Subscription;
import outrider.app.fx.ProgressChip;
import outrider.app.importing.ImportWork.Progress;
import outrider.app.importing.run.ImportRun;
import outrider.app.shell.Place;
import outrider.app.shell.Workbench;
import outrider.app.shell.Workspace;

/// The import of a window. It goes on while its screen is away and when the language changes; the
/// footer then shows how far it is. What an earlier sitting broke off is offered once at the start.
public final class ImportDesk {
  private final Workspace space;
  private final ImportViewModel model;

  public ImportDesk(Workspace space) {
    this.space = space;
    model = new ImportViewModel(space);
    model.onFailure(key -> space.toasts().error(space.words().get(key)));
  }

  ImportViewModel model() {
    return model;
  }

  /// Shows in the footer of the bench what happens here while the person looks at something else.
  public Subscription attend(Workbench bench) {
    var chip = new ProgressChip(space.words(), model::stop);
    Runnable show = () -> show(bench, chip);
    offerInterrupted();
    return model
        .progressProperty()
        .subscribe(show)
        .and(space.navigator().placeProperty().subscribe(show))
        .and(
            model.outcomeProperty().subscribe((before, now) -> now.ifPresent(this::tellElsewhere)));
  }

  private void show(Workbench bench, ProgressChip chip) {
    bench.removeProgress(chip);
    working()
        .filter(_ -> !isHere())
        .ifPresent(now -> {
          var words = space.words();
          var share = Math.max(0, now.share());
          chip.show(
              share,
              words.get("import.progress", words.get(now.key()), words.amounts().percent(share)));
          bench.addProgress(chip);
        });
  }

  private Optional<Progress> working() {
    return model.progressProperty().get().filter(now -> model.importing() || model.undoing());
  }

  private boolean isHere() {
    return space.navigator().place() instanceof Place.Import;
  }

  private void tellElsewhere(ImportRun.Outcome outcome) {
    if (!isHere()) {
      var words = space.words();
      space
          .toasts()
          .show(
              words.get(
                  outcome.stopped() ? "import.stopped" : "import.done",
                  outcome.created() + outcome.updated()));
    }
  }

  private void offerInterrupted() {
    model.interrupted().stream()
        .findFirst()
        .ifPresent(batch ->
            space
                .toasts()
                .error(
                    space.words().get("import.interrupted", batch.fileName(), batch.created()),
                    "import.interruptedLook",
                    () -> space.navigator().open(new Place.Import())));
  }
}
