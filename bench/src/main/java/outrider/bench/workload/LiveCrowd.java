package outrider.bench.workload;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import outrider.bench.Measurement;
import outrider.bench.SampleLeads;
import outrider.bench.Workload;
import outrider.bench.crowd.Crowd;
import outrider.bench.crowd.Enrolment;
import outrider.bench.crowd.Member;
import outrider.bench.process.ServerProcess;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.record.RecordType;

/// W8: 2,000 live devices with 20 edits a second in all, each heard by the other device of whoever
/// made it; then 10,000 that only listen. A small crowd shows that it works; its figures have no
/// goals.
public final class LiveCrowd implements Workload {

  private static final int EDITS_PER_SECOND = 20;
  private static final int EDITORS_MAX = 200;

  private final int live;
  private final int idle;
  private final int seconds;

  public LiveCrowd() {
    this(2_000, 10_000, 60);
  }

  private LiveCrowd(int live, int idle, int seconds) {
    this.live = live;
    this.idle = idle;
    this.seconds = seconds;
  }

  /// A hundredth of it.
  @Override
  public Workload small() {
    return new LiveCrowd(40, 100, 5);
  }

  private boolean isWhole() {
    return live == 2_000;
  }

  @Override
  public String name() {
    return isWhole() ? "W8" : "W8-small";
  }

  @Override
  public String title() {
    return live + " live devices, 20 edits a second in all; " + idle + " idle";
  }

  @Override
  public List<Measurement> measure(Path folder, int runs) throws IOException {
    var measured = new Runs(name());
    measured.detail("samples a run", seconds * EDITS_PER_SECOND);
    for (var run = 0; run < runs; run++) {
      try {
        edits(folder, folder.resolve("hq" + run), measured);
        idle(folder.resolve("idle" + run), measured);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    return measured.measurements();
  }

  private void edits(Path folder, Path hq, Runs measured) throws IOException, InterruptedException {
    var tickets = Enrolment.found(hq, live, 2);
    try (var server = ServerProcess.start(hq);
        var crowd = new Crowd(server.address(), tickets)) {
      var began = System.nanoTime();
      crowd.arrive();
      measured.add("all live after", "s", Runs.seconds(began, System.nanoTime()));
      var editors = new ArrayList<Member>();
      for (var device = 0; device < live && editors.size() < EDITORS_MAX; device += 2) {
        editors.add(crowd.member(device));
      }
      for (var editor : editors) {
        var fields = new SampleLeads(editor.ticket().person()).next(editor.ticket().person());
        fields.remove("city");
        editor.push(new Command.CreateRecord(RecordType.LEAD, lead(editor), fields));
      }
      var before = server.cost();
      var latencies = latencies(crowd, editors);
      var after = server.cost();
      measured.add("edits not heard", "n", seconds * EDITS_PER_SECOND - latencies.size());
      if (!latencies.isEmpty()) {
        var p50 = LiveEdit.percentile(latencies, 50);
        var p99 = LiveEdit.percentile(latencies, 99);
        measured.add("p50", "ms", p50);
        measure(measured, "p99", "ms", p99, 100);
        var floor = new Floor(folder, Distance.NEAR).latencies(latencies.size());
        measured.beside("p50", "ms", p50, LiveEdit.percentile(floor, 50));
        measured.beside("p99", "ms", p99, LiveEdit.percentile(floor, 99));
      }
      measured.add(
          "server CPU of a second", "s", (after.cpuSeconds() - before.cpuSeconds()) / seconds);
      measure(measured, "server peak memory, live", "MB", after.peakMegabytes(), 512);
      crowd.takeErrors().forEach((what, count) -> measured.add(what, "n", count));
    }
  }

  private List<Double> latencies(Crowd crowd, List<Member> editors) throws InterruptedException {
    var began = new long[seconds * EDITS_PER_SECOND];
    var sent = new ArrayList<CompletableFuture<Boolean>>();
    var first = System.nanoTime();
    for (var sample = 0; sample < began.length; sample++) {
      var due = first + sample * 1_000_000_000L / EDITS_PER_SECOND;
      TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
      var editor = editors.get(sample % editors.size());
      var mark = "m" + sample;
      var before = sample < editors.size() ? null : "m" + (sample - editors.size());
      var done = new CompletableFuture<Boolean>();
      began[sample] = System.nanoTime();
      Thread.ofVirtual().start(() -> done.complete(edit(editor, before, mark)));
      sent.add(done);
    }
    sent.forEach(CompletableFuture::join);
    var latencies = new ArrayList<Double>();
    for (var sample = 0; sample < began.length; sample++) {
      var heard = heardAt(crowd, "m" + sample);
      if (heard != 0) {
        latencies.add(Runs.millis(began[sample], heard));
      }
    }
    Collections.sort(latencies);
    return latencies;
  }

  private static long heardAt(Crowd crowd, String mark) throws InterruptedException {
    for (var look = 0; look < 250 && crowd.heardAt(mark) == 0; look++) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return crowd.heardAt(mark);
  }

  private static boolean edit(Member editor, @Nullable String before, String mark) {
    try {
      editor.push(
          new Command.EditFields(
              RecordType.LEAD, lead(editor), List.of(new FieldEdit("city", before, mark))));
      return true;
    } catch (IOException failure) {
      return false;
    }
  }

  private static String lead(Member editor) {
    return SampleLeads.id(1 + editor.ticket().person());
  }

  private void idle(Path hq, Runs measured) throws InterruptedException {
    var tickets = Enrolment.found(hq, idle, 10);
    try (var server = ServerProcess.start(hq, "-Xmx512m");
        var crowd = new Crowd(server.address(), tickets)) {
      crowd.arrive();
      var before = server.cost();
      TimeUnit.SECONDS.sleep(seconds / 2);
      var after = server.cost();
      measured.add(
          "server CPU of an idle second",
          "s",
          (after.cpuSeconds() - before.cpuSeconds()) / (seconds / 2));
      measure(measured, "server peak memory, idle", "MB", after.peakMegabytes(), 1_024);
      crowd.takeErrors().forEach((what, count) -> measured.add("idle: " + what, "n", count));
    }
  }

  private void measure(Runs measured, String metric, String unit, double value, double goal) {
    if (isWhole()) {
      measured.add(metric, unit, value, goal);
    } else {
      measured.add(metric, unit, value);
    }
  }
}
