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
  private final int leads;

  public FirstSync() {
    this(Distance.NEAR, LEADS);
  }

  private FirstSync(Distance distance, int leads) {
    this.distance = distance;
    this.leads = leads;
  }

  /// The same at 80 ms round trip.
  public FirstSync slow() {
    return new FirstSync(Distance.FAR, leads);
  }

  @Override
  public Workload small() {
    return new FirstSync(distance, 2_000);
  }

  @Override
  public String name() {
    return distance.name("W1") + (leads == LEADS ? "" : "-small");
  }

  @Override
  public String title() {
    return distance.title("first sync of %,d leads to a fresh client".formatted(leads));
  }

  @Override
  public List<Measurement> measure(Path folder, int runs) {
    var measured = new Runs(name());
    measured.detail("leads", leads);
    var hq = folder.resolve("hq");
    Seed.leads(hq, leads);
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
        var done = client.ask("awaitCount", "a", "count", leads);
        measured.add(
            "to everything there",
            "s",
            Runs.seconds(opened.began(), done.at()),
            distance.goal(4.0, 6.0));
        measured.beside(
            "everything there",
            "s",
            Runs.seconds(opened.began(), done.at()),
            new Floor(folder, distance).seconds(leads, leads));
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
