package outrider.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import outrider.bench.process.Engine;

/// One figure of one workload, as it is printed and written as JSON.
///
/// @param runs the value of each run; `median` is their middle
/// @param goal what is to be reached; null where none was set
/// @param met whether the median reaches the goal; null without one
/// @param details sizes, CPU seconds, peak memory and whatever else explains the figure
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Measurement(
    String workload,
    String engine,
    String metric,
    String unit,
    double median,
    List<Double> runs,
    @org.jspecify.annotations.Nullable Double goal,
    @org.jspecify.annotations.Nullable Boolean met,
    Map<String, Object> details) {

  /// A figure that is better when it is smaller.
  public static Measurement of(
      String workload,
      String metric,
      String unit,
      List<Double> runs,
      Optional<Double> goal,
      Map<String, Object> details) {
    var median = median(runs);
    return new Measurement(
        workload,
        Engine.label(),
        metric,
        unit,
        median,
        List.copyOf(runs),
        goal.orElse(null),
        goal.map(most -> median <= most).orElse(null),
        details);
  }

  /// This figure and that of later runs of the same.
  Measurement and(Measurement later) {
    var all = Stream.concat(runs.stream(), later.runs.stream()).toList();
    var middle = median(all);
    return new Measurement(
        workload,
        engine,
        metric,
        unit,
        middle,
        all,
        goal,
        goal == null ? null : middle <= goal,
        details);
  }

  static double median(List<Double> runs) {
    var sorted = runs.stream().sorted().toList();
    var middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
