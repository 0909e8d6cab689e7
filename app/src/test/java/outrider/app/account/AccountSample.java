package outrider.app.account;

import static outrider.app.store.Profiles.row;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import outrider.app.SampleBook;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Synthetic customers, the people there and what happened with them.
public final class AccountSample {
  public static final String WATER = SampleBook.id("account", 1);
  public static final String HAN = SampleBook.id("contact", 1);
  public static final String PUMPS = SampleBook.id("opportunity", 1);

  private static final List<String> NAMES =
      List.of(
          "西澜样例水务",
          "东澜示范港务",
          "江南演示医药",
          "云帆样例软件",
          "Alder Sample Retail",
          "南屿样例食品",
          "北川演示农机",
          "星河样例物流",
          "北辰示范制造",
          "Lumen Demo Labs",
          "青禾演示教育",
          "Fjord Sample Marine",
          "内蒙古呼伦贝尔演示畜牧业发展有限责任公司",
          "晨光演示光电",
          "西陵样例化工",
          "知远样例文化",
          "Harbor Sample Freight");
  private static final List<String> INDUSTRIES =
      List.of("水务", "港口", "医药", "软件", "零售", "食品", "农机", "物流");
  private static final List<String> REGIONS = List.of("浙江 杭州", "上海", "江苏 苏州", "山东 青岛", "");

  private AccountSample() {}

  public static List<Row> rows() {
    var rows = new ArrayList<Row>();
    for (var number = 0; number < NAMES.size(); number++) {
      rows.add(
          row(
                  RecordType.ACCOUNT,
                  SampleBook.id("account", number + 1),
                  "name",
                  NAMES.get(number),
                  "industry",
                  INDUSTRIES.get(number % INDUSTRIES.size()),
                  "region",
                  REGIONS.get(number % REGIONS.size()),
                  "owner",
                  number % 4 == 3 ? SampleBook.HE : SampleBook.LIN,
                  "createdAt",
                  ago(Duration.ofDays(200 - number * 12L)))
              .with("tags", number % 3 == 0 ? List.of("active") : List.of())
              .with(
                  "lastContactAt",
                  number % 5 == 4 ? null : (Object) ago(Duration.ofHours(3 + number * 29L))));
    }
    rows.set(
        0,
        rows.getFirst()
            .with("phone", "0571 8000 0001")
            .with("website", "xilan.example")
            .with("address", "杭州市西湖区样例路 1 号")
            .with("employees", 420L)
            .with("revenue", 380_000_000_00L)
            .with("currency", "CNY")
            .with("tags", List.of("active", "fresh"))
            .with("note", "三个泵站，年底前要上线。"));
    contact(rows, 1, "韩主任", "设备科主任", "user", "138 0000 0101", WATER);
    contact(rows, 2, "杜副总", "副总经理", "decider", "", WATER);
    contact(rows, 3, "Sunny Qiu", "采购", "buyer", "138 0000 0103", WATER);
    for (var number = 4; number < 20; number++) {
      contact(
          rows,
          number,
          List.of("陈思远", "王雅琴", "Oliver Grant", "孙浩然").get(number % 4),
          "运营经理",
          number % 3 == 0 ? "decider" : "user",
          "139 0000 0" + (100 + number),
          SampleBook.id("account", number % 12 + 2));
    }
    deal(rows, 1, "泵站巡检", WATER, 2, 120, "open");
    deal(rows, 2, "水质在线监测", WATER, 0, 48, "open");
    deal(rows, 3, "一期网关", WATER, 6, 86, "won");
    for (var number = 4; number < 12; number++) {
      deal(
          rows,
          number,
          "样例商机 " + number,
          SampleBook.id("account", number),
          number % 6,
          20 + number * 13,
          "open");
    }
    activity(rows, 1, "opportunity", PUMPS, "wechat", Duration.ofHours(2), "看了点位照片，等他确认时间")
        .accept("chat", "韩主任 09:16\n三个泵站都要，年底前能不能上线？\n林晓 09:18\n可以，我今天到现场看点位。");
    activity(rows, 2, "contact", HAN, "call", Duration.ofHours(26), "同意周五现场勘察")
        .accept("durationSeconds", 372L);
    activity(rows, 3, "account", WATER, "meeting", Duration.ofDays(4), "季度回顾，满意度好");
    activity(rows, 4, "account", WATER, "note", Duration.ofDays(40), "集团明年统一采购");
    rows.add(
        row(
            RecordType.ACTIVITY,
            SampleBook.id("activity", 9),
            "parentType",
            "opportunity",
            "parent",
            PUMPS,
            "kind",
            "stage",
            "fromStage",
            SampleBook.STAGES.get(1),
            "toStage",
            SampleBook.STAGES.get(2),
            "occurredAt",
            ago(Duration.ofDays(6)),
            "durationSeconds",
            9 * 86_400L,
            "owner",
            SampleBook.LIN));
    task(rows, 1, "opportunity", PUMPS, "补点位照片", Duration.ofHours(6));
    task(rows, 2, "contact", HAN, "约副总电话", Duration.ofMinutes(-25));
    return rows;
  }

  private interface More {
    void accept(String field, Object value);
  }

  private static void contact(
      List<Row> rows, int number, String name, String title, String role, String phone, String of) {
    rows.add(
        row(
            RecordType.CONTACT,
            SampleBook.id("contact", number),
            "name",
            name,
            "title",
            title,
            "role",
            role,
            "phone",
            phone,
            "account",
            of,
            "owner",
            SampleBook.LIN,
            "createdAt",
            ago(Duration.ofDays(30)),
            "lastContactAt",
            ago(Duration.ofHours(26L * number))));
  }

  private static void deal(
      List<Row> rows,
      int number,
      String name,
      String of,
      int stage,
      long tenThousands,
      String state) {
    rows.add(
        row(
            RecordType.OPPORTUNITY,
            SampleBook.id("opportunity", number),
            "name",
            name,
            "account",
            of,
            "contact",
            HAN,
            "pipeline",
            SampleBook.PIPELINE,
            "stage",
            SampleBook.STAGES.get(stage),
            "state",
            state,
            "amount",
            tenThousands * 1_000_000,
            "currency",
            "CNY",
            "owner",
            SampleBook.LIN,
            "stageSince",
            ago(Duration.ofDays(number * 3L))));
  }

  private static More activity(
      List<Row> rows,
      int number,
      String type,
      String parent,
      String kind,
      Duration ago,
      String text) {
    var index = rows.size();
    rows.add(
        row(
            RecordType.ACTIVITY,
            SampleBook.id("activity", number),
            "parentType",
            type,
            "parent",
            parent,
            "kind",
            kind,
            "direction",
            "out",
            "occurredAt",
            ago(ago),
            "text",
            text,
            "owner",
            SampleBook.LIN,
            "createdBy",
            SampleBook.LIN,
            "createdAt",
            ago(ago)));
    return (field, value) -> rows.set(index, rows.get(index).with(field, value));
  }

  private static void task(
      List<Row> rows, int number, String type, String parent, String title, Duration ahead) {
    rows.add(
        row(
            RecordType.TASK,
            SampleBook.id("task", number),
            "parentType",
            type,
            "parent",
            parent,
            "title",
            title,
            "dueAt",
            SampleBook.NOW.plus(ahead).toEpochMilli(),
            "owner",
            SampleBook.LIN));
  }

  private static long ago(Duration length) {
    return SampleBook.NOW.minus(length).toEpochMilli();
  }
}
