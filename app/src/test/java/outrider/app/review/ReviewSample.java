package outrider.app.review;

import static outrider.app.store.Profiles.row;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import outrider.app.SampleBook;
import outrider.core.quota.Quota;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Synthetic deals of the sample company with what happened to them lately.
final class ReviewSample {
  static final long TODAY = SampleBook.NOW.toEpochMilli() / 86_400_000;
  private static final List<String> NAMES =
      List.of("泵站巡检", "堆场可视化", "药品追溯", "多仓模块", "冷库巡检", "配件商城");
  private static final List<String> ACCOUNTS =
      List.of("西澜样例水务", "东澜示范港务", "江南演示医药", "云帆样例软件", "Alder Sample Retail");

  private ReviewSample() {}

  static List<Row> rows() {
    var rows = new ArrayList<Row>();
    for (var number = 0; number < ACCOUNTS.size(); number++) {
      rows.add(
          row(RecordType.ACCOUNT, SampleBook.id("account", number), "name", ACCOUNTS.get(number)));
    }
    deal(rows, 1, SampleBook.LIN, 1, 140, 21, 9, 12, true);
    deal(rows, 2, SampleBook.LIN, 4, 60, 6, 30, 3, true);
    deal(rows, 3, SampleBook.LIN, 3, 48, 3, 35, 2, true);
    deal(rows, 4, SampleBook.LIN, 4, 36, 11, -4, 9, false);
    deal(rows, 5, SampleBook.HE, 2, 27, 12, 20, 16, true);
    deal(rows, 6, SampleBook.HE, 3, 42, 8, 5, 5, true);
    deal(rows, 7, SampleBook.HE, 0, 88, 2, 60, 2, true);
    deal(rows, 8, SampleBook.QIN, 2, 31, 4, 28, 4, true);
    deal(rows, 9, SampleBook.QIN, 5, 75, 20, 3, 1, true);
    deal(rows, 10, "", 0, 12, 30, 40, 30, false);
    fresh(rows, 11, SampleBook.HE);
    won(rows, 80, SampleBook.LIN, 214, 9);
    won(rows, 81, SampleBook.HE, 86, 30);
    won(rows, 82, SampleBook.HE, 99, 200);
    moved(rows, 1, 2, 2, 3);
    moved(rows, 2, 3, 3, 2);
    revised(rows, 1, 3, 3, 36, 48, null, null);
    revised(rows, 2, 3, 5, null, null, 19L, 35L);
    revised(rows, 3, 3, 40, null, null, 3L, 19L);
    revised(rows, 4, 6, 1, 50, 42, null, null);
    for (var number = 0; number < 9; number++) {
      left(rows, number, 1, 4 + number);
      left(rows, 20 + number, 3, 2 + number);
    }
    contact(rows, 1, 1, "call", "out", "reached", 12);
    contact(rows, 2, 1, "email", "out", null, 2);
    contact(rows, 3, 2, "wechat", "in", null, 3);
    contact(rows, 4, 9, "visit", "out", null, 1);
    rows.add(quota(SampleBook.LIN, null, 300));
    rows.add(quota(SampleBook.HE, null, 250));
    rows.add(quota(SampleBook.QIN, null, 120));
    return rows;
  }

  static Row quota(@Nullable String person, @Nullable String team, long tenThousands) {
    return row(
            RecordType.QUOTA,
            Quota.idOf(person, team, "2026-Q4", "CNY"),
            "quarter",
            "2026-Q4",
            "currency",
            "CNY",
            "amount",
            minor(tenThousands))
        .with("owner", person)
        .with("team", team);
  }

  private static void deal(
      List<Row> rows,
      int number,
      String owner,
      int stage,
      long tenThousands,
      long days,
      long closesIn,
      long contactDaysAgo,
      boolean planned) {
    rows.add(
        row(
                RecordType.OPPORTUNITY,
                SampleBook.id("opportunity", number),
                "name",
                NAMES.get(number % NAMES.size()),
                "account",
                SampleBook.id("account", number % ACCOUNTS.size()),
                "pipeline",
                SampleBook.PIPELINE,
                "stage",
                SampleBook.STAGES.get(stage),
                "state",
                "open",
                "amount",
                minor(tenThousands),
                "currency",
                "CNY",
                "stageSince",
                ago(days),
                "createdAt",
                ago(days + 40),
                "lastContactAt",
                ago(contactDaysAgo),
                "closeOn",
                TODAY + closesIn)
            .with("owner", owner.isEmpty() ? null : owner)
            .with("team", owner.isEmpty() ? SampleBook.EAST_1 : null)
            .with("nextStep", planned ? "约副总电话" : null)
            .with("nextStepAt", planned ? ago(-2) : null));
  }

  private static void fresh(List<Row> rows, int number, String owner) {
    deal(rows, number, owner, 0, 188, 2, 33, 2, true);
    rows.add(rows.removeLast().with("createdAt", ago(2)));
  }

  private static void won(
      List<Row> rows, int number, String owner, long tenThousands, long daysAgo) {
    rows.add(
        row(
            RecordType.OPPORTUNITY,
            SampleBook.id("opportunity", number),
            "name",
            "已成交",
            "pipeline",
            SampleBook.PIPELINE,
            "stage",
            SampleBook.STAGES.get(6),
            "state",
            "won",
            "amount",
            minor(tenThousands),
            "currency",
            "CNY",
            "stageSince",
            ago(daysAgo),
            "owner",
            owner));
  }

  private static void moved(List<Row> rows, int number, int deal, int daysAgo, int from) {
    rows.add(
        activity(number, deal, "stage", daysAgo)
            .with("fromStage", SampleBook.STAGES.get(from))
            .with("toStage", SampleBook.STAGES.get(from + 1))
            .with("durationSeconds", 86_400L * 5));
  }

  private static void left(List<Row> rows, int number, int stage, long days) {
    rows.add(
        activity(300 + number, 80, "stage", 60)
            .with("fromStage", SampleBook.STAGES.get(stage))
            .with("toStage", SampleBook.STAGES.get(stage + 1))
            .with("durationSeconds", 86_400L * days));
  }

  private static void revised(
      List<Row> rows,
      int number,
      int deal,
      int daysAgo,
      @Nullable Integer from,
      @Nullable Integer to,
      @Nullable Long fromDay,
      @Nullable Long toDay) {
    rows.add(
        activity(100 + number, deal, "revision", daysAgo)
            .with("fromAmount", from == null ? null : minor(from))
            .with("toAmount", to == null ? null : minor(to))
            .with("fromCloseOn", fromDay == null ? null : TODAY + fromDay)
            .with("toCloseOn", toDay == null ? null : TODAY + toDay));
  }

  private static void contact(
      List<Row> rows,
      int number,
      int deal,
      String kind,
      String direction,
      @Nullable String outcome,
      int daysAgo) {
    rows.add(
        activity(200 + number, deal, kind, daysAgo)
            .with("direction", direction)
            .with("outcome", outcome));
  }

  private static Row activity(int number, int deal, String kind, int daysAgo) {
    return row(
        RecordType.ACTIVITY,
        SampleBook.id("activity", number),
        "parentType",
        "opportunity",
        "parent",
        SampleBook.id("opportunity", deal),
        "kind",
        kind,
        "occurredAt",
        ago(daysAgo));
  }

  static long minor(long tenThousands) {
    return tenThousands * 10_000 * 100;
  }

  static long ago(long days) {
    return SampleBook.NOW.minus(Duration.ofDays(days)).toEpochMilli();
  }
}
