package outrider.app.team;

import static outrider.app.store.Profiles.row;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import outrider.app.SampleBook;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Synthetic deals of the sample company, across its stages and people.
final class TeamSample {
  static final String GONE = SampleBook.id("user", 40);

  private TeamSample() {}

  static List<Row> rows() {
    var rows = new ArrayList<Row>();
    rows.add(
        row(
            RecordType.USER,
            GONE,
            "login",
            "xu",
            "name",
            "许可",
            "role",
            "rep",
            "team",
            SampleBook.EAST_1,
            "inactive",
            true));
    rows.add(
        row(
            RecordType.TEAM,
            SampleBook.id("team", 41),
            "name",
            "华东二组",
            "nameEn",
            "East team 2",
            "above",
            SampleBook.EAST));
    for (var number = 0; number < 5; number++) {
      rows.add(
          row(
              RecordType.USER,
              SampleBook.id("user", 50 + number),
              "login",
              "u" + number,
              "name",
              List.of("陶然", "欧阳明珠", "Grace Lindqvist", "邓佳", "马骏").get(number),
              "role",
              "rep",
              "team",
              SampleBook.id("team", 41)));
    }
    rows.add(row(RecordType.ACCOUNT, SampleBook.id("account", 1), "name", "西澜样例水务"));
    deal(rows, 1, SampleBook.LIN, 0, 48, 2);
    deal(rows, 2, SampleBook.LIN, 1, 120, 21);
    deal(rows, 3, SampleBook.LIN, 2, 60, 6);
    deal(rows, 4, SampleBook.LIN, 2, 27, 12);
    deal(rows, 5, SampleBook.LIN, 3, 42, 8);
    deal(rows, 6, SampleBook.LIN, 4, 60, 6);
    deal(rows, 7, SampleBook.HE, 1, 36, 3);
    deal(rows, 8, SampleBook.HE, 3, 186, 9);
    deal(rows, 9, SampleBook.HE, 5, 88, 20);
    deal(rows, 10, GONE, 2, 33, 40);
    deal(rows, 11, "", 0, 12, 4);
    for (var number = 0; number < 15; number++) {
      deal(
          rows,
          20 + number,
          SampleBook.id("user", 50 + number % 5),
          number * 7 % 6,
          15 + number * 37 % 140,
          number * 5 % 19);
    }
    won(rows, 80, SampleBook.LIN, 214, 9);
    won(rows, 81, SampleBook.HE, 186, 30);
    won(rows, 82, SampleBook.HE, 99, 200);
    rows.add(
        row(
            RecordType.ACTIVITY,
            SampleBook.id("activity", 1),
            "kind",
            "call",
            "createdBy",
            SampleBook.LIN,
            "createdAt",
            SampleBook.NOW.minus(Duration.ofMinutes(4)).toEpochMilli()));
    rows.add(
        row(
            RecordType.ACTIVITY,
            SampleBook.id("activity", 2),
            "kind",
            "call",
            "createdBy",
            SampleBook.HE,
            "createdAt",
            SampleBook.NOW.minus(Duration.ofHours(3)).toEpochMilli()));
    return rows;
  }

  private static void deal(
      List<Row> rows, int number, String owner, int stage, long tenThousands, long days) {
    rows.add(
        row(
                RecordType.OPPORTUNITY,
                SampleBook.id("opportunity", number),
                "name",
                List.of("泵站巡检", "堆场可视化", "药品追溯", "多仓模块", "冷库巡检").get(number % 5),
                "account",
                SampleBook.id("account", 1),
                "pipeline",
                SampleBook.PIPELINE,
                "stage",
                SampleBook.STAGES.get(stage),
                "state",
                "open",
                "amount",
                tenThousands * 10_000 * 100,
                "currency",
                "CNY",
                "stageSince",
                SampleBook.NOW.minus(Duration.ofDays(days)).toEpochMilli())
            .with("owner", owner.isEmpty() ? null : owner)
            .with("team", owner.isEmpty() ? SampleBook.EAST_1 : null)
            .with("nextStep", number % 3 == 0 ? null : "约副总电话"));
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
            tenThousands * 10_000 * 100,
            "currency",
            "CNY",
            "stageSince",
            SampleBook.NOW.minus(Duration.ofDays(daysAgo)).toEpochMilli(),
            "owner",
            owner));
  }
}
