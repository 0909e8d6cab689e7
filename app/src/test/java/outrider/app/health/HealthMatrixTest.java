package outrider.app.health;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.app.SampleBook;
import outrider.app.importing.run.MavenBook;
import outrider.app.store.Database;
import outrider.app.store.Profiles;
import outrider.app.store.Sql;
import outrider.core.board.Share;
import outrider.core.health.Cause;
import outrider.core.health.Dimension;
import outrider.core.health.Falling;
import outrider.core.health.Health;
import outrider.core.record.RecordType;
import outrider.core.user.Team;

/// Every figure of the matrix is what SQL says that is written by hand over the records, on Maven's
/// deals and on a made-up company; and the quarter's rhythm in Maven's table is never taken for a
/// fall.
final class HealthMatrixTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final long DAY = 86_400_000;
  private static final Path MAVEN =
      Path.of("../bench/src/main/resources/outrider/bench/demo/maven_crm");
  private static final String BEGUN =
      "CASE WHEN engaged_on IS NULL THEN created_at ELSE engaged_on * 86400000 + 43200000 END";
  private static final String CLOSED = "(closed_on * 86400000 + 43200000)";

  @TempDir Path folder;

  private static HealthMatrix matrix(Database database, String user, YearMonth last, long now) {
    var model = new HealthViewModel(database, () -> Instant.ofEpochMilli(now), ZONE, user);
    return database.readNow((Sql sql) -> model.read(sql, last));
  }

  private static long number(Database database, String sql, @Nullable Object... arguments) {
    return database.readNow((Sql read) -> read.number(sql, arguments));
  }

  private static long millis(YearMonth month) {
    return month.atDay(1).atStartOfDay(ZONE).toInstant().toEpochMilli();
  }

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
      var now = Instant.parse("2017-12-31T04:00:00Z").toEpochMilli();
      var matrix = matrix(database, admin, YearMonth.of(2017, 9), now);
      var took =
          "SELECT max(2, (closed_on - engaged_on)) FROM opportunity WHERE state IN ('won', 'lost')";
      var ended = number(database, "SELECT count(*) FROM (" + took + ")");
      var age =
          number(database, took + " ORDER BY 1 LIMIT 1 OFFSET " + ((ended * 90 + 99) / 100 - 1))
              * DAY;
      assertThat(matrix.maturity().dealMillis()).isEqualTo(age);
      for (var month = 0; month < HealthAsked.MONTHS; month++) {
        var at = YearMonth.of(2017, 4).plusMonths(month);
        var cell = matrix.cell(Dimension.CONVERSION, 0, month);
        var begun = "FROM opportunity WHERE " + BEGUN + " >= ? AND " + BEGUN + " < ?";
        var from = millis(at);
        var to = millis(at.plusMonths(1));
        assertThat(((Detail.Conversion) cell.detail()).won())
            .as("%s", at)
            .isEqualTo(
                new Share(
                    number(
                        database,
                        "SELECT count(*) "
                            + begun
                            + " AND state = 'won' AND "
                            + CLOSED
                            + " - "
                            + BEGUN
                            + " <= "
                            + age,
                        from,
                        to),
                    number(database, "SELECT count(*) " + begun, from, to)));
        assertThat(cell.judgement().cause() == Cause.YOUNG).isEqualTo(to + age > now);
        assertThat(behind(database, matrix, cell)).hasSize((int) cell.judgement().n());
      }
      // No month, from wherever it is looked at, is told to fall.
      for (var from = YearMonth.of(2017, 3);
          from.isBefore(YearMonth.of(2018, 4));
          from = from.plusMonths(HealthAsked.MONTHS)) {
        var seen = matrix(database, admin, from, millis(YearMonth.of(2018, 6)));
        assertThat(seen.cells())
            .as("seen from %s", from)
            .noneMatch(cell -> cell.judgement().cause() == Cause.FALLING);
      }
      imported(database, admin);
    }
  }

  /// All was imported in one month: of every key field, how many are blank.
  private void imported(Database database, String admin) {
    var month = YearMonth.from(Profiles.MONDAY.atZone(ZONE));
    var matrix = matrix(database, admin, month, Profiles.MONDAY.toEpochMilli());
    var cell = matrix.cell(Dimension.COMPLETENESS, 0, HealthAsked.MONTHS - 1);
    var detail = (Detail.Completeness) cell.detail();
    var deals = number(database, "SELECT count(*) FROM opportunity");
    var accounts = number(database, "SELECT count(*) FROM account");
    assertThat(cell.judgement().n()).isEqualTo(deals + accounts);
    var blanks =
        number(
            database,
            "SELECT sum(ifnull(name, '') = '') + sum(ifnull(account, '') = '')"
                + " + sum(amount IS NULL) + sum(close_on IS NULL) FROM opportunity");
    var ofAccounts =
        number(
            database,
            "SELECT sum(ifnull(name, '') = '') + sum(ifnull(industry, '') = '') FROM account");
    assertThat(detail.filled())
        .isEqualTo(
            new Share(4 * deals + 2 * accounts - blanks - ofAccounts, 4 * deals + 2 * accounts));
    assertThat(cell.judgement().health()).isEqualTo(Health.RISK);
    assertThat(cell.judgement().cause()).isEqualTo(Cause.BLANK_IMPORT);
    assertThat(detail.blankImport()).isPresent();
    assertThat(behind(database, matrix, cell)).hasSize((int) detail.lacking());
  }

  private static List<HealthLine> behind(Database database, HealthMatrix matrix, HealthCell cell) {
    return database.readNow(
        (Sql sql) -> RowsOfCell.of(sql, matrix.asked(), matrix.maturity(), cell));
  }

  /// By every office and every manager of the table, counted anew at the beginning of each month
  /// with what was known then.
  @Test
  void theEndOfAQuarterIsNeverTakenForAFall() {
    var people = new HashMap<String, List<String>>();
    for (var agent : records("sales_teams.csv")) {
      people.put(
          agent.getField("sales_agent"),
          List.of("all", agent.getField("manager"), agent.getField("regional_office")));
    }
    var deals =
        records("sales_pipeline.csv").stream()
            .filter(deal -> !deal.getField("engage_date").isEmpty())
            .toList();
    var judged = 0;
    for (var now = LocalDate.of(2017, 4, 1);
        now.isBefore(LocalDate.of(2018, 6, 1));
        now = now.plusMonths(1)) {
      for (var group : counted(deals, people, now).entrySet()) {
        for (var month = 0; month < group.getValue().size(); month++) {
          assertThat(Falling.at(group.getValue(), month))
              .as("%s in month %d as of %s", group.getKey(), month, now)
              .isFalse();
          judged += month >= 5 && !group.getValue().get(month - 5).isFew() ? 1 : 0;
        }
      }
    }
    assertThat(judged).isGreaterThan(300);
  }

  /// The same table with what the last three old months won cut down by a third, then by two, is
  /// told to fall.
  @Test
  void aFallThatIsPlantedIntoTheTableIsTold() {
    var deals =
        records("sales_pipeline.csv").stream()
            .filter(deal -> !deal.getField("engage_date").isEmpty())
            .toList();
    var people = new HashMap<String, List<String>>();
    deals.forEach(deal -> people.put(deal.getField("sales_agent"), List.of("all")));
    var shares =
        new ArrayList<>(
            counted(deals, people, LocalDate.of(2018, 2, 1)).getOrDefault("all", List.of()));
    var august = 10; // since October 2016
    assertThat(Falling.at(shares, august)).isFalse();
    for (var cut : Map.of(august - 1, 0.85, august, 0.55).entrySet()) {
      var share = shares.get(cut.getKey());
      shares.set(cut.getKey(), new Share(Math.round(share.part() * cut.getValue()), share.whole()));
    }
    assertThat(Falling.at(shares, august)).isTrue();
  }

  /// By group, the months since October 2016: won within the age that nine of ten had ended at.
  private static Map<String, List<Share>> counted(
      List<NamedCsvRecord> deals, Map<String, List<String>> people, LocalDate now) {
    var took =
        deals.stream()
            .filter(deal -> isKnown(deal, now))
            .mapToLong(HealthMatrixTest::days)
            .sorted()
            .toArray();
    var age = took.length < 30 ? 90 : took[(int) Math.ceilDiv(9L * took.length, 10L) - 1];
    var first = YearMonth.of(2016, 10);
    var counted = new HashMap<String, long[][]>();
    for (var deal : deals) {
      var begun = LocalDate.parse(deal.getField("engage_date"));
      var month = (int) first.until(YearMonth.from(begun), java.time.temporal.ChronoUnit.MONTHS);
      var isOld = !first.plusMonths(month + 1L).atDay(1).plusDays(age).isAfter(now);
      if (!isOld) {
        continue;
      }
      var won =
          isKnown(deal, now) && deal.getField("deal_stage").equals("Won") && days(deal) <= age;
      for (var group : people.getOrDefault(deal.getField("sales_agent"), List.of())) {
        var both = counted.computeIfAbsent(group, unknown -> new long[2][15]);
        both[0][month] += won ? 1 : 0;
        both[1][month]++;
      }
    }
    var shares = new HashMap<String, List<Share>>();
    counted.forEach((group, both) -> {
      var list = new ArrayList<Share>();
      for (var month = 0; month < 15; month++) {
        list.add(new Share(both[0][month], both[1][month]));
      }
      shares.put(group, list);
    });
    return shares;
  }

  private static boolean isKnown(NamedCsvRecord deal, LocalDate now) {
    return !deal.getField("close_date").isEmpty()
        && LocalDate.parse(deal.getField("close_date")).isBefore(now);
  }

  private static long days(NamedCsvRecord deal) {
    return LocalDate.parse(deal.getField("close_date")).toEpochDay()
        - LocalDate.parse(deal.getField("engage_date")).toEpochDay();
  }

  private static List<NamedCsvRecord> records(String file) {
    try (var records = CsvReader.builder().ofNamedCsvRecord(MAVEN.resolve(file))) {
      return records.stream().toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Test
  void aCompanyWithGoodAndBadMonths() {
    try (var database = SampleBook.openFresh()) {
      Profiles.seed(database, HealthSample.rows());
      var team = database.configuration().row(RecordType.TEAM, SampleBook.COMPANY).orElseThrow();
      Profiles.seed(database, team.with(Team.INDUSTRY_MEAN, 4_000L));
      var now = SampleBook.NOW.toEpochMilli();
      var matrix = matrix(database, SampleBook.ADMIN, HealthSample.LAST, now);
      assertThat(matrix.asked().rows())
          .extracting(HealthRow::key)
          .containsExactlyInAnyOrder("", SampleBook.EAST, SampleBook.EAST_1, SampleBook.WEST);
      var east = line(matrix, SampleBook.EAST_1);
      var west = line(matrix, SampleBook.WEST);
      var present = HealthAsked.MONTHS - 1;

      assertThat(matrix.cell(Dimension.RESPONSE, east, present).judgement().health())
          .isEqualTo(Health.HEALTHY);
      assertThat(matrix.cell(Dimension.RESPONSE, west, 1).judgement().health())
          .isEqualTo(Health.WATCH);
      assertThat(matrix.cell(Dimension.RESPONSE, west, present).judgement().health())
          .isEqualTo(Health.RISK);
      response(database, matrix, west, present);

      assertThat(matrix.cell(Dimension.CONVERSION, west, 2).judgement().cause())
          .as("August, after July")
          .isEqualTo(Cause.FALLING);
      assertThat(matrix.cells())
          .filteredOn(cell -> cell.line() == east && cell.dimension() == Dimension.CONVERSION)
          .noneMatch(cell -> cell.judgement().cause() == Cause.FALLING);
      assertThat(matrix.cell(Dimension.CONVERSION, east, present).judgement().cause())
          .isEqualTo(Cause.YOUNG);
      assertThat(matrix.cell(Dimension.CONVERSION, east, 3).judgement().health())
          .as("September, the last month of a quarter")
          .isEqualTo(Health.HEALTHY);

      assertThat(matrix.cell(Dimension.COMPLETENESS, east, present - 2).judgement().cause())
          .isEqualTo(Cause.BLANK_IMPORT);
      assertThat(matrix.cell(Dimension.COMPLETENESS, east, present).judgement().health())
          .isEqualTo(Health.HEALTHY);

      assertThat(matrix.cell(Dimension.COMPLIANCE, west, 1).judgement().cause())
          .isEqualTo(Cause.OVERRIDDEN);
      assertThat(matrix.cell(Dimension.COMPLIANCE, east, present).judgement().health())
          .isEqualTo(Health.TOO_FEW);
      assertThat(matrix.cell(Dimension.COMPLIANCE, east, present - 2).judgement().health())
          .isEqualTo(Health.HEALTHY);
      assertThat(matrix.cell(Dimension.COMPLIANCE, east, present - 1).judgement().health())
          .as("seven of eight")
          .isEqualTo(Health.WATCH);
      for (var cell : matrix.cells()) {
        var lines = behind(database, matrix, cell);
        switch (cell.detail()) {
          case Detail.Response it -> assertThat(lines).hasSize((int) cell.judgement().n());
          case Detail.Conversion it -> assertThat(lines).hasSize((int) cell.judgement().n());
          case Detail.Completeness it -> assertThat(lines).hasSize((int) it.lacking());
          case Detail.Compliance it ->
              assertThat(lines).hasSize((int) (it.passed().whole() + it.overridden().part()));
        }
      }
    }
  }

  /// A lead that still waits counts with what it has waited.
  private static void response(Database database, HealthMatrix matrix, int line, int month) {
    var cell = matrix.cell(Dimension.RESPONSE, line, month);
    var from = millis(HealthSample.LAST.minusMonths(HealthAsked.MONTHS - 1L - month));
    var waits =
        """
        SELECT ifnull((SELECT min(occurred_at) FROM activity WHERE parent = l.id AND kind = 'call'),
          ?) - created_at FROM lead l WHERE team = ? AND created_at >= ? AND import_id IS NULL\
        """;
    var now = SampleBook.NOW.toEpochMilli();
    var count =
        number(database, "SELECT count(*) FROM (" + waits + ")", now, SampleBook.WEST, from);
    assertThat(cell.judgement().n()).isEqualTo(count);
    assertThat(((Detail.Response) cell.detail()).medianMillis())
        .hasValue(
            number(
                database,
                waits + " ORDER BY 1 LIMIT 1 OFFSET " + ((count + 1) / 2 - 1),
                now,
                SampleBook.WEST,
                from));
  }

  private static int line(HealthMatrix matrix, String team) {
    var keys = matrix.asked().rows().stream().map(HealthRow::key).toList();
    return keys.indexOf(team);
  }

  @Test
  void aRepSeesNoTeamAndAManagerTheirOwn() {
    try (var database = SampleBook.openFresh()) {
      var now = SampleBook.NOW.toEpochMilli();
      var matrix = matrix(database, SampleBook.ZHOU, HealthSample.LAST, now);
      assertThat(matrix.asked().rows())
          .extracting(HealthRow::key)
          .containsExactly("", SampleBook.EAST_1);
      assertThat(matrix.asked().rows().getFirst().covers())
          .containsExactlyInAnyOrder(SampleBook.EAST, SampleBook.EAST_1);
      assertThat(matrix.isSilent()).isTrue();
    }
  }
}
