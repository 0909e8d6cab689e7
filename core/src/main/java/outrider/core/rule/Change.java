package outrider.core.rule;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.record.Values;

/// One record before and after: absent before means created, absent after means deleted.
public record Change(RecordType type, String id, @Nullable Row before, @Nullable Row after) {

  /// One field before and after; null is absent.
  public record Step(@Nullable Object before, @Nullable Object after) {}

  public Optional<Row> result() {
    return Optional.ofNullable(after);
  }

  public boolean creates() {
    return before == null && after != null;
  }

  public boolean deletes() {
    return after == null;
  }

  /// The fields that differ, in name order.
  public Map<String, Step> steps() {
    var names = new TreeSet<String>();
    if (before != null) {
      names.addAll(before.fields().keySet());
    }
    if (after != null) {
      names.addAll(after.fields().keySet());
    }
    var steps = new LinkedHashMap<String, Step>();
    for (var name : names) {
      var was = before == null ? null : before.value(name);
      var is = after == null ? null : after.value(name);
      if (!Values.same(was, is)) {
        steps.put(name, new Step(was, is));
      }
    }
    return steps;
  }
}
