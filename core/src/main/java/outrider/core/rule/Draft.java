package outrider.core.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import outrider.core.configuration.Configuration;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// The facts with the changes of one command laid over them, and the collector of those changes.
/// Reads see what was written before.
final class Draft {

  private record Key(RecordType type, String id) {}

  private final Facts facts;
  private final Occasion occasion;
  private final Map<Key, Change> changes = new LinkedHashMap<>();

  /// What was changed, by what it hung on when it was: one command may change a whole book.
  private final Map<String, Set<Key>> changedUnder = new HashMap<>();

  private final List<Overruled> overruled = new ArrayList<>();

  Draft(Facts facts, Occasion occasion) {
    this.facts = facts;
    this.occasion = occasion;
  }

  Actor actor() {
    return occasion.actor();
  }

  long at() {
    return occasion.at();
  }

  String envelope() {
    return occasion.envelope();
  }

  Facts facts() {
    return facts;
  }

  Configuration configuration() {
    return facts.configuration();
  }

  /// The record, if the actor may see it. Seeing decides over writing too.
  Optional<Row> visible(RecordType type, String id) {
    return row(type, id).filter(actor()::sees);
  }

  Optional<Row> row(RecordType type, String id) {
    var change = changes.get(new Key(type, id));
    return change != null ? change.result() : facts.row(type, id);
  }

  List<Row> children(RecordType type, String parent) {
    var rows = new ArrayList<Row>();
    for (var row : facts.children(type, parent)) {
      if (!changes.containsKey(new Key(type, row.id()))) {
        rows.add(row);
      }
    }
    for (var key : changedUnder.getOrDefault(parent, Set.of())) {
      var after = Objects.requireNonNull(changes.get(key)).after();
      if (key.type() == type && after != null && parent.equals(parentOf(after))) {
        rows.add(after);
      }
    }
    return rows;
  }

  void put(Row row) {
    var key = new Key(row.type(), row.id());
    var earlier = changes.get(key);
    var before = earlier == null ? facts.row(row.type(), row.id()).orElse(null) : earlier.before();
    changes.put(key, new Change(row.type(), row.id(), before, row));
    var parent = parentOf(row);
    if (parent != null) {
      changedUnder.computeIfAbsent(parent, under -> new LinkedHashSet<>()).add(key);
    }
  }

  void remove(Row row) {
    var key = new Key(row.type(), row.id());
    var earlier = changes.get(key);
    var before = earlier == null ? facts.row(row.type(), row.id()).orElse(null) : earlier.before();
    changes.put(key, new Change(row.type(), row.id(), before, null));
  }

  void overrule(Overruled merge) {
    overruled.add(merge);
  }

  Decision accepted() {
    var real =
        changes.values().stream()
            .filter(change -> change.creates() || change.deletes() || !change.steps().isEmpty())
            .toList();
    return new Decision.Accepted(real, overruled);
  }

  private static @Nullable String parentOf(Row row) {
    return row.type() == RecordType.CONTACT
        ? row.textOrNull("account")
        : row.textOrNull(Fields.PARENT);
  }
}
