package outrider.app.list;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import outrider.app.command.Receipt;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.DialogCard;
import outrider.app.fx.FxThread;
import outrider.app.shell.Workspace;
import outrider.core.record.Fields;

/// Says what became of a bulk edit: how many were changed, with undo; and which were not, each with
/// its reason.
final class BulkReport {
  private final Workspace space;
  private final Runnable undone;

  BulkReport(Workspace space) {
    this.space = space;
    undone = this::undo;
  }

  void follow(CompletableFuture<BulkEdit.Outcome> outcome) {
    follow(outcome, true);
  }

  /// @param undoable whether a way back is offered
  void follow(CompletableFuture<BulkEdit.Outcome> outcome, boolean undoable) {
    var unused =
        outcome.whenCompleteAsync(
            (done, failure) -> {
              if (failure == null) {
                show(done, undoable);
              } else {
                space.toasts().error(space.words().get("list.bulkFailed"));
              }
            },
            FxThread.executor());
  }

  void show(BulkEdit.Outcome outcome, boolean undoable) {
    var words = space.words();
    int refused = outcome.refusals().size();
    if (refused == 0) {
      var done = words.get("list.bulkDone", outcome.changed());
      if (undoable) {
        space.toasts().show(done, undone);
      } else {
        space.toasts().show(done);
      }
      return;
    }
    var sentence =
        outcome.changed() == 0
            ? words.get("list.bulkNone", refused)
            : words.get("list.bulkSome", refused, outcome.changed());
    space.toasts().error(sentence, "list.bulkReasons", () -> open(outcome));
  }

  /// What was given away may no longer be one's own to take back; then the rules say so.
  private void undo() {
    space
        .undo()
        .undo()
        .ifPresent(receipts -> {
          var unused =
              receipts.whenCompleteAsync(
                  (answers, failure) -> showUndone(answers), FxThread.executor());
        });
  }

  private void showUndone(@Nullable List<Receipt> answers) {
    if (answers == null) {
      space.toasts().error(space.words().get("list.bulkFailed"));
      return;
    }
    var refused = answers.stream().filter(answer -> !answer.done()).toList();
    if (!refused.isEmpty()) {
      space
          .toasts()
          .error(
              space.words().get("list.undoRefused", refused.size())
                  + ' '
                  + space.reasons().say(refused.getFirst().reasons()));
    }
  }

  private void open(BulkEdit.Outcome outcome) {
    var words = space.words();
    var rows = new VBox(8);
    for (var refusal : outcome.refusals()) {
      var name = new Label(refusal.row().text(Fields.NAME));
      name.getStyleClass().add("bold");
      name.setMinWidth(140);
      var why = new Label(space.reasons().say(refusal.reasons()));
      why.getStyleClass().add("text-2");
      why.setWrapText(true);
      rows.getChildren().add(new HBox(12, name, why));
    }
    var scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    // A reason may take two lines, which is known only once it is laid out.
    scroll.setPrefViewportHeight(Math.min(340, 44.0 * outcome.refusals().size()));
    scroll.setMaxHeight(360);
    var close = ButtonWithKey.primary(words, "list.understood").key("Esc");
    var card =
        new DialogCard(
            words.get("list.bulkRefused", outcome.refusals().size()), 560, scroll, close);
    card.getStyleClass().add("bulk-report");
    var shut = space.dialogs().open(card);
    close.does(shut);
  }
}
