package outrider.bench.simulation;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import outrider.core.protocol.CallState;
import outrider.core.protocol.DialRequest;
import outrider.core.protocol.FarewellRequest;
import outrider.core.protocol.FarewellResponse;
import outrider.core.protocol.LiveHello;
import outrider.core.protocol.PullRequest;
import outrider.core.protocol.PushRequest;
import outrider.core.protocol.RevokeRequest;
import outrider.core.protocol.SettleRequest;
import outrider.core.protocol.SignInRequest;
import outrider.core.protocol.SignInResponse;
import outrider.server.Headquarters;
import outrider.server.ServerSettings;
import outrider.server.access.Configurations;
import outrider.server.access.Passwords;
import outrider.server.access.Sessions;
import outrider.server.access.SignIn;
import outrider.server.access.SignedIn;
import outrider.server.codec.Json;
import outrider.server.codec.PushBody;
import outrider.server.delivery.Deliveries;
import outrider.server.device.DeviceService;
import outrider.server.escalation.Escalations;
import outrider.server.intake.IntakeService;
import outrider.server.intake.Sender;
import outrider.server.live.Channel;
import outrider.server.live.HubTurns;
import outrider.server.live.LiveHub;
import outrider.server.live.Subscriber;
import outrider.server.ops.DiskSpace;
import outrider.server.ops.Limits;
import outrider.server.ops.Metrics;
import outrider.server.pool.Recycling;
import outrider.server.problem.Problem;
import outrider.server.problem.ProblemException;
import outrider.server.pull.PullService;
import outrider.server.push.OwnCommands;
import outrider.server.push.PushService;
import outrider.server.retention.Retention;
import outrider.server.silence.Silences;
import outrider.server.store.Database;
import outrider.server.store.StoreBusyException;
import outrider.server.store.StoreFullException;
import outrider.server.telephony.CallRounds;
import outrider.server.telephony.CallService;
import outrider.server.telephony.Drafter;

/// A server's program from its start to its end: the real services on a real file, wired as
/// `SyncServer` does, without the web server. It may share the file with another.
final class HqLife {

  /// There is nobody at the other end of the line.
  static final class Down extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Down() {
      super("HQ is down", null, false, false);
    }
  }

  // Made once: the one hashes a password, the other watches the machine.
  private static final Passwords PASSWORDS = new Passwords();
  private static final Metrics METRICS = new Metrics();

  final Database database;
  private final LiveHub hub;
  private final World world;
  private final int number;
  private final Program program;
  private final ServerSettings settings;
  private final SignIn signIn;
  private final Sessions sessions;
  private final PushService pushes;
  private final PullService pulls;
  private final DeviceService devices;
  private final Retention retention;
  private final Escalations escalations;
  private final IntakeService intake;
  private final Recycling recycling;
  private final Silences silences;
  private final CallService calls;
  private final CallRounds callRounds;
  private final List<Runnable> waiting = new ArrayList<>();
  private boolean over;

  /// @param number which of the servers it is
  /// @param post by which it hears of the others; null where it is alone
  HqLife(
      World world,
      int number,
      Program program,
      Path folder,
      @Nullable Long pagesMax,
      Notices.@Nullable Post post) {
    this.world = world;
    this.number = number;
    this.program = program;
    settings = new ServerSettings(folder, "", 0, ServerSettings.DEFAULT_TENANT, pagesMax, null);
    var clock = world.agenda;
    database = Headquarters.openStill(settings, clock, post);
    var configurations = new Configurations();
    sessions = new Sessions(database, configurations, clock);
    signIn = new SignIn(database, configurations, sessions, PASSWORDS, settings.tenant(), clock);
    var room = new DiskSpace(Optional.of(folder), clock);
    pushes =
        new PushService(
            database,
            configurations,
            room,
            METRICS,
            world.seams.judging(clock),
            world.seams.reading(program.reading()));
    if (post == null) {
      database.onCommit(commit -> world.ledger.committed(commit));
    }
    database.onCommit(_ -> wake());
    database.onMissed(_ -> wake());
    hub = new LiveHub(database, configurations, sessions, clock, new Turns());
    pulls = new PullService(database, configurations, hub, clock);
    devices = new DeviceService(database, configurations, sessions, hub, clock, program.reading());
    var dice = world.dice("retention");
    var pace = new Retention.Pace(1 + dice.below(40), 1 + dice.below(5));
    retention = new Retention(database, Optional.empty(), world.seams.forgetting(clock), pace);
    var deliveries = new Deliveries(database, Optional.empty(), clock, METRICS);
    escalations =
        new Escalations(database, configurations, deliveries, world.seams.watching(clock));
    intake =
        new IntakeService(
            database, configurations, room, METRICS, clock, () -> world.visitors.id());
    var own = new OwnCommands(configurations, clock, world::ownId);
    var recyclingClock = world.seams.recycling(clock);
    recycling =
        new Recycling(
            database,
            configurations,
            recyclingClock,
            new OwnCommands(configurations, recyclingClock, world::ownId));
    silences = new Silences(database, configurations, clock, own);
    calls = new CallService(database, configurations, room, METRICS, clock, world.telephone, own);
    callRounds =
        new CallRounds(database, HqLife::draft, clock, own, Executors::newSingleThreadExecutor);
  }

  /// The first sentence.
  private static Optional<Drafter.Draft> draft(String transcript) {
    return transcript.lines().findFirst().map(words -> new Drafter.Draft(words, "extracted"));
  }

  int number() {
    return number;
  }

  boolean isOver() {
    return over;
  }

  Path file() {
    return settings.databaseFile();
  }

  SignInResponse signIn(String user, SignInRequest request) {
    SignIn.checkVersion(program.heard(request.protocol()));
    try {
      return signIn.admit(user, request);
    } catch (StoreFullException full) {
      throw diskFull();
    }
  }

  byte[] push(String token, byte[] body) {
    try {
      var who = sessions.require(token);
      var request = heard(PushBody.read(body));
      Scrutiny.checkAdmitted(world, who.deviceId());
      world.ledger.pushing(who.userId(), who.deviceId(), request.envelopes());
      var response = pushes.push(request, who);
      world.ledger.answered(response.outcomes());
      response.outcomes().forEach(outcome -> Scrutiny.checkUnderstood(world, outcome));
      return Json.bytes(response);
    } catch (StoreFullException full) {
      throw diskFull();
    } catch (StoreBusyException busy) {
      throw new ProblemException(Problem.busy(Limits.RETRY_AFTER_BUSY.toSeconds()));
    }
  }

  private PushRequest heard(PushRequest request) {
    return new PushRequest(
        program.heard(request.protocol()),
        request.device(),
        request.incarnation(),
        request.epoch(),
        request.clockOffsetMillis(),
        request.envelopes().stream().map(program::heard).toList());
  }

  private PullRequest heard(PullRequest request) {
    return new PullRequest(
        program.heard(request.protocol()),
        request.device(),
        request.incarnation(),
        request.epoch(),
        request.cursors(),
        request.waitMillis(),
        request.base());
  }

  private LiveHello heard(LiveHello hello) {
    return new LiveHello(
        program.heard(hello.protocol()),
        hello.incarnation(),
        hello.seq(),
        hello.unsent(),
        hello.oldestUnsentMillis());
  }

  private static ProblemException diskFull() {
    return new ProblemException(Problem.diskFull(Limits.RETRY_AFTER_FULL.toSeconds()));
  }

  void pull(String token, byte[] body, OutputStream answer) throws IOException {
    var who = sessions.require(token);
    Scrutiny.checkAdmitted(world, who.deviceId());
    pulls.pull(heard(Json.read(body, PullRequest.class)), who, () -> answer);
  }

  /// Forgets what has had its day.
  void tidy(boolean whole) {
    var forgotten = whole ? retention.runWhole() : retention.run();
    world.trace.say("hq", "forgets " + forgotten);
    recycling.forget();
    callRounds.forget();
  }

  /// Does what follows from time going by.
  void lookAround(Dice dice) {
    escalate();
    takeBack();
    world.ledger.pushing(OwnCommands.HEADQUARTERS, "", List.of());
    callRounds.run();
    if (dice.chance(0.4)) {
      var silent = silences.run();
      if (silent > 0) {
        world.trace.say("hq", "tags as silent " + silent);
      }
    }
  }

  /// Takes leads whose time is up back to their pools.
  private void takeBack() {
    world.ledger.pushing(OwnCommands.HEADQUARTERS, "", List.of());
    var before = world.ledger.seq();
    var taken = recycling.run();
    if (taken > 0) {
      world.trace.say("hq", "takes back " + taken);
      PoolScrutiny.takenBack(world, before);
    }
  }

  CallState dial(String token, DialRequest request) {
    var who = sessions.require(token);
    Scrutiny.checkAdmitted(world, who.deviceId());
    world.ledger.pushing(OwnCommands.HEADQUARTERS, "", List.of());
    try {
      return calls.dial(request, who);
    } catch (StoreFullException full) {
      throw diskFull();
    }
  }

  void hear(CallService.Message message) {
    world.ledger.pushing(OwnCommands.HEADQUARTERS, "", List.of());
    calls.hear(Telephone.SYSTEM, message, _ -> Telephone.SECRET);
  }

  private void escalate() {
    world.ledger.pushing(OwnCommands.HEADQUARTERS, "", List.of());
    var made = escalations.run();
    if (made > 0) {
      world.trace.say("hq", "escalates " + made);
    }
  }

  /// @param page by which it is sent
  /// @return the reference that the sender is given
  String submit(Sender page, Map<String, String> values, String idempotencyKey) {
    world.ledger.pushing(OwnCommands.HEADQUARTERS, "", List.of());
    return intake.submit(page, values, Optional.of(world.seams.sent(idempotencyKey))).reference();
  }

  // What an administrator does about laptops.

  private static SignedIn administrator() {
    return new SignedIn(Company.id("admin"), "the office's", 1, "", false);
  }

  /// @return whether HQ knows the device, so that it could be withdrawn
  boolean withdraw(String device, boolean handIn) {
    var known = database.read(transaction -> transaction.devices().find(device).isPresent());
    if (known) {
      devices.revoke(new RevokeRequest(device, handIn), administrator());
    }
    return known;
  }

  FarewellResponse farewell(String token, FarewellRequest request) {
    var leaving = sessions.requireRevoked(token);
    var heard =
        new FarewellRequest(
            request.device(),
            request.envelopes().stream().map(program::heard).toList(),
            request.last());
    try {
      return devices.farewell(heard, leaving);
    } catch (StoreFullException full) {
      throw diskFull();
    }
  }

  /// Somebody takes over what the device handed in, or puts it away. HQ may come from a backup of a
  /// time when it did not know the device.
  void settle(String device, boolean accept) {
    if (database.read(transaction -> transaction.devices().find(device).isEmpty())) {
      return;
    }
    var open = database.read(transaction -> transaction.handedIn().open(device));
    var fresh = open.stream().filter(item -> !world.ledger.isDone(item.envelopeId())).count();
    world.ledger.pushing(Company.id("admin"), "", List.of());
    var settled = devices.settle(new SettleRequest(device, accept), administrator());
    if (settled.applied() > fresh) {
      world.violated("done again from what was handed in: " + device);
    }
  }

  /// Calls once, behind the next commit.
  void await(Runnable look) {
    waiting.add(look);
  }

  private void wake() {
    var looks = List.copyOf(waiting);
    waiting.clear();
    looks.forEach(look -> world.agenda.after(0, look));
  }

  void requireSession(String token) {
    sessions.require(token);
  }

  Subscriber hello(String token, LiveHello hello, Channel channel) {
    return hub.hello(heard(hello), sessions.require(token), channel);
  }

  void heartbeat(Subscriber subscriber, LiveHello hello) {
    if (!over) {
      hub.heartbeat(subscriber, heard(hello));
    }
  }

  void leave(Subscriber subscriber) {
    if (!over) {
      hub.leave(subscriber);
    }
  }

  /// Folds its log into the file where it has become long, as `ChangeLogKeeper` would.
  void keepLogShort() {
    if (Disk.logBytes(file()) > Limits.CHANGE_LOG_BYTES) {
      database.fold();
      settle();
      // The one before this is answered as soon as it is on the disk, and folded behind that.
      settle();
    }
  }

  /// Waits until everything that was begun is on the disk.
  void settle() {
    try {
      database.write(transaction -> transaction.position().seq());
    } catch (StoreFullException nothingToSettle) {
      // A full disk keeps what it has.
    }
  }

  /// What it still does from here on nobody sees.
  void bury() {
    over = true;
    waiting.clear();
    database.close();
  }

  /// The hub's turns, as entries of the agenda.
  private final class Turns implements HubTurns {
    private int open;

    @Override
    public void start(Duration every, Runnable tick) {
      world.agenda.after(
          every,
          () -> {
            if (!over) {
              tick.run();
              start(every, tick);
            }
          });
    }

    @Override
    public void next(Runnable turn) {
      open++;
      world.agenda.after(
          0,
          () -> {
            open--;
            if (!over) {
              turn.run();
            }
          });
    }

    @Override
    public boolean isIdle() {
      return open == 0;
    }

    @Override
    public void aside(Runnable work) {
      if (!over) {
        work.run();
      }
    }

    @Override
    public void close() {
      over = true;
    }
  }
}
