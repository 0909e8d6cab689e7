package outrider.app.list;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.app.store.Profiles.row;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.app.SampleBook;
import outrider.app.store.Database;
import outrider.app.store.Profiles;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Every condition and order asked of a list is compared with SQL as one would type it.
final class ListQueryTest {
  private static final long NOW = SampleBook.NOW.toEpochMilli();
  private static final long DAY = TimeUnit.DAYS.toMillis(1);
  private static final ListQuery LEADS = ListQuery.of(RecordType.LEAD);

  @TempDir Path folder;

  @Test
  void eachOperatorSelectsWhatPlainSqlSelects() {
    withLeads(database -> {
      same(database, where("source", Operator.IS, "web", "fair"), "source IN ('web', 'fair')");
      same(database, where("source", Operator.IS_NOT, "web"), "source IS NULL OR source <> 'web'");
      same(database, where("owner", Operator.IS, Condition.ME), "owner = '" + SampleBook.LIN + "'");
      same(database, where("company", Operator.CONTAINS, "样例"), "instr(company, '样例') > 0");
      same(database, where("company", Operator.CONTAINS, "100%"), "instr(company, '100%') > 0");
      same(database, where("company", Operator.EMPTY), "company IS NULL");
      same(database, where("amount", Operator.FROM, "500000"), "amount >= 500000");
      same(database, where("amount", Operator.TO, "500000"), "amount <= 500000");
      same(database, where("touches", Operator.IS, "1"), "touches = 1");
      same(
          database,
          where("firstContactAt", Operator.LAST_DAYS, "2"),
          "first_contact_at BETWEEN %d AND %d".formatted(NOW - 2 * DAY, NOW));
      same(
          database,
          where("nextStepAt", Operator.NEXT_DAYS, "3"),
          "next_step_at BETWEEN %d AND %d".formatted(NOW, NOW + 3 * DAY));
      same(database, where("nextStepAt", Operator.PAST), "next_step_at < " + NOW);
      same(
          database,
          where("createdAt", Operator.THIS_WEEK),
          "datetime(created_at / 1000, 'unixepoch', '+8 hours') >= '2026-11-23'"
              + " AND datetime(created_at / 1000, 'unixepoch', '+8 hours') < '2026-11-30'");
      same(
          database,
          where("createdAt", Operator.TO, "2026-11-20"),
          "date(created_at / 1000, 'unixepoch', '+8 hours') <= '2026-11-20'");
      same(database, where("tags", Operator.IS, "active"), "tags LIKE '%\"active\"%'");
      same(
          database,
          where("tags", Operator.IS_NOT, "active"),
          "tags IS NULL OR tags NOT LIKE '%\"active\"%'");
    });
  }

  @Test
  void customFieldsAreAskedLikeAnyOther() {
    withLeads(database -> {
      Profiles.seed(
          database,
          row(
              RecordType.FIELD,
              SampleBook.id("field", 1),
              "recordType",
              "lead",
              "name",
              "x_budget",
              "label",
              "预算",
              "kind",
              "number"));
      same(
          database,
          where("x_budget", Operator.FROM, "7"),
          "json_extract(custom, '$.x_budget') >= 7");
      var sorted = numbers(database, LEADS.sorted("x_budget", true));
      var plain =
          plain(
              database,
              "SELECT no FROM lead ORDER BY json_extract(custom, '$.x_budget') DESC, no DESC");
      assertThat(sorted).isEqualTo(plain);
    });
  }

  @Test
  void recordsWithoutAValueStandLastEitherWay() {
    withLeads(database -> {
      assertThat(numbers(database, LEADS.sorted("nextStepAt", false)))
          .isEqualTo(
              plain(
                  database, "SELECT no FROM lead ORDER BY next_step_at IS NULL, next_step_at, no"));
      assertThat(numbers(database, LEADS.sorted("company", true)))
          .isEqualTo(
              plain(
                  database, "SELECT no FROM lead ORDER BY company IS NULL, company DESC, no DESC"));
      assertThat(numbers(database, LEADS.sorted("owner", false)))
          .isEqualTo(
              plain(
                  database,
                  "SELECT lead.no FROM lead LEFT JOIN user ON user.id = lead.owner"
                      + " ORDER BY user.name IS NULL, user.name, lead.no"));
    });
  }

  @Test
  void searchFindsOneCharacterAndInitialsWithinTheFilter() {
    withLeads(database -> {
      var query = where("source", Operator.IS, "web");
      same(database, query.searching("张"), "source = 'web' AND instr(name, '张') > 0");
      same(database, query.searching("zw"), "source = 'web' AND instr(name, '张伟') > 0");
      same(database, query.searching("  "), "source = 'web'");
    });
  }

  @Test
  void theFirstRowsAreTheBeginningOfAll() {
    withLeads(database -> {
      var query = where("owner", Operator.IS, Condition.ME).sorted("amount", true);
      var all = numbers(database, query);
      long[] first = database.readNow(sql -> query.first(sql, viewpoint(database), 20));
      assertThat(first).hasSize(20).isEqualTo(Arrays.copyOf(all, 20));
      long count = database.readNow(sql -> query.count(sql, viewpoint(database), 100_000));
      assertThat(count).isEqualTo(all.length);
    });
  }

  @Test
  void aHostileViewAsksNothingAndBreaksNothing() {
    withLeads(database -> {
      var all = numbers(database, LEADS);
      var odd =
          new ListQuery(
              RecordType.LEAD,
              List.of(
                  Condition.of("name\"; DROP TABLE lead; --", Operator.EMPTY),
                  Condition.of("amount", Operator.FROM, "1 OR 1=1"),
                  Condition.of("createdAt", Operator.FROM, "someday")),
              "",
              "name; DROP TABLE lead",
              false);
      assertThat(numbers(database, odd)).containsExactlyInAnyOrder(all);
    });
  }

  private void withLeads(Consumer<Database> story) {
    Profiles.in(
        folder,
        database -> {
          Profiles.seed(database, SampleBook.configuration().toArray(Row[]::new));
          Profiles.seed(database, leads().toArray(Row[]::new));
          story.accept(database);
        });
  }

  private static List<Row> leads() {
    var random = new Random(5);
    var rows = new ArrayList<Row>();
    for (var number = 1; number <= 300; number++) {
      rows.add(
          row(
              RecordType.LEAD,
              SampleBook.id("lead", number),
              "name",
              one(random, "张伟", "王雅琴", "Helen Marsh", "欧阳明珠", "张三丰"),
              "company",
              one(random, "星河样例物流", "Harbor 100% Freight", "Harbor 100 Freight", null),
              "source",
              one(random, "web", "fair", "call", null),
              "owner",
              one(random, SampleBook.LIN, SampleBook.HE, null),
              "tags",
              random.nextInt(3) == 0 ? List.of("active", "silent") : null,
              "touches",
              (long) random.nextInt(4),
              "amount",
              random.nextInt(4) == 0 ? null : random.nextLong(1_000_000),
              "firstContactAt",
              NOW - random.nextLong(5 * DAY),
              "nextStepAt",
              random.nextInt(3) == 0 ? null : NOW - 2 * DAY + random.nextLong(8 * DAY),
              "createdAt",
              NOW - random.nextLong(9 * DAY),
              "x_budget",
              (long) random.nextInt(10)));
    }
    return rows;
  }

  private static @Nullable String one(Random random, @Nullable String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private static ListQuery where(String field, Operator operator, String... values) {
    return ListQuery.of(RecordType.LEAD, Condition.of(field, operator, values));
  }

  private static void same(Database database, ListQuery query, String condition) {
    var expected = plain(database, "SELECT no FROM lead WHERE " + condition + " ORDER BY no DESC");
    assertThat(expected).as(condition).isNotEmpty();
    assertThat(numbers(database, query)).as(condition).isEqualTo(expected);
  }

  private static long[] numbers(Database database, ListQuery query) {
    return database.readNow(sql -> query.numbers(sql, viewpoint(database)));
  }

  private static long[] plain(Database database, String select) {
    return database.readNow(sql -> sql.list(select, columns -> columns.number(1))).stream()
        .mapToLong(Long::longValue)
        .toArray();
  }

  private static Viewpoint viewpoint(Database database) {
    return new Viewpoint(
        database.configuration().fields(), SampleBook.LIN, NOW, ZoneId.of("Asia/Shanghai"));
  }
}
