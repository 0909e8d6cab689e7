package outrider.bench.workload;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import outrider.bench.Measurement;
import outrider.bench.SampleLeads;
import outrider.bench.Workload;
import outrider.bench.process.ClientProcess;
import outrider.bench.process.ServerProcess;

/// W3: one edit on A, visible in B's database; both live, 500 times. W6 is the same while every
/// fiftieth envelope in A's queue is one that HQ cannot read.
public final class LiveEdit implements Workload {

  private static final int SAMPLES = 500;
  private static final int WARM_UP = 100;
  private static final int LEADS = 1_000;

  private static final int POISON_EVERY = 50;

  private final Distance distance;
  private final boolean poisoned;

  public LiveEdit() {
    this(Distance.NEAR, false);
  }

  private LiveEdit(Distance distance, boolean poisoned) {
    this.distance = distance;
    this.poisoned = poisoned;
  }

  /// The same at 80 ms round trip.
  public LiveEdit slow() {
    return new LiveEdit(Distance.FAR, false);
  }

  /// W6.
  public LiveEdit poisoned() {
    return new LiveEdit(Distance.NEAR, true);
  }

  @Override
  public String name() {
    return poisoned ? "W6" : distance.name("W3");
  }

  @Override
  public String title() {
    return distance.title("one edit on A visible in B's database, both live")
        + (poisoned ? ", poisonous envelopes between" : "");
  }

  @Override
  public List<Measurement> measure(Path folder, int runs) {
    var measured = new Runs(name());
    measured.detail("samples a run", SAMPLES);
    for (var run = 0; run < runs; run++) {
      var hq = folder.resolve("hq" + run);
      Seed.leads(hq, LEADS);
      try (var server = ServerProcess.start(hq);
          var line = distance.line(server.port());
          var a = new ClientProcess(folder.resolve("a.log"));
          var b = new ClientProcess(folder.resolve("b.log"))) {
        var address = distance.isFar() ? line.address() : server.address();
        a.open("x", folder.resolve("a" + run), address, "rep0");
        b.open("x", folder.resolve("b" + run), address, "rep0");
        a.ask("awaitCount", "x", "count", LEADS);
        b.ask("awaitCount", "x", "count", LEADS);
        var latencies = new ArrayList<Double>();
        for (var sample = 0; sample < WARM_UP + SAMPLES; sample++) {
          var id = SampleLeads.id(1 + sample % LEADS);
          var value = "值" + run + '-' + sample;
          if (poisoned && sample % POISON_EVERY == 1) {
            a.ask("poison", "x");
          }
          b.say("awaitValue", "x", "id", id, "field", "city", "value", value);
          var edited = a.ask("edit", "x", "id", id, "field", "city", "value", value);
          var seen = b.answer();
          if (sample >= WARM_UP) {
            latencies.add(Runs.millis(edited.began(), seen.at()));
          }
        }
        if (poisoned) {
          measured.add("put before the person", "n", a.ask("count", "x").number("refused"));
        }
        Collections.sort(latencies);
        measured.add("p50", "ms", percentile(latencies, 50), distance.goal(5.0, 95.0));
        if (distance.isFar()) {
          measured.add("p99", "ms", percentile(latencies, 99));
        } else {
          measured.add("p99", "ms", percentile(latencies, 99), 15.0);
        }
        if (!distance.isFar() && !poisoned) {
          var floor = Floor.latencies(folder, SAMPLES);
          measured.beside("p50", "ms", percentile(latencies, 50), percentile(floor, 50));
          measured.beside("p99", "ms", percentile(latencies, 99), percentile(floor, 99));
        }
        measured.cost("client A", a.cost());
        measured.cost("server", server.cost());
      }
    }
    return measured.measurements();
  }

  static double percentile(List<Double> sorted, int percent) {
    return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
  }
}
