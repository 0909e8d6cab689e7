package outrider.bench.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Entry point of `bench/simulate.sh`: runs seed after seed, and prints what was simulated and what
/// was violated, at the end and when it is interrupted.
///
/// Each simulation is one thread; several of them may run side by side and share nothing but the
/// templates of their files.
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = "Simulates fleets of laptops and their HQ in bad weather.")
public final class Simulate implements Callable<Integer> {

  private static final int SEEDS_PER_REPORT = 250;

  @Option(names = "--seed", defaultValue = "1", description = "The first seed.")
  private long seed;

  @Option(names = "--runs", defaultValue = "1000000000", description = "How many seeds, at most.")
  private long runs;

  @Option(names = "--hours", defaultValue = "0", description = "How long, at most; 0: no limit.")
  private double hours;

  @Option(names = "--threads", defaultValue = "1", description = "How many seeds at a time.")
  private int threads;

  @Option(names = "--tell", description = "Print everything that happens.")
  private boolean tell;

  @Option(names = "--keep-going", description = "Go on after a violation.")
  private boolean keepGoing;

  private final long began = System.nanoTime();
  private final Sums sums = new Sums();
  private final AtomicLong next = new AtomicLong();
  private final AtomicBoolean over = new AtomicBoolean();

  private Simulate() {}

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Simulate()).execute(arguments));
  }

  @Override
  public Integer call() throws InterruptedException {
    next.set(seed);
    var interrupted = new Thread(this::report);
    Runtime.getRuntime().addShutdownHook(interrupted);
    try (var quiet = Quiet.please();
        var templates = Disk.templates()) {
      var working = new ArrayList<Thread>();
      for (var thread = 0; thread < threads; thread++) {
        working.add(Thread.ofPlatform().start(() -> work(templates)));
      }
      for (var thread : working) {
        thread.join();
      }
    }
    Runtime.getRuntime().removeShutdownHook(interrupted);
    report();
    return sums.violated() == 0 && !over.get() ? 0 : 1;
  }

  private void work(Disk templates) {
    for (var one = next.getAndIncrement();
        one < seed + runs && !isOver();
        one = next.getAndIncrement()) {
      try {
        count(Simulation.run(one, Seams.SOUND, templates, tell ? System.out : null));
      } catch (RuntimeException | Error failure) {
        // Not counted; the others need not go on beside a simulator that is broken.
        over.set(true);
        throw new IllegalStateException("seed " + one, failure);
      }
    }
  }

  private boolean isOver() {
    return over.get()
        || hours > 0 && passed().compareTo(Duration.ofSeconds((long) (hours * 3_600))) > 0;
  }

  private Duration passed() {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private synchronized void count(Simulation.Verdict verdict) {
    sums.add(verdict);
    if (tell) {
      System.out.println("trace " + verdict.trace());
    }
    if (!verdict.violations().isEmpty()) {
      System.out.println("seed " + verdict.seed() + " VIOLATED");
      verdict.violations().stream().limit(8).forEach(what -> System.out.println("  " + what));
      System.out.println("  again: " + verdict.again());
      if (!keepGoing) {
        over.set(true);
      }
    }
    if (sums.seeds() % SEEDS_PER_REPORT == 0) {
      report();
    }
  }

  private synchronized void report() {
    System.out.println(sums.text(passed()));
  }
}
