package outrider.bench.simulation;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import outrider.app.store.Portions;

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

  /// In what pieces a laptop writes a long download, and what is a long one.
  final Portions portions;

  final Hq hq;
  final Visitors visitors;
  final Telephone telephone;
  private final Dice ownIds;

  World(long seed, Seams seams, Disk templates, @Nullable PrintStream told) {
    this.seed = seed;
    this.seams = seams;
    this.templates = templates;
    trace = new Trace(agenda, told);
    weather = new Weather(dice("weather"));
    older = Program.older(dice("programs").below(4));
    portions = portions(dice("portions"));
    ownIds = dice("hq's ids");
    telephone = new Telephone(this);
    hq = new Hq(this);
    visitors = new Visitors(this);
  }

  private static Portions portions(Dice dice) {
    return dice.chance(0.5)
        ? Portions.USUAL
        : new Portions(
            1 + dice.below(25), 1 + dice.below(12), 1 + dice.below(4), 1 + dice.below(4));
  }

  /// For what HQ does by itself.
  String ownId() {
    return ownIds.id(agenda.millis());
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
