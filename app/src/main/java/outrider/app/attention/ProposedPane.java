package outrider.app.attention;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import outrider.app.command.Receipt;
import outrider.app.field.FieldText;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.FxThread;
import outrider.app.shell.Workspace;

/// What a former owner of a record wanted done: taken over as a command of one's own, or declined.
final class ProposedPane extends DetailPane {

  private final String currency;

  ProposedPane(Workspace space, AttentionViewModel model, AttentionItem.Proposed proposed) {
    super(space, proposed, space.words().get("attention.proposed.sentence", proposed.by()));
    currency = FieldText.currency(proposed.row());
    var text = new CommandText(space);
    var subject = Subject.of(proposed.kind(), proposed.arguments());
    var deed = new Label(text.deed(proposed.kind()));
    deed.getStyleClass().add("subheading");
    var card = new VBox(8, deed);
    if (proposed.arguments().get("edits") instanceof List<?> edits) {
      for (var edit : edits) {
        if (edit instanceof Map<?, ?> values) {
          card.getChildren().add(line(edited(subject, values)));
        }
      }
    } else {
      var what = text.what(subject, proposed.arguments());
      if (!what.isEmpty()) {
        card.getChildren().add(line(what));
      }
    }
    var when = new Label(space.words().get("attention.proposed.at", at(proposed.at())));
    when.getStyleClass().addAll("small", "text-3");
    card.getChildren().add(when);
    card.getStyleClass().addAll("card", "attention-card");
    getChildren().add(card);
    if (model.isOpen(proposed)) {
      getChildren().add(buttons(model, proposed));
    }
  }

  private HBox buttons(AttentionViewModel model, AttentionItem.Proposed proposed) {
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var buttons =
        new HBox(
            8,
            gap,
            ButtonWithKey.plain(space().words(), "attention.proposed.decline")
                .does(() -> tell(model.decline(proposed), "attention.proposed.declined")),
            ButtonWithKey.primary(space().words(), "attention.proposed.accept")
                .does(() -> tell(model.accept(proposed), "attention.proposed.accepted")));
    buttons.setAlignment(Pos.CENTER_RIGHT);
    return buttons;
  }

  private static Label line(String text) {
    var label = new Label(text);
    label.setWrapText(true);
    return label;
  }

  private String edited(Subject subject, Map<?, ?> edit) {
    var name = String.valueOf(edit.get("field"));
    var after = edit.get("after");
    var value =
        after == null
            ? space().words().get("attention.blank")
            : space()
                .database()
                .configuration()
                .fields()
                .field(subject.type(), name)
                .map(field -> new FieldText(space()).of(field, after, currency))
                .orElseGet(after::toString);
    return space()
        .words()
        .get(
            "attention.proposed.edit",
            space().reasons().names().field(subject.type(), name),
            value);
  }

  private void tell(CompletableFuture<Receipt> receipt, String doneKey) {
    receipt.whenComplete((answer, failure) ->
        FxThread.run(() -> {
          var words = space().words();
          if (failure != null) {
            space().toasts().error(words.get("attention.retry.unknown"));
          } else if (answer.done()) {
            space().toasts().show(words.get(doneKey));
          } else {
            space().toasts().error(space().reasons().say(answer.reasons()));
          }
        }));
  }
}
