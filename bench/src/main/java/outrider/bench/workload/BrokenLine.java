package outrider.bench.workload;

import java.nio.file.Path;
import java.util.List;
import outrider.bench.Measurement;
import outrider.bench.Workload;
import outrider.bench.network.SlowLine;
import outrider.bench.process.ClientProcess;
import outrider.bench.process.ServerProcess;

/// W5: 20,000 leads over a line of 80 ms and 1 MB/s on which every connection is cut each 3 s.
public final class BrokenLine implements Workload {

  private static final int LEADS = 20_000;

  @Override
  public String name() {
    return "W5";
  }

  @Override
  public String title() {
    return "20,000 leads over 80 ms, 1 MB/s, every connection cut each 3 s";
  }

  @Override
  public List<Measurement> measure(Path folder, int runs) {
    var measured = new Runs(name());
    measured.detail("leads", LEADS);
    var hq = folder.resolve("hq");
    Seed.leads(hq, LEADS);
    for (var run = 0; run < runs; run++) {
      try (var server = ServerProcess.start(hq);
          var line = new SlowLine(server.port(), SlowLine.Quality.BROKEN);
          var client = new ClientProcess(folder.resolve("client.log"))) {
        var opened = client.open("a", folder.resolve("client" + run), line.address(), "rep0");
        var done = client.ask("awaitCount", "a", "count", LEADS);
        var took = Runs.seconds(opened.began(), done.at());
        measured.add("to everything there", "s", took, 20.0);
        // Nothing so bare could go on after a cut.
        measured.beside(
            "everything there, uncut",
            "s",
            took,
            new Floor(folder, Distance.NARROW).seconds(LEADS, LEADS));
        measured.add("cuts survived", "n", line.cuts());
        measured.cost("client", client.cost());
        measured.cost("server", server.cost());
      }
    }
    return measured.measurements();
  }
}
