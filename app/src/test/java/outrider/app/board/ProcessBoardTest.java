package outrider.app.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.app.SampleBook;
import outrider.app.importing.run.MavenBook;
import outrider.app.store.Database;
import outrider.app.store.Profiles;
import outrider.app.store.Sql;
import outrider.core.board.Share;
import outrider.core.board.Spread;
import outrider.core.response.ResponseTimes;

/// Every figure of the board is what SQL says that is written by hand over the records, and never
/// looks at a fact: on Maven's deals, and on made-up leads with what became of them.
final class ProcessBoardTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final long DAY = 86_400_000;
  private static final String TOUCH =
      """
      kind IN ('call', 'visit', 'email', 'wechat', 'meeting') AND ifnull(direction, 'out') <> 'in'\
      """;

  @TempDir Path folder;

  /// A board with what SQL is asked about it.
  private record Counted(
      Database database, String pipeline, BoardReport report, Range range, BoardBook book) {

    long number(String sql, @Nullable Object... arguments) {
      return database.readNow((Sql read) -> read.number(sql, arguments));
    }

    /// Nearest rank of what a query gives in its one column, in order.
    long quantile(String values, int percent, @Nullable Object... arguments) {
      var count = number("SELECT count(*) FROM (" + values + ")", arguments);
      return number(
          values + " ORDER BY 1 LIMIT 1 OFFSET " + ((count * percent + 99) / 100 - 1), arguments);
    }

    void spread(Spread spread, String values, @Nullable Object... arguments) {
      assertThat(spread.count())
          .isEqualTo((int) number("SELECT count(*) FROM (" + values + ")", arguments));
      if (spread.count() > 0) {
        assertThat(
                List.of(
                    spread.p5(),
                    spread.p25(),
                    spread.p50(),
                    spread.p75(),
                    spread.p90(),
                    spread.p95()))
            .isEqualTo(
                List.of(5, 25, 50, 75, 90, 95).stream()
                    .map(percent -> quantile(values, percent, arguments))
                    .toList());
      }
    }

    /// As many rows as the figure says, and they are what SQL selects.
    void behind(Behind behind, String numbers, @Nullable Object... arguments) {
      var rows =
          database.readNow(
              (Sql read) -> read.list(numbers, columns -> (int) columns.number(1), arguments));
      assertThat(Arrays.stream(behind.numbers(book)).boxed().toList())
          .containsExactlyInAnyOrderElementsOf(rows);
    }
  }

  private static Counted count(
      Database database, String pipeline, BoardPeriod period, long now, String... filter) {
    var asked =
        new BoardQuestion(
            period,
            Optional.empty(),
            Optional.empty(),
            filter.length > 0 ? Optional.of(filter[0]) : Optional.empty(),
            filter.length > 1 ? Optional.of(filter[1]) : Optional.empty(),
            pipeline,
            true,
            Optional.empty(),
            now,
            ZONE,
            database.configuration());
    var range = Range.of(asked.days(), ZONE);
    return database.readNow((Sql sql) ->
        new BoardShelf(database)
            .with(
                sql,
                (book, shelf) ->
                    new Counted(database, pipeline, shelf.report(sql, asked), range, book)));
  }

  @Test
  void mavensDeals() {
    try (var maven = new MavenBook(folder)) {
      var now = Instant.parse("2017-12-31T04:00:00Z").toEpochMilli();
      for (var period : List.of(BoardPeriod.ALL, BoardPeriod.TWELVE_MONTHS, BoardPeriod.QUARTER)) {
        deals(count(maven.database(), maven.pipeline(), period, now), now, maven);
      }
    }
  }

  private static final String BEGUN =
      "CASE WHEN engaged_on IS NULL THEN created_at ELSE engaged_on * 86400000 + 43200000 END";
  private static final String CLOSED = "(closed_on * 86400000 + 43200000)";

  private void deals(Counted board, long now, MavenBook maven) {
    var report = board.report();
    var from = board.range().from();
    var to = board.range().to();
    var won = maven.stage("won");
    var began = "FROM opportunity WHERE " + BEGUN + " >= ? AND " + BEGUN + " < ?";

    // The funnel: all began in the first stage; who was engaged, or won, came to the second.
    var second =
        " AND (stage IN ('%s', '%s') OR engaged_on IS NOT NULL)"
            .formatted(maven.stage("engaging"), won);
    assertThat(report.dealSteps())
        .extracting(BoardReport.Step::count)
        .containsExactly(
            board.number("SELECT count(*) " + began, from, to),
            board.number("SELECT count(*) " + began + second, from, to),
            board.number("SELECT count(*) " + began + " AND state = 'won'", from, to));
    board.behind(report.dealSteps().get(1).came(), "SELECT no " + began + second, from, to);

    // Nine of ten deals had ended after this; only those that are older count for conversion.
    var took =
        "SELECT (closed_on - engaged_on) * 86400000 FROM opportunity WHERE state IN ('won', 'lost')";
    var age = Math.clamp(board.quantile(took, 90), 2 * DAY, 365 * DAY);
    assertThat(report.maturity().dealMillis()).isEqualTo(age);
    var old = began + " AND " + BEGUN + " <= " + (now - age);
    assertThat(report.dealSteps().get(2).onward())
        .isEqualTo(
            new Share(
                board.number("SELECT count(*) " + old + " AND state = 'won'", from, to),
                board.number("SELECT count(*) " + old + second, from, to)));
    board.behind(
        report.dealSteps().get(2).stayed(),
        "SELECT no " + old + second + " AND state <> 'won'",
        from,
        to);

    // Stays: from the day a deal was engaged to the day it was closed.
    var stays =
        "SELECT (closed_on - engaged_on) * 86400000 FROM opportunity WHERE state IN ('won', 'lost')"
            + " AND "
            + CLOSED
            + " >= ? AND "
            + CLOSED
            + " < ?";
    board.spread(report.stays().get(1).millis(), stays, from, to);
    assertThat(report.stays().get(0).millis().count()).isZero();

    // What was won, and its sizes.
    var ended =
        "FROM opportunity WHERE state IN ('won', 'lost') AND "
            + CLOSED
            + " >= ? AND "
            + CLOSED
            + " < ?";
    assertThat(report.won().rate())
        .isEqualTo(
            new Share(
                board.number("SELECT count(*) " + ended + " AND state = 'won'", from, to),
                board.number("SELECT count(*) " + ended, from, to)));
    var amounts = "SELECT amount " + ended + " AND state = 'won' AND amount > 0";
    board.spread(report.won().amounts(), amounts, from, to);
    assertThat(report.won().currency()).isEqualTo("USD");
    assertThat(report.won().totalMinor())
        .isEqualTo(board.number("SELECT sum(amount) FROM (" + amounts + ")", from, to));
    for (var column : report.won().sizes()) {
      assertThat((long) column.column().count())
          .isEqualTo(
              board.number(
                  "SELECT count(*) FROM (" + amounts + ") WHERE amount >= ? AND amount < ?",
                  from,
                  to,
                  column.column().from(),
                  column.column().to()));
    }
    assertThat(report.won().sizes().stream().mapToInt(each -> each.column().count()).sum())
        .isEqualTo(report.won().amounts().count());

    // By person: those of its agents whom the company employs.
    for (var person : report.people()) {
      assertThat(person.rate())
          .isEqualTo(
              new Share(
                  board.number(
                      "SELECT count(*) " + ended + " AND state = 'won' AND owner = ?",
                      from,
                      to,
                      person.user()),
                  board.number(
                      "SELECT count(*) " + ended + " AND owner = ?", from, to, person.user())));
    }
    assertThat(report.people()).isNotEmpty();

    // By month.
    assertThat(report.cohorts()).hasSize(BoardCount.MONTHS);
    for (var cohort : report.cohorts()) {
      var first = cohort.month().atDay(1).atStartOfDay(ZONE).toInstant().toEpochMilli();
      var next =
          cohort.month().plusMonths(1).atDay(1).atStartOfDay(ZONE).toInstant().toEpochMilli();
      assertThat(cohort.toWon())
          .isEqualTo(
              new Share(
                  board.number("SELECT count(*) " + began + " AND state = 'won'", first, next),
                  board.number("SELECT count(*) " + began, first, next)));
      assertThat(cohort.dealsMature()).isEqualTo(next + age <= now);
    }
    assertThat(report.cohorts().getLast().month()).isEqualTo(YearMonth.of(2017, 12));

    // Who stays engaged: longer than three quarters of all do, or lost from there.
    assertThat(report.stuck().stage()).contains(maven.stage("engaging"));
    var after = board.quantile(took, 75);
    assertThat(report.stuck().afterMillis()).isEqualTo(after);
    var entered =
        " AND engaged_on IS NOT NULL AND (state <> 'open' OR "
            + now
            + " - stage_since > "
            + after
            + ")"
            + " AND CASE WHEN state = 'open' THEN stage_since ELSE engaged_on * 86400000 + 43200000 END >= ?1"
            + " AND CASE WHEN state = 'open' THEN stage_since ELSE engaged_on * 86400000 + 43200000 END < ?2";
    var stuck = " AND (state <> 'won' OR (closed_on - engaged_on) * 86400000 > " + after + ")";
    var of =
        "FROM opportunity o JOIN account a ON a.id = o.account WHERE a.industry = ?3" + entered;
    for (var ranked : report.stuck().ranked()) {
      assertThat(ranked.share())
          .isEqualTo(
              new Share(
                  board.number("SELECT count(*) " + of + stuck, from, to, ranked.name()),
                  board.number("SELECT count(*) " + of, from, to, ranked.name())));
    }
    if (report.asked().period() == BoardPeriod.ALL) {
      assertThat(report.stuck().ranked()).hasSizeGreaterThan(5);
      assertThat(report.dealSteps().getLast().count()).isEqualTo(4238);
    }
    assertThat(report.stuck().ranked()).allMatch(each -> each.share().whole() >= Share.FEW_BELOW);
  }

  @Test
  void leadsAndWhatBecameOfThem() {
    try (var database = SampleBook.openFresh()) {
      var now = SampleBook.NOW.toEpochMilli();
      Profiles.seed(database, BoardSample.rows(now, 700));
      for (var period :
          List.of(BoardPeriod.ALL, BoardPeriod.TWELVE_MONTHS, BoardPeriod.LAST_QUARTER)) {
        leads(count(database, SampleBook.PIPELINE, period, now), now, "");
        leads(count(database, SampleBook.PIPELINE, period, now, "转介绍"), now, " AND source = '转介绍'");
        leads(
            count(database, SampleBook.PIPELINE, period, now, "官网", "物流"),
            now,
            " AND source = '官网' AND industry = '物流'");
        moved(count(database, SampleBook.PIPELINE, period, now), now);
      }
    }
  }

  private void leads(Counted board, long now, String filter) {
    var report = board.report();
    var from = board.range().from();
    var to = board.range().to();
    var came = "FROM lead l WHERE created_at >= ? AND created_at < ?" + filter;
    var touched = " AND EXISTS (SELECT 1 FROM activity WHERE parent = l.id AND " + TOUCH + ")";
    assertThat(report.leadSteps())
        .extracting(BoardReport.Step::count)
        .containsExactly(
            board.number("SELECT count(*) " + came, from, to),
            board.number("SELECT count(*) " + came + touched, from, to),
            board.number("SELECT count(*) " + came + " AND status = 'converted'", from, to));
    board.behind(report.leadSteps().get(1).came(), "SELECT no " + came + touched, from, to);

    var took =
        "SELECT o.created_at - l.created_at FROM lead l JOIN opportunity o ON o.id = l.opportunity"
            + " WHERE l.status = 'converted'";
    var age = Math.clamp(board.quantile(took, 90), 2 * DAY, 365 * DAY);
    assertThat(report.maturity().leadMillis()).isEqualTo(age);
    var old = came + " AND created_at <= " + (now - age) + touched;
    assertThat(report.leadSteps().get(2).onward())
        .isEqualTo(
            new Share(
                board.number("SELECT count(*) " + old + " AND status = 'converted'", from, to),
                board.number("SELECT count(*) " + old, from, to)));
    assertThat(report.answered().contacted())
        .isEqualTo(
            new Share(
                board.number("SELECT count(*) " + came + touched, from, to),
                board.number("SELECT count(*) " + came, from, to)));

    // First response: nobody imported, and nobody closed unanswered.
    var first =
        "(SELECT min(occurred_at) FROM activity WHERE parent = l.id AND occurred_at >= l.created_at"
            + " AND "
            + TOUCH
            + ")";
    var answered = came + " AND import_id IS NULL AND " + first + " IS NOT NULL";
    var waiting =
        came + " AND import_id IS NULL AND " + first + " IS NULL AND status IN ('new', 'working')";
    var waits = report.answered().waited();
    assertThat(waits.leads())
        .isEqualTo(
            (int)
                (board.number("SELECT count(*) " + answered, from, to)
                    + board.number("SELECT count(*) " + waiting, from, to)));
    assertThat(waits.waiting())
        .isEqualTo((int) board.number("SELECT count(*) " + waiting, from, to));
    for (var limit : List.of(ResponseTimes.AT_ONCE, ResponseTimes.SOON)) {
      assertThat(waits.within(limit))
          .isEqualTo(
              (int)
                  board.number(
                      "SELECT count(*) " + answered + " AND " + first + " - created_at <= ?",
                      from,
                      to,
                      limit.toMillis()));
    }
    var late = ResponseTimes.LATE.toMillis();
    assertThat(waits.over(ResponseTimes.LATE))
        .isEqualTo(
            (int)
                (board.number(
                        "SELECT count(*) " + answered + " AND " + first + " - created_at > " + late,
                        from,
                        to)
                    + board.number(
                        "SELECT count(*) " + waiting + " AND " + now + " - created_at > " + late,
                        from,
                        to)));
    if (waits.leads() >= ResponseTimes.PERCENTILES_FROM) {
      var all =
          "SELECT coalesce("
              + first
              + ", "
              + now
              + ") - created_at AS waited "
              + came
              + " AND import_id IS NULL AND ("
              + first
              + " IS NOT NULL OR status IN ('new', 'working'))";
      for (var percent : List.of(50, 90)) {
        assertThat(waits.percentile(percent).orElseThrow().millis())
            .isEqualTo(board.quantile(all, percent, from, to));
      }
    }
    var next =
        "(SELECT occurred_at FROM activity WHERE parent = l.id AND occurred_at >= l.created_at AND "
            + TOUCH
            + " ORDER BY occurred_at LIMIT 1 OFFSET 1)";
    var inTime = answered + " AND " + next + " <= " + first + " + 172800000";
    assertThat(report.answered().followed())
        .isEqualTo(
            new Share(
                board.number("SELECT count(*) " + inTime, from, to),
                board.number(
                    "SELECT count(*) "
                        + answered
                        + " AND ("
                        + next
                        + " <= "
                        + first
                        + " + 172800000 OR "
                        + now
                        + " > "
                        + first
                        + " + 172800000)",
                    from,
                    to)));
    board.behind(report.answered().inTime(), "SELECT no " + inTime, from, to);

    // Channels.
    for (var channel : report.channels()) {
      var of = came + " AND source = '" + channel.name() + "'";
      assertThat(channel.leads()).isEqualTo(board.number("SELECT count(*) " + of, from, to));
      var wonAge = age + report.maturity().dealMillis();
      assertThat(channel.toWon())
          .isEqualTo(
              new Share(
                  board.number(
                      "SELECT count(*) "
                          + of
                          + " AND created_at <= "
                          + (now - wonAge)
                          + " AND (SELECT state FROM opportunity WHERE id = l.opportunity) = 'won'",
                      from,
                      to),
                  board.number(
                      "SELECT count(*) " + of + " AND created_at <= " + (now - wonAge), from, to)));
      board.behind(channel.behind(), "SELECT no " + of, from, to);
    }
    assertThat((long) report.channels().size())
        .isEqualTo(board.number("SELECT count(DISTINCT source) " + came, from, to));
    for (var cohort : report.cohorts()) {
      var begins = cohort.month().atDay(1).atStartOfDay(ZONE).toInstant().toEpochMilli();
      var ends =
          cohort.month().plusMonths(1).atDay(1).atStartOfDay(ZONE).toInstant().toEpochMilli();
      assertThat(cohort.toDeal())
          .isEqualTo(
              new Share(
                  board.number(
                      "SELECT count(*) " + came + " AND status = 'converted'", begins, ends),
                  board.number("SELECT count(*) " + came, begins, ends)));
      assertThat(cohort.leadsMature()).isEqualTo(ends + age <= now);
    }
    assertThat(report.leadsHeld()).isEqualTo((int) board.number("SELECT count(*) FROM lead"));
  }

  /// Deals that were moved here: their stays, their way, who worked on them.
  private void moved(Counted board, long now) {
    var report = board.report();
    var from = board.range().from();
    var to = board.range().to();
    for (var place = 0; place < 6; place++) {
      var stage = SampleBook.STAGES.get(place);
      board.spread(
          report.stays().get(place).millis(),
          "SELECT duration_seconds * 1000 FROM activity WHERE kind = 'stage'"
              + " AND from_stage = '"
              + stage
              + "' AND occurred_at >= ? AND occurred_at < ?",
          from,
          to);
      var limit = report.stays().get(place).limitDays() * DAY;
      var over =
          "FROM opportunity WHERE state = 'open' AND stage = '"
              + stage
              + "' AND "
              + now
              + " - stage_since > "
              + limit;
      assertThat((long) report.stays().get(place).overNow())
          .isEqualTo(board.number("SELECT count(*) " + over));
      board.behind(report.stays().get(place).over(), "SELECT no " + over);
      // Whoever is in the stage, or has left it.
      var reached =
          "FROM opportunity o WHERE created_at >= ? AND created_at < ? AND (stage IN (%1$s)"
              + " OR EXISTS (SELECT 1 FROM activity WHERE parent = o.id AND kind = 'stage'"
              + " AND (from_stage IN (%1$s) OR to_stage IN (%1$s))))";
      var later = new ArrayList<String>();
      SampleBook.STAGES.subList(place, 7).forEach(id -> later.add("'" + id + "'"));
      assertThat(report.dealSteps().get(place).count())
          .isEqualTo(
              board.number(
                  "SELECT count(*) "
                      + (place == 0
                          ? "FROM opportunity WHERE created_at >= ? AND created_at < ?"
                          : reached.formatted(String.join(", ", later))),
                  from,
                  to));
    }
    var wins = "FROM opportunity o WHERE state = 'won' AND stage_since >= ? AND stage_since < ?";
    var touches =
        "(SELECT count(*) FROM activity WHERE parent IN (o.id, o.lead) AND " + TOUCH + ")";
    board.spread(report.won().perWin(), "SELECT " + touches + " " + wins, from, to);
    assertThat(report.won().touches())
        .isEqualTo(board.number("SELECT ifnull(sum(" + touches + "), 0) " + wins, from, to));
    assertThat((long) report.won().otherCurrencies())
        .isEqualTo(board.number("SELECT count(*) " + wins + " AND currency = 'USD'", from, to));
    for (var person : report.people()) {
      assertThat(person.touches())
          .isEqualTo(
              board.number(
                  "SELECT count(*) FROM activity WHERE occurred_at >= ? AND occurred_at < ? AND "
                      + TOUCH
                      + " AND created_by = ?",
                  from,
                  to,
                  person.user()));
      assertThat(person.leads())
          .isEqualTo(
              board.number(
                  "SELECT count(*) FROM lead WHERE created_at >= ? AND created_at < ? AND owner = ?",
                  from,
                  to,
                  person.user()));
      assertThat(person.winTouches())
          .isEqualTo(
              board.number(
                  "SELECT ifnull(sum(" + touches + "), 0) " + wins + " AND owner = ?",
                  from,
                  to,
                  person.user()));
    }
    assertThat(report.people()).hasSize(2);
  }

  @Test
  void fewAreNotTold() {
    try (var database = SampleBook.openFresh()) {
      var now = SampleBook.NOW.toEpochMilli();
      Profiles.seed(database, BoardSample.rows(now, 40));
      var report = count(database, SampleBook.PIPELINE, BoardPeriod.ALL, now).report();
      assertThat(report.bestChannel().ranked()).isEmpty();
      assertThat(report.bestChannel().few()).isEqualTo(4);
      assertThat(report.stuck().ranked()).isEmpty();
      assertThat(report.warnings()).noneMatch(warning -> warning.kind().equals("step"));
      assertThat(report.people()).noneMatch(BoardReport.Person::better);
    }
  }

  @Test
  void theBestChannelAndTheBetterWayOfWorkingStandOut() {
    try (var database = SampleBook.openFresh()) {
      var now = SampleBook.NOW.toEpochMilli();
      Profiles.seed(database, BoardSample.rows(now, 1_200));
      var report = count(database, SampleBook.PIPELINE, BoardPeriod.ALL, now).report();
      assertThat(report.bestChannel().byWin()).isTrue();
      assertThat(report.bestChannel().ranked().getFirst().name()).isEqualTo("转介绍");
      assertThat(report.bestChannel().isClear()).isTrue();
      assertThat(report.stuck().stage()).contains(SampleBook.STAGES.get(3));
      assertThat(report.stuck().ranked().getFirst().name()).isEqualTo("物流");
      assertThat(report.people())
          .filteredOn(BoardReport.Person::better)
          .extracting(BoardReport.Person::user)
          .containsExactly(SampleBook.LIN);
    }
  }
}
