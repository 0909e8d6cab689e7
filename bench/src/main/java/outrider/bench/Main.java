package outrider.bench;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import outrider.bench.process.Engine;
import outrider.bench.process.Scratch;
import outrider.bench.workload.Absence;
import outrider.bench.workload.BrokenLine;
import outrider.bench.workload.Diagnosing;
import outrider.bench.workload.EmptyPoll;
import outrider.bench.workload.FirstSync;
import outrider.bench.workload.FormToLaptop;
import outrider.bench.workload.HandOver;
import outrider.bench.workload.Lists;
import outrider.bench.workload.LiveCrowd;
import outrider.bench.workload.LiveEdit;
import outrider.bench.workload.ManyDevices;
import outrider.bench.workload.OfflineCommands;
import outrider.bench.workload.ProcessBoard;
import outrider.bench.workload.Rehearsal;
import outrider.bench.workload.Storm;
import outrider.bench.workload.TableImport;
import outrider.bench.workload.TeamReview;
import outrider.bench.workload.Tenders;
import outrider.bench.workload.Watchkeeping;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Entry point of `bench/measure.sh`: runs workloads, prints a table, and writes the same as JSON.
@Command(name = "measure", mixinStandardHelpOptions = true, description = "Measures workloads.")
public final class Main implements Runnable {

  /// On which engines.
  private enum Choice {
    SQLITE(Engine.SQLITE),
    POSTGRESQL(Engine.POSTGRESQL),
    BOTH(Engine.values());

    private final List<Engine> engines;

    Choice(Engine... engines) {
      this.engines = List.of(engines);
    }
  }

  private static final List<Workload> WORKLOADS =
      List.of(
          new FirstSync(),
          new OfflineCommands(),
          new LiveEdit(),
          new ManyDevices(),
          new BrokenLine(),
          new LiveEdit().poisoned(),
          new HandOver(),
          new LiveCrowd(),
          new Absence(),
          new Storm(),
          new EmptyPoll(),
          new FirstSync().slow(),
          new OfflineCommands().slow(),
          new LiveEdit().slow(),
          new ManyDevices().slow(),
          new LiveEdit().poisoned().slow(),
          new HandOver().slow(),
          new Absence().slow(),
          new LiveEdit().shown(),
          new FormToLaptop(),
          new Watchkeeping(),
          new TableImport(),
          new Tenders(),
          new Lists(100_000),
          new Lists(1_000_000),
          new TeamReview(200, 50_000),
          new ProcessBoard(100_000),
          new Diagnosing(100_000),
          new ProcessBoard(1_000_000));

  @Parameters(arity = "0..*", description = "Names of workloads; all where none is named.")
  private List<String> names = List.of();

  @Option(names = "--json", description = "Also write the figures to this file.")
  private @Nullable Path json;

  @Option(
      names = "--engine",
      description =
          "What HQ keeps its data in: sqlite, postgresql, or both in turns (default sqlite).")
  private Choice choice = Choice.SQLITE;

  @Option(
      names = "--small",
      description = "Sizes that show that it works; the figures say nothing.")
  private boolean small;

  @Option(
      names = "--cold",
      description = "Programs start without the cache that those have that ship.")
  private boolean cold;

  @Option(
      names = "--runs",
      defaultValue = "3",
      description = "How often (default ${DEFAULT-VALUE}).")
  private int runs = 3;

  private Main() {}

  public static void main(String[] arguments) {
    // What HQ notes while it is founded in this process is none of the figures.
    System.setProperty("outrider.log.level", "WARN");
    if (System.getProperty("logback.configurationFile") == null) {
      System.setProperty("logback.configurationFile", "outrider/server/logback.xml");
    }
    System.exit(execute(arguments));
  }

  static int execute(String... arguments) {
    return new CommandLine(new Main()).setCaseInsensitiveEnumValuesAllowed(true).execute(arguments);
  }

  @Override
  public void run() {
    var workloads = chosen();
    for (var engine : choice.engines) {
      Engine.choose(engine);
      if (!cold) {
        Rehearsal.prepare();
      }
    }
    var measurements = new ArrayList<Measurement>();
    for (var named : workloads) {
      var workload = small ? named.small() : named;
      System.out.printf("%n%s  %s%n", workload.name(), workload.title());
      try {
        measurements.addAll(choice == Choice.BOTH ? onBoth(workload) : onOne(workload));
        write(measurements);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }

  private List<Measurement> onOne(Workload workload) throws IOException {
    try (var scratch = new Scratch()) {
      var measured = workload.measure(scratch.folder(), runs);
      measured.forEach(Main::print);
      return measured;
    }
  }

  private List<Measurement> onBoth(Workload workload) throws IOException {
    var measured = SideBySide.measure(workload, runs).measurements();
    System.out.printf("  %-52s %10s %10s %10s%n", "", "SQLite", "PostgreSQL", "ratio");
    measured.stream()
        .filter(figure -> figure.details().containsKey(SideBySide.POSTGRESQL))
        .forEach(Main::printRatio);
    return measured;
  }

  private List<Workload> chosen() {
    if (names.isEmpty()) {
      return WORKLOADS;
    }
    var chosen = new ArrayList<Workload>();
    for (var name : names) {
      var found = WORKLOADS.stream().filter(workload -> matches(workload.name(), name)).toList();
      if (found.isEmpty()) {
        throw new CommandLine.ParameterException(
            new CommandLine(this),
            "There is no workload "
                + name
                + "; there are "
                + WORKLOADS.stream().map(Workload::name).collect(Collectors.joining(", ")));
      }
      chosen.addAll(found);
    }
    return chosen;
  }

  /// `search` means each size of it, `w1` means `W1` and not `W1-80ms`.
  private static boolean matches(String workload, String asked) {
    return workload.equalsIgnoreCase(asked)
        || workload.replaceAll("[0-9]+[kM]$", "").equalsIgnoreCase(asked);
  }

  private static void print(Measurement figure) {
    System.out.printf(
        "  %-34s %10s %-4s%s   %s%n",
        figure.metric(), round(figure.median()), figure.unit(), goal(figure), each(figure));
    figure.details().forEach((name, value) -> System.out.printf("      %-30s %s%n", name, value));
  }

  private static void printRatio(Measurement figure) {
    System.out.printf(
        "  %-52s %10s %10s %10s%s   %s%n",
        figure.metric(),
        round(detail(figure, SideBySide.SQLITE)),
        round(detail(figure, SideBySide.POSTGRESQL)),
        round(figure.median()),
        goal(figure),
        each(figure));
  }

  private static double detail(Measurement figure, String name) {
    return (Double) Objects.requireNonNull(figure.details().get(name), name);
  }

  private static String goal(Measurement figure) {
    return figure.goal() == null
        ? ""
        : "  goal "
            + round(figure.goal())
            + (Boolean.TRUE.equals(figure.met()) ? "  met" : "  MISSED");
  }

  private static String each(Measurement figure) {
    return figure.runs().size() > 1
        ? figure.runs().stream().map(Main::round).collect(Collectors.joining(" ", "[", "]"))
        : "";
  }

  private static String round(double value) {
    return value >= 100
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.2f", value);
  }

  private void write(List<Measurement> measurements) throws IOException {
    var file = json;
    if (file != null) {
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build()
          .writeValue(file.toFile(), measurements);
    }
  }
}
