package outrider.bench.workload;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import outrider.bench.Measurement;
import outrider.bench.SampleLeads;
import outrider.bench.Workload;
import outrider.bench.process.ClientProcess;
import outrider.bench.process.ServerProcess;

/// W9: back after 30 days. A laptop made 5,000 commands without a network while 50,000 rows of its
/// book changed at HQ. It wakes up, and its person goes on typing while it catches up.
public final class Absence implements Workload {

  private static final int COMMANDS = 5_000;
  private static final int ROWS = 50_000;
  private static final double FRAME_MILLIS = 16;

  private final Distance distance;
  private final int commands;
  private final int rows;

  public Absence() {
    this(Distance.NEAR, COMMANDS, ROWS);
  }

  private Absence(Distance distance, int commands, int rows) {
    this.distance = distance;
    this.commands = commands;
    this.rows = rows;
  }

  /// The same at 80 ms round trip.
  public Absence slow() {
    return new Absence(Distance.FAR, commands, rows);
  }

  @Override
  public Workload small() {
    return new Absence(distance, 100, 1_000);
  }

  @Override
  public String name() {
    return distance.name("W9") + (rows == ROWS ? "" : "-small");
  }

  @Override
  public String title() {
    return distance.title(
        "back after 30 days: %,d local commands, %,d changed rows".formatted(commands, rows));
  }

  @Override
  public List<Measurement> measure(Path folder, int runs) {
    var measured = new Runs(name());
    measured.detail("commands", commands);
    measured.detail("rows", rows);
    for (var run = 0; run < runs; run++) {
      var hq = folder.resolve("hq" + run);
      var book = folder.resolve("away" + run);
      Seed.leads(hq, rows);
      var server = ServerProcess.start(hq);
      try (var line = distance.line(server.port());
          var away = new ClientProcess(folder.resolve("away.log"))) {
        var address = distance.address(line, server);
        away.open("a", book, address, "rep0");
        away.ask("awaitCount", "a", "count", rows);
        server.stop();
        var ids = LongStream.rangeClosed(1, commands).mapToObj(SampleLeads::id).toList();
        away.ask("editAll", "a", "ids", ids, "field", "title", "value", "离线样例");
        away.ask("close", "a");

        server = ServerProcess.start(hq, server.port());
        var seq = Seed.change(server, rows, "苏州样例");

        var woken = away.open("a", book, address, "rep0");
        var quiet = away.ask("typeUntilQuiet", "a", "id", SampleLeads.id(rows), "seq", seq);
        var took = Runs.seconds(woken.began(), quiet.at());
        measured.add("to quiet", "s", took, distance.goal(5));
        measured.beside(
            "quiet", "s", took, new Floor(folder, distance).seconds(commands + rows, commands));
        measured.add(
            "longest wait of an edit", "ms", quiet.number("longestNanos") / 1e6, FRAME_MILLIS);
        measured.add("edits typed meanwhile", "n", quiet.number("typed"));
        measured.add("refused", "n", away.ask("count", "a").number("refused"), 0);
        measured.cost("client", away.cost());
        measured.cost("server", server.cost());
      } finally {
        server.stop();
      }
    }
    return measured.measurements();
  }
}
