package outrider.app.list;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import outrider.app.store.RecordTable;
import outrider.app.store.Sql;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.segment.Segment;

/// The views of one list that teams share, as records: they sync, and the rules say who changes
/// them. One that was a person's own keeps its id, and takes the place of theirs as long as it is
/// shared.
final class SharedViews {
  private static final int MAX = 50;

  private final String screen;

  /// @param screen whose views, such as `leads`
  SharedViews(String screen) {
    this.screen = screen;
  }

  /// A person's own views, then those shared with the teams: an administrator sees the views of all
  /// teams, and wants the tabs of the own.
  ///
  /// @param teams the person's own and those above it
  List<SavedView> all(Sql sql, String user, Set<String> teams) {
    var shared =
        RecordTable.of(RecordType.SEGMENT)
            .where(sql, "screen = ? ORDER BY name, id LIMIT " + MAX, screen)
            .stream()
            .filter(row ->
                teams.contains(row.text(Fields.TEAM)) || user.equals(row.text(Fields.CREATED_BY)))
            .flatMap(row -> read(row).stream())
            .toList();
    var taken = shared.stream().map(SavedView::id).collect(Collectors.toSet());
    var all = new ArrayList<SavedView>();
    SavedViewStore.all(sql, screen).stream()
        .filter(own -> !taken.contains(own.id()))
        .forEach(all::add);
    all.addAll(shared);
    return all;
  }

  private static Optional<SavedView> read(Row row) {
    var segment = Segment.of(row);
    return SavedViewStore.read(row.id(), segment.name(), row.text(Segment.DEFINITION))
        .map(view -> view.sharedBy(segment.createdBy()));
  }

  /// Lets a team have a view of one's own.
  Command share(SavedView view, String team) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put(Fields.NAME, view.name());
    fields.put(Segment.SCREEN, screen);
    fields.put(Segment.DEFINITION, SavedViewStore.write(view));
    fields.put(Fields.TEAM, team);
    return new Command.CreateRecord(RecordType.SEGMENT, view.id(), fields);
  }

  Command change(SavedView before, SavedView after) {
    var edit =
        new FieldEdit(
            Segment.DEFINITION, SavedViewStore.write(before), SavedViewStore.write(after));
    return new Command.EditFields(RecordType.SEGMENT, before.id(), List.of(edit));
  }

  Command remove(SavedView view) {
    return new Command.DeleteRecord(RecordType.SEGMENT, view.id());
  }
}
