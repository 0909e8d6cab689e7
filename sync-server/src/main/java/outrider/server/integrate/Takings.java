package outrider.server.integrate;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outrider.core.configuration.Configuration;
import outrider.core.integration.DataSource;
import outrider.core.integration.DeliveredRow;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.rule.Reason;
import outrider.core.rule.ReasonText;
import outrider.server.access.Configurations;
import outrider.server.codec.Json;
import outrider.server.codec.RowJson;
import outrider.server.intake.FoundLeads;
import outrider.server.push.OwnCommands;
import outrider.server.store.AccountKeyStore.Key;
import outrider.server.store.Database;
import outrider.server.store.SourceStore;
import outrider.server.store.SourceStore.Source;
import outrider.server.store.WriteTransaction;

/// Takes deliveries, each in one transaction: the records, the rows that wait, how far the source
/// has been read, what became of it and how the source is now. Whatever stops in between leaves
/// nothing of it.
final class Takings {
  private static final Logger log = LoggerFactory.getLogger(Takings.class);

  /// Everybody's laptop hears that a source is fresh this many times while it may be as old.
  private static final long TOLD_WHILE_FRESH = 10;

  private final Database database;
  private final Configurations configurations;
  private final InstantSource clock;
  private final OwnCommands commands;
  private final Joining joining;
  private final Tenders tenders;

  Takings(Database database, Configurations configurations, InstantSource clock) {
    this.database = database;
    this.configurations = configurations;
    this.clock = clock;
    this.commands = new OwnCommands(configurations, clock);
    this.joining = new Joining(commands);
    this.tenders = new Tenders(new FoundLeads(configurations, commands, clock), clock);
  }

  Joining joining() {
    return joining;
  }

  /// @param from the name of a file, or how far a query came; null where there is neither
  /// @param mark how far the source has been read with it; null leaves it as it is
  /// @param along is done in the same transaction
  Took take(
      Source source,
      DeliveredTable table,
      @Nullable String from,
      @Nullable String mark,
      Consumer<WriteTransaction> along) {
    SourceSettings settings = Sources.settings(source);
    Mapping mapping = new Mapping(settings);
    List<String> missing =
        table.lines().isEmpty() && table.columns().isEmpty() ? List.of() : mapping.missing(table);
    if (!missing.isEmpty()) {
      return refuse(source, Took.not(DataSource.CHANGED, changed(source, table, missing), from));
    }
    Mapped mapped = mapping.read(table);
    if (mapped.rows().isEmpty() && !mapped.refused().isEmpty()) {
      List<Reason> reasons = new ArrayList<>(List.of(Reason.of("source.no-row")));
      reasons.addAll(mapped.refused().getFirst().reasons());
      return refuse(
          source,
          Took.not(DataSource.FAILING, reasons, from)
              .refusing(mapped.refusals(), mapped.refused().size()));
    }
    if (settings.isOfTenders()) {
      tenders.leads().approach(database);
    } else {
      joining.approach(database, database.read(configurations::in));
    }
    return database.write(transaction -> {
      Took took =
          settings.isOfTenders()
              ? screen(transaction, source, settings, table, from, mapped)
              : take(transaction, source, settings, table, from, mapped);
      along.accept(transaction);
      if (!table.columns().isEmpty()) {
        transaction
            .sources()
            .advance(source.id(), mark == null ? source.mark() : mark, Json.text(table.columns()));
      }
      note(transaction, source.id(), took);
      return took;
    });
  }

  private Took screen(
      WriteTransaction transaction,
      Source source,
      SourceSettings settings,
      DeliveredTable table,
      @Nullable String from,
      Mapped mapped) {
    int leads = tenders.take(transaction, source, settings, mapped);
    return new Took(
        DataSource.GOOD,
        mapped.rows().size(),
        leads,
        0,
        mapped.refused().size(),
        added(source, table),
        from,
        mapped.refusals());
  }

  private Took take(
      WriteTransaction transaction,
      Source source,
      SourceSettings settings,
      DeliveredTable table,
      @Nullable String from,
      Mapped mapped) {
    Configuration configuration = configurations.in(transaction);
    joining.catchUp(transaction, configuration);
    long now = clock.millis();
    Map<String, DeliveredRow> joined = new LinkedHashMap<>();
    Map<List<Key>, Joining.Found> found = new LinkedHashMap<>();
    ByHand byHand = ByHand.of(transaction, source.id());
    Map<String, Runnable> waiting = new LinkedHashMap<>();
    for (Mapped.Read read : mapped.rows()) {
      DeliveredRow row =
          new DeliveredRow(source.id(), read.kind(), read.key(), null, null, read.values());
      joined.remove(row.id());
      waiting.remove(row.id());
      if (settings.isOfNobody()) {
        joined.put(row.id(), row);
        continue;
      }
      Joining.Found whose =
          byHand
              .find(transaction, row, read.keys())
              .orElseGet(() ->
                  found.computeIfAbsent(read.keys(), keys -> joining.find(transaction, keys)));
      if (whose.account() == null) {
        waiting.put(row.id(), () -> wait(transaction, row, read.keys(), whose.why(), now));
      } else {
        joined.put(row.id(), Joining.to(row, whose));
      }
    }
    // Of rows that are one record the last counts; all that waited is forgotten before any waits.
    joined.keySet().forEach(id -> transaction.sources().forget(source.id(), id));
    waiting.keySet().forEach(id -> transaction.sources().forget(source.id(), id));
    waiting.values().forEach(Runnable::run);
    int written = commands.take(transaction, List.copyOf(joined.values()));
    return new Took(
        DataSource.GOOD,
        mapped.rows().size(),
        written,
        waiting.size(),
        mapped.refused().size(),
        added(source, table),
        from,
        mapped.refusals());
  }

  static void wait(
      WriteTransaction transaction, DeliveredRow row, List<Key> keys, Reason why, long now) {
    transaction
        .sources()
        .put(
            new SourceStore.Waiting(
                row.source(),
                row.id(),
                Json.text(new Joining.Waits(row, keys)),
                ReasonText.write(List.of(why), ""),
                now));
    keys.forEach(key -> transaction.sources().putKey(row.source(), row.id(), key));
  }

  /// Columns that were not there the last time: taken along, and told.
  private static List<Reason> added(Source source, DeliveredTable table) {
    if (source.columns() == null || table.columns().isEmpty()) {
      return List.of();
    }
    List<String> before = List.of(Json.readOwn(source.columns(), String[].class));
    List<String> fresh = new ArrayList<>(table.columns());
    fresh.removeAll(before);
    return fresh.isEmpty()
        ? List.of()
        : List.of(Reason.of("source.columns-new", "columns", String.join(", ", fresh)));
  }

  private static List<Reason> changed(Source source, DeliveredTable table, List<String> missing) {
    List<Reason> reasons = new ArrayList<>();
    reasons.add(Reason.of("source.columns-missing", "columns", String.join(", ", missing)));
    reasons.addAll(added(source, table));
    return reasons;
  }

  /// Nothing of it was taken. What is the matter for long is written down now and then only.
  Took refuse(Source source, String outcome, List<Reason> reasons) {
    return refuse(source, Took.not(outcome, reasons, null));
  }

  Took refuse(Source source, Took took) {
    String outcome = took.outcome();
    List<Reason> reasons = took.reasons();
    boolean noted =
        database.write(transaction -> {
          Row before = known(transaction, source.id());
          boolean same =
              before.text(DataSource.STATE).equals(outcome)
                  && before.text(DataSource.SAID).equals(ReasonText.write(reasons, ""))
                  && !isToBeTold(before, outcome, clock.millis());
          if (!same) {
            note(transaction, source.id(), took);
          }
          return !same;
        });
    if (noted) {
      log.atWarn()
          .addKeyValue("source", source.id())
          .addKeyValue("outcome", outcome)
          .addKeyValue("reasons", reasons)
          .log("A delivery was not taken.");
    }
    return took;
  }

  private static Row known(WriteTransaction transaction, String source) {
    return transaction
        .records()
        .find(RecordType.DATA_SOURCE.wireName(), source)
        .filter(record -> !record.deleted())
        .map(record -> RowJson.read(RecordType.DATA_SOURCE, source, record.body()))
        .orElseGet(() -> Row.of(RecordType.DATA_SOURCE, source));
  }

  /// It has nothing new: what is known is as fresh as if it had been delivered again.
  void stillGood(Source source, Consumer<WriteTransaction> along) {
    database.write(transaction -> {
      along.accept(transaction);
      tell(transaction, source.id(), null);
      return true;
    });
  }

  private void note(WriteTransaction transaction, String source, Took took) {
    transaction
        .sources()
        .put(
            source,
            new SourceStore.Run(
                UuidCreator.getTimeOrderedEpoch().toString(), clock.millis(), Json.text(took)));
    tell(transaction, source, took);
  }

  /// Writes down how the source is, for everybody to see.
  ///
  /// @param took null where it had nothing new
  private void tell(WriteTransaction transaction, String source, @Nullable Took took) {
    Row before = known(transaction, source);
    long now = clock.millis();
    Row after = before;
    String state = took == null ? DataSource.GOOD : took.outcome();
    if (!state.equals(before.text(DataSource.STATE))) {
      after = after.with(DataSource.STATE, state).with(DataSource.STATE_SINCE, now);
    }
    if (took == null) {
      after = after.with(DataSource.SAID, null);
    } else {
      String said = ReasonText.write(took.reasons(), "");
      after = after.with(DataSource.SAID, said.isEmpty() ? null : said);
      if (took.outcome().equals(DataSource.GOOD)) {
        after =
            after
                .with(DataSource.ROWS, (long) took.rows())
                .with(DataSource.REFUSED, (long) took.refused())
                .with(DataSource.WAITING, transaction.sources().countWaiting(source));
      }
    }
    if (after.equals(before) && !isToBeTold(before, state, now)) {
      return;
    }
    after = after.with(DataSource.TRIED_AT, now);
    commands.tell(
        transaction, state.equals(DataSource.GOOD) ? after.with(DataSource.FRESH_AT, now) : after);
  }

  /// Nobody's laptop need hear each minute that nothing has changed.
  private static boolean isToBeTold(Row before, String state, long now) {
    DataSource source = DataSource.of(before);
    String field = state.equals(DataSource.GOOD) ? DataSource.FRESH_AT : DataSource.TRIED_AT;
    long last = before.number(field, 0);
    long patience = before.number(DataSource.LATE_AFTER, 0) * 60_000 / TOLD_WHILE_FRESH;
    return source.freshAt().isEmpty() && state.equals(DataSource.GOOD)
        || now - last >= Math.max(60_000, patience);
  }

  /// Brings rows to the customers that they name.
  void bring(WriteTransaction transaction, List<DeliveredRow> rows) {
    commands.take(transaction, rows);
  }

  /// Takes records away again that somebody had brought to a customer.
  void part(WriteTransaction transaction, List<String> records) {
    commands.part(transaction, records);
  }

  /// Tells how many rows wait, where that has changed since the last delivery.
  void recount(WriteTransaction transaction, String source) {
    Row before = known(transaction, source);
    long waiting = transaction.sources().countWaiting(source);
    if (waiting != DataSource.of(before).waiting()) {
      commands.tell(transaction, before.with(DataSource.WAITING, waiting));
    }
  }

  /// What everybody sees of a source before it has delivered anything.
  void introduce(WriteTransaction transaction, String id, SourceSettings settings) {
    Row before =
        transaction
            .records()
            .find(RecordType.DATA_SOURCE.wireName(), id)
            .map(record -> RowJson.read(RecordType.DATA_SOURCE, id, record.body()))
            .orElseGet(() ->
                Row.of(RecordType.DATA_SOURCE, id)
                    .with(DataSource.STATE, DataSource.NEW)
                    .with(DataSource.STATE_SINCE, clock.millis()));
    commands.tell(
        transaction,
        before
            .with(Fields.NAME, settings.name().strip())
            .with(DataSource.WAY, settings.way())
            .with(DataSource.KIND, settings.kind())
            .with(DataSource.LATE_AFTER, settings.lateAfter()));
  }

  /// It is asked no more.
  void dismiss(WriteTransaction transaction, String id) {
    is(transaction, id, DataSource.REMOVED);
  }

  /// It is left alone, or no more: then it is as it was when it last delivered.
  void pause(WriteTransaction transaction, String id, boolean paused) {
    is(
        transaction,
        id,
        paused
            ? DataSource.PAUSED
            : DataSource.of(known(transaction, id)).freshAt().isEmpty()
                ? DataSource.NEW
                : DataSource.GOOD);
  }

  private void is(WriteTransaction transaction, String id, String state) {
    transaction
        .records()
        .find(RecordType.DATA_SOURCE.wireName(), id)
        .map(record -> RowJson.read(RecordType.DATA_SOURCE, id, record.body()))
        .ifPresent(row ->
            commands.tell(
                transaction,
                row.with(DataSource.STATE, state).with(DataSource.STATE_SINCE, clock.millis())));
  }
}
