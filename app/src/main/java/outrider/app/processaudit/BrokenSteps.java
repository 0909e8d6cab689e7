package outrider.app.processaudit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import outrider.core.processaudit.Finding;
import outrider.core.processaudit.ProcessAudit;

/// Which steps are broken, the most frequent first, and how many deals pass, by month.
///
/// @param rows after Pareto: `upTo` is the share of all broken steps that this one and those before
///   it make up
/// @param audits finished ones that were counted
record BrokenSteps(List<Broken> rows, List<Month> months, int audits) {

  /// @param step as `Walk` names it
  /// @param times in how many audits
  /// @param share of the audits, 0 to 1
  record Broken(String step, int times, double share, double upTo) {}

  record Month(String month, int passed, int finished) {
    double share() {
      return finished == 0 ? 0 : (double) passed / finished;
    }
  }

  static BrokenSteps of(Collection<ProcessAudit> audits) {
    Map<String, Integer> times = new LinkedHashMap<>();
    Map<String, int[]> months = new TreeMap<>();
    var finished = audits.stream().filter(audit -> !audit.isOpen()).toList();
    for (var audit : finished) {
      for (Finding finding : audit.broken()) {
        times.merge(finding.step(), 1, Integer::sum);
      }
      var month = months.computeIfAbsent(audit.month(), key -> new int[2]);
      month[0] += audit.isPassed() ? 1 : 0;
      month[1]++;
    }
    var all = times.values().stream().mapToInt(Integer::intValue).sum();
    var rows = new ArrayList<Broken>();
    var soFar = 0;
    for (var entry :
        times.entrySet().stream()
            .sorted(
                Comparator.comparing(Map.Entry<String, Integer>::getValue)
                    .reversed()
                    .thenComparing(Map.Entry::getKey))
            .toList()) {
      soFar += entry.getValue();
      rows.add(
          new Broken(
              entry.getKey(),
              entry.getValue(),
              (double) entry.getValue() / finished.size(),
              (double) soFar / all));
    }
    return new BrokenSteps(
        List.copyOf(rows),
        months.entrySet().stream()
            .map(month -> new Month(month.getKey(), month.getValue()[0], month.getValue()[1]))
            .toList(),
        finished.size());
  }
}
