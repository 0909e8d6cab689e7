package outrider.bench.workload;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import outrider.bench.Measurement;
import outrider.bench.SampleLeads;
import outrider.bench.Workload;
import outrider.bench.process.ClientProcess;
import outrider.bench.process.ServerProcess;

/// W2: 10,000 commands made offline (5,000 edits, 5,000 new leads), pushed and acknowledged.
public final class OfflineCommands implements Workload {

  private static final int HALF = 5_000;

  /// About what 512 KB hold.
  private static final int PUSHED_TOGETHER = 500;

  private final Distance distance;

  public OfflineCommands() {
    this(Distance.NEAR);
  }

  private OfflineCommands(Distance distance) {
    this.distance = distance;
  }

  /// The same at 80 ms round trip.
  public OfflineCommands slow() {
    return new OfflineCommands(Distance.FAR);
  }

  @Override
  public String name() {
    return distance.name("W2");
  }

  @Override
  public String title() {
    return distance.title("10,000 commands made offline, pushed and acknowledged");
  }

  @Override
  public List<Measurement> measure(Path folder, int runs) {
    var measured = new Runs(name());
    measured.detail("commands", 2 * HALF);
    for (var run = 0; run < runs; run++) {
      var hq = folder.resolve("hq" + run);
      Seed.leads(hq, HALF);
      try (var client = new ClientProcess(folder.resolve("client.log"))) {
        var server = ServerProcess.start(hq);
        var port = server.port();
        var line = distance.line(port);
        client.open(
            "a",
            folder.resolve("client" + run),
            distance.isFar() ? line.address() : server.address(),
            "rep0");
        client.ask("awaitCount", "a", "count", HALF);
        server.stop();

        client.ask("insert", "a", "count", HALF, "first", 1_000_001, "seed", 2);
        var ids = new ArrayList<String>();
        for (var number = 1; number <= HALF; number++) {
          ids.add(SampleLeads.id(number));
        }
        var written =
            client.ask("editAll", "a", "ids", ids, "field", "city", "value", "苏州样例" + run);
        measured.add("5,000 edits on the laptop", "s", Runs.seconds(written.began(), written.at()));

        server = ServerProcess.start(hq, port);
        var nudged = client.ask("nudge", "a");
        var drained = client.ask("drain", "a");
        measured.add(
            "to acknowledged and drained",
            "s",
            Runs.seconds(nudged.at(), drained.at()),
            distance.goal(1.0, 2.0));
        if (!distance.isFar()) {
          measured.beside(
              "drained",
              "s",
              Runs.seconds(nudged.at(), drained.at()),
              Floor.seconds(folder, 2 * HALF, PUSHED_TOGETHER));
        }
        measured.cost("client", client.cost());
        measured.cost("server", server.cost());
        server.stop();
        line.close();
      }
    }
    return measured.measurements();
  }
}
