package outrider.app.diagnosis;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.Chip;
import outrider.app.fx.EmptyState;
import outrider.app.fx.Icon;
import outrider.app.shell.Workspace;
import outrider.core.diagnosis.KeptDiagnosis;

/// The diagnoses that were kept, the newest first: what was found then, what they settled on, and
/// how the step is by now.
final class KeptPage extends VBox {

  /// What can be done with one.
  record Deeds(
      Consumer<KeptDiagnosis> open,
      Consumer<KeptDiagnosis> change,
      Consumer<KeptDiagnosis> delete) {}

  private final Workspace space;
  private final DiagnosisWords text;
  private final KeptWords words;
  private final KeptViewModel model;
  private final Deeds deeds;

  KeptPage(Workspace space, DiagnosisWords text, KeptViewModel model, Deeds deeds) {
    super(12);
    this.space = space;
    this.text = text;
    this.model = model;
    this.deeds = deeds;
    words = new KeptWords(space, text);
    setMinWidth(0);
  }

  void show(List<KeptLine> lines) {
    if (lines.isEmpty()) {
      getChildren().setAll(new EmptyState(Icon.CAUSE, text.get("diagnosis.kept.empty")));
      return;
    }
    getChildren().setAll(lines.stream().map(this::card).toList());
  }

  private Node card(KeptLine line) {
    var kept = line.kept();
    var title = Parts.title(words.title(kept));
    title.setMinWidth(0);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var head = new HBox(8, title, gap, new Chip(words.state(line), words.tone(line)));
    head.setAlignment(Pos.CENTER_LEFT);
    var card =
        Parts.card(
            head,
            Parts.wrapped(new Label(words.found(kept))),
            Parts.wrapped(Parts.styled(new Label(words.settled(kept)), "bold")));
    card.setSpacing(6);
    card.setAccessibleText(words.title(kept) + ", " + words.state(line));
    if (!kept.causes().isEmpty()) {
      card.getChildren()
          .add(Parts.note(text.get("diagnosis.kept.candidates", words.candidates(kept))));
    }
    if (!kept.note().isEmpty()) {
      card.getChildren().add(Parts.wrapped(new Label(kept.note())));
    }
    card.getChildren().add(foot(line));
    return card;
  }

  private Node foot(KeptLine line) {
    var kept = line.kept();
    var by = Parts.styled(new Label(words.keptBy(kept)), "small", "text-3");
    by.setMinWidth(0);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var foot =
        new HBox(
            8,
            by,
            gap,
            ButtonWithKey.secondary(space.words(), "diagnosis.kept.open")
                .compact()
                .does(() -> deeds.open().accept(kept)));
    foot.setAlignment(Pos.CENTER_LEFT);
    if (model.mayChange(kept)) {
      foot.getChildren()
          .addAll(
              ButtonWithKey.plain(space.words(), "diagnosis.kept.change")
                  .compact()
                  .does(() -> deeds.change().accept(kept)),
              ButtonWithKey.plain(space.words(), "diagnosis.kept.delete")
                  .compact()
                  .does(() -> deeds.delete().accept(kept)));
    }
    return foot;
  }

  /// What was found then, above the four steps as they are now.
  Node banner(KeptLine line) {
    var kept = line.kept();
    var said =
        Parts.wrapped(
            Parts.styled(
                new Label(text.get("diagnosis.kept.then", words.keptBy(kept), words.found(kept))),
                "small"));
    HBox.setHgrow(said, Priority.ALWAYS);
    var box =
        new HBox(
            8, Icon.SAVE.node(14, "text-2"), said, new Chip(words.state(line), words.tone(line)));
    box.setAlignment(Pos.CENTER_LEFT);
    box.getStyleClass().addAll("card", "diagnosis-then");
    if (model.mayChange(kept)) {
      box.getChildren()
          .add(
              ButtonWithKey.plain(space.words(), "diagnosis.kept.change")
                  .compact()
                  .does(() -> deeds.change().accept(kept)));
    }
    return box;
  }
}
