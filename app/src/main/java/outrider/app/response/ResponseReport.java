package outrider.app.response;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything the screen shows: the leads of a time, or of two times that are compared.
///
/// @param before the time before a change; empty where nothing is compared
/// @param now the time that is looked at, or that after the change
record ResponseReport(Optional<Side> before, Side now) {

  /// One person, source or grade.
  record Line(String key, Optional<Side> before, Side now) {}

  /// @param leads of the whole time
  /// @param cut where it is divided; empty where nothing is compared
  static ResponseReport of(
      List<WaitedLead> leads, Optional<Long> cut, Side.Measure measure, long now) {
    if (cut.isEmpty()) {
      return new ResponseReport(Optional.empty(), Side.of(leads, measure, now));
    }
    var earlier = leads.stream().filter(lead -> lead.createdAt() < cut.get()).toList();
    var later = leads.stream().filter(lead -> lead.createdAt() >= cut.get()).toList();
    return new ResponseReport(
        Optional.of(Side.of(earlier, measure, now)), Side.of(later, measure, now));
  }

  /// The table below the picture, those with most leads first.
  List<Line> lines(Grouping grouping, Side.Measure measure, long at) {
    var earlier = before.map(side -> grouped(side, grouping)).orElse(Map.of());
    var later = grouped(now, grouping);
    var keys = new LinkedHashMap<String, Integer>();
    later.forEach((key, leads) -> keys.merge(key, leads.size(), Integer::sum));
    earlier.forEach((key, leads) -> keys.merge(key, leads.size(), Integer::sum));
    return keys.entrySet().stream()
        .sorted(
            Comparator.comparing((Map.Entry<String, Integer> entry) -> -entry.getValue())
                .thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey)
        .map(key ->
            new Line(
                key,
                before.map(side -> Side.of(earlier.getOrDefault(key, List.of()), measure, at)),
                Side.of(later.getOrDefault(key, List.of()), measure, at)))
        .toList();
  }

  private static Map<String, List<WaitedLead>> grouped(Side side, Grouping grouping) {
    var groups = new LinkedHashMap<String, List<WaitedLead>>();
    for (var leads : List.of(side.leads(), side.dropped())) {
      for (var lead : leads) {
        groups.computeIfAbsent(grouping.of(lead), key -> new ArrayList<>()).add(lead);
      }
    }
    return groups;
  }
}
