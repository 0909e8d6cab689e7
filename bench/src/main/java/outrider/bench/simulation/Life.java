package outrider.bench.simulation;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import outrider.app.command.CommandBus;
import outrider.app.command.CorrectedClock;
import outrider.app.store.Database;
import outrider.app.store.DatabaseFile;
import outrider.app.store.Replica;
import outrider.app.store.StoreException;
import outrider.app.store.Table;
import outrider.app.store.Threads;
import outrider.app.sync.SyncEngine;
import outrider.app.sync.Turns;

/// The workstation's program from its start to its end: the real store, rules and engine on a real
/// encrypted file, wired as `OpenBook` does, without screens.
///
/// It can die at any commit: the files are copied at that moment, and everything that the program
/// still does afterwards happens to files that nobody opens again.
final class Life {

  final Database database;
  final CorrectedClock clock;
  final CommandBus commands;
  final Replica replica;
  final SyncEngine engine;
  final Line line;
  final List<String> envelopes = new ArrayList<>();

  private final World world;
  private final Laptop laptop;
  private final Path file;
  private final List<Runnable> behindTheLid = new ArrayList<>();
  private int commitsLeft = -1;
  private boolean losesPower;
  private boolean dead;
  private boolean pulled;
  private @Nullable Path remains;

  Life(World world, Laptop laptop, Path file) {
    this.world = world;
    this.laptop = laptop;
    this.file = file;
    var dice = laptop.dice();
    database = DatabaseFile.open(file, Disk.KEY, laptop.ownClock(), Threads.callers()).database();
    database.writeNow(transaction -> {
      transaction.sql().script(laptop.program().writing());
      return true;
    });
    clock = new CorrectedClock(laptop.ownClock());
    commands = new CommandBus(database, clock, this::envelope, laptop.user(), laptop.device());
    replica = new Replica(database, commands::actor, world.portions, Program.STEPS);
    line = new Line(world, this, dice);
    engine =
        new SyncEngine(
            database, replica, line, clock, dice.generator(), new LaptopTurns(), laptop.device());
    AutoCloseable ignored = database.onCommit(this::committed);
  }

  private String envelope() {
    var id = laptop.dice().id(world.agenda.millis());
    envelopes.add(id);
    return id;
  }

  Laptop laptop() {
    return laptop;
  }

  Path file() {
    return file;
  }

  boolean isDead() {
    return dead;
  }

  /// The program will be killed at one of its next commits.
  void doom(int commits) {
    commitsLeft = commits;
    losesPower = false;
  }

  /// As `doom`, and what the log holds is on the disk in part only.
  void doomByPower(int commits) {
    commitsLeft = commits;
    losesPower = true;
  }

  boolean lostPower() {
    return losesPower;
  }

  private void committed(Set<Table> tables) {
    if (dead) {
      return;
    }
    pulled |= tables.contains(Table.SCOPE);
    if (commitsLeft > 0 && --commitsLeft == 0) {
      dead = true;
      var next = world.disk.folder("book").resolve("book.db");
      Disk.copy(file, next);
      if (losesPower) {
        var kept = laptop.dice().between(0, Disk.logBytes(next));
        Disk.tearLog(next, Math.max(kept, Disk.foldedBytes(file)));
      }
      remains = next;
    }
  }

  /// Whether rows of a download are here that has not come to its end.
  boolean isInParts() {
    var standing = replica.standing();
    var base = standing.base().orElse(0);
    return standing.cursors().values().stream().anyMatch(cursor -> cursor > base);
  }

  /// Whether rows of HQ's came in since it was last asked.
  boolean hasPulled() {
    var answer = pulled;
    pulled = false;
    return answer;
  }

  /// Lets the program do something, unless it is dead; if the lid is closed, when it is opened.
  void turn(Runnable work) {
    if (dead) {
      return;
    }
    var asleep = laptop.sleepsForMillis();
    if (asleep > 0 || !behindTheLid.isEmpty()) {
      if (behindTheLid.isEmpty()) {
        world.agenda.after(asleep, this::wake);
      }
      behindTheLid.add(work);
      return;
    }
    perform(work);
  }

  /// Everything in the order in which it would have happened, as one thread's queue has it.
  private void wake() {
    var asleep = laptop.sleepsForMillis();
    if (asleep > 0) {
      world.agenda.after(asleep, this::wake);
      return;
    }
    var turns = List.copyOf(behindTheLid);
    behindTheLid.clear();
    for (var work : turns) {
      if (!dead) {
        perform(work);
      }
    }
  }

  private void perform(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException bug) {
      stumbled(bug);
    }
    laptop.worked(this);
  }

  /// A full disk may make it stumble; anything else is a bug.
  void stumbled(RuntimeException failure) {
    if (dead) {
      return;
    }
    if (failure instanceof StoreException store && store.kind() == StoreException.Kind.DISK_FULL) {
      world.trace.say(laptop.name(), "has no room on the disk");
      return;
    }
    world.violated(laptop.name() + " stumbled: " + failure);
    failure.printStackTrace();
  }

  /// Closes the files of a program that was killed.
  ///
  /// @return what is left on the disk
  Path bury() {
    dead = true;
    world.hq.listening().stream().filter(one -> one.isOf(this)).forEach(LiveLine::broken);
    replica.close();
    database.close();
    var left = remains;
    if (left == null) {
      return file;
    }
    Disk.delete(Objects.requireNonNull(file.getParent()));
    return left;
  }

  private final class LaptopTurns implements Turns {
    @Override
    public void next(Runnable turn) {
      world.agenda.after(0, () -> turn(turn));
    }

    @Override
    public Later after(Duration delay, Runnable turn) {
      var later = new boolean[] {true};
      world.agenda.after(
          delay,
          () -> {
            if (later[0]) {
              turn(turn);
            }
          });
      return () -> later[0] = false;
    }

    @Override
    public long nanos() {
      return world.agenda.nanos();
    }

    @Override
    public void close() {}
  }
}
