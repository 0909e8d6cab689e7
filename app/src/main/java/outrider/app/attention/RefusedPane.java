package outrider.app.attention;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.FxThread;
import outrider.app.fx.Icon;
import outrider.app.shell.Workspace;

/// A command that HQ did not accept: what was wanted, why not, and what can be done.
final class RefusedPane extends DetailPane {

  RefusedPane(Workspace space, AttentionViewModel model, AttentionItem.Refused refused) {
    super(space, refused, space.words().get("attention.refused.sentence"));
    var text = new CommandText(space);
    var deed = new Label(text.deed(refused.kind()));
    deed.getStyleClass().add("subheading");
    var what =
        new Label(text.what(Subject.of(refused.kind(), refused.arguments()), refused.arguments()));
    what.setWrapText(true);
    what.setManaged(!what.getText().isEmpty());
    var card = new VBox(8, deed, what);
    for (var reason : refused.reasons()) {
      var why = new Label(space.reasons().say(reason), Icon.REFUSED.node(14, "risk-text"));
      why.getStyleClass().add("risk-text");
      why.setWrapText(true);
      card.getChildren().add(why);
    }
    var when = new Label(space.words().get("attention.refused.at", at(refused.at())));
    when.getStyleClass().addAll("small", "text-3");
    card.getChildren().add(when);
    card.getStyleClass().addAll("card", "attention-card");
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var buttons =
        new HBox(
            8,
            gap,
            ButtonWithKey.plain(space.words(), "attention.discard")
                .does(() -> {
                  var ignored = model.discard(refused);
                }),
            ButtonWithKey.primary(space.words(), "attention.retry")
                .icon(Icon.REFRESH)
                .does(() -> retry(model, refused)));
    buttons.setAlignment(Pos.CENTER_RIGHT);
    getChildren().addAll(card, buttons);
  }

  private void retry(AttentionViewModel model, AttentionItem.Refused refused) {
    model
        .retry(refused)
        .whenComplete((receipt, failure) ->
            FxThread.run(() -> {
              var words = space().words();
              if (failure != null) {
                space().toasts().error(words.get("attention.retry.unknown"));
              } else if (receipt.done()) {
                space().toasts().show(words.get("attention.retried"));
              } else {
                space().toasts().error(space().reasons().say(receipt.reasons()));
              }
            }));
  }
}
