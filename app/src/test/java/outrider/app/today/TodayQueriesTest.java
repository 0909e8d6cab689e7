package outrider.app.today;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import outrider.app.SampleBook;
import outrider.app.fx.FxTest;
import outrider.app.store.Database;
import outrider.app.store.Profiles;
import outrider.core.configuration.Configuration;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

final class TodayQueriesTest {
  private final Database database = SampleBook.openFresh();

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void ofManyLeadsOnlyTheWeightiestWithoutNextStepAreReadAndAllAreCounted() {
    var rows = new ArrayList<Row>();
    for (var number = 0; number < 500; number++) {
      rows.add(
          Profiles.row(
              RecordType.LEAD,
              SampleBook.id("lead", number),
              "name",
              "样例 " + number,
              "source",
              "官网",
              "intent",
              number % 3 == 0 ? "A" : "C",
              "amount",
              (long) number * 100,
              "status",
              "working",
              "owner",
              SampleBook.LIN));
    }
    rows.add(
        Profiles.row(
            RecordType.LEAD,
            SampleBook.id("lead", 900),
            "name",
            "别人的",
            "source",
            "官网",
            "owner",
            SampleBook.HE));
    rows.add(
        Profiles.row(
            RecordType.LEAD,
            SampleBook.id("lead", 901),
            "name",
            "成了",
            "source",
            "官网",
            "status",
            "converted",
            "owner",
            SampleBook.LIN));
    Profiles.seed(database, rows.toArray(Row[]::new));
    var facts = ask(SampleBook.NOW);
    assertThat(facts.withoutNextStep()).isEqualTo(500);
    assertThat(facts.items()).hasSize(200).extracting(DueItem::name).contains("样例 498", "样例 499");
  }

  @Test
  void aTaskOfAnotherPersonIsNotMine() {
    Profiles.seed(
        database,
        Profiles.row(
            RecordType.TASK,
            SampleBook.id("task", 1),
            "title",
            "他的",
            "dueAt",
            SampleBook.NOW.toEpochMilli(),
            "owner",
            SampleBook.HE),
        Profiles.row(
            RecordType.TASK,
            SampleBook.id("task", 2),
            "title",
            "给我的",
            "dueAt",
            SampleBook.NOW.toEpochMilli(),
            "owner",
            SampleBook.HE,
            "assignee",
            SampleBook.LIN));
    assertThat(ask(SampleBook.NOW).items()).extracting(DueItem::name).containsExactly("给我的");
  }

  @Test
  void aLeadIsOneRowWithItsEarliestTask() {
    var lead = SampleBook.id("lead", 1);
    var now = SampleBook.NOW.toEpochMilli();
    Profiles.seed(
        database,
        Profiles.row(
            RecordType.LEAD,
            lead,
            "name",
            "张伟",
            "source",
            "官网",
            "owner",
            SampleBook.LIN,
            "nextStepAt",
            now),
        task(1, lead, "后来", now + 3_600_000),
        task(2, lead, "先做", now));
    var items = ask(SampleBook.NOW).items();
    assertThat(items).hasSize(1);
    assertThat(items.getFirst().task().orElseThrow().title()).isEqualTo("先做");
  }

  @Test
  void noQueryReadsAWholeTable() {
    var plans = new ArrayList<String>();
    database.readNow(sql -> {
      for (var text : TodaySql.all()) {
        var marks = text.chars().filter(each -> each == '?').count();
        plans.addAll(
            sql.list(
                "EXPLAIN QUERY PLAN " + text, columns -> columns.text(4), new Object[(int) marks]));
      }
      return true;
    });
    assertThat(plans)
        .isNotEmpty()
        .noneMatch(plan -> plan.matches("SCAN (l|o|t|lead|task|activity)\\b.*"));
    assertThat(String.join("\n", plans))
        .contains("lead_unplanned", "task_open", "lead_first_contact");
  }

  private static Row task(int number, String lead, String title, long due) {
    return Profiles.row(
        RecordType.TASK,
        SampleBook.id("task", number),
        "title",
        title,
        "kind",
        "call",
        "parentType",
        "lead",
        "parent",
        lead,
        "owner",
        SampleBook.LIN,
        "dueAt",
        due);
  }

  private TodayFacts ask(Instant at) {
    var moment =
        new TodayQueries.Moment() {
          @Override
          public Instant now() {
            return at;
          }

          @Override
          public Configuration configuration() {
            return database.configuration();
          }
        };
    return database.readNow(TodayQueries.query(SampleBook.LIN, FxTest.SHANGHAI, moment).run());
  }
}
