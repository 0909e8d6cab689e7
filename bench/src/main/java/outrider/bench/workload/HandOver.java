package outrider.bench.workload;

import java.nio.file.Path;
import java.util.List;
import outrider.bench.Measurement;
import outrider.bench.Workload;
import outrider.bench.process.ClientProcess;
import outrider.bench.process.ServerProcess;

/// W7: a manager moves 10,000 leads from one live rep to another. It ends when the first has none
/// of them any more and the second has all.
public final class HandOver implements Workload {

  private static final int LEADS = 10_000;

  @Override
  public String name() {
    return "W7";
  }

  @Override
  public String title() {
    return "a manager moves 10,000 leads between two live reps";
  }

  @Override
  public List<Measurement> measure(Path folder, int runs) {
    var measured = new Runs(name());
    measured.detail("leads", LEADS);
    for (var run = 0; run < runs; run++) {
      var hq = folder.resolve("hq" + run);
      Seed.leads(hq, LEADS, 2);
      try (var server = ServerProcess.start(hq);
          var manager = new ClientProcess(folder.resolve("manager.log"));
          var giver = new ClientProcess(folder.resolve("giver.log"));
          var taker = new ClientProcess(folder.resolve("taker.log"))) {
        manager.open("x", folder.resolve("manager" + run), server.address(), "manager");
        giver.open("x", folder.resolve("giver" + run), server.address(), "rep0");
        taker.open("x", folder.resolve("taker" + run), server.address(), "rep1");
        manager.ask("awaitCount", "x", "count", LEADS);
        giver.ask("awaitCount", "x", "count", LEADS);
        giver.say("awaitGone", "x");
        taker.say("awaitCount", "x", "count", LEADS);
        var assigned = manager.ask("assignAll", "x", "to", "rep1");
        var gone = giver.answer().at();
        var there = taker.answer().at();
        measured.add(
            "gone on one, present on the other",
            "s",
            Runs.seconds(assigned.began(), Math.max(gone, there)),
            2.0);
        measured.add("written by the manager", "s", Runs.seconds(assigned.began(), assigned.at()));
        measured.cost("manager", manager.cost());
        measured.cost("taker", taker.cost());
        measured.cost("server", server.cost());
      }
    }
    return measured.measurements();
  }
}
