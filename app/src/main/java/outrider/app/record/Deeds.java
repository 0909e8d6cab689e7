package outrider.app.record;

import java.util.List;
import outrider.app.field.FieldText;
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
    space.tell(space.undo().submit(undoWords, command), said, done);
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
}
