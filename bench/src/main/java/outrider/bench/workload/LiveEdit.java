package outrider.bench.workload;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import outrider.bench.Measurement;
import outrider.bench.SampleLeads;
import outrider.bench.Workload;
import outrider.bench.process.ClientProcess;
import outrider.bench.process.ServerProcess;

/// W3: one edit on A, visible in B's database; both live, 500 times. W6 is the same while every
/// fiftieth envelope in A's queue is one that HQ cannot read. W3-list looks further, at the list of
/// leads that is open on B's screen.
public final class LiveEdit implements Workload {

  private static final int SAMPLES = 500;
  private static final int WARM_UP = 100;
  private static final int LEADS = 1_000;

  private static final int POISON_EVERY = 50;

  private enum Kind {
    PLAIN("W3", "one edit on A visible in B's database, both live"),
    POISONED("W6", PLAIN.title + ", poisonous envelopes between"),
    SHOWN("W3-list", "one edit on A visible in B's open list, both live");

    final String name;
    final String title;

    Kind(String name, String title) {
      this.name = name;
      this.title = title;
    }
  }

  private final Distance distance;
  private final Kind kind;
  private final int samples;

  public LiveEdit() {
    this(Distance.NEAR, Kind.PLAIN, SAMPLES);
  }

  private LiveEdit(Distance distance, Kind kind, int samples) {
    this.distance = distance;
    this.kind = kind;
    this.samples = samples;
  }

  /// The same at 80 ms round trip.
  public LiveEdit slow() {
    return new LiveEdit(Distance.FAR, kind, samples);
  }

  /// W6.
  public LiveEdit poisoned() {
    return new LiveEdit(distance, Kind.POISONED, samples);
  }

  /// Until it stands in the list that is open on B's screen.
  public LiveEdit shown() {
    return new LiveEdit(distance, Kind.SHOWN, samples);
  }

  @Override
  public Workload small() {
    return new LiveEdit(distance, kind, 20);
  }

  @Override
  public String name() {
    return distance.name(kind.name) + (samples == SAMPLES ? "" : "-small");
  }

  @Override
  public String title() {
    return distance.title(kind.title);
  }

  @Override
  public List<Measurement> measure(Path folder, int runs) {
    var measured = new Runs(name());
    measured.detail("samples a run", samples);
    for (var run = 0; run < runs; run++) {
      var hq = folder.resolve("hq" + run);
      Seed.leads(hq, LEADS);
      try (var server = ServerProcess.start(hq);
          var line = distance.line(server.port());
          var a = new ClientProcess(folder.resolve("a.log"));
          var b = new ClientProcess(folder.resolve("b.log"))) {
        var address = distance.address(line, server);
        a.open("x", folder.resolve("a" + run), address, "rep0");
        b.open("x", folder.resolve("b" + run), address, "rep0");
        a.ask("awaitCount", "x", "count", LEADS);
        b.ask("awaitCount", "x", "count", LEADS);
        var latencies = new ArrayList<Double>();
        var onScreen = new ArrayList<Double>();
        var leads = kind == Kind.SHOWN ? shownBy(b, folder.resolve("window" + run)) : all();
        var field = kind == Kind.SHOWN ? "name" : "city";
        for (var sample = 0; sample < WARM_UP + samples; sample++) {
          var id = leads.get(sample % leads.size());
          var value = "值" + run + '-' + sample;
          if (kind == Kind.POISONED && sample % POISON_EVERY == 1) {
            a.ask("poison", "x");
          }
          if (kind == Kind.SHOWN) {
            b.say("awaitShown", "x", "value", value);
          } else {
            b.say("awaitValue", "x", "id", id, "field", field, "value", value);
          }
          var edited = a.ask("edit", "x", "id", id, "field", field, "value", value);
          var seen = b.answer();
          if (sample >= WARM_UP) {
            latencies.add(Runs.millis(edited.began(), seen.at()));
            if (kind == Kind.SHOWN) {
              onScreen.add(Runs.millis(seen.number("committed"), seen.at()));
            }
          }
        }
        if (kind == Kind.POISONED) {
          measured.add("put before the person", "n", a.ask("count", "x").number("refused"));
        }
        Collections.sort(latencies);
        var p50 = percentile(latencies, 50);
        var p99 = percentile(latencies, 99);
        if (kind == Kind.SHOWN) {
          measured.add("p50", "ms", p50);
          measured.add("p99", "ms", p99, 100.0);
          Collections.sort(onScreen);
          measured.add("from B's commit to the frame, p50", "ms", percentile(onScreen, 50));
          measured.add("from B's commit to the frame, p99", "ms", percentile(onScreen, 99));
        } else if (distance.isFar()) {
          measured.add("p50", "ms", p50, 95.0);
          measured.add("p99", "ms", p99);
        } else {
          measured.add("p50", "ms", p50, 5.0);
          measured.add("p99", "ms", p99, 15.0);
        }
        if (kind != Kind.SHOWN) {
          var floor = new Floor(folder, distance).latencies(samples);
          measured.beside("p50", "ms", p50, percentile(floor, 50));
          measured.beside("p99", "ms", p99, percentile(floor, 99));
        }
        measured.cost("client A", a.cost());
        measured.cost("server", server.cost());
      }
    }
    return measured.measurements();
  }

  private static List<String> all() {
    return LongStream.rangeClosed(1, LEADS).mapToObj(SampleLeads::id).toList();
  }

  /// The leads that stand in the list which this opens.
  private static List<String> shownBy(ClientProcess client, Path folder) {
    var shown = (List<?>) client.ask("show", "x", "folder", folder.toString()).value("leads");
    return Objects.requireNonNull(shown).stream().map(String.class::cast).toList();
  }

  static double percentile(List<Double> sorted, int percent) {
    return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
  }
}
