package outrider.app.attention;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import outrider.app.fx.ButtonWithKey;
import outrider.app.shell.Workspace;

/// Who called this person by name, where, and what they said.
final class MentionedPane extends DetailPane {

  /// @param acknowledge what the button and its key do
  MentionedPane(Workspace space, AttentionItem.Mentioned item, Runnable acknowledge) {
    super(
        space,
        item,
        space.words().get("attention.mentioned.sentence", space.reasons().names().user(item.by())));
    var when = new Label(at(item.at()));
    when.getStyleClass().addAll("small", "text-3", "num");
    var said = new Label(item.activity().text("text"));
    said.setWrapText(true);
    var card = new VBox(8, said, when);
    card.getStyleClass().addAll("card", "attention-card");
    getChildren().add(card);
    if (item.seen()) {
      var seen = new Label(space.words().get("attention.mentioned.seen"));
      seen.getStyleClass().add("text-3");
      getChildren().add(seen);
    } else {
      var button =
          new HBox(
              ButtonWithKey.primary(space.words(), "attention.seen")
                  .key("Ctrl+Enter")
                  .does(acknowledge));
      button.setAlignment(Pos.CENTER_RIGHT);
      getChildren().add(button);
    }
  }
}
