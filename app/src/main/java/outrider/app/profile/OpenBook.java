package outrider.app.profile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import outrider.app.command.CommandBus;
import outrider.app.command.CorrectedClock;
import outrider.app.command.Ids;
import outrider.app.command.Undo;
import outrider.app.store.Database;
import outrider.app.store.MetaStore;
import outrider.app.store.Replica;
import outrider.app.sync.AuditTrail;
import outrider.app.sync.Fleet;
import outrider.app.sync.HqTransport;
import outrider.app.sync.Portals;
import outrider.app.sync.SourceOffice;
import outrider.app.sync.Subscriptions;
import outrider.app.sync.SyncEngine;
import outrider.app.sync.SyncPhase;
import outrider.app.sync.Telephone;
import outrider.app.sync.ThreadTurns;

/// A signed-in person's open book with everything that keeps it: database, commands,
/// synchronisation. Built in start-up order; `close` goes the other way.
public final class OpenBook implements AutoCloseable {

  static final String TOKEN = "token";
  private static final String OFFSET = "clock-offset";

  private volatile Profile profile;
  private final FileChannel lockFile;
  private final FileLock lock;
  private final Database database;
  private final CorrectedClock clock;
  private final CommandBus commands;
  private final Undo undo;
  private final Replica replica;
  private final SyncEngine sync;

  private final HqTransport transport;
  private final ProfileStore profiles;
  private final AtomicBoolean withdrawn = new AtomicBoolean();
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile Runnable leave = () -> {};

  OpenBook(
      Profile profile,
      ProfileStore profiles,
      FileChannel lockFile,
      FileLock lock,
      Database database,
      HqTransport transport,
      CorrectedClock clock,
      Ids ids,
      RandomGenerator random) {
    this.profile = profile;
    this.profiles = profiles;
    this.transport = transport;
    this.lockFile = lockFile;
    this.lock = lock;
    this.database = database;
    this.clock = clock;
    database
        .readNow(sql -> MetaStore.get(sql, OFFSET))
        .ifPresent(offset -> clock.restore(Long.parseLong(offset)));
    commands = new CommandBus(database, clock, ids, profile.user(), profile.device());
    undo = new Undo(commands);
    replica = new Replica(database, commands::actor);
    sync =
        new SyncEngine(
            database, replica, transport, clock, random, new ThreadTurns(), profile.device());
  }

  void start() {
    sync.onReport(report -> {
      if (report.phase() == SyncPhase.REVOKED) {
        withdraw();
      }
    });
    sync.onToken(fresh -> keep(TOKEN, fresh));
    sync.start(token());
  }

  /// HQ has withdrawn this laptop: nothing of the book stays on it. Not a daemon: the program ends
  /// when that is done.
  void withdraw() {
    if (withdrawn.compareAndSet(false, true)) {
      Thread.ofPlatform()
          .name("outrider-withdrawal")
          .start(() ->
              new Withdrawal(this, transport.devices(), profiles).carryOut(() -> leave.run()));
    }
  }

  /// Calls, on a thread of its own, when this laptop was withdrawn and the key is gone: whoever
  /// shows the book lets go of it and returns. The book closes and erases itself.
  public void onWithdrawn(Runnable letGo) {
    leave = letGo;
  }

  /// The SHA-256 of the certificate of a server that stands in HQ's place and was refused.
  public Optional<String> stranger() {
    return transport.stranger();
  }

  /// A person compared the certificate: this server is HQ from now on.
  public void trust(String certificate) {
    profile = profile.trusting(certificate);
    profiles.save(profile);
    transport.trust(certificate);
    sync.nudge();
  }

  /// The workstations of the people this person answers for.
  public Fleet fleet() {
    return new Fleet(transport.devices(), sync::token);
  }

  /// HQ's audit trail, for whoever may see it.
  public AuditTrail audit() {
    return new AuditTrail(transport.audit(), sync::token);
  }

  /// The address of this person's own calendar.
  public Subscriptions subscriptions() {
    return new Subscriptions(transport.calendar(), sync::token, profile.server());
  }

  /// The systems that deliver to HQ.
  public SourceOffice sources() {
    return new SourceOffice(transport.sources(), sync::token);
  }

  /// Who at a customer may look at their company's page.
  public Portals portals() {
    return new Portals(transport.portal(), sync::token, profile.server());
  }

  /// The company's telephone system.
  public Telephone telephone() {
    return new Telephone(transport.calls(), sync::token);
  }

  /// Goes on with the token of a new sign-in.
  void renew(String token) {
    keep(TOKEN, token);
    sync.resume(token);
  }

  void keep(String key, String value) {
    database.writeNow(transaction -> {
      MetaStore.put(transaction, key, value);
      return key;
    });
  }

  private String token() {
    return database.readNow(sql -> MetaStore.get(sql, TOKEN)).orElse("");
  }

  public Profile profile() {
    return profile;
  }

  public Database database() {
    return database;
  }

  public CorrectedClock clock() {
    return clock;
  }

  public CommandBus commands() {
    return commands;
  }

  public Undo undo() {
    return undo;
  }

  public Replica replica() {
    return replica;
  }

  public SyncEngine sync() {
    return sync;
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    sync.close();
    sync.contact().save();
    keep(OFFSET, Long.toString(clock.offsetMillis()));
    replica.close();
    database.close();
    try {
      lock.release();
      lockFile.close();
    } catch (IOException failure) {
      throw new UncheckedIOException("the book's lock could not be given back", failure);
    }
  }
}
