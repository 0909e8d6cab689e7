package outrider.app.attention;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import outrider.app.fx.ButtonWithKey;
import outrider.app.shell.Workspace;

/// What somebody was given by a handover, and the way to a card for each record.
final class TakenOverPane extends DetailPane {

  /// @param look what the button and its key do
  TakenOverPane(Workspace space, AttentionItem.TakenOver item, Runnable look) {
    super(space, item, TakenOver.sentence(space, item));
    var words = space.words();
    var open =
        new Label(
            item.unseen() == 0
                ? words.get("attention.takenOver.allSeen")
                : words.get("attention.takenOver.unseen", item.unseen()));
    open.getStyleClass().add("subheading");
    var by =
        new Label(
            words.get(
                "attention.takenOver.by", space.reasons().names().user(item.by()), at(item.at())));
    by.getStyleClass().add("text-2");
    var card = new VBox(8, open, by);
    card.getStyleClass().addAll("card", "attention-card");
    var button =
        new HBox(
            ButtonWithKey.primary(words, "attention.takenOver.look").key("Ctrl+Enter").does(look));
    button.setAlignment(Pos.CENTER_RIGHT);
    getChildren().addAll(card, button);
  }
}
