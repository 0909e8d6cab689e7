package outrider.app.ratio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.app.SampleBook;
import outrider.app.importing.run.MavenBook;
import outrider.app.store.Database;
import outrider.app.store.Profiles;
import outrider.app.store.Sql;
import outrider.core.command.Command;
import outrider.core.ratio.Band;
import outrider.core.ratio.Measure;
import outrider.core.ratio.Measure.Of;
import outrider.core.ratio.Ratio;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Every figure is what SQL says that is written by hand over the records, and behind every figure
/// lie as many records as it counts: on Maven's deals, and on a made-up company of six branches in
/// which the south gives back five times as much as usual.
final class RatioFiguresTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final String MONTH = "strftime('%%Y-%%m', %s / 1000, 'unixepoch', '+8 hours')";

  @TempDir Path folder;

  @Test
  void mavensDealsAreCountedAsSqlCountsThem() {
    try (var maven = new MavenBook(folder)) {
      var database = maven.database();
      var admin =
          database.configuration().tree().users().stream()
              .filter(user -> user.login().equals("admin"))
              .findFirst()
              .orElseThrow()
              .id();
      var last = YearMonth.of(2017, 12);
      var now = Instant.parse("2018-01-15T04:00:00Z");
      var win = answer(database, admin, last, now, Of.DEALS_WON, Of.DEALS_CLOSED);
      var size = answer(database, admin, last, now, Of.WON_AMOUNT, Of.DEALS_WON);
      var lost = answer(database, admin, last, now, Of.DEALS_LOST, Of.DEALS_OPENED);
      assertThat(size.currency()).isEqualTo("USD");
      var seen = 0L;
      for (var month = 0; month < RatioAsked.MONTHS; month++) {
        var at = last.minusMonths(RatioAsked.MONTHS - 1L - month);
        var closed =
            "FROM opportunity WHERE strftime('%Y-%m', closed_on * 86400, 'unixepoch') = ? AND state";
        var opened =
            "FROM opportunity WHERE strftime('%Y-%m', engaged_on * 86400, 'unixepoch') = ?";
        var won = number(database, "SELECT count(*) " + closed + " = 'won'", at);
        assertThat(win.figure(0, month).numerator()).as("%s", at).isEqualTo(won);
        assertThat(win.figure(0, month).denominator())
            .isEqualTo(number(database, "SELECT count(*) " + closed + " IN ('won', 'lost')", at));
        assertThat(size.figure(0, month).numerator())
            .isEqualTo(number(database, "SELECT total(amount) " + closed + " = 'won'", at));
        assertThat(size.figure(0, month).n()).isEqualTo(won);
        assertThat(lost.figure(0, month).numerator())
            .isEqualTo(number(database, "SELECT count(*) " + closed + " = 'lost'", at));
        assertThat(behind(database, win, 0, month, Of.DEALS_WON)).isEqualTo(won);
        assertThat(behind(database, size, 0, month, Of.WON_AMOUNT)).isEqualTo(won);
        seen += won;
        if (at.isAfter(YearMonth.of(2017, 1))) {
          assertThat(number(database, "SELECT count(*) " + opened, at)).isPositive();
        }
      }
      assertThat(seen).isGreaterThan(2_000);
      assertThat(win.bands().getFirst())
          .as("ten months of one branch are too few to know its noise")
          .extracting(Band::verdict)
          .containsOnly(Band.Verdict.TOO_SHORT);
    }
  }

  @Test
  void whatOtherSystemsAndThePeopleDidIsCountedByBranch() {
    Profiles.in(
        folder,
        database -> {
          seed(database);
          var answer =
              answer(
                  database,
                  SampleBook.ADMIN,
                  RatioSample.LAST,
                  SampleBook.NOW,
                  Ratio.of(RatioSample.refunds()));
          assertThat(answer.left()).as("in dollars").isPositive();
          Map<Measure, String> hand = new LinkedHashMap<>();
          hand.put(
              Measure.amount("refund"),
              "SELECT total(amount) FROM external_record r JOIN user u ON u.id = r.owner"
                  + " WHERE kind = 'refund' AND currency = 'CNY' AND u.team = ?2 AND "
                  + month("occurred_at"));
          hand.put(
              Measure.external("invoice"),
              "SELECT count(*) FROM external_record r JOIN user u ON u.id = r.owner"
                  + " WHERE kind = 'invoice' AND u.team = ?2 AND "
                  + month("occurred_at"));
          hand.put(
              Measure.of(Of.LEADS),
              "SELECT count(*) FROM lead r JOIN user u ON u.id = r.owner"
                  + " WHERE import_id IS NULL AND u.team = ?2 AND "
                  + month("created_at"));
          hand.put(
              Measure.of(Of.LEADS_IN_TIME),
              "SELECT count(*) FROM lead r JOIN user u ON u.id = r.owner"
                  + " WHERE import_id IS NULL AND u.team = ?2 AND (SELECT min(occurred_at) FROM"
                  + " activity WHERE parent = r.id AND occurred_at >= r.created_at)"
                  + " - r.created_at <= 3600000 AND "
                  + month("created_at"));
          for (var kinds : Map.of(Of.VISITS, "'visit'", Of.TOUCHES, "'visit', 'call'").entrySet()) {
            hand.put(
                Measure.of(kinds.getKey()),
                "SELECT count(*) FROM activity r JOIN user u ON u.id = r.created_by WHERE kind IN ("
                    + kinds.getValue()
                    + ") AND u.team = ?2 AND "
                    + month("occurred_at"));
          }
          var tasks =
              "SELECT count(*) FROM task r JOIN user u ON u.id = r.owner WHERE u.team = ?2 AND ";
          hand.put(Measure.of(Of.TASKS_DUE), tasks + month("due_at"));
          hand.put(Measure.of(Of.TASKS_DONE), tasks + month("done_at"));
          hand.put(
              Measure.of(Of.TASKS_OVERDUE),
              tasks
                  + "(done_at IS NULL OR done_at > due_at) AND due_at < "
                  + SampleBook.NOW.toEpochMilli()
                  + " AND "
                  + month("due_at"));
          hand.forEach((measure, sql) -> isAsByHand(database, measure, sql));
        });
  }

  private void isAsByHand(Database database, Measure measure, String sql) {
    var answer =
        answer(
            database,
            SampleBook.ADMIN,
            RatioSample.LAST,
            SampleBook.NOW,
            ratio(
                measure,
                measure.of() == Of.LEADS ? Measure.of(Of.TASKS_DUE) : Measure.of(Of.LEADS)));
    var all = 0L;
    for (var team : java.util.List.of(SampleBook.EAST_1, SampleBook.WEST, RatioSample.SOUTH)) {
      var line = line(answer, team);
      for (var month = RatioAsked.MONTHS - 3; month < RatioAsked.MONTHS; month++) {
        var at = answer.asked().shown().month(month);
        var counted = answer.figure(line, month).numerator();
        assertThat(counted)
            .as("%s of %s in %s", measure, team, at)
            .isEqualTo(number(database, sql, at, team));
        if (!measure.isMoney()) {
          assertThat(behind(database, answer, line, month, measure)).isEqualTo(counted);
        }
        all += counted;
      }
    }
    assertThat(all).as("%s", measure).isPositive();
  }

  @Test
  void theSouthStandsOutIsRaisedOnceAndByWhoeverSeesAll() {
    Profiles.in(
        folder,
        database -> {
          seed(database);
          Profiles.seed(database, RatioSample.refunds());
          var commands = due(database, SampleBook.ADMIN);
          assertThat(commands)
              .singleElement()
              .isInstanceOfSatisfying(
                  Command.RaiseFlag.class,
                  raise -> {
                    assertThat(raise.team()).isEqualTo(RatioSample.SOUTH);
                    assertThat(raise.month()).isEqualTo("2026-10");
                    assertThat(raise.side()).isEqualTo("high");
                    assertThat(raise.numerator())
                        .isEqualTo(
                            number(
                                database,
                                "SELECT total(amount) FROM external_record r JOIN user u ON u.id = r.owner"
                                    + " WHERE kind = 'refund' AND currency = 'CNY' AND u.team = ?2 AND "
                                    + month("occurred_at"),
                                YearMonth.of(2026, 10),
                                RatioSample.SOUTH));
                  });
          assertThat(due(database, SampleBook.ZHOU)).as("who sees the east alone").isEmpty();
          var bus = SampleBook.bus(database, SampleBook.ADMIN);
          assertThat(bus.submit(commands.getFirst()).join().reasons()).isEmpty();
          assertThat(due(database, SampleBook.ADMIN)).as("it is kept").isEmpty();
        });
  }

  private static java.util.List<Command> due(Database database, String user) {
    return database.readNow((Sql sql) ->
        RatioWatch.due(
            sql,
            database,
            new Branches(database, user),
            Ratio.of(RatioSample.refunds()),
            InstantSource.fixed(SampleBook.NOW),
            ZONE));
  }

  private static void seed(Database database) {
    Profiles.seed(database, SampleBook.configuration().toArray(Row[]::new));
    Profiles.seed(database, RatioSample.teams());
    Profiles.seed(database, RatioSample.rows());
  }

  private static String month(String column) {
    return MONTH.formatted(column) + " = ?1";
  }

  private static int line(RatioAnswer answer, String team) {
    return IntStream.range(0, answer.asked().branches().size())
        .filter(line -> answer.asked().branches().get(line).team().equals(team))
        .findFirst()
        .orElseThrow();
  }

  private static long behind(Database database, RatioAnswer answer, int line, int month, Of of) {
    return behind(database, answer, line, month, Measure.of(of));
  }

  private static long behind(
      Database database, RatioAnswer answer, int line, int month, Measure measure) {
    return database
        .readNow((Sql sql) ->
            new BehindSql(sql, answer.asked(), answer.currency(), line, month).of(measure))
        .size();
  }

  private static RatioAnswer answer(
      Database database, String user, YearMonth last, Instant now, Of above, Of below) {
    return answer(database, user, last, now, ratio(Measure.of(above), Measure.of(below)));
  }

  private static RatioAnswer answer(
      Database database, String user, YearMonth last, Instant now, Ratio ratio) {
    var model = new RatioViewModel(database, InstantSource.fixed(now), ZONE, user);
    return database.readNow((Sql sql) -> model.read(sql, ratio, last));
  }

  private static Ratio ratio(Measure above, Measure below) {
    return Ratio.of(
        new Row(
            RecordType.RATIO,
            "asked",
            Map.of(
                "name",
                "asked",
                Ratio.NUMERATOR,
                above.text(),
                Ratio.DENOMINATOR,
                below.text(),
                Ratio.SHOWN,
                "number",
                Ratio.BAD,
                "both",
                Ratio.LEAST,
                30L)));
  }

  private static long number(Database database, String sql, @Nullable Object... arguments) {
    var texts = new Object[arguments.length];
    for (var index = 0; index < texts.length; index++) {
      texts[index] = String.valueOf(arguments[index]);
    }
    return database.readNow((Sql read) -> read.number(sql, texts));
  }
}
