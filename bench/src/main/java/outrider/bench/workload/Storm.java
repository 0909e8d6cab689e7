package outrider.bench.workload;

import java.nio.file.Path;
import java.util.List;
import outrider.bench.Measurement;
import outrider.bench.Workload;
import outrider.bench.crowd.Crowd;
import outrider.bench.crowd.Enrolment;
import outrider.bench.process.ServerProcess;

/// A server that 2,000 devices listen to is killed and comes back: they all pull and listen again,
/// each after the pause that a workstation makes.
public final class Storm implements Workload {

  private final int devices;

  public Storm() {
    this(2_000);
  }

  private Storm(int devices) {
    this.devices = devices;
  }

  /// A fiftieth of it.
  @Override
  public Workload small() {
    return new Storm(40);
  }

  @Override
  public String name() {
    return devices == 2_000 ? "storm" : "storm-small";
  }

  @Override
  public String title() {
    return "a killed server comes back to " + devices + " devices";
  }

  @Override
  public List<Measurement> measure(Path folder, int runs) {
    var measured = new Runs(name());
    measured.detail("devices", devices);
    for (var run = 0; run < runs; run++) {
      var hq = folder.resolve("hq" + run);
      var tickets = Enrolment.found(hq, devices, 2);
      var server = ServerProcess.start(hq);
      try (var crowd = new Crowd(server.address(), tickets)) {
        crowd.arrive();
        server.kill();
        measured.add("live channels cut", "n", devices);
        crowd.takeErrors();
        server = ServerProcess.start(hq, server.port());
        var back = System.nanoTime();
        crowd.awaitAllLive();
        measured.add("all live after", "s", Runs.seconds(back, System.nanoTime()));
        crowd.takeErrors().forEach((what, count) -> measured.add("failed: " + what, "n", count));
        measured.cost("server", server.cost(), 512);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      } finally {
        server.stop();
      }
    }
    return measured.measurements();
  }
}
