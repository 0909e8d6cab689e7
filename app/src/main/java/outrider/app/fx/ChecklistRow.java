package outrider.app.fx;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import outrider.app.i18n.Words;

/// One item of a stage's checklist: box, title, its proof in a line, and whether it must be done.
public final class ChecklistRow extends HBox {
  private static final PseudoClass MISSING = PseudoClass.getPseudoClass("missing");

  private final CheckBox box = new CheckBox();
  private final VBox text = new VBox(1);

  public ChecklistRow(Words words, String title, String proof, boolean done, boolean required) {
    getStyleClass().add("checklist-row");
    box.setSelected(done);
    box.setAccessibleText(title);
    var titleLabel = new Label(title);
    titleLabel.setWrapText(true);
    if (done) {
      titleLabel.getStyleClass().add("text-2");
    }
    var proofLabel = new Label(proof);
    proofLabel.getStyleClass().add("proof");
    proofLabel.setWrapText(true);
    text.getChildren().addAll(titleLabel, proofLabel);
    setHgrow(text, Priority.ALWAYS);
    var chip =
        new Chip(
            words.get(required ? "checklist.required" : "checklist.recommended"),
            required && !done ? Chip.Tone.ACC : Chip.Tone.PLAIN);
    getChildren().addAll(box, text, chip);
  }

  /// The box, to listen to.
  public CheckBox box() {
    return box;
  }

  /// Someone else has to sign: the box gives way to a sign, and words below say so.
  public ChecklistRow waitsForOthers(Words words) {
    getChildren().set(0, Icon.HANDOVER.node(16, "info-text"));
    return with(new Chip(words.get("checklist.waitsForOthers"), Chip.Tone.INFO));
  }

  public ChecklistRow missing() {
    pseudoClassStateChanged(MISSING, true);
    return this;
  }

  /// A reason field, a drop area or a button below the proof.
  public ChecklistRow with(Node more) {
    text.getChildren().add(more);
    return this;
  }
}
