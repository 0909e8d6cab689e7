package outrider.server.integrate;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outrider.core.integration.DeliveredRow;
import outrider.core.rule.Actor;
import outrider.core.rule.Reason;
import outrider.server.access.Configurations;
import outrider.server.access.Notes;
import outrider.server.access.SignedIn;
import outrider.server.access.Tokens;
import outrider.server.admin.AdministrationException;
import outrider.server.codec.Json;
import outrider.server.ops.Limits;
import outrider.server.problem.ProblemException;
import outrider.server.store.Database;
import outrider.server.store.SourceStore.Hand;
import outrider.server.store.SourceStore.Run;
import outrider.server.store.SourceStore.Source;
import outrider.server.store.SourceStore.Tender;
import outrider.server.store.SourceStore.Waiting;
import outrider.server.store.WriteTransaction;

/// The other systems that deliver, as an operator at the console or an administrator at a
/// workstation sets them up.
public final class Sources {
  /// How the audit trail calls one.
  private static final String SOURCE = "source";

  private final Database database;
  private final InstantSource clock;
  private final Takings takings;
  private final Optional<SignedIn> who;

  /// At HQ's console.
  public Sources(Database database, InstantSource clock) {
    this(database, clock, Optional.empty());
  }

  /// @param who does it, as the audit trail names them; empty for HQ itself
  Sources(Database database, InstantSource clock, Optional<SignedIn> who) {
    this.database = database;
    this.clock = clock;
    this.who = who;
    this.takings = new Takings(database, new Configurations(), clock);
  }

  /// @param key by which it is pushed, which nobody can be told again; null where it is not
  public record Added(String id, @Nullable String key) {}

  /// @throws AdministrationException that says what is to be written otherwise
  public Added add(SourceSettings settings) {
    settings.check();
    String id = UuidCreator.getTimeOrderedEpoch().toString();
    String key = settings.way().equals(SourceSettings.PUSH) ? Tokens.create() : null;
    Source source =
        new Source(
            id,
            Json.text(settings),
            key == null ? null : Tokens.hash(key),
            settings.markFrom(),
            null,
            clock.millis(),
            clock.millis(),
            null,
            null);
    database.write(transaction -> {
      transaction.sources().put(source);
      note(transaction, id, "AddSource", settings.told());
      takings.introduce(transaction, id, settings);
      return true;
    });
    return new Added(id, key);
  }

  /// Sets one up otherwise. Its key stays; it is read from the beginning again, files that were
  /// taken too: what is known changes nothing, and what was lost with a customer comes back.
  public void change(String id, SourceSettings settings) {
    settings.check();
    database.write(transaction -> {
      Source source = known(transaction.sources().source(id), id);
      if (!settings(source).way().equals(settings.way())) {
        throw new AdministrationException("A source keeps its way; add another one.");
      }
      transaction.sources().forgetFiles(id);
      transaction
          .sources()
          .put(
              new Source(
                  id,
                  Json.text(settings),
                  source.keyHash(),
                  settings.markFrom(),
                  null,
                  clock.millis(),
                  source.madeAt(),
                  null,
                  source.pausedAt()));
      note(transaction, id, "ChangeSource", settings.told());
      takings.introduce(transaction, id, settings);
      return true;
    });
  }

  /// @return a new key for a source that is pushed; the old one opens nothing any more
  public String renewKey(String id) {
    String key = Tokens.create();
    database.write(transaction -> {
      Source source = known(transaction.sources().source(id), id);
      if (source.keyHash() == null) {
        throw new AdministrationException("Nobody pushes to this source.");
      }
      transaction
          .sources()
          .put(
              new Source(
                  id,
                  source.settings(),
                  Tokens.hash(key),
                  source.mark(),
                  source.columns(),
                  source.nextAt(),
                  source.madeAt(),
                  null,
                  source.pausedAt()));
      note(transaction, id, "RenewSourceKey", Map.of());
      return true;
    });
    return key;
  }

  /// From now on it is asked nothing, and what it pushes is refused. What it delivered stays.
  public void remove(String id) {
    database.write(transaction -> {
      Source source = known(transaction.sources().source(id), id);
      transaction
          .sources()
          .put(
              new Source(
                  id,
                  source.settings(),
                  null,
                  source.mark(),
                  source.columns(),
                  source.nextAt(),
                  source.madeAt(),
                  clock.millis(),
                  source.pausedAt()));
      note(transaction, id, "RemoveSource", Map.of());
      takings.dismiss(transaction, id);
      return true;
    });
  }

  /// It is left alone, and what it pushes is turned away, until this is taken back; nothing that it
  /// delivered changes.
  public void pause(String id, boolean paused) {
    database.write(transaction -> {
      Source source = known(transaction.sources().source(id), id);
      if ((source.pausedAt() != null) == paused) {
        return false;
      }
      transaction
          .sources()
          .put(
              new Source(
                  id,
                  source.settings(),
                  source.keyHash(),
                  source.mark(),
                  source.columns(),
                  source.nextAt(),
                  source.madeAt(),
                  null,
                  paused ? clock.millis() : null));
      note(transaction, id, paused ? "PauseSource" : "ResumeSource", Map.of());
      takings.pause(transaction, id, paused);
      return true;
    });
  }

  private void note(WriteTransaction transaction, String id, String deed, Map<String, ?> what) {
    who.ifPresentOrElse(
        person -> Notes.by(person, transaction, SOURCE, id, deed, what, clock.millis()),
        () -> Notes.headquarters(transaction, SOURCE, id, deed, what, clock.millis()));
  }

  /// Brings rows that wait to a customer; what is delivered of them later goes there too.
  ///
  /// @return how many still waited
  /// @throws AdministrationException where there is no such customer
  int join(String id, List<String> records, String account) {
    return database.write(transaction -> {
      known(transaction.sources().source(id), id);
      if (!ByHand.isThere(transaction, account)) {
        throw new AdministrationException("There is no such customer.");
      }
      List<DeliveredRow> rows = new ArrayList<>();
      for (String record : records) {
        transaction
            .sources()
            .waiting(id, record)
            .ifPresent(waiting -> {
              DeliveredRow row = Json.readOwn(waiting.row(), Joining.Waits.class).row();
              rows.add(Joining.to(row, ByHand.to(account)));
              transaction.sources().forget(id, record);
              transaction
                  .sources()
                  .put(
                      new Hand(
                          id,
                          record,
                          account,
                          waiting.row(),
                          who.map(SignedIn::userId).orElse(Actor.HEADQUARTERS),
                          clock.millis()));
            });
      }
      if (!rows.isEmpty()) {
        takings.bring(transaction, rows);
        note(
            transaction,
            id,
            "JoinRows",
            Map.of("account", account, "records", rows.stream().map(DeliveredRow::key).toList()));
        takings.recount(transaction, id);
      }
      return rows.size();
    });
  }

  /// Takes that back: they wait again.
  ///
  /// @return how many had been joined by somebody
  int part(String id, List<String> records) {
    return database.write(transaction -> {
      known(transaction.sources().source(id), id);
      List<Hand> hands =
          transaction.sources().hands(id, Limits.SOURCE_ROWS).stream()
              .filter(hand -> records.contains(hand.record()))
              .toList();
      List<String> keys = new ArrayList<>();
      for (Hand hand : hands) {
        Joining.Waits waits = Json.readOwn(hand.row(), Joining.Waits.class);
        keys.add(waits.row().key());
        transaction.sources().forgetHand(id, hand.record());
        transaction.sources().forget(id, hand.record());
        Takings.wait(
            transaction, waits.row(), waits.keys(), Reason.of("join.parted"), clock.millis());
      }
      if (!hands.isEmpty()) {
        takings.part(transaction, hands.stream().map(Hand::record).toList());
        note(transaction, id, "PartRows", Map.of("records", keys));
        takings.recount(transaction, id);
      }
      return hands.size();
    });
  }

  List<Hand> hands(String id) {
    return database.read(
        transaction -> transaction.sources().hands(id, Limits.SOURCE_WAITING_LISTED));
  }

  private static Source known(Optional<Source> source, String id) {
    return source
        .filter(it -> it.removedAt() == null)
        .orElseThrow(() -> new AdministrationException("There is no source " + id + "."));
  }

  /// Oldest first, without those that were removed.
  public List<Source> list() {
    return database.read(transaction ->
        transaction.sources().sources().stream()
            .filter(source -> source.removedAt() == null)
            .toList());
  }

  /// What became of its deliveries, the newest first.
  public List<Run> runs(String id, int most) {
    return database.read(transaction -> transaction.sources().runs(id, most));
  }

  /// Rows whose customer is not known, the newest first.
  public List<Waiting> waiting(String id) {
    return database.read(
        transaction -> transaction.sources().waiting(id, Limits.SOURCE_WAITING_LISTED));
  }

  /// Tenders that were told of, and what became of each, the newest first.
  public List<Tender> tenders() {
    return database.read(transaction -> transaction.sources().tenders(Limits.TENDERS_COMPARED));
  }

  /// Of the days of a source's rows.
  ///
  /// @param settings as they are stored; empty for a source that is gone
  public static ZoneId zone(Optional<String> settings) {
    return settings
        .map(text -> Json.readOwn(text, SourceSettings.class).zoneId())
        .orElse(SourceSettings.USUAL_ZONE);
  }

  public static SourceSettings settings(Source source) {
    return Json.readOwn(source.settings(), SourceSettings.class);
  }

  /// @throws AdministrationException where it is not such a document
  public static SourceSettings read(byte[] json) {
    try {
      return Json.read(json, SourceSettings.class);
    } catch (ProblemException broken) {
      throw new AdministrationException(
          "The settings cannot be read: " + broken.problem().detail());
    }
  }
}
