package outrider.server.integrate;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outrider.core.integration.DataSource;
import outrider.core.rule.Reason;
import outrider.server.access.Configurations;
import outrider.server.access.IntakeThrottle;
import outrider.server.access.Tokens;
import outrider.server.ops.DiskSpace;
import outrider.server.ops.Limits;
import outrider.server.ops.Metrics;
import outrider.server.problem.Problem;
import outrider.server.problem.ProblemException;
import outrider.server.store.Database;
import outrider.server.store.SourceStore.Source;

/// Systems push orders, invoices and the like here. A delivery is on the disk, whole, before its
/// sender hears of it; delivered again it changes nothing.
public final class SourceService {
  private final Database database;
  private final DiskSpace disk;
  private final Metrics metrics;
  private final IntakeThrottle throttle;
  private final Takings takings;

  public SourceService(
      Database database,
      Configurations configurations,
      DiskSpace disk,
      Metrics metrics,
      InstantSource clock) {
    this.database = database;
    this.disk = disk;
    this.metrics = metrics;
    this.throttle = new IntakeThrottle(clock);
    this.takings = new Takings(database, configurations, clock);
  }

  /// What a sender is told.
  ///
  /// @param rows that were delivered
  /// @param changed of them new or changed; the others were known
  /// @param waiting of them without a customer yet
  public record Receipt(String status, int rows, int changed, int waiting) {}

  /// The source that a key opens. One that is not there and one with another key are refused alike.
  ///
  /// @throws ProblemException 401
  public Source admit(String sourceId, Optional<String> key) {
    Optional<Source> source =
        database
            .read(transaction -> transaction.sources().source(sourceId))
            .filter(known -> known.removedAt() == null);
    String hash = source.map(Source::keyHash).orElse("");
    boolean right = Tokens.same(hash, Tokens.hash(key.orElse("")));
    return source
        .filter(unused -> right)
        .orElseThrow(() -> new ProblemException(Problem.intakeKey()));
  }

  /// @param type of the body: JSON or CSV
  /// @throws ProblemException 422 where a row cannot be read, or columns are missing: nothing is
  ///   taken then; 429 for too many
  public Receipt push(Source source, byte[] body, String type) {
    throttle.admit("source/" + source.id());
    disk.require();
    if (!source.isOpen()) {
      throw new ProblemException(Problem.busy(Limits.SOURCE_PAUSED.toSeconds()));
    }
    SourceSettings settings = Sources.settings(source);
    DeliveredTable table;
    try {
      table = Tables.read(body, type, settings.itemsOf());
    } catch (UnusableDelivery unusable) {
      takings.refuse(source, DataSource.FAILING, List.of(unusable.reason()));
      throw refused(List.of(unusable.reason()), List.of());
    }
    Mapping mapping = new Mapping(settings);
    if (mapping.missing(table).isEmpty()) {
      Mapped mapped = mapping.read(table);
      List<Mapped.Refused> wrong = mapped.refused();
      if (!wrong.isEmpty()) {
        takings.refuse(
            source,
            Took.not(DataSource.FAILING, wrong.getFirst().reasons(), null)
                .refusing(mapped.refusals(), wrong.size()));
        throw refused(List.of(), wrong);
      }
    }
    Took took = takings.take(source, table, null, null, unused -> {});
    metrics.count("outrider.sources", "outcome", took.outcome(), 1);
    if (!took.outcome().equals(DataSource.GOOD)) {
      throw refused(took.reasons(), List.of());
    }
    return new Receipt("accepted", took.rows(), took.written(), took.waiting());
  }

  private static ProblemException refused(List<Reason> reasons, List<Mapped.Refused> rows) {
    List<Map<String, String>> named = new ArrayList<>();
    reasons.forEach(reason -> named.add(named("", reason)));
    rows.stream()
        .limit(Limits.SOURCE_REFUSED_NAMED)
        .forEach(row ->
            row.reasons()
                .forEach(reason -> named.add(named(Long.toString(row.line().number()), reason))));
    return new ProblemException(Problem.fields("Nothing of it was taken.", named));
  }

  private static Map<String, String> named(String row, Reason reason) {
    Map<String, String> named = new LinkedHashMap<>(reason.arguments());
    named.put("reason", reason.id());
    if (!row.isEmpty()) {
      named.put("row", row);
    }
    return named;
  }
}
