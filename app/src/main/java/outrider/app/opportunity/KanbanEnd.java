package outrider.app.opportunity;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import outrider.app.fx.Icon;
import outrider.app.i18n.Words;
import outrider.app.opportunity.OpportunitiesViewModel.Target;
import outrider.app.opportunity.OpportunitiesViewModel.Verdict;
import outrider.core.pipeline.OpportunityStage;

/// Won or lost, folded to a strip: a card can be dropped on it, and a click lists what is in it.
final class KanbanEnd extends Button {

  private static final PseudoClass ALLOWED = PseudoClass.getPseudoClass("allowed");
  private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");

  private final OpportunityStage stage;
  private final Label count = new Label();

  KanbanEnd(Words words, OpportunityStage stage, String name, Runnable open) {
    this.stage = stage;
    var won = stage.kind() == OpportunityStage.Kind.WON;
    getStyleClass().setAll("kanban-end", won ? "st-won" : "st-lost");
    var label = new Label(name);
    label.getStyleClass().addAll("bold", "end-name");
    label.setWrapText(true);
    label.setTextAlignment(TextAlignment.CENTER);
    label.setMinHeight(USE_PREF_SIZE);
    count.getStyleClass().addAll("small", "num", "text-2");
    var content = new VBox(6, (won ? Icon.SYNCED : Icon.CLOSE).node(16), label, count);
    content.setAlignment(javafx.geometry.Pos.CENTER);
    setGraphic(content);
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setAccessibleText(words.get("deals.openEnd", name));
    setOnAction(done -> open.run());
  }

  OpportunityStage stage() {
    return stage;
  }

  void show(String number) {
    count.setText(number);
  }

  void show(Target target) {
    var here = target.stage().equals(stage.id());
    pseudoClassStateChanged(ALLOWED, here && target.verdict() == Verdict.ALLOWED);
    pseudoClassStateChanged(REFUSED, here && target.verdict() == Verdict.REFUSED);
  }
}
