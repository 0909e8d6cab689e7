package outrider.bench.workload;

import java.nio.file.Path;
import java.util.List;
import outrider.bench.Measurement;
import outrider.bench.Workload;
import outrider.bench.process.ClientProcess;
import outrider.bench.process.ServerProcess;

/// W1: the first sync of 100,000 leads to a fresh client; encrypted, indexed and searchable at its
/// end.
public final class FirstSync implements Workload {

  private static final int LEADS = 100_000;

  private final Distance distance;

  public FirstSync() {
    this(Distance.NEAR);
  }

  private FirstSync(Distance distance) {
    this.distance = distance;
  }

  /// The same at 80 ms round trip.
  public FirstSync slow() {
    return new FirstSync(Distance.FAR);
  }

  @Override
  public String name() {
    return distance.name("W1");
  }

  @Override
  public String title() {
    return distance.title("first sync of 100,000 leads to a fresh client");
  }

  @Override
  public List<Measurement> measure(Path folder, int runs) {
    var measured = new Runs(name());
    measured.detail("leads", LEADS);
    var hq = folder.resolve("hq");
    Seed.leads(hq, LEADS);
    for (var run = 0; run < runs; run++) {
      try (var server = ServerProcess.start(hq);
          var line = distance.line(server.port());
          var client = new ClientProcess(folder.resolve("client.log"))) {
        var opened =
            client.open(
                "a",
                folder.resolve("client" + run),
                // Counting bytes on the way costs time; the fast case goes straight to the server.
                distance.isFar() || run == 0 ? line.address() : server.address(),
                "rep0");
        var done = client.ask("awaitCount", "a", "count", LEADS);
        measured.add(
            "to everything there",
            "s",
            Runs.seconds(opened.began(), done.at()),
            distance.goal(4.0, 6.0));
        if (!distance.isFar()) {
          measured.beside(
              "everything there",
              "s",
              Runs.seconds(opened.began(), done.at()),
              Floor.seconds(folder, LEADS, LEADS));
        }
        if (distance.isFar() || run == 0) {
          measured.add("on the wire", "MB", line.bytes() / 1e6, 30.0);
        }
        measured.cost("client", client.cost(), 300);
        measured.cost("server", server.cost(), 300);
      }
    }
    return measured.measurements();
  }
}
