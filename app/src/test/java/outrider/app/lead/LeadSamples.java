package outrider.app.lead;

import static outrider.app.store.Profiles.row;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import outrider.app.SampleBook;
import outrider.app.fx.FxTest;
import outrider.app.store.Database;
import outrider.app.store.Profiles;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// The leads of the design's picture. All people and companies are made up.
final class LeadSamples {
  static final long NOW = SampleBook.NOW.toEpochMilli();
  static final String CHEN = SampleBook.id("lead", 3);

  private LeadSamples() {}

  static void into(Database database) {
    var rows = new ArrayList<Row>();
    var number = 0;
    add(
        rows,
        ++number,
        "Helen Marsh",
        "Harbor Sample Freight",
        "B",
        "展会",
        "silent",
        1,
        at(20, 11, 40),
        NOW - minutes(100),
        "回微信");
    add(
        rows,
        ++number,
        "张伟",
        "云帆样例软件",
        "A",
        "官网白皮书",
        "active",
        1,
        at(20, 16, 12),
        NOW - minutes(12),
        "first-response");
    add(
        rows,
        ++number,
        "陈思远",
        "星河样例物流",
        "A",
        "官网表单",
        "active",
        4,
        at(23, 8, 31),
        NOW + Duration.ofSeconds(582).toMillis(),
        "约演示");
    add(
        rows,
        ++number,
        "王雅琴",
        "北辰示范制造",
        "A",
        "展会",
        "active",
        2,
        at(22, 17, 5),
        NOW + Duration.ofSeconds(2050).toMillis(),
        "约演示");
    add(
        rows,
        ++number,
        "Oliver Grant",
        "Lumen Demo Labs",
        "B",
        "官网表单",
        "nurture",
        5,
        at(23, 8, 50),
        NOW + minutes(65),
        "回邮件");
    add(
        rows,
        ++number,
        "孙浩然",
        "青禾演示教育",
        "B",
        "展会",
        "active",
        3,
        at(20, 9, 0),
        NOW + minutes(80),
        "发报价");
    add(
        rows,
        ++number,
        "Grace Lindqvist",
        "Fjord Sample Marine",
        "A",
        "官网表单",
        "active",
        5,
        at(22, 10, 2),
        at(23, 13, 30),
        "视频演示");
    add(
        rows,
        ++number,
        "欧阳明珠",
        "内蒙古呼伦贝尔演示畜牧业发展股份有限公司",
        "B",
        "展会",
        "fresh",
        0,
        null,
        at(23, 14, 0),
        "first-response");
    add(
        rows,
        ++number,
        "罗子墨",
        "云帆样例软件（苏州）",
        "B",
        "官网白皮书",
        "fresh",
        1,
        at(23, 9, 20),
        at(23, 16, 30),
        "加微信");
    add(
        rows,
        ++number,
        "邓佳",
        "晨光演示光电",
        "A",
        "展会",
        "active",
        6,
        at(21, 10, 0),
        at(24, 9, 0),
        "回访报价");
    add(
        rows,
        ++number,
        "马骏",
        "西陵样例化工",
        "B",
        "展会",
        "nurture",
        2,
        at(19, 10, 0),
        at(24, 10, 0),
        "发案例");
    add(
        rows,
        ++number,
        "沈一诺",
        "东澜示范港务",
        "B",
        "官网表单",
        "active",
        3,
        at(21, 10, 0),
        at(25, 10, 0),
        "等客户");
    add(
        rows,
        ++number,
        "Tom Avery",
        "Alder Sample Retail",
        "B",
        "官网表单",
        "silent",
        2,
        at(14, 10, 0),
        at(25, 11, 0),
        "再联系");
    add(
        rows,
        ++number,
        "蒋文博",
        "北川演示农机",
        "B",
        "展会",
        "nurture",
        3,
        at(18, 10, 0),
        at(25, 12, 0),
        "电话");
    add(
        rows,
        ++number,
        "唐诗雨",
        "知远样例文化",
        "A",
        "官网白皮书",
        "active",
        4,
        at(22, 15, 47),
        at(25, 13, 0),
        "方案会");
    add(
        rows,
        ++number,
        "Nadia Rossi",
        "Ponte Demo Foods",
        "B",
        "展会",
        "fresh",
        1,
        at(22, 9, 11),
        at(26, 9, 0),
        "电话");
    add(rows, ++number, "何静姝", "南屿样例食品", "B", "官网表单", "nurture", 4, at(22, 17, 20), null, null);
    add(
        rows,
        ++number,
        "Ivy Stone",
        "Quarry Sample Works",
        "C",
        "展会",
        "nurture",
        2,
        at(17, 17, 20),
        null,
        null);
    rows.add(activity(1, "call", at(23, 8, 31), "同意看演示，等他确认时间", 360L));
    rows.add(activity(2, "wechat", at(21, 15, 0), "发了同行案例，已读", null));
    rows.add(activity(3, "email", at(19, 10, 20), "产品介绍与价目", null));
    rows.add(activity(4, "download", at(18, 9, 2), "下载了《仓储升级白皮书》", null));
    rows.add(
        row(
            RecordType.TASK,
            SampleBook.id("leadtask", 1),
            "parentType",
            "lead",
            "parent",
            CHEN,
            "title",
            "约演示",
            "kind",
            "demo",
            "dueAt",
            NOW + Duration.ofSeconds(582).toMillis(),
            "owner",
            SampleBook.LIN,
            "assignee",
            SampleBook.LIN));
    rows.add(
        row(
            RecordType.ATTACHMENT,
            SampleBook.id("leadfile", 1),
            "parentType",
            "lead",
            "parent",
            CHEN,
            "name",
            "现场照片-入口.jpg",
            "kind",
            "site-survey-photo",
            "contentType",
            "image/jpeg",
            "sizeBytes",
            2_412_000L,
            "receivedAt",
            1_763_000_000_000L,
            "sha256",
            "0".repeat(64),
            "owner",
            SampleBook.LIN,
            "createdAt",
            at(21, 15, 2)));
    Profiles.seed(database, rows.toArray(Row[]::new));
  }

  private static void add(
      List<Row> rows,
      int number,
      String name,
      String company,
      String intent,
      String source,
      String tag,
      long touches,
      @Nullable Long last,
      @Nullable Long next,
      @Nullable String step) {
    rows.add(
        row(
            RecordType.LEAD,
            SampleBook.id("lead", number),
            "name",
            name,
            "company",
            company,
            "title",
            number == 3 ? "运营副总" : null,
            "phone",
            "138 0000 0%03d".formatted(number + 339),
            "wechat",
            number == 3 ? "csy_demo342" : null,
            "source",
            source,
            "intent",
            intent,
            "status",
            touches == 0 ? "new" : "working",
            "industry",
            number % 3 == 0 ? null : "物流",
            "amount",
            number == 3 ? (Object) 120_000_000L : null,
            "currency",
            "CNY",
            "tags",
            List.of(tag),
            "touches",
            touches,
            "firstContactAt",
            last,
            "lastContactAt",
            last,
            "nextStep",
            step,
            "nextStepAt",
            next,
            "owner",
            SampleBook.LIN,
            "createdAt",
            at(18, 9, number),
            "createdBy",
            SampleBook.LIN));
  }

  private static Row activity(
      int number, String kind, long occurredAt, String text, @Nullable Long seconds) {
    return row(
        RecordType.ACTIVITY,
        SampleBook.id("leadactivity", number),
        "parentType",
        "lead",
        "parent",
        CHEN,
        "kind",
        kind,
        "direction",
        "out",
        "occurredAt",
        occurredAt,
        "durationSeconds",
        seconds,
        "text",
        text,
        "owner",
        SampleBook.LIN,
        "createdBy",
        SampleBook.LIN);
  }

  static long at(int day, int hour, int minute) {
    return LocalDate.of(2026, 11, day)
        .atTime(LocalTime.of(hour, minute))
        .atZone(FxTest.SHANGHAI)
        .toInstant()
        .toEpochMilli();
  }

  private static long minutes(int minutes) {
    return Duration.ofMinutes(minutes).toMillis();
  }
}
