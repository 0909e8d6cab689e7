package outrider.bench.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
      String step) {}

  private static final List<Sample> LEADS =
      List.of(
          lead("张伟", "云帆样例软件", "采购总监", "官网", "A", 48, "active", 1, -12L, "首次电话：确认白皮书里关心的模块"),
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
              "Reply on WeChat with prices"),
          lead("赵敏", "江南演示医药", "信息科", "转介绍", "C", 6, "nurture", 3, -1_440L, "发报价"),
          lead("陈思远", "星河样例物流", "运营副总", "官网", "A", 120, "active", 4, 10L, "约演示"),
          lead("王雅琴", "北辰示范制造", "IT 经理", "展会", "A", 35, "active", 2, 34L, "约演示"),
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
              "Answer the mail of 08:50"),
          lead("孙浩然", "青禾演示教育", "校长", "展会", "B", 9, "active", 3, 80L, "发报价"),
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
              "Video demo, 45 minutes"),
          lead("刘洋", "海岳示范集团", "行政", "电话", "C", 4, "nurture", 2, 240L, "回电"),
          lead("罗子墨", "云帆样例软件（苏州）", "工程师", "白皮书", "B", 12, "active", 1, 330L, "加微信"),
          lead("何静怡", "南屿样例食品", "供应链", "展会", "B", 27, "nurture", 4, null, ""),
          lead("欧阳明珠", "内蒙古呼伦贝尔演示畜牧业发展有限公司", "办公室主任", "展会", "B", 15, "", 0, null, ""),
          lead("邓佳", "晨光演示光电", "厂长", "官网", "A", 50, "active", 6, 1_320L, "回访电话"),
          lead("马骏", "西陵样例化工", "安环部", "展会", "B", 64, "nurture", 2, 1_380L, "发案例"),
          lead("沈一诺", "东澜示范港务", "信息中心", "官网", "B", 140, "active", 3, 2_880L, "等客户回复"),
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
              "Call again"),
          lead("蒋文博", "北川演示农机", "总经理", "展会", "B", 42, "nurture", 3, 3_000L, "电话"),
          lead("唐诗雨", "知远样例文化", "市场部", "白皮书", "A", 32, "active", 4, 3_100L, "方案会"));

  private static final List<String[]> DEALS =
      List.of(
          deal("码头调度一期", "76", "New", "A"),
          deal("会员系统", "32", "New", "B"),
          deal("冷链看板", "28", "New", "B"),
          deal("仓储排程", "35", "Needs confirmed", "A"),
          deal("堆场可视化", "140", "Needs confirmed", "A"),
          deal("危化品台账", "64", "Needs confirmed", "B"),
          deal("泵站巡检", "120", "Site survey", "A"),
          deal("校区物联", "9", "Site survey", "B"),
          deal("冷库巡检", "27", "Site survey", "B"),
          deal("园区能耗", "112", "Site survey", "A"));

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
    DEALS.forEach(day::deal);
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
              bus.now() - Duration.ofHours(20L * touch + 3).toMillis(),
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
                      "call",
                      bus.now() + Duration.ofMinutes(minutes).toMillis())
                  : null));
    }
  }

  private void deal(String[] deal) {
    var id = bus.newId();
    commands.add(
        new Command.CreateRecord(
            RecordType.OPPORTUNITY,
            id,
            Map.of(
                "name",
                deal[0],
                "amount",
                Long.parseLong(deal[1]) * 10_000_00L,
                "currency",
                "CNY",
                "intent",
                deal[3],
                "pipeline",
                company.id("projects"),
                "closeOn",
                bus.now() / 86_400_000 + 30)));
    var stages = List.of("New", "Needs confirmed", "Site survey");
    for (var step = 0; !stages.get(step).equals(deal[2]); step++) {
      commands.add(
          new Command.AdvanceOpportunity(
              id, company.id(stages.get(step)), company.id(stages.get(step + 1)), null));
    }
    if (deal[2].equals("Site survey")) {
      commands.add(new Command.MarkItem(id, company.id("Site visit booked"), "done", null));
    }
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
      String step) {
    return new Sample(name, company, title, source, intent, amount, tag, touches, minutes, step);
  }

  private static String[] deal(String name, String amount, String stage, String intent) {
    return new String[] {name, amount, stage, intent};
  }
}
