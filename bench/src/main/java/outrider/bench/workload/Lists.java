package outrider.bench.workload;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import outrider.app.list.Condition;
import outrider.app.list.ListQuery;
import outrider.app.list.Operator;
import outrider.app.list.Viewpoint;
import outrider.app.response.ResponseQueries;
import outrider.app.store.Acknowledged;
import outrider.app.store.Database;
import outrider.app.store.DatabaseFile;
import outrider.app.store.ProfileKey;
import outrider.app.store.RecordTable;
import outrider.app.store.Replica;
import outrider.app.store.Sql;
import outrider.bench.Measurement;
import outrider.bench.SampleLeads;
import outrider.bench.Workload;
import outrider.core.configuration.FieldRegistry;
import outrider.core.protocol.PullHead;
import outrider.core.protocol.PullRow;
import outrider.core.protocol.PullTail;
import outrider.core.record.RecordType;
import outrider.core.rule.Actor;
import outrider.core.user.Role;

/// Search as you type, filter, sort and open a lead, on the encrypted file of one laptop: what a
/// person waits for between a key and the first rows.
public final class Lists implements Workload {

  private static final int PART = 10_000;
  private static final int FIRST_ROWS = 50;
  private static final int QUESTIONS = 200;

  /// A whole list of a million records takes a second to count out.
  private static final int WHOLE_LISTS = 20;

  private static final String USER = "00000000-0000-7000-8000-000000000001";
  private static final String SCOPE = "user/" + USER;

  /// One and two Chinese characters, initials, phone beginnings, companies.
  private static final List<String> SEARCHES =
      List.of("张", "张伟", "华为", "zw", "1380001", "云帆样例", "sample12", "司马", "欧阳明珠", "lq", "远山 物流");

  private final int leads;

  public Lists(int leads) {
    this.leads = leads;
  }

  @Override
  public String name() {
    return leads == 1_000_000 ? "search1M" : "search100k";
  }

  @Override
  public String title() {
    return String.format(
        Locale.ROOT, "search, filter, sort and open among %,d leads, encrypted", leads);
  }

  @Override
  public List<Measurement> measure(Path folder, int runs) {
    var measured = new Runs(name());
    measured.detail("leads", leads);
    var file = folder.resolve("outrider.db");
    var key = ProfileKey.random(new SecureRandom());
    try (var database = DatabaseFile.open(file, key, InstantSource.system()).database()) {
      measured.add("filled in", "s", fill(database));
      measured.add("file", "MB", file.toFile().length() / 1e6);
      var viewpoint =
          new Viewpoint(
              FieldRegistry.builtIn(), USER, 1_795_000_000_000L, ZoneId.of("Asia/Shanghai"));
      for (var run = 0; run < runs; run++) {
        measure(database, viewpoint, measured);
      }
    }
    return measured.measurements();
  }

  private void measure(Database database, Viewpoint viewpoint, Runs measured) {
    var all = ListQuery.of(RecordType.LEAD);
    var aGrade = Condition.of("intent", Operator.IS, "A");
    var website = Condition.of("source", Operator.IS, "官网");
    var questions = new ArrayList<Consumer<Sql>>();
    for (var asked : SEARCHES) {
      questions.add(sql -> page(sql, all.searching(asked).first(sql, viewpoint, FIRST_ROWS)));
    }
    measured.add(
        "search as you type, p95",
        "ms",
        p95(database, questions),
        leads == 1_000_000 ? 100.0 : 30.0);
    measured.add(
        "filter to first rows, p95",
        "ms",
        p95(
            database,
            List.of(
                sql ->
                    page(
                        sql, all.where(List.of(aGrade, website)).first(sql, viewpoint, FIRST_ROWS)),
                sql -> page(sql, all.where(List.of(aGrade)).first(sql, viewpoint, FIRST_ROWS)))),
        150.0);
    measured.add(
        "sort to first rows, p95",
        "ms",
        p95(
            database,
            List.of(
                sql -> page(sql, all.sorted("amount", true).first(sql, viewpoint, FIRST_ROWS)),
                sql -> page(sql, all.sorted("name", false).first(sql, viewpoint, FIRST_ROWS)))),
        150.0);
    measured.add(
        "all numbers of a filtered list, p95",
        "ms",
        p95(
            database,
            List.of(sql -> all.where(List.of(aGrade, website)).numbers(sql, viewpoint)),
            WHOLE_LISTS));
    measured.add(
        "response times of all of them, p95",
        "ms",
        p95(database, List.of(sql -> ResponseQueries.waited(sql, 0, Long.MAX_VALUE)), WHOLE_LISTS),
        leads == 1_000_000 ? Optional.empty() : Optional.of(1_000.0));
    measured.add(
        "open a record, p95",
        "ms",
        p95(
            database,
            List.of(sql -> {
              var id = SampleLeads.id(1 + System.nanoTime() % leads);
              var row = RecordTable.of(RecordType.LEAD).find(sql, id);
              if (row.isEmpty()) {
                throw new IllegalStateException("lead " + id + " is missing");
              }
              RecordTable.of(RecordType.ACTIVITY).where(sql, "parent = ?", id);
              RecordTable.of(RecordType.TASK).where(sql, "parent = ?", id);
            })),
        50.0);
  }

  /// The rows that the numbers stand for, as a table shows them.
  private static void page(Sql sql, long[] numbers) {
    for (var number : numbers) {
      RecordTable.of(RecordType.LEAD).where(sql, "no = ?", number);
    }
  }

  private static double p95(Database database, List<? extends Consumer<Sql>> questions) {
    return p95(database, questions, QUESTIONS);
  }

  private static double p95(Database database, List<? extends Consumer<Sql>> questions, int times) {
    var took = new ArrayList<Double>();
    database.readNow(sql -> {
      for (var question = 0; question < times; question++) {
        var began = System.nanoTime();
        questions.get(question % questions.size()).accept(sql);
        if (question >= questions.size()) {
          took.add(Runs.millis(began, System.nanoTime()));
        }
      }
      return took.size();
    });
    Collections.sort(took);
    return LiveEdit.percentile(took, 95);
  }

  /// As if HQ had sent them: rows, search index and scope membership.
  private double fill(Database database) {
    var began = System.nanoTime();
    var actor = new Actor(USER, Role.REP, null, "bench", Set.of(SCOPE));
    var replica = new Replica(database, () -> actor);
    var sample = new SampleLeads(5);
    var head = new PullHead(1, "bench", leads, -1, 0, List.of(SCOPE), List.of(), Map.of(), leads);
    var part = new ArrayList<PullRow>(PART);
    for (var number = 1; number <= leads; number++) {
      var fields = sample.next(number);
      fields.put("owner", USER);
      fields.put("createdAt", 1_790_000_000_000L + number * 1_000L);
      part.add(new PullRow(0, "lead", SampleLeads.id(number), number, false, fields));
      if (part.size() == PART) {
        replica.applyPart(head, List.copyOf(part), number, replica.standing()).join();
        part.clear();
      }
    }
    replica.apply(head, part, new PullTail(true, Map.of()), replica.standing(), new Acknowledged());
    return Runs.seconds(began, System.nanoTime());
  }
}
