package outrider.app.handover;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import outrider.core.handover.Bundle;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// What one person receives, or keeps, counted.
///
/// @param receiver id of a user; `Split.KEPT` for what stays
/// @param worth what is still to be won, in minor units by currency
record Share(String receiver, Map<RecordType, Long> counts, Map<String, Long> worth) {

  static Share of(String receiver, Collection<Row> rows) {
    var counts = new EnumMap<RecordType, Long>(RecordType.class);
    rows.forEach(row -> counts.merge(row.type(), 1L, Long::sum));
    return new Share(receiver, counts, Bundle.worth(List.copyOf(rows)));
  }

  /// @param receivers who is shown although they get nothing
  static List<Share> all(Collection<String> receivers, Collection<Plan.Line> lines) {
    var rows = new LinkedHashMap<String, List<Row>>();
    receivers.forEach(receiver -> rows.put(receiver, new ArrayList<>()));
    lines.forEach(line ->
        rows.computeIfAbsent(line.receiver(), receiver -> new ArrayList<>()).add(line.row()));
    return rows.entrySet().stream().map(entry -> of(entry.getKey(), entry.getValue())).toList();
  }

  long count(RecordType type) {
    return counts.getOrDefault(type, 0L);
  }

  long records() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
