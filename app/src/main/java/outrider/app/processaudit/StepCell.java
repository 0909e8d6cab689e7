package outrider.app.processaudit;

import java.util.function.BiConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.Chip;
import outrider.app.fx.Icon;
import outrider.app.fx.StageDisc;
import outrider.app.shell.Workspace;
import outrider.core.pipeline.OpportunityStage;

/// One step of the way: what was asked, what the record shows, and what whoever looks says of it.
final class StepCell extends ListCell<AuditedWalk.Line> {

  static final double ROW_HEIGHT = 52;
  private static final double INDENT = 26;

  private final Workspace space;
  private final AuditWords says;
  private final BiConsumer<AuditedWalk.Line, String> judge;
  private final StageDisc disc = new StageDisc();
  private final Label name = new Label();
  private final Label proof = new Label();
  private final Label note = new Label();
  private final Chip why = new Chip("", Chip.Tone.PLAIN);
  private final ButtonWithKey turn;
  private final HBox line;
  private boolean changeable = true;

  /// @param judge given a line and the verdict that was pressed
  StepCell(Workspace space, AuditWords says, BiConsumer<AuditedWalk.Line, String> judge) {
    this.space = space;
    this.says = says;
    this.judge = judge;
    proof.getStyleClass().addAll("small", "text-3", "num");
    note.getStyleClass().addAll("small", "text-2");
    for (var label : new Label[] {name, proof, note}) {
      label.setMinWidth(0);
    }
    proof.setMinWidth(60);
    var below = new HBox(10, proof, note);
    below.setAlignment(Pos.BASELINE_LEFT);
    var lines = new VBox(2, name, below);
    lines.setAlignment(Pos.CENTER_LEFT);
    lines.setMinWidth(0);
    HBox.setHgrow(lines, Priority.ALWAYS);
    turn = ButtonWithKey.plain(space.words(), "processAudit.broken").compact();
    turn.setMinWidth(Region.USE_PREF_SIZE);
    turn.setFocusTraversable(false);
    line = new HBox(10, disc, lines, why, turn);
    line.setAlignment(Pos.CENTER_LEFT);
    setPrefWidth(0);
    setPrefHeight(ROW_HEIGHT);
  }

  StepCell changeable(boolean may) {
    changeable = may;
    return this;
  }

  @Override
  protected void updateItem(AuditedWalk.@Nullable Line item, boolean empty) {
    super.updateItem(item, empty);
    if (item == null || empty) {
      setGraphic(null);
      return;
    }
    var step = item.step();
    name.setText(says.step(step.id()));
    name.getStyleClass().setAll("label", step.item() == null ? "bold" : "plain");
    proof.setText(says.proof(step));
    showMark(item);
    note.setText(item.finding().map(finding -> finding.note()).orElse(""));
    says.why(item)
        .ifPresentOrElse(
            text -> {
              why.setText(text);
              why.setTone(item.finding().map(AuditWords::tone).orElse(Chip.Tone.PLAIN));
              why.setVisible(true);
            },
            () -> why.setVisible(false));
    why.setManaged(why.isVisible());
    var broken = item.isBroken();
    turn.says(broken ? "processAudit.inOrder" : "processAudit.broken")
        .icon(broken ? Icon.DONE : Icon.RISK)
        .does(() -> judge.accept(item, broken ? "kept" : "broken"));
    turn.setVisible(changeable);
    turn.setManaged(changeable);
    setGraphic(line);
    setAccessibleText(
        String.join(
            " ",
            name.getText(),
            space.words().get(broken ? "processAudit.isBroken" : "processAudit.isKept"),
            why.isVisible() ? why.getText() : "",
            note.getText()));
  }

  /// A stage by its number; an item, moved in, by whether it was kept.
  private void showMark(AuditedWalk.Line item) {
    var mark = line.getChildren();
    if (item.step().item() == null) {
      var stages =
          space.database().configuration().stages(item.step().stage().pipeline()).stream()
              .filter(stage -> stage.kind() == OpportunityStage.Kind.OPEN)
              .map(OpportunityStage::id)
              .toList();
      disc.show(stages.indexOf(item.step().stage().id()) + 1, stages.size());
      mark.set(0, disc);
    } else {
      var icon =
          item.isBroken() ? Icon.REFUSED.node(16, "risk-text") : Icon.SYNCED.node(16, "ok-text");
      var held = new HBox(icon);
      held.setAlignment(Pos.CENTER_RIGHT);
      held.setMinWidth(INDENT + 16);
      mark.set(0, held);
    }
  }
}
