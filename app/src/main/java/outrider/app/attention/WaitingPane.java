package outrider.app.attention;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import outrider.app.shell.Workspace;

/// A command that is still to be sent: what it does, and that nothing has to be done about it.
final class WaitingPane extends DetailPane {

  WaitingPane(Workspace space, AttentionItem.Waiting waiting) {
    super(
        space,
        waiting,
        space
            .words()
            .get(waiting.sealed() ? "attention.waiting.sealed" : "attention.waiting.sentence"));
    var text = new CommandText(space);
    var deed = new Label(text.deed(waiting.kind()));
    deed.getStyleClass().add("subheading");
    var what =
        new Label(
            waiting.sealed()
                ? ""
                : text.what(Subject.of(waiting.kind(), waiting.arguments()), waiting.arguments()));
    what.setWrapText(true);
    what.setManaged(!what.getText().isEmpty());
    var when = new Label(space.words().get("attention.waiting.since", at(waiting.at())));
    when.getStyleClass().addAll("small", "text-3");
    var card = new VBox(8, deed, what, when);
    card.getStyleClass().addAll("card", "attention-card");
    getChildren().add(card);
  }
}
