package outrider.app.processaudit;

import java.time.Instant;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.Chip;
import outrider.app.fx.DialogCard;
import outrider.app.fx.Icon;
import outrider.app.fx.ListRow;
import outrider.app.fx.LiveList;
import outrider.app.fx.NoteArea;
import outrider.app.shell.Place;
import outrider.app.shell.Workspace;
import outrider.core.processaudit.Finding;

/// One deal's way, step by step, and the verdict under it.
final class WalkPane extends VBox {
  private static final double DIALOG_WIDTH = 440;

  private final Workspace space;
  private final ProcessAuditViewModel model;
  private final AuditWords says;
  private final HBox head = new HBox(12);
  private final LiveList<AuditedWalk.Line> lines = new LiveList<>(line -> line.step().id());
  private final ListView<AuditedWalk.Line> list = new ListView<>(lines.items());
  private final NoteArea note = new NoteArea();
  private final Label verdict = new Label();
  private final ButtonWithKey finish;
  private final HBox foot;
  private @Nullable AuditedWalk shown;

  WalkPane(Workspace space, ProcessAuditViewModel model, AuditWords says) {
    this.space = space;
    this.model = model;
    this.says = says;
    getStyleClass().addAll("walk-pane", "surface");
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().addAll("walk-head", "hairline-bottom");
    list.setFixedCellSize(StepCell.ROW_HEIGHT);
    list.setCellFactory(view -> new StepCell(space, says, this::judge).changeable(isOpen()));
    list.setAccessibleText(space.words().get("processAudit.way"));
    VBox.setVgrow(list, Priority.ALWAYS);
    note.setPrefRowCount(2);
    note.promptTextProperty().bind(space.words().text("processAudit.note"));
    note.setAccessibleText(space.words().get("processAudit.note"));
    HBox.setHgrow(note, Priority.ALWAYS);
    verdict.setMinWidth(Region.USE_PREF_SIZE);
    finish = ButtonWithKey.primary(space.words(), "processAudit.finish").key("Ctrl+Enter");
    finish.does(this::finish);
    foot = new HBox(16, note, verdict, finish);
    foot.setAlignment(Pos.CENTER_LEFT);
    foot.getStyleClass().add("walk-foot");
    getChildren().setAll(head, list, foot);
  }

  void show(Optional<AuditedWalk> walk) {
    setVisible(walk.isPresent());
    if (walk.isEmpty()) {
      shown = null;
      return;
    }
    var fresh = walk.get();
    var other = shown == null || !shown.audit().id().equals(fresh.audit().id());
    var wasOpen = shown == null || shown.audit().isOpen();
    shown = fresh;
    if (other) {
      note.setText(fresh.audit().note());
    }
    showHead(fresh);
    lines.show(fresh.lines());
    if (other || wasOpen != fresh.audit().isOpen()) {
      list.setCellFactory(view -> new StepCell(space, says, this::judge).changeable(isOpen()));
    }
    if (other) {
      ListRow.select(list, lines.items().isEmpty() ? -1 : 0);
    }
    showVerdict(fresh);
  }

  private void showHead(AuditedWalk walk) {
    var deal = walk.deal();
    var name = new Hyperlink(deal.name());
    name.getStyleClass().add("subheading");
    name.setMinWidth(0);
    name.setOnAction(done -> space.navigator().open(new Place.OpportunityRecord(deal.id())));
    var won = deal.row().text("state").equals("won");
    var end =
        new Chip(
            space.words().get(won ? "processAudit.won" : "processAudit.lost"),
            won ? Chip.Tone.OK : Chip.Tone.PLAIN);
    var about = new Label(about(walk));
    about.getStyleClass().addAll("small", "text-2", "num");
    about.setMinWidth(0);
    var first = new HBox(8, name, end);
    first.setAlignment(Pos.CENTER_LEFT);
    var texts = new VBox(2, first, about);
    texts.setMinWidth(0);
    HBox.setHgrow(texts, Priority.ALWAYS);
    head.getChildren()
        .setAll(texts, new Chip(says.state(walk.audit()), AuditWords.tone(walk.audit())));
  }

  private String about(AuditedWalk walk) {
    var words = space.words();
    var owner = space.reasons().names().user(walk.deal().owner());
    var closed =
        words
            .moments()
            .dateTime(
                Instant.ofEpochMilli(walk.deal().stageSince()),
                space.clock().instant(),
                space.zone());
    return walk.account().isEmpty()
        ? words.get("processAudit.about", owner, closed)
        : words.get("processAudit.aboutAccount", walk.account(), owner, closed);
  }

  private void showVerdict(AuditedWalk walk) {
    var words = space.words();
    var open = walk.audit().isOpen();
    note.setDisable(!open);
    if (open) {
      var broken = walk.audit().broken().size();
      verdict.setText(
          broken == 0 ? words.get("processAudit.passes") : words.get("processAudit.fails", broken));
      verdict.setGraphic(
          broken == 0 ? Icon.SYNCED.node(16, "ok-text") : Icon.REFUSED.node(16, "risk-text"));
      finish.says("processAudit.finish");
    } else {
      var row = walk.audit().row();
      verdict.setText(
          words.get(
              "processAudit.finishedBy",
              space.reasons().names().user(row.text("by")),
              words
                  .moments()
                  .near(
                      Instant.ofEpochMilli(row.number("at", 0)),
                      space.clock().instant(),
                      space.zone())));
      verdict.setGraphic(null);
      finish.says("processAudit.openAgain");
    }
  }

  private boolean isOpen() {
    return shown != null && shown.audit().isOpen();
  }

  Node steps() {
    return list;
  }

  void moveStep(int by) {
    var index = list.getSelectionModel().getSelectedIndex() + by;
    if (index >= 0 && index < lines.items().size()) {
      ListRow.select(list, index);
    }
  }

  private Optional<AuditedWalk.Line> selected() {
    return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
  }

  /// Says of the selected step that it was kept or broken.
  void judgeSelected(String verdictOfStep) {
    selected().ifPresent(line -> judge(line, verdictOfStep));
  }

  private void judge(AuditedWalk.Line line, String verdictOfStep) {
    judge(line, verdictOfStep, line.finding().map(Finding::note).orElse(""));
  }

  private void judge(AuditedWalk.Line line, String verdictOfStep, String said) {
    var walk = shown;
    if (walk == null || !walk.audit().isOpen()) {
      return;
    }
    space.tell(
        model.judge(walk.audit().id(), line.step().id(), verdictOfStep, said),
        space
            .words()
            .get(
                verdictOfStep.equals("broken")
                    ? "processAudit.saidBroken"
                    : "processAudit.saidKept",
                says.step(line.step().id())));
  }

  /// Asks for a sentence about the selected step.
  void noteSelected() {
    if (!isOpen()) {
      return;
    }
    selected().ifPresent(this::askNote);
  }

  private void askNote(AuditedWalk.Line line) {
    var words = space.words();
    var text = new NoteArea();
    text.setPrefRowCount(3);
    text.setText(line.finding().map(Finding::note).orElse(""));
    text.setAccessibleText(words.get("processAudit.stepNote"));
    var save = ButtonWithKey.primary(words, "processAudit.saveNote").key("Ctrl+Enter");
    var cancel = ButtonWithKey.plain(words, "processAudit.cancel");
    var card = new DialogCard(says.step(line.step().id()), DIALOG_WIDTH, text, cancel, save);
    var close = space.dialogs().open(card);
    cancel.does(close);
    Runnable saves =
        () -> {
          close.run();
          judge(line, line.isBroken() ? "broken" : "kept", text.getText());
        };
    save.does(saves);
    card.addEventHandler(
        KeyEvent.KEY_PRESSED,
        press -> {
          if (press.isShortcutDown() && press.getCode() == KeyCode.ENTER) {
            press.consume();
            saves.run();
          }
        });
    text.requestFocus();
  }

  /// Ends the look back, or opens it again.
  void finish() {
    var walk = shown;
    if (walk == null) {
      return;
    }
    if (walk.audit().isOpen()) {
      var words = space.words();
      var broken = walk.audit().broken().size();
      space.tell(
          model.finish(walk.audit().id(), note.getText().isBlank() ? null : note.getText()),
          broken == 0
              ? words.get("processAudit.passedNow", walk.deal().name())
              : words.get("processAudit.failedNow", walk.deal().name(), broken));
    } else {
      space.tell(
          model.openAgain(walk.audit().id()),
          space.words().get("processAudit.openedAgain", walk.deal().name()));
    }
  }
}
