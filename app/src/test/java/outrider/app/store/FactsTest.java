package outrider.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.app.SampleBook.EAST;
import static outrider.app.SampleBook.EAST_1;
import static outrider.app.SampleBook.HE;
import static outrider.app.SampleBook.LIN;
import static outrider.app.SampleBook.PIPELINE;
import static outrider.app.SampleBook.STAGES;
import static outrider.app.SampleBook.ZHOU;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outrider.app.SampleBook;
import outrider.app.command.CommandBus;
import outrider.app.command.Undo;
import outrider.core.command.Command;
import outrider.core.command.Envelope;
import outrider.core.command.FieldEdit;
import outrider.core.protocol.Outcome;
import outrider.core.protocol.PullHead;
import outrider.core.protocol.PullRow;
import outrider.core.protocol.PullTail;
import outrider.core.protocol.PushResponse;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.rule.Reason;

/// What boards are counted from is what the records say, whatever happens to them: work on this
/// laptop and taken back, HQ's rows under waiting commands, refusals, hand-overs, scopes that come
/// and go, whole books that arrive.
final class FactsTest {
  private static final long HOUR = TimeUnit.HOURS.toMillis(1);
  private static final List<String> SCOPES = List.of("team/" + EAST, "user/" + ZHOU);
  private static final List<String> SOURCES = List.of("官网", "展会", "转介绍");
  private static final List<String> INDUSTRIES = List.of("物流", "医药", "制造");
  private static final List<String> KINDS = List.of("call", "wechat", "visit", "note", "email");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void followEveryHistory(long seed) {
    try (var database = database()) {
      var history = new History(database, seed);
      var facts = 0;
      for (var step = 1; step <= 240; step++) {
        history.step();
        if (step % 12 == 0) {
          facts = FactsFromScratch.compare(database);
        }
      }
      assertThat(facts).isGreaterThan(20);
      assertThat(history.done).isGreaterThan(60);
      assertThat(history.undone).isPositive();
      assertThat(history.pulled).isPositive();
      assertThat(history.refused).isPositive();
    }
  }

  @Test
  void areThereForABookThatHadNoneOnceItsSlicesAreDone() {
    try (var database = database()) {
      var history = new History(database, 11);
      for (var step = 0; step < 150; step++) {
        history.step();
      }
      database.writeNow(transaction -> {
        var sql = transaction.sql();
        for (var table : List.of("lead_fact", "deal_fact", "stage_visit", "touch_fact")) {
          sql.run("DELETE FROM " + table);
        }
        sql.run("DELETE FROM fact_name WHERE no > 0");
        sql.run("UPDATE fact_progress SET done = 0, until = (SELECT max(no) FROM lead)");
        return 0;
      });
      assertThat(progress(database)).isZero();
    }
    try (var database = Profiles.open(folder)) {
      // Somebody works while the slices are on their way.
      var bus = SampleBook.bus(database, ZHOU);
      bus.submit(lead(bus, new Random(3))).join();
      var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
      while (progress(database) < 1 && System.nanoTime() < until) {
        LockSupport.parkNanos(1_000_000);
      }
      assertThat(progress(database)).isEqualTo(1);
      assertThat(FactsFromScratch.compare(database)).isGreaterThan(20);
    }
  }

  @Test
  void areThereWhenABookHasArrivedBesideItself() {
    try (var database = Profiles.open(folder)) {
      var bus = SampleBook.bus(database, ZHOU);
      var replica = new Replica(database, bus::actor);
      replica.identify(1, "epoch");
      var rows = new ArrayList<PullRow>();
      for (var row : SampleBook.configuration()) {
        rows.add(pulled(0, rows.size() + 1, row));
      }
      var random = new Random(5);
      for (var number = 0; number < 40; number++) {
        for (var row : hqLead(number, random)) {
          rows.add(pulled(0, rows.size() + 1, row));
        }
      }
      var head =
          new PullHead(
              1, "epoch", rows.size(), -1, 0, List.of("all"), List.of(), Map.of(), rows.size());
      replica.applyPart(head, rows, rows.size(), replica.standing()).join();
      var mark = database.facts().mark();
      bus.submit(lead(bus, random)).join();
      assertThat(database.facts().since(mark).orElseThrow().leads()).hasSize(1);
      replica.apply(
          head, List.of(), new PullTail(true, Map.of()), replica.standing(), new Acknowledged());

      assertThat(database.facts().since(mark)).as("everything is read again").isEmpty();
      long facts = database.readNow(sql -> sql.number("SELECT count(*) FROM lead_fact"));
      assertThat(facts).isEqualTo(41);
      FactsFromScratch.compare(database);
      bus.submit(lead(bus, random)).join();
      FactsFromScratch.compare(database);
      replica.close();
    }
  }

  @Test
  void theLogForgetsWhatIsOldAndSaysSo() {
    var log = new FactLog();
    var mark = log.mark();
    log.add(new FactChange(List.of(1L, 2L), List.of(), List.of()));
    log.add(new FactChange(List.of(2L), List.of(7L), List.of("lin")));
    assertThat(log.since(mark))
        .contains(new FactChange(List.of(1L, 2L), List.of(7L), List.of("lin")));
    assertThat(log.since(log.mark())).contains(FactChange.NONE);
    var many = new Random(1).longs(FactLog.NUMBERS_MAX / 2, 1, Long.MAX_VALUE).boxed().toList();
    log.add(new FactChange(many, List.of(), List.of()));
    log.add(new FactChange(many, List.of(), List.of()));
    assertThat(log.since(mark)).isEmpty();
    assertThat(log.since(log.mark())).isPresent();
  }

  @Test
  void aPipelineIsNoConcernOfTheirs() {
    try (var database = database()) {
      var mark = database.facts().mark();
      Profiles.seed(database, Profiles.row(RecordType.PIPELINE, PIPELINE, "name", "别名"));
      assertThat(database.facts().since(mark)).contains(FactChange.NONE);
    }
  }

  private static double progress(Database database) {
    return database.<Double>readNow(Database::factProgress);
  }

  private Database database() {
    var database = Profiles.open(folder);
    Profiles.seed(database, SampleBook.configuration().toArray(Row[]::new));
    return database;
  }

  private static Command lead(CommandBus bus, Random random) {
    return new Command.CreateRecord(
        RecordType.LEAD,
        bus.newId(),
        Map.of(
            "name",
            "样例 " + random.nextInt(1_000),
            "source",
            SOURCES.get(random.nextInt(3)),
            "industry",
            INDUSTRIES.get(random.nextInt(3)),
            "intent",
            "A"));
  }

  private static PullRow pulled(int scope, long seq, Row row) {
    return new PullRow(scope, row.type().wireName(), row.id(), seq, false, row.fields());
  }

  /// A lead of HQ's with what hangs on it.
  private static List<Row> hqLead(int number, Random random) {
    var id = SampleBook.id("hq lead", number);
    var created = SampleBook.NOW.toEpochMilli() - HOUR * (100 + random.nextInt(900));
    var owner = random.nextBoolean() ? LIN : HE;
    var rows = new ArrayList<Row>();
    rows.add(
        Profiles.row(
            RecordType.LEAD,
            id,
            "name",
            "总部 " + number,
            "source",
            SOURCES.get(random.nextInt(3)),
            "industry",
            INDUSTRIES.get(random.nextInt(3)),
            "status",
            "working",
            "owner",
            owner,
            "team",
            EAST_1,
            "createdAt",
            created));
    for (var touch = random.nextInt(4); touch > 0; touch--) {
      rows.add(
          Profiles.row(
              RecordType.ACTIVITY,
              SampleBook.id("hq touch", number * 10 + touch),
              "parentType",
              "lead",
              "parent",
              id,
              "kind",
              KINDS.get(random.nextInt(5)),
              "direction",
              random.nextInt(4) == 0 ? "in" : "out",
              "occurredAt",
              created + HOUR * (random.nextInt(90) - 10),
              "owner",
              owner,
              "team",
              EAST_1,
              "createdBy",
              owner));
    }
    return rows;
  }

  /// What may happen on a manager's laptop, drawn by a seed.
  private static final class History {
    private final Database database;
    private final CommandBus bus;
    private final Undo undo;
    private final Replica replica;
    private final Random random;
    private final Acknowledged acknowledged = new Acknowledged();
    private final Map<String, Integer> held = new HashMap<>();
    private long seq = 1;
    private int done;
    private int undone;
    private int pulled;
    private int refused;

    History(Database database, long seed) {
      this.database = database;
      bus = SampleBook.bus(database, ZHOU);
      undo = new Undo(bus);
      replica = new Replica(database, bus::actor);
      replica.identify(1, "epoch");
      random = new Random(seed);
    }

    void step() {
      switch (random.nextInt(20)) {
        case 0, 1, 2 -> submit(lead(bus, random));
        case 3, 4, 5, 6 -> any(pick(RecordType.LEAD), this::touch);
        case 7 -> any(pick(RecordType.OPPORTUNITY), this::touch);
        case 8, 9 -> any(pick(RecordType.OPPORTUNITY), this::advance);
        case 10 -> any(pick(RecordType.LEAD), this::convert);
        case 11 -> any(pick(RecordType.LEAD), this::edit);
        case 12 -> any(pick(RecordType.OPPORTUNITY), this::editDeal);
        case 13 -> any(pick(RecordType.ACCOUNT), this::editAccount);
        case 14 ->
            any(pick(random.nextBoolean() ? RecordType.LEAD : RecordType.OPPORTUNITY), this::give);
        case 15 -> any(pick(any(3)), row -> submit(new Command.DeleteRecord(row.type(), row.id())));
        case 16, 17 -> takeBack();
        case 18 -> pull();
        default -> refuse();
      }
    }

    private RecordType any(int of) {
      return switch (random.nextInt(of)) {
        case 0 -> RecordType.LEAD;
        case 1 -> RecordType.OPPORTUNITY;
        default -> RecordType.ACTIVITY;
      };
    }

    private static void any(List<Row> rows, Consumer<Row> deed) {
      rows.forEach(deed);
    }

    private List<Row> pick(RecordType type) {
      var rows = database.readNow(sql -> RecordTable.of(type).where(sql, "1 ORDER BY id"));
      return rows.isEmpty() ? List.of() : List.of(rows.get(random.nextInt(rows.size())));
    }

    private void submit(Command command) {
      if (undo.submit("test", command).join().done()) {
        done++;
      }
    }

    private void touch(Row row) {
      submit(
          new Command.LogActivity(
              bus.newId(),
              row.type(),
              row.id(),
              KINDS.get(random.nextInt(5)),
              random.nextInt(5) == 0 ? "in" : "out",
              bus.now() - random.nextInt(200) * HOUR / 4,
              null,
              "reached",
              "样例",
              null,
              List.of(),
              null,
              null));
    }

    private void advance(Row deal) {
      submit(
          new Command.AdvanceOpportunity(
              deal.id(),
              deal.text("stage"),
              STAGES.get(random.nextInt(10) == 0 ? 7 : Math.min(7, next(deal))),
              "样例"));
    }

    private static int next(Row deal) {
      return STAGES.indexOf(deal.text("stage")) + 1;
    }

    private void convert(Row lead) {
      submit(
          new Command.ConvertLead(
              lead.id(), bus.newId(), "客户", bus.newId(), bus.newId(), "商机", STAGES.getFirst()));
    }

    private void edit(Row lead) {
      var field = List.of("source", "industry", "status").get(random.nextInt(3));
      var value =
          switch (field) {
            case "source" -> SOURCES.get(random.nextInt(3));
            case "industry" -> INDUSTRIES.get(random.nextInt(3));
            default -> random.nextBoolean() ? "disqualified" : "nurturing";
          };
      change(lead, field, value);
    }

    private void editDeal(Row deal) {
      switch (random.nextInt(4)) {
        case 0 -> change(deal, "amount", 100L * random.nextInt(100_000));
        case 1 -> change(deal, "engagedOn", 20_000L + random.nextInt(700));
        case 2 -> change(deal, "closedOn", 20_500L + random.nextInt(200));
        default ->
            pick(RecordType.ACCOUNT).forEach(account -> change(deal, "account", account.id()));
      }
    }

    private void editAccount(Row account) {
      change(account, "industry", INDUSTRIES.get(random.nextInt(3)) + random.nextInt(3));
    }

    private void change(Row row, String field, Object value) {
      submit(
          new Command.EditFields(
              row.type(), row.id(), List.of(new FieldEdit(field, row.value(field), value))));
    }

    private void give(Row row) {
      var to = random.nextBoolean() ? LIN : HE;
      submit(new Command.AssignOwner(row.type(), row.id(), row.textOrNull("owner"), to));
    }

    private void takeBack() {
      undo.undo()
          .ifPresent(
              receipts -> receipts.join().forEach(receipt -> undone += receipt.done() ? 1 : 0));
    }

    /// HQ sends new rows, others in their place, and takes some away.
    private void pull() {
      var number = random.nextInt(12);
      var rows = new ArrayList<PullRow>();
      for (var row : hqLead(number, random)) {
        var scope = held.get(row.id());
        if (scope != null && random.nextInt(3) == 0) {
          rows.add(new PullRow(scope, row.type().wireName(), row.id(), ++seq, true, null));
          held.remove(row.id());
          if (random.nextBoolean()) {
            continue;
          }
          scope = 1 - scope;
        }
        var into = scope == null ? random.nextInt(2) : scope;
        rows.add(pulled(into, ++seq, row));
        held.put(row.id(), into);
      }
      var head = new PullHead(1, "epoch", ++seq, -1, 0, SCOPES, List.of(), Map.of(), rows.size());
      replica.apply(head, rows, new PullTail(true, Map.of()), replica.standing(), acknowledged);
      pulled++;
    }

    /// HQ refuses what waits longest.
    private void refuse() {
      var waiting = database.readNow(sql -> OutboxStore.all(sql, 3));
      if (waiting.isEmpty()) {
        return;
      }
      Envelope envelope = waiting.get(random.nextInt(waiting.size())).envelope();
      var outcome =
          new Outcome(
              envelope.id(),
              envelope.lane(),
              envelope.n(),
              Outcome.Status.REJECTED,
              List.of(new Reason("test", Map.of())),
              List.of());
      replica.settle(
          new PushResponse("epoch", 0, 0, Map.of(), List.of(outcome)),
          replica.identity(),
          acknowledged,
          bus.now());
      refused++;
    }
  }
}
