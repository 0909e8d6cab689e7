package outrider.app.today;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// The rows in the order they are shown, and how many wait because they would move the selected
/// one.
///
/// @param held whether the wanted order differs, so that it is to be shown once nothing is in the
///   way
record Arrangement(List<QueueRow> rows, int waiting, boolean held) {

  /// The wanted rows without anything new above the selected one. A row that rose from below keeps
  /// its heading, right after the selected row or at the top of its group.
  ///
  /// @param place of the selected row in `before`; negative where none is selected
  static Arrangement still(List<QueueRow> before, List<QueueRow> wanted, int place) {
    if (place < 0) {
      return new Arrangement(wanted, 0, false);
    }
    var selected = before.get(place);
    var target = indexOf(wanted, selected.key());
    if (target < 0) {
      return new Arrangement(wanted, 0, false);
    }
    if (wanted.get(target).group() != selected.group()) {
      return asItWas(before, wanted);
    }
    var above = new HashSet<String>();
    before.subList(0, place).forEach(row -> above.add(row.key()));
    var known = new HashMap<String, QueueRow>();
    before.forEach(row -> known.put(row.key(), row));
    var rows = new ArrayList<QueueRow>();
    var risen = new ArrayList<QueueRow>();
    var waiting = 0;
    for (var index = 0; index < wanted.size(); index++) {
      var row = wanted.get(index);
      if (index >= target || above.contains(row.key())) {
        rows.add(row);
      } else if (known.containsKey(row.key())) {
        risen.add(row.in(known.get(row.key()).group()));
        waiting++;
      } else {
        waiting++;
      }
    }
    risen.reversed().forEach(row -> rows.add(placeOf(row, rows, selected), row));
    return new Arrangement(List.copyOf(rows), waiting, waiting > 0);
  }

  /// The selected row itself is to move: nothing does until it may, but what is gone is gone.
  private static Arrangement asItWas(List<QueueRow> before, List<QueueRow> wanted) {
    Map<String, QueueRow> fresh = new HashMap<>();
    wanted.forEach(row -> fresh.put(row.key(), row));
    var rows =
        before.stream()
            .filter(row -> fresh.containsKey(row.key()))
            .map(row -> fresh.getOrDefault(row.key(), row).in(row.group()))
            .toList();
    return new Arrangement(rows, wanted.size() - rows.size(), true);
  }

  private static int placeOf(QueueRow risen, List<QueueRow> rows, QueueRow selected) {
    var after = indexOf(rows, selected.key()) + 1;
    if (risen.group() == selected.group()) {
      return after;
    }
    while (after < rows.size() && rows.get(after).group().compareTo(risen.group()) < 0) {
      after++;
    }
    return after;
  }

  private static int indexOf(List<QueueRow> rows, String key) {
    for (var index = 0; index < rows.size(); index++) {
      if (rows.get(index).key().equals(key)) {
        return index;
      }
    }
    return -1;
  }
}
