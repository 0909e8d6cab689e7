package outrider.bench.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import outrider.app.command.CommandBus;
import outrider.app.profile.OpenBook;
import outrider.core.command.Command;
import outrider.core.command.NextStep;
import outrider.core.record.RecordType;

/// A synthetic day of a rep, so that Today, the leads and the gated pipeline have something to
/// show: Maven's data has deals only. People, companies and numbers are made up.
final class SampleDay {

  /// @param minutes from now to the next step; null for none
  private record Sample(
      String name,
      String company,
      String title,
      String source,
      String intent,
      long amount,
      String tag,
      int touches,
      @Nullable Long minutes,
      String step,
      String kind) {}

  private static final List<Sample> LEADS =
      List.of(
          lead(
              "张伟", "云帆样例软件", "采购总监", "官网", "A", 48, "active", 1, -12L, "首次电话：确认白皮书里关心的模块", "call"),
          lead(
              "Helen Marsh",
              "Harbor Sample Freight",
              "Operations",
              "展会",
              "B",
              22,
              "silent",
              1,
              -100L,
              "Reply on WeChat with prices",
              "wechat"),
          lead("赵敏", "江南演示医药", "信息科", "转介绍", "C", 6, "nurture", 3, -1_440L, "发报价", "quote"),
          lead("陈思远", "星河样例物流", "运营副总", "官网", "A", 120, "active", 4, 10L, "约演示", "demo"),
          lead("王雅琴", "北辰示范制造", "IT 经理", "展会", "A", 35, "active", 2, 34L, "约演示", "demo"),
          lead(
              "Oliver Grant",
              "Lumen Demo Labs",
              "CTO",
              "官网",
              "B",
              18,
              "nurture",
              5,
              65L,
              "Answer the mail of 08:50",
              "email"),
          lead("孙浩然", "青禾演示教育", "校长", "展会", "B", 9, "active", 3, 80L, "发报价", "quote"),
          lead(
              "Grace Lindqvist",
              "Fjord Sample Marine",
              "Fleet manager",
              "官网",
              "A",
              76,
              "active",
              5,
              150L,
              "Video demo, 45 minutes",
              "meeting"),
          lead("刘洋", "海岳示范集团", "行政", "电话", "C", 4, "nurture", 2, 240L, "回电", "call"),
          lead("罗子墨", "云帆样例软件（苏州）", "工程师", "白皮书", "B", 12, "active", 1, 330L, "加微信", "wechat"),
          lead("何静怡", "南屿样例食品", "供应链", "展会", "B", 27, "nurture", 4, null, "", ""),
          lead("欧阳明珠", "内蒙古呼伦贝尔演示畜牧业发展有限公司", "办公室主任", "展会", "B", 15, "", 0, null, "", ""),
          lead("邓佳", "晨光演示光电", "厂长", "官网", "A", 50, "active", 6, 1_320L, "回访电话", "call"),
          lead("马骏", "西陵样例化工", "安环部", "展会", "B", 64, "nurture", 2, 1_380L, "发案例", "email"),
          lead("沈一诺", "东澜示范港务", "信息中心", "官网", "B", 140, "active", 3, 2_880L, "等客户回复", "other"),
          lead(
              "Tom Avery",
              "Alder Sample Retail",
              "Buyer",
              "官网",
              "B",
              36,
              "silent",
              2,
              2_900L,
              "Call again",
              "call"),
          lead("蒋文博", "北川演示农机", "总经理", "展会", "B", 42, "nurture", 3, 3_000L, "电话", "call"),
          lead("唐诗雨", "知远样例文化", "市场部", "白皮书", "A", 32, "active", 4, 3_100L, "方案会", "meeting"));

  private final MavenCompany company;
  private final CommandBus bus;
  private final List<Command> commands = new ArrayList<>();

  private SampleDay(MavenCompany company, OpenBook book) {
    this.company = company;
    this.bus = book.commands();
  }

  static void fill(MavenCompany company, OpenBook book) {
    var day = new SampleDay(company, book);
    LEADS.forEach(day::lead);
    day.commands.addAll(new SampleDeals(company, day.bus).commands());
    day.bus
        .submitAll(day.commands)
        .join()
        .forEach(receipt -> {
          if (!receipt.done()) {
            throw new IllegalStateException("a sample was refused: " + receipt.reasons());
          }
        });
  }

  private void lead(Sample sample) {
    var id = bus.newId();
    var fields = new HashMap<String, Object>();
    fields.put("name", sample.name());
    fields.put("company", sample.company());
    fields.put("title", sample.title());
    fields.put("source", sample.source());
    fields.put("intent", sample.intent());
    fields.put("amount", sample.amount() * 10_000_00L);
    fields.put("currency", "CNY");
    fields.put("status", sample.touches() == 0 ? "new" : "working");
    fields.put("phone", "138 0000 %04d".formatted(100 + commands.size()));
    fields.put("wechat", "wx_sample" + commands.size());
    fields.put("importId", "sample");
    if (!sample.tag().isEmpty()) {
      fields.put("tags", List.of(company.id(sample.tag())));
    }
    commands.add(new Command.CreateRecord(RecordType.LEAD, id, fields));
    for (var touch = sample.touches(); touch > 0; touch--) {
      var last = touch == 1;
      var minutes = sample.minutes();
      commands.add(
          new Command.LogActivity(
              bus.newId(),
              RecordType.LEAD,
              id,
              List.of("call", "wechat", "email", "visit").get(touch % 4),
              "out",
              workingHour(touch),
              touch % 4 == 0 ? 372L : null,
              "reached",
              List.of("同意看演示，等他确认时间", "发了同行案例，已读", "产品介绍与价目", "看了现场，约下次").get(touch % 4),
              null,
              List.of(),
              null,
              last && minutes != null
                  ? new NextStep(
                      bus.newId(),
                      sample.step(),
                      sample.kind(),
                      bus.now() + Duration.ofMinutes(minutes).toMillis())
                  : null));
    }
  }

  /// So many days ago, at an hour when people are at work; no two touches at the same minute.
  private long workingHour(int daysAgo) {
    var number = commands.size();
    return ZonedDateTime.ofInstant(Instant.ofEpochMilli(bus.now()), ZoneId.systemDefault())
        .minusDays(daysAgo)
        .with(LocalTime.of(9 + number * 5 % 9, number * 17 % 60))
        .toInstant()
        .toEpochMilli();
  }

  private static Sample lead(
      String name,
      String company,
      String title,
      String source,
      String intent,
      long amount,
      String tag,
      int touches,
      @Nullable Long minutes,
      String step,
      String kind) {
    return new Sample(
        name, company, title, source, intent, amount, tag, touches, minutes, step, kind);
  }
}
