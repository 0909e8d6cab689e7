package outrider.app.record;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import outrider.app.command.Receipt;
import outrider.app.field.FieldText;
import outrider.app.fx.FxThread;
import outrider.app.shell.Workspace;
import outrider.core.command.Command;
import outrider.core.record.Row;

/// Does what a person asked for on a record page and says what became of it: a toast with undo, or
/// the reasons of a refusal. FX thread.
public final class Deeds {
  private final Workspace space;

  public Deeds(Workspace space) {
    this.space = space;
  }

  /// @param undoWords key of the words for what undo takes back
  /// @param said what the toast says when it is done
  /// @param done called on the FX thread once it is written
  public void submit(String undoWords, Command command, String said, Runnable done) {
    finish(
        space.undo().submit(undoWords, command),
        () -> {
          space.toasts().show(said, this::undo);
          done.run();
        });
  }

  public void submit(String undoWords, Command command, String said) {
    submit(undoWords, command, said, () -> {});
  }

  /// Puts a tag on a record, or takes it off: what a [TagEditor] asks for.
  public void changeTag(Row row, String tag, boolean added) {
    var words = space.words();
    var name = new FieldText(space).tag(tag);
    if (added) {
      submit(
          "undo.tagged",
          new Command.AddTags(row.type(), row.id(), List.of(tag)),
          words.get("record.tagged", name));
    } else {
      submit(
          "undo.tagged",
          new Command.RemoveTags(row.type(), row.id(), List.of(tag)),
          words.get("record.untagged", name));
    }
  }

  private void finish(CompletableFuture<Receipt> receipt, Runnable done) {
    var unused =
        receipt.whenCompleteAsync(
            (answer, failure) -> {
              if (failure != null || answer == null) {
                space.toasts().error(space.words().get("record.failed"));
              } else if (answer.done()) {
                done.run();
              } else {
                space.toasts().error(space.reasons().say(answer.reasons()));
              }
            },
            FxThread.executor());
  }

  private void undo() {
    space.undo().undo();
  }
}
