package outrider.bench.workload;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outrider.bench.Measurement;
import outrider.bench.process.Child;

/// Collects the values of several runs under the names of their figures.
final class Runs {

  private record Figure(String unit, Optional<Double> goal, List<Double> values) {}

  private final String workload;
  private final Map<String, Figure> figures = new LinkedHashMap<>();
  private final Map<String, Object> details = new LinkedHashMap<>();

  Runs(String workload) {
    this.workload = workload;
  }

  void add(String metric, String unit, double value) {
    add(metric, unit, value, Optional.empty());
  }

  void add(String metric, String unit, double value, double goal) {
    add(metric, unit, value, Optional.of(goal));
  }

  void add(String metric, String unit, double value, Optional<Double> goal) {
    figures
        .computeIfAbsent(metric, name -> new Figure(unit, goal, new ArrayList<>()))
        .values()
        .add(value);
  }

  /// The middle and nearly the worst of many, of which the latter has a goal.
  void addPercentiles(String metric, List<Double> values, double goal) {
    var sorted = values.stream().sorted().toList();
    add(metric + ", p50", "ms", LiveEdit.percentile(sorted, 50));
    add(metric + ", p99", "ms", LiveEdit.percentile(sorted, 99), goal);
  }

  /// What the least possible took in the same minute, and how many times that ours is.
  void beside(String metric, String unit, double ours, double floor) {
    add("floor of " + metric, unit, floor);
    add(metric + ", times the floor", "x", ours / floor);
  }

  /// Something that explains the figures and is the same in every run.
  void detail(String name, Object value) {
    details.put(name, value);
  }

  void cost(String who, Child.Cost cost) {
    add(who + " CPU", "s", cost.cpuSeconds());
    add(who + " peak memory", "MB", cost.peakMegabytes());
  }

  void cost(String who, Child.Cost cost, double memoryGoal) {
    add(who + " CPU", "s", cost.cpuSeconds());
    add(who + " peak memory", "MB", cost.peakMegabytes(), memoryGoal);
  }

  List<Measurement> measurements() {
    var measurements = new ArrayList<Measurement>();
    figures.forEach((metric, figure) ->
        measurements.add(
            Measurement.of(
                workload,
                metric,
                figure.unit(),
                figure.values(),
                figure.goal(),
                measurements.isEmpty() ? details : Map.of())));
    return measurements;
  }

  static double seconds(long beganNanos, long endedNanos) {
    return (endedNanos - beganNanos) / 1e9;
  }

  static double millis(long beganNanos, long endedNanos) {
    return (endedNanos - beganNanos) / 1e6;
  }
}
