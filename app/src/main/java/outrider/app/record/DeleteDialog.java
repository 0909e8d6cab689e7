package outrider.app.record;

import javafx.scene.control.Label;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.DialogCard;
import outrider.app.shell.Workspace;
import outrider.core.command.Command;
import outrider.core.record.Fields;
import outrider.core.record.Row;

/// Asks once more before a record goes, and says what goes with it.
public final class DeleteDialog {
  private DeleteDialog() {}

  /// @param note what goes and what stays
  /// @param gone called on the FX thread once it is deleted
  public static void open(Workspace space, Row row, String note, Runnable gone) {
    var words = space.words();
    var name = row.text(Fields.NAME);
    var text = new Label(note);
    text.setWrapText(true);
    text.getStyleClass().addAll("text-2", "paragraph");
    var keep = ButtonWithKey.secondary(words, "list.keep").key("Esc");
    var remove = ButtonWithKey.danger(words, "list.delete");
    var close =
        space
            .dialogs()
            .open(new DialogCard(words.get("record.deleteTitle", name), 480, text, keep, remove));
    keep.does(close);
    remove.does(() -> {
      close.run();
      space.tell(
          space.undo().submit("undo.deleted", new Command.DeleteRecord(row.type(), row.id())),
          words.get("record.deleted", name),
          gone);
    });
  }
}
