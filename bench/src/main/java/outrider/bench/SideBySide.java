package outrider.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import outrider.bench.process.Engine;
import outrider.bench.process.Scratch;

/// A workload on both engines in turns, run by run, so that a machine that is slow for a minute is
/// slow for both; and how many times SQLite's figure PostgreSQL's is.
final class SideBySide {

  /// Details of a ratio.
  static final String SQLITE = "sqlite";

  static final String POSTGRESQL = "postgresql";

  private static final double TIMES_MAX = 2;

  /// What PostgreSQL shall do within twice SQLite's time.
  private static final Set<String> COMPARED = Set.of("W2", "W3", "W4", "W6", "W7", "W8");

  private final Map<Engine, Map<String, Measurement>> figures = new EnumMap<>(Engine.class);

  private SideBySide() {}

  static SideBySide measure(Workload workload, int runs) throws IOException {
    var measured = new SideBySide();
    for (var run = 0; run < runs; run++) {
      for (var engine : Engine.values()) {
        Engine.choose(engine);
        try (var scratch = new Scratch()) {
          for (var figure : workload.measure(scratch.folder(), 1)) {
            measured
                .figures
                .computeIfAbsent(engine, unused -> new LinkedHashMap<>())
                .merge(figure.metric(), figure, Measurement::and);
          }
        }
      }
    }
    return measured;
  }

  /// The figures of both, and behind each of PostgreSQL's the ratio; its details are both medians.
  List<Measurement> measurements() {
    var sqlite = figures.getOrDefault(Engine.SQLITE, Map.of());
    var all = new ArrayList<>(sqlite.values());
    for (var figure : figures.getOrDefault(Engine.POSTGRESQL, Map.of()).values()) {
      all.add(figure);
      var beside = sqlite.get(figure.metric());
      if (beside != null && isCompared(beside, figure)) {
        all.add(ratio(beside, figure));
      }
    }
    return List.copyOf(all);
  }

  /// Only a figure that each run has can be divided run by run; a ratio of nothing says nothing.
  private static boolean isCompared(Measurement sqlite, Measurement postgresql) {
    return !sqlite.unit().equals("n")
        && !sqlite.unit().equals("x")
        && !sqlite.metric().startsWith("floor")
        && sqlite.runs().size() == postgresql.runs().size()
        && sqlite.runs().stream().allMatch(value -> value > 0);
  }

  private static Measurement ratio(Measurement sqlite, Measurement postgresql) {
    var ratios = new ArrayList<Double>();
    for (var run = 0; run < sqlite.runs().size(); run++) {
      ratios.add(postgresql.runs().get(run) / sqlite.runs().get(run));
    }
    var median = Measurement.median(ratios);
    var goal =
        sqlite.goal() != null
                && sqlite.unit().endsWith("s")
                && COMPARED.contains(sqlite.workload().replaceAll("-(80ms|small)", ""))
            ? TIMES_MAX
            : null;
    return new Measurement(
        sqlite.workload(),
        postgresql.engine(),
        sqlite.metric() + ", times SQLite",
        "x",
        median,
        List.copyOf(ratios),
        goal,
        goal == null ? null : median <= goal,
        Map.of(SQLITE, sqlite.median(), POSTGRESQL, postgresql.median()));
  }
}
