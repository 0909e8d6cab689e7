package outrider.bench.simulation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import outrider.bench.simulation.HqLife.Down;
import outrider.core.protocol.LiveHello;
import outrider.core.protocol.SignInRequest;
import outrider.core.protocol.SignInResponse;
import outrider.core.record.RecordType;
import outrider.server.admin.Backups;
import outrider.server.live.Channel;
import outrider.server.live.Subscriber;
import outrider.server.store.Transaction;

/// The sync server, in bad company: it is killed before, after and while it writes, its disk fills
/// up, and it comes back on the files that it left.
final class Hq implements Door {

  /// A place that no page number reaches.
  private static final long DISK_FULL_PAGES = 1;

  private final World world;
  private final Dice dice;
  private final Door door;
  private final Set<LiveLine> lines = new LinkedHashSet<>();
  private Path folder;
  private @Nullable HqLife life;
  private @Nullable Backup backup;
  private String epoch = "";

  Hq(World world) {
    this.world = world;
    dice = world.dice("hq");
    door = world.seams.door(this);
    folder = world.disk.hq(world.templates);
  }

  /// Opens for the first time and tells the ledger what the company begins with.
  void found() {
    start(null);
    var database = alive().database;
    for (var type : RecordType.values()) {
      database
          .read(transaction -> transaction.records().ofType(type.wireName()))
          .forEach(record -> world.ledger.found(type, record.id(), record.seq(), record.body()));
    }
  }

  private record Backup(Path file, Ledger.Page page) {}

  /// Every now and then a backup is made, and sometimes the last one is needed.
  void keepBackups(long untilMillis) {
    world.agenda.after(
        dice.between(40_000, 200_000),
        () -> {
          if (world.agenda.millis() >= untilMillis) {
            return;
          }
          var last = backup;
          if (life != null && last != null && world.weather.strikes(Fault.HQ_RESTORED, dice)) {
            restore(last);
          } else if (life != null && !life.isFull()) {
            var file = world.disk.folder("backup").resolve("outrider.db");
            Backups.backup(life.database, file);
            backup = new Backup(file, world.ledger.page());
          }
          keepBackups(untilMillis);
        });
  }

  private void restore(Backup last) {
    crash("is restored from a backup");
    Backups.restore(last.file, folder.resolve("outrider.db"), world.agenda);
    world.ledger.turnBackTo(last.page);
    start(null);
    alive()
        .database
        .write(transaction -> {
          transaction.tenant().beginEpoch();
          return true;
        });
    epoch = epochOf(alive());
  }

  /// The way in; a defect may stand in it.
  Door door() {
    return door;
  }

  boolean isUp() {
    return life != null;
  }

  private HqLife alive() {
    var current = life;
    if (current == null) {
      throw new Down();
    }
    return current;
  }

  private void start(@Nullable Long pagesMax) {
    var born = new HqLife(world, folder, pagesMax);
    life = born;
    epoch = epochOf(born);
    world.trace.say("hq", pagesMax == null ? "starts" : "starts on a full disk");
  }

  private static String epochOf(HqLife one) {
    return one.database.read(transaction -> transaction.tenant().position().epoch());
  }

  /// Which of its lives since the restores from backups it is in; that of the last one while it is
  /// down.
  String epoch() {
    return epoch;
  }

  // What laptops ask.

  @Override
  public SignInResponse signIn(String user, SignInRequest request) {
    return alive().signIn(user, request);
  }

  @Override
  public byte[] push(String token, byte[] body) {
    var current = alive();
    if (world.weather.strikes(Fault.SERVER_DISK_FULL, dice)) {
      fillDisk();
      throw new Down();
    }
    if (world.weather.strikes(Fault.SERVER_CRASH, dice)) {
      var written = dice.chance(0.6);
      if (written) {
        current.push(token, body);
      }
      crash(written ? "killed behind a push" : "killed before a push");
      throw new Down();
    }
    if (world.weather.strikes(Fault.SERVER_TORN_WRITE, dice)) {
      tear(current, token, body);
      throw new Down();
    }
    return current.push(token, body);
  }

  private void tear(HqLife current, String token, byte[] body) {
    current.settle();
    var before = Disk.logBytes(current.file());
    var seqBefore = world.ledger.seq();
    current.push(token, body);
    current.settle();
    var after = Disk.logBytes(current.file());
    if (after == before || Disk.foldedBytes(current.file()) > before) {
      crash("killed after a push that left nothing to tear off");
      return;
    }
    var kept = dice.between(before, after - 1);
    crash("killed while it wrote", kept);
    if (world.ledger.seq() > seqBefore || after > before) {
      world.ledger.undoLastPush();
    }
  }

  @Override
  public byte[] pull(String token, byte[] body) {
    if (world.weather.strikes(Fault.SERVER_CRASH, dice)) {
      crash("killed before a pull");
      throw new Down();
    }
    var output = new ByteArrayOutputStream();
    try {
      alive().pull(token, body, output);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return output.toByteArray();
  }

  void await(Runnable look) {
    alive().await(look);
  }

  // The live channel.

  void listens(LiveLine line) {
    lines.add(line);
  }

  void left(LiveLine line) {
    lines.remove(line);
  }

  void requireSession(String token) {
    alive().requireSession(token);
  }

  Subscriber hello(String token, LiveHello hello, Channel channel) {
    return alive().hello(token, hello, channel);
  }

  void heartbeat(Subscriber subscriber, LiveHello hello) {
    var current = life;
    if (current != null) {
      current.hub.heartbeat(subscriber, hello);
    }
  }

  void leave(Subscriber subscriber) {
    var current = life;
    if (current != null) {
      current.hub.leave(subscriber);
    }
  }

  // Trouble.

  private void crash(String how) {
    crash(how, -1);
  }

  /// @param keptLogBytes how much of the log reached the disk; all of it where negative
  private void crash(String how, long keptLogBytes) {
    var dying = alive();
    life = null;
    world.trace.say("hq", how);
    var next = world.disk.folder("hq");
    dying.settle();
    Disk.copy(dying.file(), next.resolve(dying.file().getFileName().toString()));
    if (keptLogBytes >= 0) {
      Disk.tearLog(next.resolve(dying.file().getFileName().toString()), keptLogBytes);
    }
    dying.bury();
    folder = next;
    List.copyOf(lines).forEach(LiveLine::broken);
    lines.clear();
    world.agenda.after(
        dice.between(500, 45_000),
        () -> {
          if (life == null) {
            start(null);
          }
        });
  }

  private void fillDisk() {
    crash("is restarted, its disk filling up");
    start(DISK_FULL_PAGES);
    var full = life;
    world.agenda.after(
        dice.between(10_000, 120_000),
        () -> {
          if (life == full && full != null) {
            makeRoom();
          }
        });
  }

  private void makeRoom() {
    crash("is restarted, its disk has room again");
    start(null);
  }

  /// Whatever was the matter is mended.
  void heal() {
    if (life == null) {
      start(null);
    } else if (life.isFull()) {
      makeRoom();
    }
  }

  <T> T read(Function<Transaction, T> query) {
    return alive().database.read(query);
  }

  void close() {
    var current = life;
    if (current != null) {
      life = null;
      current.bury();
    }
  }

  List<LiveLine> listening() {
    return new ArrayList<>(lines);
  }
}
