package outrider.bench.simulation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import outrider.bench.simulation.HqLife.Down;
import outrider.core.protocol.CallState;
import outrider.core.protocol.DialRequest;
import outrider.core.protocol.FarewellRequest;
import outrider.core.protocol.FarewellResponse;
import outrider.core.protocol.SignInRequest;
import outrider.core.protocol.SignInResponse;
import outrider.core.record.RecordType;
import outrider.server.admin.Backups;
import outrider.server.intake.Sender;
import outrider.server.store.Transaction;
import outrider.server.telephony.CallService;

/// The sync server, or two that share a database, in bad company: killed before, after and while
/// they write, one of them or all; the disk fills up; and they come back on the files that they
/// left.
final class Hq implements Door {

  /// A place that no page number reaches.
  private static final long DISK_FULL_PAGES = 1;

  private final World world;
  private final Dice dice;
  private final Door door;
  private final Notices notices;
  private final int servers;
  private final Map<Integer, Running> running = new TreeMap<>();
  private final Map<LiveLine, HqLife> lines = new LinkedHashMap<>();
  private final Set<Integer> updated = new TreeSet<>();
  private Path folder;
  private @Nullable Long pagesMax;
  private @Nullable Backup backup;
  private String epoch = "";

  /// @param post null where it is alone
  private record Running(HqLife life, Notices.@Nullable Post post) {}

  Hq(World world) {
    this.world = world;
    dice = world.dice("hq");
    door = world.seams.door(this);
    notices = new Notices(world);
    servers = world.dice("servers").chance(0.5) ? 2 : 1;
    folder = world.disk.hq(world.templates);
  }

  /// Opens for the first time and tells the ledger what the company begins with.
  void found() {
    start();
    var database = any().database;
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
          if (world.agenda.passedMillis() >= untilMillis) {
            return;
          }
          var last = backup;
          if (isUp() && last != null && world.weather.strikes(Fault.HQ_RESTORED, dice)) {
            restore(last);
          } else if (isUp() && pagesMax == null) {
            var file = world.disk.folder("backup").resolve("outrider.db");
            Backups.backup(any().database, file);
            backup = new Backup(file, world.ledger.page());
          }
          keepBackups(untilMillis);
        });
  }

  /// Sooner or later a newer program is installed, on one server after the other.
  void keepUpToDate(long untilMillis) {
    world.agenda.after(
        dice.between(20_000, 100_000),
        () -> {
          if (world.agenda.passedMillis() >= untilMillis || updated.size() == servers) {
            return;
          }
          if (isUp() && pagesMax == null && world.weather.strikes(Fault.HQ_UPDATED, dice)) {
            update();
          }
          keepUpToDate(untilMillis);
        });
  }

  private void update() {
    updated.add(updated.size() + 1);
    var next = running.get(updated.size());
    if (servers == 1) {
      crash("is updated");
    } else if (next != null) {
      kill(next.life, "is updated");
    }
  }

  /// Now and then what has had its day is forgotten, a little of it or all.
  void keepTidy(long untilMillis) {
    world.agenda.after(
        dice.between(5_000, 60_000),
        () -> {
          if (world.agenda.passedMillis() >= untilMillis) {
            return;
          }
          if (isUp() && pagesMax == null && world.weather.strikes(Fault.TIDIED, dice)) {
            any().tidy(dice.chance(0.3));
          }
          keepTidy(untilMillis);
        });
  }

  /// Again and again it looks at what is overdue, whose time is up, and what is silent.
  void keepWatch(long untilMillis) {
    world.agenda.after(
        dice.between(2_000, 20_000),
        () -> {
          if (world.agenda.passedMillis() < untilMillis) {
            if (isUp() && pagesMax == null) {
              any().lookAround(dice);
              running.values().iterator().next().life.keepLogShort();
            }
            keepWatch(untilMillis);
          }
        });
  }

  /// A web form is sent in.
  String submit(Sender page, Map<String, String> values, String idempotencyKey) {
    if (pagesMax != null) {
      throw new Down();
    }
    return any().submit(page, values, idempotencyKey);
  }

  /// Somebody asks to be connected.
  CallState dial(String token, DialRequest request) {
    if (pagesMax != null) {
      throw new Down();
    }
    return any().dial(token, request);
  }

  /// The telephone system tells of a call.
  void hear(CallService.Message message) {
    if (pagesMax != null) {
      throw new Down();
    }
    any().hear(message);
  }

  /// Nobody listens any more, and the backups that there are will be too old.
  void closeForLong() {
    backup = null;
    world.ledger.closeForLong();
    closeForTheNight();
  }

  /// Nobody listens for a night or two.
  void closeForTheNight() {
    List.copyOf(lines.keySet()).forEach(LiveLine::broken);
  }

  private void restore(Backup last) {
    crash("is restored from a backup");
    Backups.restore(last.file, folder.resolve("outrider.db"), world.agenda);
    world.ledger.turnBackTo(last.page);
    world.visitors.turnBack();
    world.telephone.turnBack();
    start(1);
    any()
        .database
        .write(transaction -> {
          transaction.tenant().beginEpoch();
          return true;
        });
    start();
  }

  /// The way in; a defect may stand in it.
  Door door() {
    return door;
  }

  boolean isUp() {
    return !running.isEmpty();
  }

  /// One of the servers that are up: which, nobody can tell beforehand.
  private HqLife any() {
    if (running.isEmpty()) {
      throw new Down();
    }
    var up = List.copyOf(running.values());
    return (up.size() == 1 ? up.getFirst() : dice.pick(up)).life;
  }

  private void start() {
    for (var number = 1; number <= servers; number++) {
      if (!running.containsKey(number)) {
        start(number);
      }
    }
    epoch = any().database.read(transaction -> transaction.tenant().position().epoch());
  }

  private void start(int number) {
    var post = servers == 1 ? null : notices.post();
    var program = updated.contains(number) ? Program.newer() : world.older;
    var born = new HqLife(world, number, program, folder, pagesMax, post);
    running.put(number, new Running(born, post));
    if (post != null) {
      post.begin();
    }
    world.trace.say(name(number), pagesMax == null ? "starts" : "starts on a full disk");
  }

  private String name(int number) {
    return servers == 1 ? "hq" : "hq " + number;
  }

  /// Which of its lives since the restores from backups it is in; that of the last one while it is
  /// down.
  String epoch() {
    return epoch;
  }

  // What laptops ask.

  @Override
  public SignInResponse signIn(String user, SignInRequest request) {
    return any().signIn(user, request);
  }

  @Override
  public byte[] push(String token, byte[] body) {
    var current = any();
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
    if (servers > 1 && world.weather.strikes(Fault.ONE_SERVER_KILLED, dice)) {
      var written = dice.chance(0.6);
      if (written) {
        current.push(token, body);
      }
      kill(current, written ? "killed behind a push" : "killed before a push");
      throw new Down();
    }
    if (world.weather.strikes(Fault.SERVER_TORN_WRITE, dice)) {
      tear(current, token, body);
      throw new Down();
    }
    return current.push(token, body);
  }

  private void tear(HqLife current, String token, byte[] body) {
    settle();
    var before = Disk.logBytes(current.file());
    var seqBefore = world.ledger.seq();
    current.push(token, body);
    settle();
    var after = Disk.logBytes(current.file());
    if (after <= before || Disk.foldedBytes(current.file()) > before) {
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
      any().pull(token, body, output);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return output.toByteArray();
  }

  @Override
  public FarewellResponse farewell(String token, FarewellRequest request) {
    return any().farewell(token, request);
  }

  void await(Runnable look) {
    any().await(look);
  }

  // Laptops that are withdrawn.

  /// @return whether it could be done
  boolean withdraw(String device) {
    if (!isUp() || pagesMax != null || !any().withdraw(device, dice.chance(0.7))) {
      return false;
    }
    world.ledger.withdrawn(device, world.agenda.millis());
    return true;
  }

  /// Sometime after a laptop has gone, somebody looks at what it handed in.
  void settleLater(String device) {
    world.agenda.after(
        dice.between(1_000, 120_000),
        () -> {
          if (isUp() && pagesMax == null) {
            any().settle(device, dice.chance(0.8));
          }
        });
  }

  // The live channel.

  /// @return the server at the other end
  HqLife listens(LiveLine line) {
    var server = any();
    lines.put(line, server);
    return server;
  }

  void left(LiveLine line) {
    lines.remove(line);
  }

  // Trouble.

  private void crash(String how) {
    crash(how, -1);
  }

  /// Everything that HQ has is gone at once, the database too.
  ///
  /// @param keptLogBytes how much of the log reached the disk; all of it where negative
  private void crash(String how, long keptLogBytes) {
    var dying = any().file();
    world.trace.say("hq", how);
    var next = world.disk.folder("hq");
    settle();
    Disk.copy(dying, next.resolve(dying.getFileName().toString()));
    if (keptLogBytes >= 0) {
      Disk.tearLog(next.resolve(dying.getFileName().toString()), keptLogBytes);
    }
    List.copyOf(running.values()).forEach(this::bury);
    Disk.delete(folder);
    folder = next;
    pagesMax = null;
    world.agenda.after(dice.between(500, 45_000), this::startUnlessUp);
  }

  /// One of two servers is gone; the database is not.
  private void kill(HqLife one, String how) {
    world.trace.say(name(one.number()), how);
    one.settle();
    bury(Objects.requireNonNull(running.get(one.number())));
    world.agenda.after(
        dice.between(500, 45_000),
        () -> {
          if (!running.isEmpty() && !running.containsKey(one.number())) {
            start(one.number());
          } else {
            startUnlessUp();
          }
        });
  }

  private void startUnlessUp() {
    if (running.isEmpty()) {
      start();
    }
  }

  private void settle() {
    running.values().forEach(server -> server.life.settle());
  }

  private void bury(Running one) {
    running.remove(one.life.number());
    if (one.post != null) {
      one.post.end();
    }
    one.life.bury();
    List.copyOf(lines.entrySet()).stream()
        .filter(line -> line.getValue() == one.life)
        .forEach(line -> line.getKey().broken());
    lines.values().removeIf(server -> server == one.life);
  }

  private void fillDisk() {
    crash("is restarted, its disk filling up");
    pagesMax = DISK_FULL_PAGES;
    start();
    var full = folder;
    world.agenda.after(
        dice.between(10_000, 120_000),
        () -> {
          if (isUp() && folder.equals(full) && pagesMax != null) {
            makeRoom();
          }
        });
  }

  private void makeRoom() {
    crash("is restarted, its disk has room again");
    start();
  }

  /// Whatever was the matter is mended.
  void heal() {
    if (updated.size() < servers && isUp()) {
      crash("is updated");
    }
    for (var number = 1; number <= servers; number++) {
      updated.add(number);
    }
    if (isUp() && pagesMax != null) {
      makeRoom();
    } else {
      // Servers that were killed one after the other have left their disk as full as it was.
      pagesMax = null;
      start();
    }
  }

  <T> T read(Function<Transaction, T> query) {
    return any().database.read(query);
  }

  void close() {
    List.copyOf(running.values()).forEach(this::bury);
  }

  List<LiveLine> listening() {
    return new ArrayList<>(lines.keySet());
  }
}
