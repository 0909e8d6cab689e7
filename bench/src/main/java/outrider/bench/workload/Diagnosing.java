package outrider.bench.workload;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import outrider.app.board.BoardShelf;
import outrider.app.board.EvidenceAsked;
import outrider.app.store.Acknowledged;
import outrider.app.store.Database;
import outrider.app.store.DatabaseFile;
import outrider.app.store.ProfileKey;
import outrider.app.store.Replica;
import outrider.bench.Measurement;
import outrider.bench.Workload;
import outrider.core.diagnosis.Cause;
import outrider.core.diagnosis.Diagnostician;
import outrider.core.diagnosis.sample.SampleCompany;
import outrider.core.protocol.PullHead;
import outrider.core.protocol.PullRow;
import outrider.core.protocol.PullTail;
import outrider.core.quota.Quarter;
import outrider.core.rule.Actor;
import outrider.core.user.Role;

/// The diagnosis of a large company with the case in it, on the encrypted file of its manager's
/// laptop: a year of leads, deals with their moves, touches, and how late every laptop was on every
/// day. From opening to all four steps found: with nothing in memory, and again.
public final class Diagnosing implements Workload {
  private static final int PART = 10_000;
  private static final int REPS = 200;
  private static final int AGAIN = 5;
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final long NOW = Instant.parse("2025-10-27T01:00:00Z").toEpochMilli();

  /// Seed of the file's key: nothing is secret here.
  private static final long KEY = 12;

  /// Beyond the number of every row that comes.
  private static final long SEQ = 100_000_000;

  private final int leads;
  private final int reps;

  public Diagnosing(int leads) {
    this(leads, REPS);
  }

  private Diagnosing(int leads, int reps) {
    this.leads = leads;
    this.reps = reps;
  }

  @Override
  public String name() {
    return reps == REPS ? "diagnosis" : "diagnosis-small";
  }

  @Override
  public String title() {
    return String.format(
        Locale.ROOT, "diagnosis over a year of about %,d leads of %d reps, encrypted", leads, reps);
  }

  @Override
  public Workload small() {
    return new Diagnosing(4_000, 10);
  }

  @Override
  public List<Measurement> measure(Path folder, int runs) {
    var measured = new Runs(name());
    var file = folder.resolve("outrider.db");
    var key = ProfileKey.random(new Random(KEY));
    try (var database = DatabaseFile.open(file, key, InstantSource.system()).database()) {
      measured.add("filled in, facts with it", "s", fill(database));
      for (var table : List.of("lead", "opportunity", "activity", "device_lag")) {
        measured.detail(
            table, database.readNow(sql -> sql.number("SELECT count(*) FROM " + table)));
      }
    }
    for (var run = 0; run < runs; run++) {
      try (var database = DatabaseFile.open(file, key, InstantSource.system()).database()) {
        var shelf = new BoardShelf(database);
        measured.add("open, cold", "ms", diagnosed(database, shelf), 1_000.0);
        for (var again = 0; again < AGAIN; again++) {
          measured.add("open again", "ms", diagnosed(database, shelf), 1_000.0);
        }
      }
    }
    return measured.measurements();
  }

  private static double diagnosed(Database database, BoardShelf shelf) {
    var began = System.nanoTime();
    var found =
        database.readNow(sql ->
            Diagnostician.of(
                shelf
                    .evidence(
                        sql,
                        new EvidenceAsked(
                            Optional.of(CaseRows.TEAM),
                            CaseRows.PIPELINE,
                            new Quarter(2025, 3),
                            NOW,
                            ZONE,
                            database.configuration()))
                    .evidence()));
    var took = Runs.millis(began, System.nanoTime());
    if (found.cause().map(Cause::kind).filter(Cause.Kind.LAG::equals).isEmpty()) {
      throw new IllegalStateException("the diagnosis names " + found.cause().map(Cause::kind));
    }
    return took;
  }

  /// As if HQ had sent it.
  private double fill(Database database) {
    var rows = new ArrayList<PullRow>();
    var last = CaseRows.write(SampleCompany.large(leads, reps), rows::add);
    var scopes = List.of("config", "team/" + CaseRows.TEAM);
    var began = System.nanoTime();
    var actor =
        new Actor(CaseRows.MANAGER, Role.MANAGER, CaseRows.TEAM, "bench", Set.copyOf(scopes));
    var replica = new Replica(database, () -> actor);
    var head = new PullHead(1, "bench", SEQ, -1, 0, scopes, List.of(), Map.of(), -1);
    CaseRows.parts(rows, PART)
        .forEach(
            part -> replica.applyPart(head, part, part.getLast().q(), replica.standing()).join());
    replica.apply(
        head, List.of(), new PullTail(true, Map.of()), replica.standing(), new Acknowledged());
    replica.close();
    if (last == 0) {
      throw new IllegalStateException("nothing was written");
    }
    return Runs.seconds(began, System.nanoTime());
  }
}
