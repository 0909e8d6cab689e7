package outrider.app.diagnosis;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import outrider.app.fx.ButtonWithKey;
import outrider.app.shell.Workspace;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.diagnosis.KeptDiagnosis;
import outrider.core.record.RecordType;

/// What is done with diagnoses that are kept: keep what is shown, list, open, change, delete. FX
/// thread.
final class KeptDesk {
  private final Workspace space;
  private final DiagnosisWords text;
  private final DiagnosisViewModel steps;
  private final KeptViewModel model;
  private final Runnable toTop;
  private final KeptPage page;
  private final ButtonWithKey keep;
  private final ButtonWithKey list;

  /// @param steps the four steps of what is shown
  /// @param toTop scrolls to the top
  KeptDesk(
      Workspace space,
      DiagnosisWords text,
      DiagnosisViewModel steps,
      KeptViewModel model,
      Runnable toTop) {
    this.space = space;
    this.text = text;
    this.steps = steps;
    this.model = model;
    this.toTop = toTop;
    page =
        new KeptPage(
            space,
            text,
            model,
            new KeptPage.Deeds(this::open, of -> KeepDialog.change(space, text, of), this::delete));
    keep = ButtonWithKey.secondary(space.words(), "diagnosis.keep").key("Ctrl+S").does(this::begin);
    list = ButtonWithKey.plain(space.words(), "diagnosis.key.kept").key("L");
    list.does(this::toggleList);
    list.setMinWidth(Region.USE_PREF_SIZE);
    steps.fixKeptBy(this::fix);
  }

  KeptViewModel model() {
    return model;
  }

  /// Keeps what is shown.
  ButtonWithKey keep() {
    return keep;
  }

  /// Lists what was kept, or goes back to the four steps.
  ButtonWithKey list() {
    return list;
  }

  boolean isListed() {
    return model.listedProperty().get();
  }

  Node listPage() {
    page.show(model.linesProperty().get());
    return page;
  }

  /// What was found when the one that is open was kept; empty where none is.
  Optional<Node> banner() {
    return model.open().map(page::banner);
  }

  void saysList() {
    if (isListed()) {
      list.says("diagnosis.kept.steps");
    } else {
      list.says("diagnosis.kept.list", model.linesProperty().get().size());
    }
  }

  /// Takes up what has become of the one that is open.
  void renewed() {
    steps.renewed(model.open().map(KeptLine::kept));
  }

  void leaveList() {
    model.listedProperty().set(false);
  }

  void toggleList() {
    model.listedProperty().set(!isListed());
    toTop.run();
  }

  void begin() {
    if (keep.isDisabled()) {
      return;
    }
    steps
        .drafted(space.commands().newId())
        .ifPresent(drafted ->
            KeepDialog.keep(
                space,
                text,
                drafted,
                id -> {
                  model.listedProperty().set(true);
                  toTop.run();
                }));
  }

  private void open(KeptDiagnosis of) {
    leaveList();
    steps.open(of);
    toTop.run();
  }

  private void delete(KeptDiagnosis of) {
    space.tell(
        space
            .undo()
            .submit("undo.deleted", new Command.DeleteRecord(RecordType.DIAGNOSIS, of.id())),
        text.get("diagnosis.kept.deleted"));
  }

  private void fix(Optional<LocalDate> day) {
    var after = day.map(LocalDate::toEpochDay).orElse(null);
    steps
        .keptProperty()
        .get()
        .filter(of -> !Objects.equals(of.fixedOn(), after))
        .ifPresent(of ->
            space.tell(
                space
                    .undo()
                    .submit(
                        "undo.edited",
                        new Command.EditFields(
                            RecordType.DIAGNOSIS,
                            of.id(),
                            List.of(new FieldEdit(KeptDiagnosis.FIXED_ON, of.fixedOn(), after)))),
                text.get("diagnosis.kept.changed")));
  }
}
