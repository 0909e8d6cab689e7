package outrider.server.integrate;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.core.integration.DataSource;
import outrider.core.rule.Reason;
import outrider.server.access.Configurations;
import outrider.server.codec.Json;
import outrider.server.ops.Limits;
import outrider.server.problem.Problem;
import outrider.server.problem.ProblemException;
import outrider.server.store.Database;
import outrider.server.store.SourceStore.Run;
import outrider.server.store.SourceStore.Source;

/// Asks the sources that are not pushed, each as often as it says. Several servers may ask at once:
/// a turn is one server's. A source that is slow or gone keeps none of the others waiting for
/// longer than it is waited for.
public final class SourceRounds {
  private static final Logger log = LoggerFactory.getLogger(SourceRounds.class);

  private static final long RETRY_SECONDS = 5;

  /// Two that look into one folder at once would take a file from under each other.
  private final ReentrantLock turn = new ReentrantLock();

  private final Database database;
  private final Configurations configurations;
  private final InstantSource clock;
  private final Takings takings;
  private final DropFolder folders;
  private final HttpPull web;

  public SourceRounds(Database database, Configurations configurations, InstantSource clock) {
    this(database, configurations, clock, Limits.SOURCE_SILENCE, Limits.SOURCE_PATIENCE);
  }

  /// @param silence between two bytes of what is fetched
  /// @param patience for all of it
  public SourceRounds(
      Database database,
      Configurations configurations,
      InstantSource clock,
      Duration silence,
      Duration patience) {
    this.database = database;
    this.configurations = configurations;
    this.clock = clock;
    this.takings = new Takings(database, configurations, clock);
    this.folders = new DropFolder(database, clock, takings);
    this.web = new HttpPull(silence, patience);
  }

  /// Looks once at every source whose turn it is, and brings rows that waited to customers that
  /// came to be.
  ///
  /// @return what became of what was delivered
  public List<Took> run() {
    turn.lock();
    try {
      return round();
    } finally {
      turn.unlock();
    }
  }

  /// Looks at one source now, whosever turn it is.
  ///
  /// @return what became of what was delivered
  /// @throws ProblemException 503 while others are being asked
  public List<Took> askNow(Source source) {
    if (!turn.tryLock()) {
      throw new ProblemException(Problem.busy(RETRY_SECONDS));
    }
    try {
      List<Took> took = ask(source, true);
      // A file is taken at the second look that finds it the same.
      return took.isEmpty() && Sources.settings(source).way().equals(SourceSettings.FOLDER)
          ? ask(source, true)
          : took;
    } finally {
      turn.unlock();
    }
  }

  private List<Took> round() {
    List<Took> took = new ArrayList<>();
    List<Source> sources =
        database.read(transaction -> transaction.sources().sources()).stream()
            .filter(Source::isOpen)
            .toList();
    for (Source source : sources) {
      try {
        took.addAll(ask(source, false));
      } catch (RuntimeException failure) {
        log.atError()
            .setCause(failure)
            .addKeyValue("source", source.id())
            .log("A source could not be asked; the next round tries again.");
      }
    }
    if (!sources.isEmpty()) {
      join(sources);
    }
    return took;
  }

  private void join(List<Source> sources) {
    if (!database.read(
        transaction ->
            transaction.sources().hasWaiting()
                && transaction.accountKeys().position() < transaction.tenant().position().seq())) {
      return;
    }
    takings.joining().approach(database, database.read(configurations::in));
    database.write(transaction -> {
      takings.joining().catchUp(transaction, configurations.in(transaction));
      sources.forEach(source -> takings.recount(transaction, source.id()));
      return true;
    });
  }

  /// @param now whether it is asked although it is not its turn
  private List<Took> ask(Source source, boolean now) {
    SourceSettings settings = Sources.settings(source);
    if (settings.way().equals(SourceSettings.PUSH)) {
      return List.of();
    }
    if (settings.way().equals(SourceSettings.FOLDER)) {
      // Looking is cheap, and a file need not wait.
      return folders.look(source);
    }
    long at = clock.millis();
    if (!now && at < source.nextAt()
        || !database.write(
            transaction -> transaction.sources().claim(source, at + settings.every().toMillis()))) {
      return List.of();
    }
    try {
      return settings.way().equals(SourceSettings.HTTP)
          ? fetch(source, settings)
          : read(source, settings);
    } catch (UnusableDelivery unusable) {
      return List.of(takings.refuse(source, DataSource.FAILING, List.of(unusable.reason())));
    }
  }

  private List<Took> fetch(Source source, SourceSettings settings) throws UnusableDelivery {
    HttpPull.Fetched fetched = web.fetch(settings, source.mark());
    if (fetched.isSame()) {
      takings.stillGood(source, unused -> {});
      return List.of();
    }
    DeliveredTable table = Tables.read(fetched.bytes(), fetched.type(), settings.itemsOf());
    return List.of(takings.take(source, table, null, fetched.tag(), unused -> {}));
  }

  private List<Took> read(Source source, SourceSettings settings) throws UnusableDelivery {
    DatabaseRead.Page page = DatabaseRead.read(settings, source.mark());
    if (page.table().lines().isEmpty()) {
      takings.stillGood(source, unused -> {});
      return List.of();
    }
    return List.of(takings.take(source, page.table(), page.mark(), page.mark(), unused -> {}));
  }

  /// What a source delivers now, without taking it.
  ///
  /// @param mark how far it has been read; null for not at all
  /// @throws UnusableDelivery where there is nothing to look at
  DeliveredTable sample(SourceSettings settings, @Nullable String mark) throws UnusableDelivery {
    return switch (settings.way()) {
      case SourceSettings.HTTP -> {
        HttpPull.Fetched fetched = web.fetch(settings, null);
        yield Tables.read(fetched.bytes(), fetched.type(), settings.itemsOf());
      }
      case SourceSettings.JDBC -> DatabaseRead.read(settings, mark).table();
      case SourceSettings.FOLDER -> DropFolder.sample(settings);
      default -> throw new UnusableDelivery(Reason.of("source.no-sample"));
    };
  }

  /// Forgets what became of deliveries of long ago.
  public int forget() {
    long before = clock.millis() - Limits.SOURCE_RUNS_KEPT.toMillis();
    long tenders = clock.millis() - Limits.TENDERS_KEPT.toMillis();
    return database.write(transaction ->
        transaction.sources().forgetRunsBefore(before)
            + transaction.sources().forgetTendersBefore(tenders));
  }

  /// What became of a delivery, for a command line.
  public static String told(Run run) {
    return told(Json.readOwn(run.told(), Took.class));
  }

  /// The same of one that was just taken.
  public static String told(Took took) {
    List<String> reasons = took.reasons().stream().map(SourceRounds::plain).toList();
    return String.format(
        "%s: %d rows, %d new or changed, %d without a customer, %d refused%s",
        took.outcome(),
        took.rows(),
        took.written(),
        took.waiting(),
        took.refused(),
        reasons.isEmpty() ? "" : "; " + String.join("; ", reasons));
  }

  private static String plain(Reason reason) {
    return DropFolder.plain(reason);
  }
}
