package outrider.bench.workload;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import outrider.app.board.BoardShelf;
import outrider.app.command.CommandBus;
import outrider.app.command.CorrectedClock;
import outrider.app.store.Acknowledged;
import outrider.app.store.Database;
import outrider.app.store.DatabaseFile;
import outrider.app.store.ProfileKey;
import outrider.app.store.Replica;
import outrider.bench.Measurement;
import outrider.bench.Workload;
import outrider.bench.process.BoardProcess;
import outrider.core.command.Command;
import outrider.core.protocol.PullHead;
import outrider.core.protocol.PullRow;
import outrider.core.protocol.PullTail;
import outrider.core.record.Ids;
import outrider.core.record.RecordType;
import outrider.core.rule.Actor;
import outrider.core.user.Role;

/// The process board of a company with five activities to a lead, on the encrypted file of its
/// manager's laptop: from opening to every figure counted, and from a logged call to the same, of
/// twelve months and of all times, each compared with the time before. And what it costs to work
/// the facts out of a book that had none.
public final class ProcessBoard implements Workload {
  private static final int PART = 10_000;
  private static final int CHANGES = 20;
  private static final int REPS = 200;
  private static final int STAGES = 6;
  private static final int CONFIG = 0;
  private static final int TEAMS = 1;
  private static final long NOW = Instant.parse("2026-11-23T03:02:11Z").toEpochMilli();
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final String TEAM = Ids.derive("board", "team");
  private static final String MANAGER = Ids.derive("board", "manager");
  private static final String PIPELINE = Ids.derive("board", "pipeline");
  private static final List<String> SOURCES = List.of("官网", "展会", "转介绍", "白皮书", "电话");
  private static final List<String> INDUSTRIES = List.of("物流", "医药", "制造", "教育", "港口");

  /// Seed of the file's key: nothing is secret here.
  private static final long KEY = 11;

  /// Beyond the number of every row that comes.
  private static final long SEQ = 100_000_000;

  private final int leads;
  private long numbered;

  public ProcessBoard(int leads) {
    this.leads = leads;
  }

  @Override
  public String name() {
    return switch (leads) {
      case 1_000_000 -> "board1M";
      case 100_000 -> "board";
      default -> "board-small";
    };
  }

  @Override
  public String title() {
    return String.format(
        Locale.ROOT,
        "process board over %,d leads and about %,d activities, encrypted",
        leads,
        5 * leads);
  }

  @Override
  public Workload small() {
    return new ProcessBoard(2_000);
  }

  @Override
  public List<Measurement> measure(Path folder, int runs) {
    var measured = new Runs(name());
    measured.detail("leads", leads);
    var file = folder.resolve("outrider.db");
    var key = ProfileKey.random(new Random(KEY));
    try (var database = DatabaseFile.open(file, key, InstantSource.system()).database()) {
      measured.add("filled in, facts with it", "s", fill(database));
      measured.detail(
          "activities", database.readNow(sql -> sql.number("SELECT count(*) FROM activity")));
      measured.add("file", "MB", file.toFile().length() / 1e6);
      measured.add(
          "of it facts",
          "MB",
          database.readNow(sql ->
              sql.number("SELECT count(*) FROM lead_fact") * 50
                  + sql.number("SELECT count(*) FROM deal_fact") * 50
                  + sql.number("SELECT count(*) FROM stage_visit") * 24
                  + sql.number("SELECT count(*) FROM touch_fact") * 12)
              / 1e6);
    }
    for (var run = 0; run < runs; run++) {
      try (var database = DatabaseFile.open(file, key, InstantSource.system()).database()) {
        measure(database, measured);
      }
      try (var window = window(folder, file)) {
        measured.add(
            "workstation with the board shown, peak memory",
            "MB",
            window.cost().peakMegabytes(),
            700.0);
      }
    }
    return measured.measurements();
  }

  private BoardProcess window(Path folder, Path file) {
    return new BoardProcess(
        folder.resolve("window.log"),
        file.toString(),
        Long.toString(KEY),
        MANAGER,
        folder.resolve("settings").toString(),
        String.format(Locale.ROOT, "%,d", leads));
  }

  private boolean isLarge() {
    return leads == 1_000_000;
  }

  private void measure(Database database, Runs measured) {
    var shelf = new BoardShelf(database);
    measured.add("open, cold", "ms", board(database, shelf, false), isLarge() ? 3_000.0 : 1_000.0);
    measured.add("open again", "ms", board(database, shelf, false));
    changes(database, shelf, false, measured, "twelve months");
    measured.add("all times", "ms", board(database, shelf, true));
    changes(database, shelf, true, measured, "all times");
  }

  /// From a call that was logged to every figure with it.
  private void changes(
      Database database, BoardShelf shelf, boolean all, Runs measured, String what) {
    var bus =
        new CommandBus(
            database,
            new CorrectedClock(InstantSource.fixed(Instant.ofEpochMilli(NOW))),
            () -> Ids.derive("board", "new " + System.nanoTime()),
            MANAGER,
            "bench");
    var took = new ArrayList<Double>();
    for (var change = 0; change < CHANGES; change++) {
      var receipt =
          bus.submit(
                  new Command.LogActivity(
                      bus.newId(),
                      RecordType.LEAD,
                      lead(1 + (change * 7919) % leads),
                      "call",
                      "out",
                      NOW - 1_000L * change,
                      null,
                      "reached",
                      "bench",
                      null,
                      List.of(),
                      null,
                      null))
              .join();
      if (!receipt.done()) {
        throw new IllegalStateException("a call was refused");
      }
      took.add(board(database, shelf, all));
    }
    Collections.sort(took);
    measured.add(
        "after a change, " + what + ", p95",
        "ms",
        LiveEdit.percentile(took, 95),
        isLarge() ? 300.0 : 100.0);
  }

  private double board(Database database, BoardShelf shelf, boolean all) {
    var began = System.nanoTime();
    var counted =
        database.<Long>readNow(sql -> BoardShelf.measure(shelf, sql, PIPELINE, all, NOW, ZONE));
    var took = Runs.millis(began, System.nanoTime());
    if (all && counted != leads) {
      throw new IllegalStateException("the board counts " + counted + " leads");
    }
    return took;
  }

  /// As if HQ had sent them.
  private double fill(Database database) {
    var began = System.nanoTime();
    var actor = new Actor(MANAGER, Role.MANAGER, TEAM, "bench", Set.of("config", "team/" + TEAM));
    var replica = new Replica(database, () -> actor);
    var random = new Random(7);
    var scopes = List.of("config", "team/" + TEAM);
    var head = new PullHead(1, "bench", SEQ, -1, 0, scopes, List.of(), Map.of(), -1);
    var rows = new ArrayList<PullRow>();
    numbered = 0;
    company(rows);
    for (var number = 1; number <= leads; number++) {
      lead(rows, number, random);
      if (rows.size() >= PART) {
        replica.applyPart(head, List.copyOf(rows), numbered, replica.standing()).join();
        rows.clear();
      }
    }
    replica.apply(head, rows, new PullTail(true, Map.of()), replica.standing(), new Acknowledged());
    replica.close();
    return Runs.seconds(began, System.nanoTime());
  }

  private void company(List<PullRow> rows) {
    put(rows, CONFIG, "team", TEAM, Map.of("name", "East"));
    user(rows, MANAGER, "manager");
    for (var rep = 0; rep < REPS; rep++) {
      user(rows, rep(rep), "rep");
    }
    put(rows, CONFIG, "pipeline", PIPELINE, Map.of("name", "Standard"));
    for (var stage = 0; stage <= STAGES + 1; stage++) {
      put(
          rows,
          CONFIG,
          "stage",
          stage(stage),
          Map.of(
              "name",
              stage == 3 ? "Quote" : "Stage " + stage,
              "pipeline",
              PIPELINE,
              "position",
              (long) stage,
              "kind",
              stage < STAGES ? "open" : stage == STAGES ? "won" : "lost",
              "limitDays",
              7L));
    }
    for (var industry = 0; industry < INDUSTRIES.size(); industry++) {
      put(
          rows,
          TEAMS,
          "account",
          account(industry),
          Map.of("name", "样例 " + industry, "industry", INDUSTRIES.get(industry)));
    }
  }

  private void user(List<PullRow> rows, String id, String role) {
    put(rows, CONFIG, "user", id, Map.of("login", id, "name", id, "role", role, "team", TEAM));
  }

  /// A lead of the last two years; one in eight became a deal, which went some way.
  private void lead(List<PullRow> rows, int number, Random random) {
    var id = lead(number);
    var owner = rep(number % REPS);
    var created = NOW - Duration.ofDays(730).toMillis() / leads * (leads - number);
    var converts = number % 8 == 0;
    var industry = random.nextInt(INDUSTRIES.size());
    var fields = new HashMap<String, Object>();
    fields.put("name", "样例线索 " + number);
    fields.put("company", "样例公司 " + number % 5_000);
    fields.put("source", SOURCES.get(random.nextInt(SOURCES.size())));
    fields.put("industry", INDUSTRIES.get(industry));
    fields.put("intent", "ABC".substring(number % 3, number % 3 + 1));
    fields.put("status", converts ? "converted" : "working");
    fields.put("owner", owner);
    fields.put("team", TEAM);
    fields.put("createdAt", created);
    var deal = Ids.derive(id, "deal");
    if (converts) {
      fields.put("opportunity", deal);
    }
    put(rows, TEAMS, "lead", id, fields);
    var touches = converts ? 2 : 5;
    for (var touch = 0; touch < touches; touch++) {
      var at = created + (long) Math.exp(random.nextGaussian() * 1.5 + 3) * 60_000;
      activity(
          rows,
          Ids.derive(id, "touch " + touch),
          "lead",
          id,
          owner,
          Math.min(NOW, at + touch * Duration.ofDays(1).toMillis()),
          Map.of("kind", "call", "direction", "out", "outcome", "reached"));
    }
    if (converts) {
      deal(rows, deal, id, industry, owner, Math.min(NOW, created + 864_000_000L), random);
    }
  }

  private void deal(
      List<PullRow> rows,
      String id,
      String lead,
      int industry,
      String owner,
      long created,
      Random random) {
    var at = created;
    var last = 1 + random.nextInt(STAGES);
    var stage = 0;
    for (; stage < last; stage++) {
      var stayed = Duration.ofDays(1 + random.nextInt(12)).toSeconds();
      if (at + 1_000 * stayed > NOW) {
        break;
      }
      at += 1_000 * stayed;
      activity(
          rows,
          Ids.derive(id, "move " + stage),
          "opportunity",
          id,
          owner,
          at,
          Map.of(
              "kind",
              "stage",
              "fromStage",
              stage(stage),
              "toStage",
              stage(stage + 1),
              "durationSeconds",
              stayed));
    }
    var fields = new HashMap<String, Object>();
    fields.put("name", "样例商机");
    fields.put("account", account(industry));
    fields.put("lead", lead);
    fields.put("pipeline", PIPELINE);
    fields.put("stage", stage(stage));
    fields.put("state", stage == STAGES ? "won" : "open");
    fields.put("stageSince", at);
    fields.put("amount", (long) Math.exp(random.nextGaussian() + 16));
    fields.put("currency", "CNY");
    fields.put("owner", owner);
    fields.put("team", TEAM);
    fields.put("createdAt", created);
    put(rows, TEAMS, "opportunity", id, fields);
  }

  private void activity(
      List<PullRow> rows,
      String id,
      String type,
      String parent,
      String owner,
      long at,
      Map<String, Object> more) {
    var fields = new HashMap<String, Object>(more);
    fields.put("parentType", type);
    fields.put("parent", parent);
    fields.put("occurredAt", at);
    fields.put("owner", owner);
    fields.put("team", TEAM);
    fields.put("createdBy", owner);
    put(rows, TEAMS, "activity", id, fields);
  }

  private void put(
      List<PullRow> rows, int scope, String type, String id, Map<String, Object> fields) {
    rows.add(new PullRow(scope, type, id, ++numbered, false, fields));
  }

  private static String lead(int number) {
    return Ids.derive("board", "lead " + number);
  }

  private static String rep(int number) {
    return Ids.derive("board", "rep " + number);
  }

  private static String stage(int number) {
    return Ids.derive("board", "stage " + number);
  }

  private static String account(int industry) {
    return Ids.derive("board", "account " + industry);
  }
}
