package outrider.app.list;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import outrider.app.fx.FxThread;
import outrider.app.fx.PagedRows;
import outrider.app.shell.Place;
import outrider.app.shell.Workspace;
import outrider.app.store.RecordTable;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// The records around the one that was opened from a list, in the order of that list: so that `[`
/// and `]` on the record's page go on where the list would, even after an edit that took the record
/// out of the filter.
public final class RecordTrail {
  private static final int EACH_WAY = 200;

  private final Workspace space;
  private final RecordType type;

  public RecordTrail(Workspace space, RecordType type) {
    this.space = space;
    this.type = type;
  }

  /// Keeps an order that is not that of a table, such as a column of a board.
  public void keep(List<String> ids) {
    space.memory().remember(name(), String.join(" ", ids));
  }

  void keep(PagedRows<Row> rows, int index) {
    int from = Math.max(0, index - EACH_WAY);
    int to = Math.min(rows.size(), index + EACH_WAY + 1);
    var numbers = Arrays.copyOfRange(rows.ids(), from, Math.max(from, to));
    var unused =
        space
            .database()
            .read(sql -> RecordTable.of(type).numbered(sql, numbers))
            .thenAcceptAsync(
                found ->
                    space
                        .memory()
                        .remember(
                            name(),
                            Arrays.stream(numbers)
                                .mapToObj(found::get)
                                .filter(Objects::nonNull)
                                .map(Row::id)
                                .collect(Collectors.joining(" "))),
                FxThread.executor());
  }

  /// The record so many places after (or before) this one.
  Optional<String> beside(String id, int by) {
    var ids = List.of(space.memory().recall(name()).split(" "));
    int at = ids.indexOf(id);
    return at < 0 || at + by < 0 || at + by >= ids.size()
        ? Optional.empty()
        : Optional.of(ids.get(at + by));
  }

  /// Opens the page of the record so many places after (or before) this one; says so where there is
  /// none.
  public void goBeside(String id, int by) {
    beside(id, by)
        .flatMap(next -> Place.ofRecord(type, next))
        .ifPresentOrElse(
            space.navigator()::open,
            () -> space.toasts().show(space.words().get("list.endOfList")));
  }

  private String name() {
    return "trail." + type.wireName();
  }
}
