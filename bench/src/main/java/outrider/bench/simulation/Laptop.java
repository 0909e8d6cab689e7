package outrider.bench.simulation;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import outrider.app.command.Receipt;
import outrider.app.store.MetaStore;
import outrider.app.store.OutboxStore;
import outrider.app.store.StoreException;
import outrider.app.sync.SyncFailure;
import outrider.app.sync.SyncPhase;
import outrider.app.sync.SyncReport;
import outrider.core.protocol.SignInRequest;
import outrider.core.protocol.SignInResponse;

/// A laptop and the person before it: opened and closed, without signal, killed, and opened again.
final class Laptop {

  private static final String TOKEN = "token";
  private static final long YEARS = Duration.ofDays(3 * 365).toMillis();
  private static final long ROOM = 1_000_000;

  private final World world;
  private final String name;
  private final String whose;
  private final String user;
  private final String device;
  private final Dice dice;
  private final Person person;
  private final InstantSource ownClock;
  private final Wiping wiping;
  private Path file;
  private Program program;
  private @Nullable Life life;
  private long skewMillis;
  private long noSignalUntil;
  private long asleepUntil;
  private long awayUntilPassed;
  private boolean signingIn;
  private boolean started;
  private int copies;
  private boolean hasSuccessor;
  private long commandsGiven;
  private long refusals;

  Laptop(World world, String name, String person) {
    this(
        world,
        name,
        person,
        world.dice(name + " is made").id(Agenda.BEGIN.toEpochMilli()),
        world.disk.book(world.templates),
        world.older);
  }

  private Laptop(
      World world, String name, String person, String device, Path file, Program program) {
    this.world = world;
    this.name = name;
    this.whose = person;
    this.device = device;
    this.file = file;
    this.program = program;
    user = Company.id(person);
    dice = world.dice(name);
    this.person = new Person(world, this, person.equals("admin"));
    wiping = new Wiping(world, this);
    ownClock = () -> world.agenda.instant().plusMillis(skewMillis);
  }

  String name() {
    return name;
  }

  String user() {
    return user;
  }

  String device() {
    return device;
  }

  Program program() {
    return program;
  }

  Dice dice() {
    return dice;
  }

  InstantSource ownClock() {
    return ownClock;
  }

  long commandsGiven() {
    return commandsGiven;
  }

  long refusals() {
    return refusals;
  }

  @Nullable Life life() {
    return life;
  }

  boolean hasNoSignal() {
    return world.agenda.millis() < noSignalUntil;
  }

  long sleepsForMillis() {
    return Math.max(
        asleepUntil - world.agenda.millis(), awayUntilPassed - world.agenda.passedMillis());
  }

  /// Its person works on, and nothing comes in or goes out.
  void loseSignal(long millis) {
    noSignalUntil = world.agenda.millis() + millis;
    breakLine();
  }

  /// The lid stays closed.
  void stayAway(long untilPassed) {
    awayUntilPassed = untilPassed;
    breakLine();
  }

  private void breakLine() {
    var one = life;
    if (one != null) {
      world.hq.listening().stream().filter(line -> line.isOf(one)).forEach(LiveLine::broken);
    }
  }

  /// A month goes by, and it has yet to hear that HQ was restored. It sends again what it had sent
  /// in the last thirty days only: what HQ has lost of it before that is lost. An answer that came
  /// before the restore may lie behind a closed lid, and count when it is opened.
  void missesTheRestore() {
    if (life != null && !isOfThisEpoch()) {
      var kept = new HashSet<>(waiting());
      kept.removeAll(world.ledger.undone());
      world.ledger.forgotten(this, kept);
    }
  }

  /// Whether it has heard of the last restore; a disk without power may have forgotten it again.
  private boolean isOfThisEpoch() {
    return life != null && life.replica.identity().epoch().equals(world.hq.epoch());
  }

  private Set<String> waiting() {
    return ids("SELECT id FROM outbox UNION SELECT envelope_id FROM attention");
  }

  private Set<String> ids(String question) {
    var one = life;
    return one == null
        ? Set.of()
        : Set.copyOf(
            one.database.<List<String>>readNow(
                sql -> sql.list(question, columns -> columns.text(1))));
  }

  boolean isOff() {
    return life == null && !isGone();
  }

  // Starting.

  void boot() {
    if (wiping.isKeyGone()) {
      wiping.erase(file);
      return;
    }
    var born = new Life(world, this, file);
    life = born;
    started = false;
    signingIn = false;
    world.seams.reopened(born.database);
    world.trace.say(name, "starts");
    if (born.isInParts()) {
      world.weather.happened(Fault.LEFT_IN_PARTS);
    }
    born.engine.onReport(report -> noticed(born, report));
    var token = born.database.readNow(sql -> MetaStore.get(sql, TOKEN));
    if (born.replica.identity().incarnation() == 0 || token.isEmpty()) {
      signIn(born);
    } else {
      started = true;
      born.engine.start(token.get());
    }
  }

  private void noticed(Life one, SyncReport report) {
    if (report.phase() == SyncPhase.SIGN_IN && !one.isDead()) {
      world.agenda.after(dice.between(1_000, 20_000), () -> one.turn(() -> signIn(one)));
    }
    if (report.phase() == SyncPhase.UPDATE && !one.isDead()) {
      world.agenda.after(dice.between(1_000, 90_000), () -> update(one));
    }
    if (report.phase() == SyncPhase.REVOKED && !one.isDead()) {
      world.agenda.after(0, () -> one.turn(() -> wiping.carryOut(one)));
    }
  }

  private void signIn(Life one) {
    if (signingIn) {
      return;
    }
    signingIn = true;
    var identity = one.replica.identity();
    var request =
        new SignInRequest(
            program.protocol(),
            name,
            "-",
            device,
            identity.incarnation(),
            identity.epoch(),
            name,
            "simulation",
            "1");
    one.line.signIn(request, answer -> signedIn(one, answer), failure -> again(one, failure));
  }

  private void signedIn(Life one, SignInResponse answer) {
    try {
      one.replica.identify(answer.incarnation(), answer.epoch(), answer.serverTime());
      one.database.writeNow(transaction -> {
        MetaStore.put(transaction, TOKEN, answer.token());
        return true;
      });
    } catch (StoreException full) {
      one.stumbled(full);
      again(one, Line.unreachable("no room"));
      return;
    }
    world.trace.say(name, "is signed in");
    signingIn = false;
    if (started) {
      one.engine.resume(answer.token());
    } else {
      started = true;
      one.engine.start(answer.token());
    }
  }

  private void again(Life one, SyncFailure failure) {
    signingIn = false;
    world.trace.say(name, "is not let in: " + failure.kind());
    if (failure.kind() == SyncFailure.Kind.REVOKED) {
      world.agenda.after(0, () -> one.turn(() -> wiping.carryOut(one)));
      return;
    }
    if (failure.kind() == SyncFailure.Kind.UPDATE) {
      world.agenda.after(dice.between(1_000, 90_000), () -> update(one));
      return;
    }
    world.agenda.after(dice.between(2_000, 20_000), () -> one.turn(() -> signIn(one)));
  }

  // A day's work.

  /// Something happens here every few seconds, until the day is over.
  void live(long untilMillis) {
    world.agenda.after(
        dice.between(500, 25_000),
        () -> {
          if (world.agenda.passedMillis() < untilMillis) {
            misfortune(untilMillis);
            var one = life;
            if (one != null && !one.isDead() && sleepsForMillis() <= 0) {
              one.turn(() -> person.act(one));
            }
            live(untilMillis);
          }
        });
  }

  // The end of a laptop.

  /// HQ withdraws it; its person gets another one, which begins with nothing.
  private void withdraw(long untilMillis) {
    if (world.ledger.withdrawn().containsKey(device) || !world.hq.withdraw(device)) {
      return;
    }
    world.trace.say(name, "is withdrawn");
    if (hasSuccessor) {
      return;
    }
    hasSuccessor = true;
    var next = new Laptop(world, name + "'s successor", whose);
    world.laptops.add(next);
    world.agenda.after(
        dice.between(1_000, 120_000),
        () -> {
          next.boot();
          next.live(untilMillis);
        });
  }

  /// Whether it is killed in the middle of its end.
  boolean isInterrupted(Life one) {
    var struck = strikes(Fault.WIPE_INTERRUPTED);
    if (struck) {
      end(one);
      world.agenda.after(dice.between(500, 60_000), this::boot);
    }
    return struck;
  }

  /// @return what is left on the disk
  Path end(Life one) {
    life = null;
    file = one.bury();
    return file;
  }

  /// Whether nothing of it is left, as it has to be once it was withdrawn.
  boolean isGone() {
    return wiping.isDone();
  }

  /// This life ends, wherever it is, and the next is a newer program's.
  private void update(Life one) {
    if (life != one || one.isDead()) {
      return;
    }
    life = null;
    program = Program.newer();
    file = one.bury();
    world.trace.say(name, "is updated");
    world.agenda.after(dice.between(500, 30_000), this::boot);
  }

  private void misfortune(long untilMillis) {
    if (!whose.equals("admin") && life != null && strikes(Fault.DEVICE_WITHDRAWN)) {
      withdraw(untilMillis);
    }
    if (strikes(Fault.NO_SIGNAL)) {
      loseSignal(dice.between(5_000, 180_000));
    }
    if (strikes(Fault.SLEEP)) {
      asleepUntil = world.agenda.millis() + dice.between(5_000, 150_000);
    }
    if (strikes(Fault.CLOCK_JUMP)) {
      skewMillis = dice.chance(0.3) ? dice.between(-90_000, 90_000) : dice.between(-YEARS, YEARS);
    }
    var one = life;
    if (one != null && !program.isNewer() && strikes(Fault.LAPTOP_UPDATED)) {
      update(one);
      return;
    }
    if (one != null && strikes(Fault.LAPTOP_CRASH)) {
      one.doom(1 + dice.below(4));
    }
    if (one != null && strikes(Fault.LAPTOP_POWER_LOSS)) {
      one.doomByPower(1 + dice.below(4));
    }
    if (one != null && started && !name.contains("twin") && strikes(Fault.CLONE)) {
      copyDisk(one, untilMillis);
    }
    if (one != null && sleepsForMillis() <= 0 && strikes(Fault.LAPTOP_DISK_FULL)) {
      one.turn(() -> fillDisk(one));
    }
  }

  /// A second laptop is set up from this one's disk, with all that is on it.
  private void copyDisk(Life one, long untilMillis) {
    var copy = world.disk.folder("book").resolve("book.db");
    Disk.copy(one.file(), copy);
    var twin = new Laptop(world, name + "'s twin " + ++copies, whose, device, copy, program);
    world.laptops.add(twin);
    world.agenda.after(
        dice.between(1_000, 60_000),
        () -> {
          twin.boot();
          twin.live(untilMillis);
        });
  }

  private boolean strikes(Fault fault) {
    var strikes = world.weather.strikes(fault, dice);
    if (strikes) {
      world.trace.say(name, fault.name());
    }
    return strikes;
  }

  private void fillDisk(Life one) {
    room(one, 1);
    world.agenda.after(dice.between(5_000, 90_000), () -> one.turn(() -> room(one, ROOM)));
  }

  private static void room(Life one, long pages) {
    one.database.writeNow(
        transaction -> transaction.sql().number("PRAGMA max_page_count = " + pages));
  }

  /// A person's command; what was taken is a promise.
  void given(List<Receipt> receipts, List<String> envelopes, String kind) {
    for (var index = 0; index < receipts.size(); index++) {
      if (receipts.get(index).done()) {
        commandsGiven++;
        world.ledger.given(envelopes.get(index), this, kind);
      } else {
        refusals++;
      }
    }
  }

  void poisoned(String envelope) {
    commandsGiven++;
    world.ledger.given(envelope, this, "poison");
  }

  /// After everything that the program does.
  void worked(Life one) {
    if (one.isDead()) {
      if (life == one) {
        die(one);
      }
      return;
    }
    world.seams.worked(one.database);
    if (one.hasPulled() && dice.chance(0.1)) {
      Inspection.glance(world, this, one);
    }
  }

  private void die(Life one) {
    life = null;
    file = one.bury();
    world.trace.say(name, one.lostPower() ? "runs out of power" : "is killed");
    world.agenda.after(
        dice.between(500, 60_000),
        () -> {
          boot();
          if (one.lostPower()) {
            world.ledger.forgotten(this, isOfThisEpoch() ? remembered() : waiting());
          }
        });
  }

  /// The commands that this laptop knows of.
  Set<String> remembered() {
    return ids(
        "SELECT id FROM outbox UNION SELECT id FROM sent UNION SELECT envelope_id FROM attention");
  }

  // The end of the day.

  void heal() {
    if (isGone()) {
      return;
    }
    noSignalUntil = 0;
    var one = life;
    if (one != null && !one.isDead()) {
      one.doom(-1);
      one.turn(() -> room(one, ROOM));
    }
    if (!program.isSpokenWith() || !program.isNewer() && dice.chance(0.5)) {
      if (one == null) {
        program = Program.newer();
      } else {
        update(one);
      }
    }
  }

  /// Whether nothing waits here.
  boolean hasNothingToSend() {
    var one = life;
    if (isGone() || world.ledger.withdrawn().containsKey(device)) {
      return isGone();
    }
    return one != null && started && !signingIn && one.database.readNow(OutboxStore::count) == 0;
  }

  /// Whether nothing waits here and everything that this person should see is here.
  boolean isAtRest() {
    var one = life;
    return hasNothingToSend()
        && (one == null || Inspection.differences(world, this, one, world.ledger.seq()).isEmpty());
  }

  String condition() {
    var one = life;
    return one == null
        ? name + (isGone() ? " is gone" : " is off")
        : name
            + " "
            + one.engine.report().phase()
            + ", "
            + one.database.readNow(OutboxStore::count)
            + " waiting, at "
            + one.replica.cursors().values()
            + " of "
            + world.ledger.seq()
            + "; "
            + Inspection.differences(world, this, one, world.ledger.seq()).stream()
                .limit(2)
                .toList();
  }

  void close() {
    var one = life;
    if (one != null) {
      one.bury();
    }
  }
}
