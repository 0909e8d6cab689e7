package outrider.bench.simulation;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import outrider.core.command.CommandCodec;

/// What many simulations came to together. Not thread-safe.
final class Sums {

  private final Map<Fault, Long> byFault = new EnumMap<>(Fault.class);
  private final Set<String> never = new TreeSet<>(CommandCodec.kinds().keySet());
  private long seeds;
  private long commands;
  private long refused;
  private long deviceMillis;
  private long violated;

  void add(Simulation.Verdict verdict) {
    seeds++;
    commands += verdict.commands();
    refused += verdict.refusedAtOnce();
    deviceMillis += verdict.deviceMillis();
    never.removeAll(verdict.kinds());
    verdict.faults().forEach((fault, times) -> byFault.merge(fault, times, Long::sum));
    if (!verdict.violations().isEmpty()) {
      violated++;
    }
  }

  long seeds() {
    return seeds;
  }

  /// How many of the seeds had violations.
  long violated() {
    return violated;
  }

  String text(Duration took) {
    var faults = byFault.values().stream().mapToLong(Long::longValue).sum();
    var text =
        new StringBuilder(
            "%,d seeds, %,d commands (%,d more refused at once), %,d faults, %,.0f device-hours, %d seeds with violations, in %d s"
                .formatted(
                    seeds,
                    commands,
                    refused,
                    faults,
                    deviceMillis / 3_600_000.0,
                    violated,
                    took.toSeconds()));
    byFault.forEach((fault, times) -> text.append("%n  %-20s %,12d".formatted(fault, times)));
    return text.append("%n  kinds of commands never done: %s".formatted(never)).toString();
  }
}
