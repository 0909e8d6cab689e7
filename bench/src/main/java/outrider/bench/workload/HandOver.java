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

  private final Distance distance;
  private final int leads;

  public HandOver() {
    this(Distance.NEAR, LEADS);
  }

  private HandOver(Distance distance, int leads) {
    this.distance = distance;
    this.leads = leads;
  }

  /// The same at 80 ms round trip.
  public HandOver slow() {
    return new HandOver(Distance.FAR, leads);
  }

  @Override
  public Workload small() {
    return new HandOver(distance, 500);
  }

  @Override
  public String name() {
    return distance.name("W7") + (leads == LEADS ? "" : "-small");
  }

  @Override
  public String title() {
    return distance.title("a manager moves %,d leads between two live reps".formatted(leads));
  }

  @Override
  public List<Measurement> measure(Path folder, int runs) {
    var measured = new Runs(name());
    measured.detail("leads", leads);
    for (var run = 0; run < runs; run++) {
      var hq = folder.resolve("hq" + run);
      Seed.leads(hq, leads, 2);
      try (var server = ServerProcess.start(hq);
          var line = distance.line(server.port());
          var manager = new ClientProcess(folder.resolve("manager.log"));
          var giver = new ClientProcess(folder.resolve("giver.log"));
          var taker = new ClientProcess(folder.resolve("taker.log"))) {
        var address = distance.address(line, server);
        manager.open("x", folder.resolve("manager" + run), address, "manager");
        giver.open("x", folder.resolve("giver" + run), address, "rep0");
        taker.open("x", folder.resolve("taker" + run), address, "rep1");
        manager.ask("awaitCount", "x", "count", leads);
        giver.ask("awaitCount", "x", "count", leads);
        giver.say("awaitGone", "x");
        taker.say("awaitCount", "x", "count", leads);
        var assigned = manager.ask("assignAll", "x", "to", "rep1");
        var gone = giver.answer().at();
        var there = taker.answer().at();
        var moved = Runs.seconds(assigned.began(), Math.max(gone, there));
        measured.add("gone on one, present on the other", "s", moved, distance.goal(2.0));
        measured.beside(
            "moved",
            "s",
            moved,
            new Floor(folder, distance).secondsThroughHq(leads, Floor.PUSHED_TOGETHER));
        measured.add("written by the manager", "s", Runs.seconds(assigned.began(), assigned.at()));
        measured.cost("manager", manager.cost());
        measured.cost("taker", taker.cost());
        measured.cost("server", server.cost());
      }
    }
    return measured.measurements();
  }
}
