package outrider.bench.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import outrider.app.command.CommandBus;
import outrider.core.command.Command;
import outrider.core.record.RecordType;

/// Made-up deals in the gated pipeline, each with its customer, and one of them with people and a
/// history.
final class SampleDeals {
  private static final List<String> STAGES = List.of("New", "Needs confirmed", "Site survey");

  /// @param wan in ten thousands of yuan
  /// @param step empty for a deal with no next step
  private record Deal(
      String name,
      String customer,
      String industry,
      long wan,
      String stage,
      String intent,
      String step,
      String kind) {}

  private static final List<Deal> DEALS =
      List.of(
          new Deal("码头调度一期", "Fjord Sample Marine", "航运", 76, "New", "A", "需求会", "meeting"),
          new Deal("会员系统", "知远样例文化", "文化", 32, "New", "B", "发方案", "email"),
          new Deal("冷链看板", "Ponte Demo Foods", "食品", 28, "New", "B", "", ""),
          new Deal("仓储排程", "北辰示范制造", "制造", 35, "Needs confirmed", "A", "约勘察", "visit"),
          new Deal("堆场可视化", "东澜示范港务", "港口", 140, "Needs confirmed", "A", "约勘察", "visit"),
          new Deal("危化品台账", "西陵样例化工", "化工", 64, "Needs confirmed", "B", "回电", "call"),
          new Deal("泵站巡检", "西澜样例水务", "水务", 120, "Site survey", "A", "补点位照片", "visit"),
          new Deal("校区物联", "青禾演示教育", "教育", 9, "Site survey", "B", "", ""),
          new Deal("冷库巡检", "南屿样例食品", "食品", 27, "Site survey", "B", "勘察冷库", "visit"),
          new Deal("园区能耗", "海岳示范集团", "园区", 112, "Site survey", "A", "交需求报告", "quote"));

  private final MavenCompany company;
  private final CommandBus bus;
  private final List<Command> commands = new ArrayList<>();

  SampleDeals(MavenCompany company, CommandBus bus) {
    this.company = company;
    this.bus = bus;
    for (var index = 0; index < DEALS.size(); index++) {
      add(DEALS.get(index), index);
    }
  }

  List<Command> commands() {
    return commands;
  }

  private void add(Deal deal, int index) {
    var customer = bus.newId();
    create(
        RecordType.ACCOUNT,
        customer,
        Map.of("name", deal.customer(), "industry", deal.industry(), "region", "华东"));
    var id = bus.newId();
    var fields = new HashMap<String, Object>();
    fields.put("name", deal.name());
    fields.put("account", customer);
    fields.put("amount", deal.wan() * 10_000_00L);
    fields.put("currency", "CNY");
    fields.put("intent", deal.intent());
    fields.put("pipeline", company.id("projects"));
    fields.put("closeOn", bus.now() / 86_400_000 + 18 + 7L * index % 40);
    create(RecordType.OPPORTUNITY, id, fields);
    for (var step = 0; !STAGES.get(step).equals(deal.stage()); step++) {
      commands.add(
          new Command.AdvanceOpportunity(
              id, company.id(STAGES.get(step)), company.id(STAGES.get(step + 1)), null));
    }
    if (deal.stage().equals("Site survey")) {
      commands.add(new Command.MarkItem(id, company.id("Site visit booked"), "done", null));
    }
    if (deal.name().equals("泵站巡检")) {
      tell(id, customer);
    }
    if (!deal.step().isEmpty()) {
      commands.add(
          new Command.PlanTask(
              bus.newId(),
              RecordType.OPPORTUNITY,
              id,
              deal.step(),
              deal.kind(),
              bus.now() + Duration.ofHours(20 + 9L * index).toMillis(),
              null));
    }
  }

  /// Who is met there, and what was said and done.
  private void tell(String deal, String customer) {
    person("韩主任", "设备科主任", "user", "139 0000 0216", customer);
    person("杜副总", "副总经理", "decider", "139 0000 0217", customer);
    happened(deal, "call", 53, "确认三个泵站范围；预算一百来万，待书面", null, 372L);
    happened(deal, "visit", 27, "一号泵站，看了机房与入口，缺点位照片", null, 4_200L);
    happened(
        deal,
        "wechat",
        3,
        "年底前上线是硬要求",
        "韩主任 09:16 三个泵站都要，年底前能不能上线？\nDarcel 09:18 可以，我明天到现场看点位。",
        null);
  }

  private void person(String name, String title, String role, String phone, String customer) {
    create(
        RecordType.CONTACT,
        bus.newId(),
        Map.of("name", name, "title", title, "role", role, "phone", phone, "account", customer));
  }

  private void happened(
      String deal,
      String kind,
      long hoursAgo,
      String text,
      @Nullable String chat,
      @Nullable Long seconds) {
    commands.add(
        new Command.LogActivity(
            bus.newId(),
            RecordType.OPPORTUNITY,
            deal,
            kind,
            "out",
            bus.now() - Duration.ofHours(hoursAgo).toMillis(),
            seconds,
            "reached",
            text,
            chat,
            List.of(),
            null,
            null));
  }

  private void create(RecordType type, String id, Map<String, Object> fields) {
    commands.add(new Command.CreateRecord(type, id, fields));
  }
}
