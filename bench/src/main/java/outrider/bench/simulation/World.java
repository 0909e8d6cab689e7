package outrider.bench.simulation;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What all parts of one simulation share.
final class World implements AutoCloseable {

  final long seed;
  final Seams seams;
  final Disk templates;
  final Disk disk = Disk.create();
  final Agenda agenda = new Agenda();
  final Trace trace;
  final Weather weather;
  final Ledger ledger = new Ledger(this);
  final List<Laptop> laptops = new ArrayList<>();
  final List<String> violations = new ArrayList<>();
  /// With what everybody begins.
  final Program older;
  final Hq hq;

  World(long seed, Seams seams, Disk templates, @Nullable PrintStream told) {
    this.seed = seed;
    this.seams = seams;
    this.templates = templates;
    trace = new Trace(agenda, told);
    weather = new Weather(dice("weather"));
    older = Program.older(dice("programs").below(4));
    hq = new Hq(this);
  }

  Dice dice(String part) {
    return new Dice(seed, part);
  }

  /// Something that must never be.
  void violated(String what) {
    trace.say("!", what);
    violations.add(what);
  }

  @Override
  public void close() {
    laptops.forEach(Laptop::close);
    hq.close();
    disk.close();
  }
}
