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

/// W4: 50 devices push 200 commands each at once: 150 new leads of their own, and one edit on each
/// of 50 leads that all share, every device on its own field. Then every value is looked for.
public final class ManyDevices implements Workload {

  private static final int DEVICES = 50;
  private static final int SHARED = 50;
  private static final int NEW = 150;

  /// What each device has sent of the day before it loses its signal.
  private static final int BEFORE = 20;

  private final Distance distance;
  private final int count;

  public ManyDevices() {
    this(Distance.NEAR, DEVICES);
  }

  private ManyDevices(Distance distance, int count) {
    this.distance = distance;
    this.count = count;
  }

  /// The same at 80 ms round trip.
  public ManyDevices slow() {
    return new ManyDevices(Distance.FAR, count);
  }

  @Override
  public Workload small() {
    return new ManyDevices(distance, 5);
  }

  @Override
  public String name() {
    return distance.name("W4") + (count == DEVICES ? "" : "-small");
  }

  @Override
  public String title() {
    return distance.title(
        "%d devices push 200 commands each at once, 50 shared leads".formatted(count));
  }

  @Override
  public List<Measurement> measure(Path folder, int runs) {
    var measured = new Runs(name());
    measured.detail("devices", count);
    measured.detail("commands", count * (NEW + SHARED));
    for (var run = 0; run < runs; run++) {
      var hq = folder.resolve("hq" + run);
      var team = Office.found(hq, count);
      Office.addFields(hq, count);
      // HQ goes on while its laptops have no signal: it is no program that was just started.
      try (var server = ServerProcess.start(hq);
          var line = distance.line(server.port());
          var devices = new ClientProcess(folder.resolve("devices.log"), "-Xmx3g")) {
        for (var device = 0; device < count; device++) {
          devices.open(
              "d" + device,
              folder.resolve("run" + run).resolve("d" + device),
              line.address(),
              "rep" + device);
        }
        devices.ask("insert", "d0", "count", SHARED, "first", 1, "seed", 3, "team", team);
        for (var device = 0; device < count; device++) {
          var name = "d" + device;
          devices.ask("awaitCount", name, "count", SHARED);
          devices.ask(
              "insert", name, "count", BEFORE, "first", 10_000L * (device + 1) + 1_000, "seed", 7);
        }
        for (var device = 0; device < count; device++) {
          devices.ask("drain", "d" + device);
        }
        line.down();

        var shared = new ArrayList<String>();
        for (var lead = 1; lead <= SHARED; lead++) {
          shared.add(SampleLeads.id(lead));
        }
        for (var device = 0; device < count; device++) {
          var name = "d" + device;
          devices.ask(
              "insert", name, "count", NEW, "first", 10_000L * (device + 1), "seed", device);
          devices.ask(
              "editAll", name, "ids", shared, "field", "x_f" + device, "value", "v" + device);
        }
        line.up();
        var began = 0L;
        for (var device = 0; device < count; device++) {
          var nudged = devices.ask("nudge", "d" + device).at();
          began = device == 0 ? nudged : began;
        }
        var ended = 0L;
        for (var device = 0; device < count; device++) {
          ended = Math.max(ended, devices.ask("drain", "d" + device).at());
        }
        measured.add("to all acknowledged", "s", Runs.seconds(began, ended), distance.goal(1.5));
        measured.beside(
            "acknowledged",
            "s",
            Runs.seconds(began, ended),
            new Floor(folder, distance).seconds(count * (NEW + SHARED), NEW + SHARED));
        measured.add("lost or hidden", "n", missing(devices, shared), 0.0);
        measured.cost("50 devices", devices.cost());
        measured.cost("server", server.cost());
      }
    }
    return measured.measurements();
  }

  /// Values of the shared leads that the last device does not see after everything has settled.
  private double missing(ClientProcess devices, List<String> shared) {
    var last = "d" + (count - 1);
    var missing = 0;
    for (var device = 0; device < count; device++) {
      var field = "x_f" + device;
      devices.ask(
          "awaitValue", last, "id", shared.getLast(), "field", field, "value", "v" + device);
      for (var lead : shared) {
        var value = devices.ask("value", last, "id", lead, "field", field).value("value");
        missing += ("v" + device).equals(value) ? 0 : 1;
      }
      missing += (int) devices.ask("count", "d" + device).number("refused");
    }
    return missing;
  }
}
