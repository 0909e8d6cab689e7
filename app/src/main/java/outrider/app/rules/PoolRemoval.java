package outrider.app.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.ChoiceWords;
import outrider.app.fx.DialogCard;
import outrider.app.fx.FxThread;
import outrider.app.pool.PoolWords;
import outrider.app.record.DeleteDialog;
import outrider.app.shell.Workspace;
import outrider.app.store.RecordTable;
import outrider.core.command.Command;
import outrider.core.pool.Pool;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// A pool goes once it has been said where its leads go.
final class PoolRemoval {
  private PoolRemoval() {}

  /// @param gone called once it is deleted
  static void open(Workspace space, Pool pool, Runnable gone) {
    var unused =
        space
            .database()
            .read(sql -> RecordTable.of(RecordType.LEAD).where(sql, "pool = ?", pool.id()))
            .thenAcceptAsync(leads -> ask(space, pool, leads, gone), FxThread.executor());
  }

  private static void ask(Workspace space, Pool pool, List<Row> leads, Runnable gone) {
    var words = space.words();
    if (leads.isEmpty()) {
      DeleteDialog.open(space, pool.row(), words.get("pool.deleteEmpty"), gone);
      return;
    }
    var others =
        space.database().configuration().pools().ordered().stream()
            .filter(other -> !other.id().equals(pool.id()))
            .toList();
    var says = new PoolWords(space);
    var note =
        new Label(
            words.get(others.isEmpty() ? "pool.deleteNoOther" : "pool.deleteNote", leads.size()));
    note.setWrapText(true);
    note.getStyleClass().addAll("text-2", "paragraph");
    var to = new ComboBox<Pool>();
    to.getItems().setAll(others);
    to.setConverter(new ChoiceWords<>(says::name));
    to.setValue(others.stream().findFirst().orElse(null));
    to.setMaxWidth(Double.MAX_VALUE);
    to.setAccessibleText(words.get("pool.moveTo"));
    to.setVisible(!others.isEmpty());
    to.setManaged(!others.isEmpty());
    var keep = ButtonWithKey.secondary(words, "list.keep").key("Esc");
    var remove = ButtonWithKey.danger(words, "pool.moveAndDelete");
    remove.setDisable(others.isEmpty());
    var close =
        space
            .dialogs()
            .open(
                new DialogCard(
                    words.get("record.deleteTitle", says.name(pool)),
                    480,
                    new VBox(12, note, to),
                    keep,
                    remove));
    keep.does(close);
    remove.does(() -> {
      close.run();
      move(space, pool, Objects.requireNonNull(to.getValue()), leads, gone);
    });
  }

  private static void move(Workspace space, Pool from, Pool to, List<Row> leads, Runnable gone) {
    var commands = new ArrayList<Command>();
    leads.forEach(lead -> commands.add(new Command.PlaceLead(lead.id(), from.id(), to.id())));
    commands.add(new Command.DeleteRecord(RecordType.POOL, from.id()));
    var receipts = space.undo().submitAll("undo.deleted", commands);
    space.tell(
        receipts.thenApply(all ->
            Optional.ofNullable(all.getLast())
                .filter(last -> last.done())
                .orElseGet(
                    () -> all.stream().filter(each -> !each.done()).findFirst().orElseThrow())),
        space.words().get("record.deleted", new PoolWords(space).name(from)),
        gone);
  }
}
