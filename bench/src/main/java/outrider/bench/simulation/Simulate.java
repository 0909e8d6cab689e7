package outrider.bench.simulation;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Entry point of `bench/simulate.sh`: runs seed after seed, and prints what was simulated and what
/// was violated.
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = "Simulates fleets of laptops and their HQ in bad weather.")
public final class Simulate implements Callable<Integer> {

  @Option(names = "--seed", defaultValue = "1", description = "The first seed.")
  private long seed;

  @Option(names = "--runs", defaultValue = "1000000000", description = "How many seeds, at most.")
  private long runs;

  @Option(names = "--hours", defaultValue = "0", description = "How long, at most; 0: no limit.")
  private double hours;

  @Option(names = "--tell", description = "Print everything that happens.")
  private boolean tell;

  @Option(names = "--keep-going", description = "Go on after a violation.")
  private boolean keepGoing;

  private long simulated;
  private long commands;
  private long refused;
  private long faults;
  private long violated;
  private long deviceMillis;
  private final Map<Fault, Long> byFault = new EnumMap<>(Fault.class);

  private Simulate() {}

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Simulate()).execute(arguments));
  }

  @Override
  public Integer call() {
    var began = System.nanoTime();
    var patience = Duration.ofSeconds((long) (hours * 3_600));
    try (var quiet = Quiet.please();
        var templates = Disk.templates()) {
      for (var next = seed; next < seed + runs && (keepGoing || violated == 0); next++) {
        var passed = Duration.ofNanos(System.nanoTime() - began);
        if (!patience.isZero() && passed.compareTo(patience) > 0) {
          break;
        }
        count(Simulation.run(next, Seams.SOUND, templates, tell ? System.out : null));
        if (simulated % 500 == 0) {
          report(passed);
        }
      }
    }
    report(Duration.ofNanos(System.nanoTime() - began));
    return violated == 0 ? 0 : 1;
  }

  private void count(Simulation.Verdict verdict) {
    simulated++;
    commands += verdict.commands();
    refused += verdict.refusedAtOnce();
    faults += verdict.faultCount();
    deviceMillis += verdict.deviceMillis();
    verdict.faults().forEach((fault, times) -> byFault.merge(fault, times, Long::sum));
    if (tell) {
      System.out.println("trace " + verdict.trace());
    }
    if (!verdict.violations().isEmpty()) {
      violated++;
      System.out.println("seed " + verdict.seed() + " VIOLATED");
      verdict.violations().stream().limit(8).forEach(what -> System.out.println("  " + what));
      System.out.println("  again: " + verdict.again());
    }
  }

  private void report(Duration took) {
    System.out.printf(
        "%,d seeds, %,d commands (%,d more refused at once), %,d faults, %,.0f device-hours,"
            + " %d seeds with violations, in %d s%n",
        simulated,
        commands,
        refused,
        faults,
        deviceMillis / 3_600_000.0,
        violated,
        took.toSeconds());
    byFault.forEach((fault, times) -> System.out.printf("  %-20s %,12d%n", fault, times));
  }
}
