package outrider.app.review;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.app.store.Profiles.row;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.app.SampleBook;
import outrider.app.fx.FxTest;
import outrider.app.fx.Sort;
import outrider.app.store.Database;
import outrider.app.store.Profiles;
import outrider.app.store.RecordTable;
import outrider.app.store.Sql;
import outrider.core.pipeline.Journeys;
import outrider.core.pipeline.OpportunityStage;
import outrider.core.pipeline.Pipeline;
import outrider.core.quota.Quarter;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// What a review tells is what hand-written SQL finds in the same book, and comes from indexes
/// alone.
final class ReviewQueriesTest {
  private static final long NOW = SampleBook.NOW.toEpochMilli();
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final ReviewAsked ASKED =
      new ReviewAsked(
          SampleBook.PIPELINE, new Quarter(2026, 4), NOW - 7 * DAY, NOW, FxTest.SHANGHAI);

  @TempDir private Path folder;

  @Test
  void theReviewIsThatOfHandWrittenSql() {
    var seed = System.nanoTime();
    Profiles.in(
        folder,
        database -> {
          fill(database, seed);
          var configuration = database.configuration();
          database.readNow(sql -> {
            var book = ReviewQueries.book(sql, configuration, ASKED);
            var board = ReviewBoard.of(configuration, book, SampleBook.EAST);
            var counts = board.counts(Optional.empty());
            var as = "seed " + seed;
            assertThat(counts.get(ReviewFilter.ALL))
                .as(as)
                .isEqualTo(count(sql, "1"))
                .isGreaterThan(300);
            assertThat(counts.get(ReviewFilter.SILENT))
                .as(as)
                .isEqualTo(
                    count(sql, "coalesce(o.last_contact_at, o.created_at) < " + (NOW - 14 * DAY)));
            assertThat(counts.get(ReviewFilter.CLOSING))
                .as(as)
                .isEqualTo(
                    count(
                        sql,
                        "date(o.close_on * 86400, 'unixepoch') BETWEEN '2026-11-01' AND"
                            + " '2026-11-30'"));
            assertThat(counts.get(ReviewFilter.NO_NEXT_STEP))
                .as(as)
                .isEqualTo(count(sql, "o.next_step_at IS NULL"));
            assertThat(counts.get(ReviewFilter.CHANGED))
                .as(as)
                .isEqualTo(count(sql, changed()))
                .isBetween(20, book.deals().size() - 20);
            assertThat(counts.get(ReviewFilter.AT_RISK))
                .as(as)
                .isEqualTo(count(sql, risky(book.asked())));
            var lin = board.line(Optional.of(SampleBook.LIN));
            assertThat(lin.coverage().wonMinor())
                .as(as)
                .isEqualTo(
                    sql.number(
                        "SELECT sum(amount) FROM opportunity WHERE owner = ? AND state = 'won'"
                            + " AND closed_on BETWEEN julianday('2026-10-01') - 2440587.5"
                            + " AND julianday('2026-12-31') - 2440587.5",
                        SampleBook.LIN));
            assertThat(lin.coverage().openMinor())
                .as(as)
                .isEqualTo(
                    sql.number(
                        "SELECT sum(amount) FROM opportunity WHERE owner = ? AND state = 'open'"
                            + " AND close_on <= julianday('2026-12-31') - 2440587.5",
                        SampleBook.LIN));
            assertThat(lin.coverage().weightedMinor())
                .as(as)
                .isEqualTo(
                    sql.number(
                        "SELECT sum(o.amount * s.win_rate_percent / 100) FROM opportunity o"
                            + " JOIN stage s ON s.id = o.stage WHERE o.owner = ?"
                            + " AND o.state = 'open'"
                            + " AND o.close_on <= julianday('2026-12-31') - 2440587.5",
                        SampleBook.LIN));
            return counts;
          });
        });
  }

  @Test
  void dealsOfAnEarlierVersionAreReviewedBesideThoseOfThePublishedOne() {
    var seed = System.nanoTime();
    Profiles.in(
        folder,
        database -> {
          fill(database, seed);
          var alone = review(database, ASKED);
          var second = SampleBook.id("pipeline", 2);
          publish(database, second);
          var asked =
              new ReviewAsked(second, ASKED.quarter(), ASKED.since(), ASKED.now(), ASKED.zone());
          var beside = review(database, asked);
          var as = "seed " + seed;
          assertThat(beside.counts(Optional.empty()))
              .as(as)
              .isEqualTo(alone.counts(Optional.empty()));
          assertThat(beside.line(Optional.of(SampleBook.LIN)).coverage())
              .as(as)
              .isEqualTo(alone.line(Optional.of(SampleBook.LIN)).coverage());
          for (var stage : SampleBook.STAGES) {
            assertThat(beside.medianMillis(Journeys.copyOf(stage, second)))
                .as(as)
                .isEqualTo(alone.medianMillis(stage));
          }
        });
  }

  private static ReviewBoard review(Database database, ReviewAsked asked) {
    var configuration = database.configuration();
    return database.readNow(sql ->
        ReviewBoard.of(
            configuration, ReviewQueries.book(sql, configuration, asked), SampleBook.EAST));
  }

  /// A second version of the pipeline takes over, and every other deal with what happened to it.
  private static void publish(Database database, String second) {
    var rows = new ArrayList<Row>();
    database.readNow(sql -> {
      for (var first : RecordTable.of(RecordType.PIPELINE).all(sql)) {
        rows.add(
            first
                .with(Pipeline.STATE, Pipeline.RETIRED)
                .with(Pipeline.JOURNEY, first.id())
                .with(Pipeline.VERSION, 1L));
        rows.add(
            new Row(RecordType.PIPELINE, second, first.fields())
                .with(Pipeline.STATE, Pipeline.PUBLISHED)
                .with(Pipeline.JOURNEY, first.id())
                .with(Pipeline.VERSION, 2L));
      }
      for (var stage : RecordTable.of(RecordType.STAGE).all(sql)) {
        rows.add(
            new Row(RecordType.STAGE, Journeys.copyOf(stage.id(), second), stage.fields())
                .with(OpportunityStage.PIPELINE, second)
                .with(OpportunityStage.LINEAGE, stage.id()));
      }
      for (var deal : RecordTable.of(RecordType.OPPORTUNITY).where(sql, "no % 2 = 0")) {
        rows.add(
            deal.with("pipeline", second)
                .with("stage", Journeys.copyOf(deal.text("stage"), second)));
      }
      for (var move :
          RecordTable.of(RecordType.ACTIVITY).where(sql, "kind = 'stage' AND no % 2 = 0")) {
        rows.add(
            move.with("fromStage", Journeys.copyOf(move.text("fromStage"), second))
                .with("toStage", Journeys.copyOf(move.text("toStage"), second)));
      }
      return rows;
    });
    Profiles.seed(database, rows.toArray(Row[]::new));
  }

  @Test
  void aRowSaysWhenBothSpokeLastAndHowManyChecksAreMet() {
    Profiles.in(
        folder,
        database -> {
          Profiles.seed(database, SampleBook.configuration().toArray(Row[]::new));
          Profiles.seed(database, ReviewSample.rows().toArray(Row[]::new));
          database.readNow(sql -> {
            var configuration = database.configuration();
            var board =
                ReviewBoard.of(
                    configuration, ReviewQueries.book(sql, configuration, ASKED), SampleBook.EAST);
            var lins = board.select(Optional.of(SampleBook.LIN), ReviewFilter.ALL, Sort.NONE);
            var details = ReviewQueries.details(sql, configuration, lins);
            assertThat(details.values())
                .extracting(DealDetail::twoWayAt)
                .as("not the mail that nobody answered")
                .containsExactlyInAnyOrder(ReviewSample.ago(12), ReviewSample.ago(3), 0L, 0L);
            var survey = board.select(Optional.of(SampleBook.HE), ReviewFilter.SILENT, Sort.NONE);
            assertThat(ReviewQueries.details(sql, configuration, survey).values())
                .singleElement()
                .satisfies(detail -> {
                  assertThat(detail.checks()).isEqualTo(7);
                  assertThat(detail.checksMet()).isZero();
                });
            return lins;
          });
        });
  }

  @Test
  void whatItFiltersByIsReadFromIndexesAlone() {
    Profiles.in(
        folder,
        database -> {
          fill(database, 1);
          assertThat(plan(database, ReviewQueries.DEALS))
              .contains("USING COVERING INDEX opportunity_open");
          assertThat(plan(database, ReviewQueries.WON))
              .contains("USING COVERING INDEX opportunity_won");
          assertThat(plan(database, ReviewQueries.REVISIONS))
              .contains("USING COVERING INDEX activity_moves")
              .doesNotContain("SCAN activity\n");
          for (var stays : List.of(ReviewQueries.STAYS, ReviewQueries.MEDIAN)) {
            assertThat(plan(database, stays))
                .contains("USING COVERING INDEX activity_stays")
                .doesNotContain("TEMP B-TREE");
          }
        });
  }

  private static String plan(Database database, String query) {
    return database.readNow(sql ->
        String.join(
            "\n",
            sql.list("EXPLAIN QUERY PLAN " + query.replace("?", "0"), columns -> columns.text(4))));
  }

  /// Open deals of the team East, or of nobody in it.
  private static int count(Sql sql, String condition) {
    return (int)
        sql.number(
            "SELECT count(*) FROM opportunity o WHERE o.state = 'open' AND "
                + " (o.owner IN (SELECT id FROM user WHERE team IN ('%s', '%s'))"
                    .formatted(SampleBook.EAST, SampleBook.EAST_1)
                + " OR o.owner IS NULL AND o.team = '%s') AND (".formatted(SampleBook.EAST_1)
                + condition
                + ")");
  }

  private static String changed() {
    var since = NOW - 7 * DAY;
    return """
    o.created_at >= %1$d
    OR coalesce((SELECT a.from_stage FROM activity a WHERE a.parent = o.id AND a.occurred_at >= %1$d
         AND a.from_stage IS NOT NULL ORDER BY a.occurred_at LIMIT 1) <> o.stage, 0)
    OR coalesce((SELECT coalesce(a.from_amount, 0) FROM activity a WHERE a.parent = o.id
         AND a.occurred_at >= %1$d AND (a.from_amount IS NOT NULL OR a.to_amount IS NOT NULL)
         ORDER BY a.occurred_at LIMIT 1) <> coalesce(o.amount, 0), 0)
    OR coalesce((SELECT a.from_close_on FROM activity a WHERE a.parent = o.id
         AND a.occurred_at >= %1$d AND (a.from_close_on IS NOT NULL OR a.to_close_on IS NOT NULL)
         ORDER BY a.occurred_at LIMIT 1) <> o.close_on, 0)
    """
        .formatted(since);
  }

  private static String risky(ReviewAsked asked) {
    var today = asked.today().toEpochDay();
    return """
    o.close_on < %2$d OR o.next_step_at IS NULL
    OR coalesce(o.last_contact_at, o.created_at) < %1$d - 14 * 86400000
    OR (SELECT s.limit_days > 0 AND %1$d - o.stage_since > s.limit_days * 86400000
        FROM stage s WHERE s.id = o.stage)
    OR (SELECT count(*) FROM activity a WHERE a.parent = o.id AND a.to_close_on > a.from_close_on) >= 2
    OR (SELECT %1$d - o.stage_since > max(86400000, 2000 * m.duration_seconds)
      FROM (SELECT from_stage, duration_seconds,
          row_number() OVER (PARTITION BY from_stage ORDER BY duration_seconds) AS place,
          count(*) OVER (PARTITION BY from_stage) AS all_of_them
        FROM activity WHERE kind = 'stage') m
      WHERE m.from_stage = o.stage AND m.all_of_them >= 5 AND m.place = (m.all_of_them + 1) / 2)
    """
        .formatted(NOW, today);
  }

  private static void fill(Database database, long seed) {
    Profiles.seed(database, SampleBook.configuration().toArray(Row[]::new));
    var random = new Random(seed);
    var owners = List.of(SampleBook.LIN, SampleBook.HE, SampleBook.QIN, SampleBook.OWEN, "");
    var rows = new ArrayList<Row>();
    var activities = 0;
    for (var number = 0; number < 600; number++) {
      var owner = owners.get(random.nextInt(owners.size()));
      var stage = random.nextInt(8);
      var id = SampleBook.id("opportunity", number);
      var age = 1 + random.nextInt(200);
      var closeOn = ReviewSample.TODAY - 40 + random.nextInt(120);
      var amount = 1_000L * random.nextInt(1, 900);
      rows.add(
          row(
                  RecordType.OPPORTUNITY,
                  id,
                  "name",
                  "deal " + number,
                  "pipeline",
                  SampleBook.PIPELINE,
                  "stage",
                  SampleBook.STAGES.get(stage),
                  "state",
                  stage == 6 ? "won" : stage == 7 ? "lost" : "open",
                  "amount",
                  amount,
                  "currency",
                  "CNY",
                  "stageSince",
                  ReviewSample.ago(random.nextInt(age)),
                  "createdAt",
                  ReviewSample.ago(age))
              .with("closeOn", random.nextInt(8) == 0 ? null : closeOn)
              .with("closedOn", stage < 6 ? null : closeOn)
              .with("owner", owner.isEmpty() ? null : owner)
              .with("team", owner.isEmpty() ? SampleBook.EAST_1 : null)
              .with(
                  "lastContactAt",
                  random.nextBoolean() ? ReviewSample.ago(random.nextInt(age)) : null)
              .with("nextStepAt", random.nextInt(4) == 0 ? null : ReviewSample.ago(-3)));
      for (var each = random.nextInt(4); each > 0; each--) {
        rows.add(happened(random, activities++, id, age, closeOn, amount));
      }
    }
    Profiles.seed(database, rows.toArray(Row[]::new));
  }

  /// A move, another amount or another day; each at a moment of its own.
  private static Row happened(
      Random random, int number, String deal, int age, long closeOn, long amount) {
    var activity =
        row(
            RecordType.ACTIVITY,
            SampleBook.id("activity", number),
            "parentType",
            "opportunity",
            "parent",
            deal,
            "occurredAt",
            ReviewSample.ago(random.nextInt(Math.min(age, 20))) - number);
    return switch (random.nextInt(4)) {
      case 0 ->
          activity
              .with("kind", "stage")
              .with("fromStage", SampleBook.STAGES.get(random.nextInt(6)))
              .with("toStage", SampleBook.STAGES.get(random.nextInt(6)))
              .with("durationSeconds", (long) random.nextInt(40 * 86_400));
      case 1 ->
          activity
              .with("kind", "revision")
              .with("fromAmount", random.nextInt(5) == 0 ? null : amount - random.nextInt(3) * 500L)
              .with("toAmount", amount);
      default ->
          activity
              .with("kind", "revision")
              .with("fromCloseOn", closeOn - number % 50 - 1)
              .with("toCloseOn", closeOn + (random.nextBoolean() ? number % 7 : -60));
    };
  }
}
