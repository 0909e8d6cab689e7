package outrider.bench.workload;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import outrider.app.change.ChangeQueries;
import outrider.app.command.CommandBus;
import outrider.app.command.CorrectedClock;
import outrider.app.fx.Sort;
import outrider.app.review.ReviewAsked;
import outrider.app.review.ReviewBoard;
import outrider.app.review.ReviewFilter;
import outrider.app.review.ReviewQueries;
import outrider.app.store.Acknowledged;
import outrider.app.store.Database;
import outrider.app.store.DatabaseFile;
import outrider.app.store.ProfileKey;
import outrider.app.store.Replica;
import outrider.app.store.Sql;
import outrider.bench.Measurement;
import outrider.bench.Workload;
import outrider.core.change.ChangeRequest;
import outrider.core.change.WrittenCommands;
import outrider.core.command.Command;
import outrider.core.protocol.PullHead;
import outrider.core.protocol.PullRow;
import outrider.core.protocol.PullTail;
import outrider.core.quota.Quarter;
import outrider.core.quota.Quota;
import outrider.core.record.Ids;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.rule.Actor;
import outrider.core.user.Role;

/// The pipeline review of a team of 200 reps with 50,000 open deals, on the encrypted file of their
/// manager's laptop: from asking to the first rows, and from choosing a filter to its first rows;
/// and what the dry run of a change takes that concerns all of them.
public final class TeamReview implements Workload {
  private static final int PART = 10_000;
  private static final int FIRST_ROWS = 64;
  private static final int OPENINGS = 40;
  private static final int STAGES = 6;

  /// Indexes of the scopes that the rows come in.
  private static final int CONFIG = 0;

  private static final int TEAMS = 1;
  private static final long NOW = Instant.parse("2026-11-23T03:02:11Z").toEpochMilli();
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final String TEAM = Ids.derive("review", "team");
  private static final String MANAGER = Ids.derive("review", "manager");
  private static final String PIPELINE = Ids.derive("review", "pipeline");
  private static final String STRICTER = Ids.derive("review", "stricter pipeline");
  private static final String ADMINISTRATOR = Ids.derive("review", "administrator");

  /// Beyond the number of every row that comes.
  private static final long SEQ = 10_000_000;

  private final int reps;
  private final int deals;
  private long numbered;

  public TeamReview(int reps, int deals) {
    this.reps = reps;
    this.deals = deals;
  }

  @Override
  public String name() {
    return "review";
  }

  @Override
  public String title() {
    return String.format(
        Locale.ROOT, "pipeline review of %,d reps with %,d open deals, encrypted", reps, deals);
  }

  @Override
  public Workload small() {
    return new TeamReview(10, 1_000);
  }

  @Override
  public List<Measurement> measure(Path folder, int runs) {
    var measured = new Runs(name());
    measured.detail("reps", reps);
    measured.detail("open deals", deals);
    var file = folder.resolve("outrider.db");
    var key = ProfileKey.random(new SecureRandom());
    try (var database = DatabaseFile.open(file, key, InstantSource.system()).database()) {
      measured.add("filled in", "s", fill(database));
      draft(database);
      measured.add("file", "MB", file.toFile().length() / 1e6);
    }
    for (var run = 0; run < runs; run++) {
      try (var database = DatabaseFile.open(file, key, InstantSource.system()).database()) {
        measure(database, measured);
      }
    }
    return measured.measurements();
  }

  private void measure(Database database, Runs measured) {
    var first = opened(database);
    if (first.deals() != deals) {
      throw new IllegalStateException("the review has " + first.deals() + " deals");
    }
    measured.add("open, the first time", "ms", first.millis());
    var openings = new ArrayList<Double>();
    for (var opening = 0; opening < OPENINGS; opening++) {
      openings.add(opened(database).millis());
    }
    add(measured, "open", openings, 500.0);
    var board = first.board();
    var filters = new ArrayList<Double>();
    var people = board.order();
    for (var round = 0; round < OPENINGS; round++) {
      for (var filter : ReviewFilter.values()) {
        var person =
            round % 2 == 0
                ? Optional.<String>empty()
                : Optional.of(people.get(round % people.size()));
        var begun = System.nanoTime();
        var numbers = board.select(person, filter, Sort.NONE);
        board.counts(person);
        firstRows(database, numbers);
        filters.add(Runs.millis(begun, System.nanoTime()));
      }
    }
    add(measured, "filter to first rows", filters, 100.0);
    measured.add("dry run of a stricter version", "ms", dryRun(database));
  }

  /// Every open deal against a version of the pipeline that asks for one thing more.
  private double dryRun(Database database) {
    var change =
        ChangeRequest.of(
            Row.of(RecordType.CHANGE_REQUEST, Ids.derive("review", "change"))
                .with(
                    ChangeRequest.COMMANDS,
                    WrittenCommands.write(
                        List.of(new Command.PublishPipeline(STRICTER, PIPELINE)))));
    var administrator = new Actor(ADMINISTRATOR, Role.ADMIN, TEAM, "bench", Set.of("config"));
    var begun = System.nanoTime();
    var found =
        database.readNow((Sql sql) ->
            ChangeQueries.dryRun(sql, change, database.configuration(), administrator, NOW));
    var took = Runs.millis(begun, System.nanoTime());
    if (!found.works() || found.parts().getFirst().count() != deals) {
      throw new IllegalStateException(
          "the dry run says " + found.counted() + " " + found.reasons());
    }
    return took;
  }

  private static void draft(Database database) {
    var bus =
        new CommandBus(
            database,
            new CorrectedClock(InstantSource.fixed(Instant.ofEpochMilli(NOW))),
            () -> Ids.derive("review", "new " + System.nanoTime()),
            ADMINISTRATOR,
            "bench");
    bus.submit(new Command.DraftPipeline(STRICTER, PIPELINE, null)).join();
    var stage = database.configuration().stages(STRICTER).get(2);
    var said =
        bus.submit(
                new Command.CreateRecord(
                    RecordType.CHECKLIST_ITEM,
                    Ids.derive("review", "condition"),
                    Map.of(
                        "name", "Report", "stage", stage.id(), "gate", "exit", "kind", "action")))
            .join();
    if (!said.reasons().isEmpty()) {
      throw new IllegalStateException("no stricter version: " + said.reasons());
    }
  }

  private record Opened(ReviewBoard board, int deals, double millis) {}

  private static Opened opened(Database database) {
    var begun = System.nanoTime();
    var board =
        database.readNow(sql -> {
          var asked =
              new ReviewAsked(
                  PIPELINE,
                  Quarter.of(LocalDate.of(2026, 11, 23)),
                  NOW - Duration.ofDays(7).toMillis(),
                  NOW,
                  ZONE);
          var configuration = database.configuration();
          return ReviewBoard.of(configuration, ReviewQueries.book(sql, configuration, asked), TEAM);
        });
    var numbers = board.select(Optional.empty(), ReviewFilter.ALL, Sort.NONE);
    board.counts(Optional.empty());
    firstRows(database, numbers);
    return new Opened(board, numbers.length, Runs.millis(begun, System.nanoTime()));
  }

  private static void firstRows(Database database, long[] numbers) {
    var shown = Arrays.copyOf(numbers, Math.min(numbers.length, FIRST_ROWS));
    var details =
        database.readNow((Sql sql) -> ReviewQueries.details(sql, database.configuration(), shown));
    if (details.size() != shown.length) {
      throw new IllegalStateException("rows are missing");
    }
  }

  private static void add(Runs measured, String what, List<Double> took, double goal) {
    Collections.sort(took);
    measured.add(what + ", p50", "ms", LiveEdit.percentile(took, 50));
    measured.add(what + ", p95", "ms", LiveEdit.percentile(took, 95), goal);
  }

  /// As if HQ had sent them: people, stages, deals, and what happened to them.
  private double fill(Database database) {
    var begun = System.nanoTime();
    var actor = new Actor(MANAGER, Role.MANAGER, TEAM, "bench", Set.of("config", "team/" + TEAM));
    var replica = new Replica(database, () -> actor);
    var random = new Random(7);
    var scopes = List.of("config", "team/" + TEAM);
    var head = new PullHead(1, "bench", SEQ, -1, 0, scopes, List.of(), Map.of(), -1);
    var rows = new ArrayList<PullRow>();
    numbered = 0;
    company(rows);
    for (var number = 0; number < deals; number++) {
      deal(rows, number, random);
      if (rows.size() >= PART) {
        replica.applyPart(head, List.copyOf(rows), numbered, replica.standing()).join();
        rows.clear();
      }
    }
    replica.apply(head, rows, new PullTail(true, Map.of()), replica.standing(), new Acknowledged());
    return Runs.seconds(begun, System.nanoTime());
  }

  private void company(List<PullRow> rows) {
    put(rows, CONFIG, "team", TEAM, Map.of("name", "East"));
    put(
        rows,
        CONFIG,
        "user",
        MANAGER,
        Map.of("login", "m", "name", "M", "role", "manager", "team", TEAM));
    put(
        rows,
        CONFIG,
        "user",
        ADMINISTRATOR,
        Map.of("login", "a", "name", "A", "role", "admin", "team", TEAM));
    put(rows, CONFIG, "pipeline", PIPELINE, Map.of("name", "Standard"));
    for (var stage = 0; stage <= STAGES; stage++) {
      put(
          rows,
          CONFIG,
          "stage",
          stage(stage),
          Map.of(
              "name",
              "Stage " + stage,
              "pipeline",
              PIPELINE,
              "position",
              (long) stage,
              "kind",
              stage < STAGES - 1 ? "open" : stage < STAGES ? "won" : "lost",
              "limitDays",
              14L,
              "winRatePercent",
              stage < STAGES ? 15L * (stage + 1) : 0L));
      if (stage < STAGES - 1) {
        for (var item = 0; item < 3; item++) {
          put(
              rows,
              CONFIG,
              "checklist_item",
              Ids.derive(stage(stage), "item " + item),
              Map.of("name", "Item " + item, "stage", stage(stage), "kind", "action"));
        }
      }
    }
    for (var rep = 0; rep < reps; rep++) {
      var user = rep(rep);
      put(
          rows,
          CONFIG,
          "user",
          user,
          Map.of("login", "r" + rep, "name", "Rep " + rep, "role", "rep", "team", TEAM));
      put(
          rows,
          TEAMS,
          "quota",
          Quota.idOf(user, null, "2026-Q4", "CNY"),
          Map.of("owner", user, "quarter", "2026-Q4", "currency", "CNY", "amount", 500_000_000L));
    }
  }

  /// An open deal with a customer, some contacts, and, of every third, a move or another day this
  /// week; of every fifth a day that was put off before.
  private void deal(List<PullRow> rows, int number, Random random) {
    var id = Ids.derive("review", "deal " + number);
    var owner = rep(number % reps);
    var stage = random.nextInt(STAGES - 1);
    var age = 10 + random.nextInt(200);
    var today = NOW / 86_400_000;
    var account = Ids.derive("review", "account " + number);
    put(rows, TEAMS, "account", account, Map.of("name", "云帆样例 " + number, "owner", owner));
    var fields = new HashMap<String, Object>();
    fields.put("name", "多仓模块 " + number);
    fields.put("account", account);
    fields.put("pipeline", PIPELINE);
    fields.put("stage", stage(stage));
    fields.put("state", "open");
    fields.put("amount", 100_000L * (1 + random.nextInt(900)));
    fields.put("currency", "CNY");
    fields.put("closeOn", today - 10 + random.nextInt(90));
    fields.put("createdAt", ago(age));
    fields.put("stageSince", ago(random.nextInt(age)));
    fields.put("lastContactAt", ago(random.nextInt(30)));
    if (number % 4 != 0) {
      fields.put("nextStep", "约副总电话");
      fields.put("nextStepAt", ago(-2));
    }
    fields.put("note", "x".repeat(300));
    fields.put("owner", owner);
    put(rows, TEAMS, "opportunity", id, fields);
    for (var contact = 0; contact < 3; contact++) {
      activity(
          rows,
          id,
          owner,
          "contact " + contact,
          ago(random.nextInt(60)),
          "call",
          Map.of("direction", "out", "outcome", contact == 0 ? "reached" : "no-answer"));
    }
    for (var move = 0; move < stage; move++) {
      activity(
          rows,
          id,
          owner,
          "move " + move,
          ago(number % 3 == 0 ? 2 : 30),
          "stage",
          Map.of(
              "fromStage", stage(move),
              "toStage", stage(move + 1),
              "durationSeconds", 86_400L * (1 + random.nextInt(20))));
    }
    if (number % 5 == 0) {
      activity(
          rows,
          id,
          owner,
          "push",
          ago(20),
          "revision",
          Map.of("fromCloseOn", today - 30, "toCloseOn", today + 5));
    }
    if (number % 3 == 0) {
      activity(
          rows,
          id,
          owner,
          "grew",
          ago(1),
          "revision",
          Map.of("fromAmount", 100_000L, "toAmount", fields.get("amount")));
    }
  }

  private void activity(
      List<PullRow> rows,
      String deal,
      String owner,
      String name,
      long at,
      String kind,
      Map<String, ?> more) {
    var fields = new HashMap<String, Object>(more);
    fields.put("parentType", "opportunity");
    fields.put("parent", deal);
    fields.put("kind", kind);
    fields.put("occurredAt", at);
    fields.put("owner", owner);
    put(rows, TEAMS, "activity", Ids.derive(deal, name), fields);
  }

  private void put(
      List<PullRow> rows, int scope, String type, String id, Map<String, Object> fields) {
    rows.add(new PullRow(scope, type, id, ++numbered, false, fields));
  }

  private static long ago(long days) {
    return NOW - Duration.ofDays(days).toMillis();
  }

  private static String rep(int number) {
    return Ids.derive("review", "rep " + number);
  }

  private static String stage(int number) {
    return Ids.derive("review", "stage " + number);
  }
}
