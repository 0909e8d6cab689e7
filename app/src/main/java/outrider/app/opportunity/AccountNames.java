package outrider.app.opportunity;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import outrider.app.fx.FxThread;
import outrider.app.store.Database;

/// The names of the customers that a list shows. Asked for while a row is drawn, so an unknown one
/// is empty at first and read in the background with all the others of that moment. FX thread only.
final class AccountNames {

  private final Database database;
  private final Runnable arrived;
  private final Map<String, String> known = new HashMap<>();
  private final Set<String> wanted = new HashSet<>();

  /// @param arrived draws the list again once more names are known
  AccountNames(Database database, Runnable arrived) {
    this.database = database;
    this.arrived = arrived;
  }

  String of(String id) {
    if (id.isEmpty()) {
      return "";
    }
    var name = known.get(id);
    if (name != null) {
      return name;
    }
    if (wanted.isEmpty()) {
      FxThread.later(this::fetch);
    }
    wanted.add(id);
    return "";
  }

  private void fetch() {
    var ids =
        wanted.stream()
            .filter(id -> id.matches("[\\w-]+"))
            .collect(Collectors.joining("\",\"", "[\"", "\"]"));
    wanted.forEach(id -> known.put(id, ""));
    wanted.clear();
    var unused =
        database
            .read(sql -> {
              var found = new HashMap<String, String>();
              sql.each(
                  "SELECT id, name FROM account WHERE id IN (SELECT value FROM json_each(?))",
                  columns -> found.put(columns.text(1), columns.text(2)),
                  ids);
              return found;
            })
            .thenAcceptAsync(
                found -> {
                  known.putAll(found);
                  arrived.run();
                },
                FxThread.executor());
  }
}
