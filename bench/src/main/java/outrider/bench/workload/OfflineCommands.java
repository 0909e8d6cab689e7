package outrider.bench.workload;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import outrider.bench.Measurement;
import outrider.bench.SampleLeads;
import outrider.bench.Workload;
import outrider.bench.process.ClientProcess;
import outrider.bench.process.Office;
import outrider.bench.process.ServerProcess;

/// W2: 10,000 commands made offline (5,000 edits, 5,000 new leads), pushed and acknowledged.
public final class OfflineCommands implements Workload {

  private static final int HALF = 5_000;

  private final Distance distance;
  private final int half;

  public OfflineCommands() {
    this(Distance.NEAR, HALF);
  }

  private OfflineCommands(Distance distance, int half) {
    this.distance = distance;
    this.half = half;
  }

  /// The same at 80 ms round trip.
  public OfflineCommands slow() {
    return new OfflineCommands(Distance.FAR, half);
  }

  @Override
  public Workload small() {
    return new OfflineCommands(distance, 200);
  }

  @Override
  public String name() {
    return distance.name("W2") + (half == HALF ? "" : "-small");
  }

  @Override
  public String title() {
    return distance.title("%,d commands made offline, pushed and acknowledged".formatted(2 * half));
  }

  @Override
  public List<Measurement> measure(Path folder, int runs) {
    var measured = new Runs(name());
    measured.detail("commands", 2 * half);
    for (var run = 0; run < runs; run++) {
      var hq = folder.resolve("hq" + run);
      Office.found(hq, 1);
      // HQ goes on while a laptop has no signal: it is no program that was just started.
      try (var server = ServerProcess.start(hq);
          var line = distance.line(server.port());
          var client = new ClientProcess(folder.resolve("client.log"))) {
        Seed.leads(server, half);
        client.open("a", folder.resolve("client" + run), line.address(), "rep0");
        client.ask("awaitCount", "a", "count", half);
        line.down();

        client.ask("insert", "a", "count", half, "first", 1_000_001, "seed", 2);
        var ids = new ArrayList<String>();
        for (var number = 1; number <= half; number++) {
          ids.add(SampleLeads.id(number));
        }
        var written =
            client.ask("editAll", "a", "ids", ids, "field", "city", "value", "苏州样例" + run);
        measured.add("edits on the laptop", "s", Runs.seconds(written.began(), written.at()));

        line.up();
        var nudged = client.ask("nudge", "a");
        var drained = client.ask("drain", "a");
        measured.add(
            "to acknowledged and drained",
            "s",
            Runs.seconds(nudged.at(), drained.at()),
            distance.goal(1.0, 2.0));
        measured.beside(
            "drained",
            "s",
            Runs.seconds(nudged.at(), drained.at()),
            new Floor(folder, distance).seconds(2 * half, Floor.PUSHED_TOGETHER));
        measured.cost("client", client.cost());
        measured.cost("server", server.cost());
      }
    }
    return measured.measurements();
  }
}
