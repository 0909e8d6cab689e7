package outrider.server.integrate;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import outrider.server.access.Configurations;
import outrider.server.access.Notes;
import outrider.server.access.Tokens;
import outrider.server.admin.AdministrationException;
import outrider.server.codec.Json;
import outrider.server.ops.Limits;
import outrider.server.problem.ProblemException;
import outrider.server.store.Database;
import outrider.server.store.SourceStore.Run;
import outrider.server.store.SourceStore.Source;
import outrider.server.store.SourceStore.Tender;
import outrider.server.store.SourceStore.Waiting;

/// The other systems that deliver, as an operator sets them up.
public final class Sources {
  /// How the audit trail calls one.
  private static final String SOURCE = "source";

  private final Database database;
  private final InstantSource clock;
  private final Takings takings;

  public Sources(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
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
            null);
    database.write(transaction -> {
      transaction.sources().put(source);
      Notes.headquarters(transaction, SOURCE, id, "AddSource", settings.told(), clock.millis());
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
                  null));
      Notes.headquarters(transaction, SOURCE, id, "ChangeSource", settings.told(), clock.millis());
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
                  null));
      Notes.headquarters(transaction, SOURCE, id, "RenewSourceKey", Map.of(), clock.millis());
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
                  clock.millis()));
      Notes.headquarters(transaction, SOURCE, id, "RemoveSource", Map.of(), clock.millis());
      takings.dismiss(transaction, id);
      return true;
    });
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
