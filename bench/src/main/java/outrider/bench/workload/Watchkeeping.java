package outrider.bench.workload;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import outrider.bench.Measurement;
import outrider.bench.SampleLeads;
import outrider.bench.Workload;
import outrider.bench.process.ClientProcess;
import outrider.bench.process.Office;
import outrider.bench.process.ServerProcess;
import outrider.core.record.RecordType;

/// 100,000 leads wait for their first response, each with a countdown: what it costs HQ to keep
/// watch over them while nothing happens, what it costs the owner's workstation to let the
/// countdowns on *Today* run, and how long after a breach an open book has it.
public final class Watchkeeping implements Workload {

  private static final int LEADS = 100_000;
  private static final Duration WATCHED = Duration.ofSeconds(60);
  private static final Duration SETTLED = Duration.ofSeconds(20);

  /// A window stays open for hours; what the compiler does in its first minutes is not asked.
  private static final Duration COMPILED = Duration.ofSeconds(150);

  private static final int BREACHES = 12;
  private static final long RESPONSE_MINUTES = 110;

  private final int leads;

  public Watchkeeping() {
    this(LEADS);
  }

  private Watchkeeping(int leads) {
    this.leads = leads;
  }

  @Override
  public Workload small() {
    return new Watchkeeping(200);
  }

  @Override
  public String name() {
    return leads == LEADS ? "overdue" : "overdue-small";
  }

  @Override
  public String title() {
    return "%,d leads wait for their first response".formatted(leads);
  }

  @Override
  public List<Measurement> measure(Path folder, int runs) {
    var measured = new Runs(name());
    measured.detail("leads", leads);
    for (var run = 0; run < runs; run++) {
      var hq = folder.resolve("hq" + run);
      Office.found(hq, 2);
      // Every countdown runs where it is seen, and none of them ends while it is watched.
      Office.add(
          hq,
          RecordType.SERVICE_LEVEL,
          Map.of("name", "Before lunch", "minutes", RESPONSE_MINUTES));
      Office.add(
          hq,
          RecordType.ESCALATION_LEVEL,
          Map.of("name", "At once", "of", "task", "minutes", 0L, "action", "warn_manager"));
      try (var server = ServerProcess.start(hq);
          var colleague = new ClientProcess(folder.resolve("colleague.log"));
          var owner = new ClientProcess(folder.resolve("owner.log"))) {
        Seed.waitingLeads(server, leads);
        pause(SETTLED);
        measured.add(
            "server CPU while nothing happens", "%", share(() -> server.cost().cpuSeconds()), 5);
        measured.cost("server", server.cost());
        breaches(measured, colleague, folder.resolve("colleague" + run), server);
        owner.open("x", folder.resolve("owner" + run), server.address(), "rep0");
        owner.ask("awaitCount", "x", "count", leads);
        owner.ask("drain", "x");
        owner.ask(
            "show", "x", "folder", folder.resolve("settings" + run).toString(), "on", "today");
        pause(COMPILED);
        var before = owner.cost().cpuSeconds();
        measured.add(
            "countdowns on Today run and painted",
            "%",
            share(() -> owner.ask("screenCost", "x").decimal("cpuSeconds")),
            1);
        measured.add(
            "workstation CPU with Today open",
            "%",
            (owner.cost().cpuSeconds() - before) / WATCHED.toSeconds() * 100);
      }
    }
    return measured.measurements();
  }

  /// Of somebody else's few leads, one after the other.
  private static void breaches(
      Runs measured, ClientProcess colleague, Path folder, ServerProcess server) {
    colleague.open("x", folder, server.address(), "rep1");
    colleague.ask("insert", "x", "count", BREACHES, "first", 5_000_000, "seed", 9);
    var late = new ArrayList<Double>();
    for (var breach = 0; breach < BREACHES; breach++) {
      var lead = SampleLeads.id(5_000_000L + breach);
      var due = System.currentTimeMillis() + 500 + 331L * breach % 5_000;
      colleague.ask("plan", "x", "id", lead, "due", due);
      colleague.ask("awaitFilled", "x", "id", lead, "field", "escalatedAt");
      late.add((double) (System.currentTimeMillis() - due));
    }
    measured.addPercentiles("from the breach to an open book", late, 60_000);
  }

  /// Of one core.
  private static double share(DoubleSupplier cpuSeconds) {
    var before = cpuSeconds.getAsDouble();
    pause(WATCHED);
    return (cpuSeconds.getAsDouble() - before) / WATCHED.toSeconds() * 100;
  }

  private static void pause(Duration length) {
    try {
      Thread.sleep(length);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
