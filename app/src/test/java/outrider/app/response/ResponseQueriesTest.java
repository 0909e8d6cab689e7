package outrider.app.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.app.SampleBook;
import outrider.app.store.Database;
import outrider.app.store.Profiles;
import outrider.app.store.Sql;
import outrider.core.calendar.CalendarDefinition;
import outrider.core.configuration.Configuration;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.response.ResponseTimes;

/// The figures are what hand-written SQL finds in the same book, and are there before anybody has
/// looked up.
final class ResponseQueriesTest {
  private static final long NOW = Profiles.MONDAY.toEpochMilli();
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final long FROM = NOW - 90 * DAY;

  @TempDir private Path folder;

  @Test
  void theFiguresAreThoseOfHandWrittenSql() {
    var seed = System.nanoTime();
    Profiles.in(
        folder,
        database -> {
          fill(database, 3_000, seed);
          var side = database.readNow(sql -> side(sql, Optional.empty())).now();
          var times = side.times();
          database.readNow(sql -> {
            sql.script(
                """
                CREATE TEMP TABLE waited AS
                SELECT l.no, l.owner, l.created_at,
                  (SELECT min(a.occurred_at) FROM activity a WHERE a.parent_type = 'lead'
                    AND a.parent = l.id AND a.occurred_at >= l.created_at
                    AND a.kind NOT IN ('note', 'download', 'stage', 'signoff')
                    AND (a.direction IS NULL OR a.direction = 'out')) AS first_at
                FROM lead l
                WHERE l.created_at >= %d AND l.created_at < %d AND l.import_id IS NULL;
                CREATE TEMP TABLE counted AS
                SELECT w.no, w.owner, w.first_at IS NULL AS waits,
                  coalesce(w.first_at, %d) - w.created_at AS millis, w.first_at, w.created_at
                FROM waited w JOIN lead l ON l.no = w.no
                WHERE w.first_at IS NOT NULL OR l.status IS NULL
                  OR (l.status <> 'converted' AND l.status <> 'disqualified');
                """
                    .formatted(FROM, NOW + 1, NOW));
            var as = "seed %d".formatted(seed);
            var all = sql.number("SELECT count(*) FROM counted");
            assertThat(all).as(as).isGreaterThan(1_000);
            assertThat((long) times.leads()).as(as).isEqualTo(all);
            assertThat((long) times.waiting())
                .as(as)
                .isEqualTo(sql.number("SELECT count(*) FROM counted WHERE waits"));
            for (var percent : List.of(50, 90, 99)) {
              assertThat(times.percentile(percent).orElseThrow().millis())
                  .as(as)
                  .isEqualTo(
                      sql.number(
                          "SELECT millis FROM counted ORDER BY millis LIMIT 1 OFFSET ?",
                          (percent * all + 99) / 100 - 1));
            }
            assertThat((long) times.within(ResponseTimes.AT_ONCE))
                .as(as)
                .isEqualTo(
                    sql.number(
                        "SELECT count(*) FROM counted WHERE NOT waits AND millis <= 300000"));
            assertThat((long) times.within(ResponseTimes.SOON))
                .as(as)
                .isEqualTo(
                    sql.number(
                        "SELECT count(*) FROM counted WHERE NOT waits AND millis <= 1800000"));
            assertThat((long) times.over(ResponseTimes.LATE))
                .as(as)
                .isEqualTo(sql.number("SELECT count(*) FROM counted WHERE millis > 7200000"));
            sql.script(
                """
                CREATE TEMP TABLE followed AS
                SELECT c.no, c.first_at, (SELECT count(*) > 1 FROM activity a
                  JOIN lead l ON l.id = a.parent WHERE l.no = c.no
                    AND a.kind IN ('call', 'visit', 'email', 'wechat', 'meeting')
                    AND coalesce(a.direction, 'out') = 'out'
                    AND a.occurred_at BETWEEN c.first_at AND c.first_at + 172800000) AS again
                FROM counted c WHERE NOT c.waits;
                """);
            assertThat((long) side.followed().size())
                .as(as)
                .isEqualTo(sql.number("SELECT count(*) FROM followed WHERE again"));
            assertThat((long) side.contacted().size())
                .as(as)
                .isEqualTo(
                    sql.number(
                        "SELECT count(*) FROM followed WHERE again OR first_at + 172800000 < ?",
                        NOW));
            var lin = SampleBook.id("rep", 1);
            var line =
                new ResponseReport(Optional.empty(), side)
                    .lines(Grouping.PERSON, (lead, until) -> until - lead.createdAt(), NOW).stream()
                        .filter(each -> each.key().equals(lin))
                        .findFirst()
                        .orElseThrow();
            assertThat((long) line.now().times().leads())
                .as(as)
                .isEqualTo(sql.number("SELECT count(*) FROM counted WHERE owner = ?", lin));
            return true;
          });
        });
  }

  @Test
  void beforeAndAfterAChangeAreDividedAtIt() {
    Profiles.in(
        folder,
        database -> {
          fill(database, 500, 11);
          var cut = NOW - 30 * DAY;
          var report = database.readNow(sql -> side(sql, Optional.of(cut)));
          var whole = database.readNow(sql -> side(sql, Optional.empty()));

          assertThat(report.before().orElseThrow().leads())
              .isNotEmpty()
              .allMatch(lead -> lead.createdAt() < cut);
          assertThat(report.now().leads()).isNotEmpty().allMatch(lead -> lead.createdAt() >= cut);
          assertThat(report.before().orElseThrow().times().leads() + report.now().times().leads())
              .isEqualTo(whole.now().times().leads());
        });
  }

  @Test
  void openingHoursAreThoseOfTheLeadsServiceLevel() {
    var week = SampleBook.id("calendar", 1);
    var configuration =
        new Configuration(
            List.of(
                Profiles.row(
                    RecordType.CALENDAR,
                    week,
                    "name",
                    "week",
                    CalendarDefinition.ZONE,
                    "Asia/Shanghai",
                    "monday",
                    "09:00-18:00"),
                Profiles.row(
                    RecordType.SERVICE_LEVEL,
                    SampleBook.id("level", 1),
                    "name",
                    "fair",
                    "kind",
                    "first-response",
                    "minutes",
                    30L,
                    "sources",
                    List.of("fair"),
                    "calendar",
                    week)));
    var friday = Profiles.MONDAY.toEpochMilli() - 3 * DAY;
    var measure = new BusinessTime(configuration, friday - DAY, NOW);

    // 10:16 on a Monday is 76 minutes after it opened.
    assertThat(measure.millis(lead(friday, "fair"), NOW))
        .isEqualTo(Duration.ofMinutes(76).toMillis());
    assertThat(measure.millis(lead(friday, "website"), NOW)).as("by the clock").isEqualTo(3 * DAY);
  }

  private static ResponseReport side(Sql sql, Optional<Long> cut) {
    var leads = ResponseQueries.waited(sql, FROM, NOW + 1);
    return ResponseReport.of(leads, cut, (lead, until) -> until - lead.createdAt(), NOW);
  }

  private static WaitedLead lead(long createdAt, String source) {
    return new WaitedLead(1, createdAt, 0, 0, "lin", source, "A", false);
  }

  /// Leads of a hundred days with all that may be said of them.
  private static void fill(Database database, int leads, long seed) {
    var random = new Random(seed);
    var kinds = List.of("call", "visit", "email", "wechat", "meeting", "note", "download", "stage");
    var rows = new ArrayList<Row>();
    for (var number = 0; number < leads; number++) {
      var id = SampleBook.id("waits", number);
      var created = NOW - (long) (random.nextDouble() * 100 * DAY);
      var statuses = new String[] {null, "new", "working", "converted", "disqualified"};
      rows.add(
          Profiles.row(
              RecordType.LEAD,
              id,
              "name",
              "Lead " + number,
              "owner",
              SampleBook.id("rep", random.nextInt(12)),
              "source",
              "source " + random.nextInt(6),
              "intent",
              random.nextBoolean() ? "A" : null,
              "status",
              statuses[random.nextInt(statuses.length)],
              "importId",
              random.nextInt(20) == 0 ? "march" : null,
              "createdAt",
              created));
      for (var entry = random.nextInt(5); entry > 0; entry--) {
        var directions = new String[] {"out", "in", null};
        var after = (long) Math.exp(random.nextDouble() * 22) - 60_000;
        rows.add(
            Profiles.row(
                RecordType.ACTIVITY,
                SampleBook.id("said", number * 10 + entry),
                "parentType",
                "lead",
                "parent",
                id,
                "kind",
                kinds.get(random.nextInt(kinds.size())),
                "direction",
                directions[random.nextInt(3)],
                "occurredAt",
                Math.min(NOW, created + after),
                "text",
                "what was said"));
      }
    }
    Profiles.seed(database, rows.toArray(Row[]::new));
  }
}
