package outrider.bench.workload;

import java.nio.file.Path;
import java.util.List;
import outrider.bench.Measurement;
import outrider.bench.Workload;
import outrider.bench.network.SlowLine;
import outrider.bench.process.ClientProcess;
import outrider.bench.process.Office;
import outrider.bench.process.ServerProcess;

/// W1: the first sync of 100,000 leads to a fresh client; encrypted, indexed and searchable at its
/// end.
public final class FirstSync implements Workload {

  private static final int LEADS = 100_000;

  private final boolean slow;

  public FirstSync() {
    this(false);
  }

  private FirstSync(boolean slow) {
    this.slow = slow;
  }

  /// The same at 80 ms round trip.
  public FirstSync slow() {
    return new FirstSync(true);
  }

  @Override
  public String name() {
    return slow ? "W1-80ms" : "W1";
  }

  @Override
  public String title() {
    return "first sync of 100,000 leads to a fresh client" + (slow ? ", 80 ms round trip" : "");
  }

  @Override
  public List<Measurement> measure(Path folder, int runs) {
    var measured = new Runs(name());
    measured.detail("leads", LEADS);
    var hq = folder.resolve("hq");
    Seed.leads(hq, LEADS);
    for (var run = 0; run < runs; run++) {
      try (var server = ServerProcess.start(hq);
          var line =
              new SlowLine(
                  server.port(),
                  slow
                      ? SlowLine.Quality.DISTANT
                      : new SlowLine.Quality(java.time.Duration.ZERO, 0, java.time.Duration.ZERO));
          var client = new ClientProcess(folder.resolve("client.log"))) {
        var opened =
            client.ask(
                "open",
                "a",
                "folder",
                folder.resolve("client" + run).toString(),
                "server",
                // Counting bytes on the way costs time; the fast case goes straight to the server.
                slow || run == 0 ? line.address() : server.address(),
                "login",
                "rep0",
                "password",
                Office.PASSWORD);
        var done = client.ask("awaitCount", "a", "count", LEADS);
        measured.add(
            "to everything there", "s", Runs.seconds(opened.began(), done.at()), slow ? 6.0 : 4.0);
        if (slow || run == 0) {
          measured.add("on the wire", "MB", line.bytes() / 1e6, 30.0);
        }
        measured.cost("client", client.cost(), 300);
        measured.cost("server", server.cost(), 300);
      }
    }
    return measured.measurements();
  }
}
