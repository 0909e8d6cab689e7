package outrider.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import outrider.app.store.ChangeApplier;
import outrider.app.store.Database;
import outrider.app.store.Sql;
import outrider.app.store.StoreFacts;
import outrider.app.store.Transaction;
import outrider.core.command.Command;
import outrider.core.configuration.Configuration;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.rule.Actor;
import outrider.core.rule.Change;
import outrider.core.rule.ChangeTrial;
import outrider.core.rule.Decision;
import outrider.core.rule.Occasion;
import outrider.core.rule.Rules;
import outrider.core.signing.Signing;
import outrider.core.user.Role;
import outrider.core.user.User;

/// Where every change begins: decides a command on local facts and, in one transaction, writes the
/// changes, the outbox row and the shadows. A refusal writes nothing and says why. Any thread; the
/// work is done on the writer thread.
public final class CommandBus {

  private final Database database;
  private final CorrectedClock clock;
  private final Ids ids;
  private final String user;
  private final String device;
  private final AtomicReference<CachedActor> actor = new AtomicReference<>();
  private final AtomicReference<Proposed> proposed = new AtomicReference<>();
  private final Gathering gathering;

  private record Proposed(Configuration base, Configuration overlaid) {}

  private record CachedActor(Configuration configuration, Actor actor) {}

  /// @param user id of who is signed in
  public CommandBus(Database database, CorrectedClock clock, Ids ids, String user, String device) {
    this.database = database;
    this.clock = clock;
    this.ids = ids;
    this.user = user;
    this.device = device;
    gathering = new Gathering(database::configuration, ids, user);
  }

  /// Where this person's deeds go that need signatures first.
  public Gathering gathering() {
    return gathering;
  }

  /// A new record's id.
  public String newId() {
    return ids.next();
  }

  public long now() {
    return clock.millis();
  }

  public CompletableFuture<Receipt> submit(Command command) {
    return database.write(transaction -> decideAndWrite(command, transaction));
  }

  /// Several commands in one transaction, each decided on what the ones before it left; a refused
  /// one does not stop the others. One receipt per command, in order.
  public CompletableFuture<List<Receipt>> submitAll(List<? extends Command> commands) {
    return database.write(transaction -> {
      var receipts = new ArrayList<Receipt>(commands.size());
      for (var command : commands) {
        receipts.add(decideAndWrite(command, transaction));
      }
      return receipts;
    });
  }

  /// Several commands in one transaction, all or none: the first refusal refuses all.
  public CompletableFuture<Receipt> submitTogether(List<? extends Command> commands) {
    return database
        .write(transaction -> {
          var changes = new ArrayList<Change>();
          var envelope = "";
          for (var command : commands) {
            switch (decideAndWrite(command, transaction)) {
              case Receipt.Refused refused -> throw new AllRefused(refused);
              case Receipt.Done done -> {
                envelope = done.envelope();
                changes.addAll(done.changes());
              }
            }
          }
          return (Receipt) new Receipt.Done(envelope, List.copyOf(changes));
        })
        .exceptionallyCompose(CommandBus::refusal);
  }

  /// What would become of the command, without writing anything: for dialogs that show what is
  /// missing before the person tries.
  public CompletableFuture<Decision> preview(Command command) {
    return database.read((Sql sql) ->
        gathering
            .waiting(List.of(command))
            .filter(_ -> actor().role() == Role.ADMIN)
            .map(all -> tried(all, sql))
            .orElseGet(
                () -> decide(command, sql, database.configuration(), clock.millis(), "preview")));
  }

  private Decision tried(List<Command> commands, Sql sql) {
    var result =
        ChangeTrial.of(
            commands,
            new StoreFacts(sql, database.configuration()),
            new Occasion(actor(), clock.millis(), "preview"));
    return result.works()
        ? new Decision.Accepted(result.changes(), List.of())
        : new Decision.Rejected(result.reasons());
  }

  /// The configuration with what this person proposes laid over it, where changes are signed: what
  /// a screen shows on which one goes on writing at the rules.
  public Configuration proposed() {
    var base = database.configuration();
    var known = proposed.get();
    if (known == null || known.base() != base) {
      known = new Proposed(base, overlaid(base));
      proposed.set(known);
    }
    return known.overlaid();
  }

  private Configuration overlaid(Configuration base) {
    return Signing.isInForce(base)
        ? gathering
            .open()
            .map(change ->
                ChangeTrial.of(
                        change.commands(),
                        new ConfigurationFacts(base),
                        new Occasion(actor(), clock.millis(), "proposed"))
                    .configuration())
            .orElse(base)
        : base;
  }

  public Actor actor() {
    return actor(database.configuration());
  }

  private Actor actor(Configuration configuration) {
    var cached = actor.get();
    if (cached == null || cached.configuration() != configuration) {
      cached = new CachedActor(configuration, actor(user, device, configuration));
      actor.set(cached);
    }
    return cached.actor();
  }

  /// Who acts, by the configuration; before the first sync a person may see their own records only.
  static Actor actor(String user, String device, Configuration configuration) {
    var known =
        configuration
            .row(RecordType.USER, user)
            .map(User::of)
            .orElseGet(() -> User.of(Row.of(RecordType.USER, user)));
    return Actor.of(known, device, configuration);
  }

  private Receipt decideAndWrite(Command command, Transaction transaction) {
    var envelope = ids.next();
    var at = clock.millis();
    return switch (decide(command, transaction.sql(), transaction.configuration(), at, envelope)) {
      case Decision.Rejected rejected -> new Receipt.Refused(rejected.reasons());
      case Decision.Accepted accepted -> {
        ChangeApplier.apply(transaction, envelope, at, command, accepted.changes());
        yield new Receipt.Done(envelope, accepted.changes());
      }
    };
  }

  private Decision decide(
      Command command, Sql sql, Configuration configuration, long at, String envelope) {
    return Rules.decide(
        command,
        new StoreFacts(sql, configuration),
        new Occasion(actor(configuration), at, envelope));
  }

  private static CompletableFuture<Receipt> refusal(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof AllRefused all) {
        return CompletableFuture.completedFuture(all.refused);
      }
    }
    return CompletableFuture.failedFuture(failure);
  }

  /// Rolls the transaction back; never leaves this class.
  private static final class AllRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Receipt.Refused refused;

    AllRefused(Receipt.Refused refused) {
      super("refused", null, false, false);
      this.refused = refused;
    }
  }
}
