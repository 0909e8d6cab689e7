package outrider.app.attention;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import outrider.app.fx.ButtonWithKey;
import outrider.app.shell.Workspace;

/// What this person did to a record that was with somebody else by the time HQ heard of it. It lies
/// before them now: nothing is left here but to know.
final class HandedOnPane extends DetailPane {

  HandedOnPane(Workspace space, AttentionViewModel model, AttentionItem.Refused handedOn) {
    super(space, handedOn, space.words().get("attention.handed.sentence"));
    var deed = new Label(new CommandText(space).deed(handedOn.kind()));
    deed.getStyleClass().add("subheading");
    var when = new Label(space.words().get("attention.handed.at", at(handedOn.at())));
    when.getStyleClass().addAll("small", "text-3");
    var card = new VBox(8, deed, when);
    card.getStyleClass().addAll("card", "attention-card");
    var buttons =
        new HBox(
            ButtonWithKey.secondary(space.words(), "attention.seen")
                .does(() -> {
                  var ignored = model.discard(handedOn);
                }));
    buttons.setAlignment(Pos.CENTER_RIGHT);
    getChildren().addAll(card, buttons);
  }
}
