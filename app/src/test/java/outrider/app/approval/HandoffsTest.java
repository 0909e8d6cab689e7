package outrider.app.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.app.store.Profiles.row;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import outrider.app.SampleBook;
import outrider.app.SampleDeals;
import outrider.app.fx.Appearance;
import outrider.app.fx.FxTest;
import outrider.app.i18n.Language;
import outrider.app.shell.Place;
import outrider.app.shell.Screens;
import outrider.app.shell.Workspace;
import outrider.app.store.Database;
import outrider.app.store.Profiles;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// What was passed on and disputed by month, beside what one would write by hand for one month.
final class HandoffsTest extends FxTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
  private static final long HOUR = 3_600_000;

  @Test
  void theFiguresAreThoseOfSqlWrittenByHand() {
    var database = SampleBook.openFresh();
    var seed = 32L;
    Profiles.seed(database, history(new Random(seed)).toArray(Row[]::new));

    var months = database.readNow(sql -> Handoffs.read(sql, NOVEMBER, SHANGHAI));

    assertThat(months).hasSize(Handoffs.MONTHS);
    for (var month : months) {
      var from = start(month.month());
      var until = start(month.month().plusMonths(1));
      assertThat(month.handoffs())
          .as("hand-offs of %s, seed %d", month.month(), seed)
          .isEqualTo(
              count(
                  database,
                  "SELECT (SELECT count(*) FROM task WHERE assigned_at BETWEEN %1$d AND %2$d)"
                      + " + (SELECT count(*) FROM approval WHERE delegated_at BETWEEN %1$d AND %2$d)",
                  from,
                  until));
      assertThat(month.disputes())
          .as("disputes of %s, seed %d", month.month(), seed)
          .isEqualTo(
              count(
                  database,
                  "SELECT (SELECT count(*) FROM approval WHERE state = 'refused'"
                      + " AND decided_at BETWEEN %1$d AND %2$d)"
                      + " + (SELECT count(*) FROM activity WHERE kind = 'signoff'"
                      + " AND outcome = 'refused' AND occurred_at BETWEEN %1$d AND %2$d"
                      + " AND text = 'by itself')",
                  from,
                  until));
      var hours =
          database.readNow(sql ->
              sql.list(
                  ("SELECT done_at - assigned_at AS took FROM task"
                          + " WHERE done_at IS NOT NULL AND assigned_at BETWEEN %1$d AND %2$d"
                          + " UNION ALL SELECT decided_at - delegated_at FROM approval"
                          + " WHERE decided_at IS NOT NULL"
                          + " AND delegated_at BETWEEN %1$d AND %2$d ORDER BY 1")
                      .formatted(from, until - 1),
                  columns -> columns.number(1) / 3.6e6));
      assertThat(month.done()).isEqualTo(hours.size());
      assertThat(month.medianHours())
          .as("median of %s, seed %d", month.month(), seed)
          .isEqualTo(median(hours), org.assertj.core.data.Offset.offset(1e-9));
    }
    assertThat(months.stream().mapToLong(Handoffs.Month::handoffs).sum()).isGreaterThan(100);
    database.close();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void managersSeeTheMonthsAsBarsAndFigures(Language language) {
    var space = workspace(language);
    Profiles.seed(space.database(), SampleDeals.opportunities().toArray(Row[]::new));
    Profiles.seed(space.database(), history(new Random(7)).toArray(Row[]::new));
    var scene = shown(space);
    eventually(() -> scene.getRoot().lookup(".approvals") != null);
    press(scene, KeyCode.T, KeyCode.T, KeyCode.T, KeyCode.T);
    reads(scene.getRoot(), space.words().get("handoff.title"), space.words().get("handoff.n"));
    picture(scene, "handoffs-" + language);
    fx(() -> space.appearance().set(Appearance.STANDARD.withTheme(Appearance.Theme.DARK)));
    picture(scene, "handoffs-dark-" + language);
  }

  @Test
  void nothingPassedOnTeachesNothingYet() {
    var space = workspace(Language.CHINESE);
    var scene = shown(space);
    eventually(() -> scene.getRoot().lookup(".approvals") != null);
    press(scene, KeyCode.T, KeyCode.T, KeyCode.T, KeyCode.T);
    reads(scene.getRoot(), space.words().get("approval.empty.months"));
  }

  private Scene shown(Workspace space) {
    var screens = new Screens();
    screens.at(Place.Approvals.class, (place, given) -> new ApprovalsView(given));
    screens.at(Place.Today.class, (place, given) -> new ApprovalsView(given));
    fx(() -> space.navigator().open(new Place.Approvals()));
    var bench = bench(space, screens, 1280, 800, Appearance.STANDARD);
    return fx(() -> bench.root().getScene());
  }

  /// A year of tasks and requests, at the edges of months too.
  private static List<Row> history(Random random) {
    var rows = new ArrayList<Row>();
    for (var number = 0; number < 160; number++) {
      var month = NOVEMBER.minusMonths(random.nextInt(14));
      var at =
          switch (random.nextInt(6)) {
            case 0 -> start(month);
            case 1 -> start(month.plusMonths(1)) - 1;
            default -> start(month) + random.nextInt(26 * 24) * HOUR;
          };
      var took = (1 + random.nextInt(300)) * HOUR;
      rows.add(
          switch (random.nextInt(4)) {
            case 0, 1 -> task(number, at, random.nextInt(4) == 0 ? null : at + took);
            case 2 -> approval(number, at, at + took, random.nextBoolean());
            default -> signed(number, at, "by itself");
          });
      if (random.nextInt(5) == 0) {
        // A request that was refused writes its line on the timeline too: one dispute, not two.
        rows.add(refusedWithItem(number, at));
        rows.add(signed(1_000 + number, at, "by the request").with("item", "item " + number));
      }
    }
    return rows;
  }

  private static Row task(int number, long at, @org.jspecify.annotations.Nullable Long done) {
    return row(
            RecordType.TASK,
            SampleBook.id("passed", number),
            "title",
            "量",
            "assignee",
            SampleBook.HE,
            "assignedAt",
            at,
            "owner",
            SampleBook.LIN,
            "createdAt",
            at)
        .with("doneAt", done);
  }

  private static Row approval(int number, long at, long decided, boolean refused) {
    return row(
        RecordType.APPROVAL,
        SampleBook.id("given", number),
        "parentType",
        "opportunity",
        "parent",
        SampleDeals.PUMPS,
        "kind",
        "technical",
        "text",
        "?",
        "state",
        refused ? "refused" : "agreed",
        "delegatedTo",
        SampleBook.HE,
        "delegatedAt",
        at,
        "decidedAt",
        decided,
        "owner",
        SampleBook.LIN,
        "createdAt",
        at);
  }

  private static Row refusedWithItem(int number, long at) {
    return row(
        RecordType.APPROVAL,
        SampleBook.id("refused", number),
        "parentType",
        "opportunity",
        "parent",
        SampleDeals.PUMPS,
        "kind",
        "technical",
        "text",
        "?",
        "item",
        "item " + number,
        "state",
        "refused",
        "decidedAt",
        at,
        "owner",
        SampleBook.LIN,
        "createdAt",
        at - HOUR);
  }

  private static Row signed(int number, long at, String text) {
    return row(
        RecordType.ACTIVITY,
        SampleBook.id("signed", number),
        "parentType",
        "opportunity",
        "parent",
        SampleDeals.PUMPS,
        "kind",
        "signoff",
        "outcome",
        "refused",
        "text",
        text,
        "item",
        "another item",
        "occurredAt",
        at,
        "owner",
        SampleBook.LIN,
        "createdAt",
        at);
  }

  private static long count(Database database, String question, long from, long until) {
    return database.readNow(sql -> sql.number(question.formatted(from, until - 1)));
  }

  private static double median(List<Double> sorted) {
    if (sorted.isEmpty()) {
      return -1;
    }
    var middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  private static long start(YearMonth month) {
    return Instant.from(month.atDay(1).atStartOfDay(SHANGHAI)).toEpochMilli();
  }
}
