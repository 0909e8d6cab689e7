package outrider.app.record;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import outrider.app.activity.Dialer;
import outrider.app.activity.LogBox;
import outrider.app.activity.LogSubject;
import outrider.app.field.FieldText;
import outrider.app.fx.ButtonWithKey;
import outrider.app.fx.Icon;
import outrider.app.list.RecordTrail;
import outrider.app.shell.KeyBinding;
import outrider.app.shell.PaletteEntry;
import outrider.app.shell.Workspace;
import outrider.core.command.Command;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// What can be done on the page of a customer or a person, by a key, a button or from the palette.
/// Does nothing while the record is not there.
public final class RecordDeeds {
  private final Workspace space;
  private final RecordType type;
  private final String id;
  private final Supplier<Optional<Row>> shown;
  private final Runnable edit;
  private final Runnable delete;

  /// @param shown the record, as long as it is there
  /// @param edit opens its form
  /// @param delete asks whether it shall go
  public RecordDeeds(
      Workspace space,
      RecordType type,
      String id,
      Supplier<Optional<Row>> shown,
      Runnable edit,
      Runnable delete) {
    this.space = space;
    this.type = type;
    this.id = id;
    this.shown = shown;
    this.edit = edit;
    this.delete = delete;
  }

  public LogSubject subject() {
    return LogSubject.of(type, id, shown.get().map(row -> row.text(Fields.NAME)).orElse(""));
  }

  public List<KeyBinding> keys(LogBox log) {
    return List.of(
        KeyBinding.hinted("L", "activity.log", log::open),
        KeyBinding.hinted("E", "record.edit", edit),
        KeyBinding.hinted("Ctrl+D", "record.call", this::call),
        KeyBinding.of("Delete", "list.delete", delete),
        KeyBinding.hintedAs("[ ]", "]", "record.beside", () -> beside(1)),
        KeyBinding.of("[", "record.beside", () -> beside(-1)),
        KeyBinding.hinted("Esc", "key.back", () -> space.navigator().back()));
  }

  public List<PaletteEntry> actions(LogBox log) {
    var words = space.words();
    return List.of(
        PaletteEntry.of(Icon.LOG, words.get("activity.log"), "L", log::open),
        PaletteEntry.of(Icon.EDIT, words.get("record.edit"), "E", edit),
        PaletteEntry.of(Icon.CALL, words.get("record.call"), "Ctrl+D", this::call));
  }

  /// The buttons of the page's head.
  public List<ButtonWithKey> buttons() {
    var words = space.words();
    return List.of(
        ButtonWithKey.secondary(words, "record.call")
            .icon(Icon.CALL)
            .key("Ctrl+D")
            .does(this::call),
        ButtonWithKey.secondary(words, "record.edit").icon(Icon.EDIT).does(edit),
        ButtonWithKey.iconOnly(words, "list.delete", Icon.REMOVE).does(delete));
  }

  /// Puts a tag on the record, or takes it off: what a [TagEditor] asks for.
  public void changeTag(String tag, boolean added) {
    var said =
        space
            .words()
            .get(added ? "record.tagged" : "record.untagged", new FieldText(space).tag(tag));
    var command =
        added
            ? new Command.AddTags(type, id, List.of(tag))
            : new Command.RemoveTags(type, id, List.of(tag));
    space.tell(space.undo().submit("undo.tagged", command), said);
  }

  private void call() {
    shown.get().ifPresent(row -> Dialer.dial(space, row));
  }

  private void beside(int by) {
    new RecordTrail(space, type).goBeside(id, by);
  }
}
