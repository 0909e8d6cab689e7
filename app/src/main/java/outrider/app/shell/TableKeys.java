package outrider.app.shell;

import java.util.List;
import outrider.app.fx.DataTable;

/// The keys every table answers to: J/K move, Enter opens, X checks, Shift+J extends.
public final class TableKeys {
  private TableKeys() {}

  public static List<KeyBinding> of(DataTable<?> table) {
    return List.of(
        KeyBinding.hintedAs("J K", "J", "key.move", () -> table.move(1)),
        KeyBinding.of("K", "key.move", () -> table.move(-1)),
        KeyBinding.of("Down", "key.move", () -> table.move(1)),
        KeyBinding.of("Up", "key.move", () -> table.move(-1)),
        KeyBinding.hinted("X", "key.check", table::toggleChecked),
        KeyBinding.hintedAs("Shift J", "Shift+J", "key.extend", () -> table.extendChecked(1)),
        KeyBinding.of("Shift+K", "key.extend", () -> table.extendChecked(-1)),
        KeyBinding.hinted("Enter", "key.open", table::open));
  }
}
