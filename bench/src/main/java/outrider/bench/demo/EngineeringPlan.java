package outrider.bench.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import outrider.app.command.CommandBus;
import outrider.core.command.Command;
import outrider.core.record.RecordType;

/// The half year of an environmental project as tasks: what the technical, the commercial and the
/// construction side do, from when until when, and what comes after what.
public final class EngineeringPlan {
  private static final LocalTime MORNING = LocalTime.of(9, 0);
  private static final LocalTime EVENING = LocalTime.of(18, 0);

  /// @param trade `sales` for whoever has the deal, else a word of `DealRole`
  /// @param from day of the project, counted from 0
  /// @param until the day before which it is done
  /// @param after the titles of what is to be finished first
  public record Step(
      String title, String trade, String kind, int from, int until, List<String> after) {}

  public static final List<Step> STEPS =
      List.of(
          step("首次拜访与资料收集", "sales", "visit", 0, 10),
          step("现场勘察", "technical", "visit", 10, 24, "首次拜访与资料收集"),
          step("勘察报告", "technical", "other", 24, 33, "现场勘察"),
          step("水样检测", "technical", "other", 24, 38, "现场勘察"),
          step("工艺方案与计算", "technical", "other", 38, 60, "勘察报告", "水样检测"),
          step("成本测算", "commercial", "other", 33, 70, "勘察报告"),
          step("商务报价", "commercial", "quote", 70, 78, "工艺方案与计算", "成本测算"),
          step("可行性复核", "technical", "other", 78, 83, "商务报价"),
          step("合同谈判与签订", "commercial", "meeting", 83, 103, "可行性复核"),
          step("施工许可与安全交底", "construction", "other", 83, 98, "可行性复核"),
          step("设备采购与到货", "commercial", "other", 103, 138, "合同谈判与签订"),
          step("土建施工", "construction", "other", 103, 133, "合同谈判与签订", "施工许可与安全交底"),
          step("设备安装", "construction", "other", 138, 156, "设备采购与到货", "土建施工"),
          step("单机与联动调试", "construction", "other", 156, 168, "设备安装"),
          step("验收检测与移交", "construction", "meeting", 168, 182, "单机与联动调试"));

  private EngineeringPlan() {}

  /// Plans all of it on a deal.
  ///
  /// @param day how many days of the project are over
  /// @param undone what is not done although its time is over
  /// @param people ids by trade; a trade that is not there is done by whoever has the deal
  /// @return the commands, in their order; the ids of the tasks by title are put into `ids`
  public static List<Command> of(
      String deal,
      int day,
      List<String> undone,
      Map<String, String> people,
      CommandBus bus,
      ZoneId zone,
      Map<String, String> ids) {
    var commands = new ArrayList<Command>();
    var begun = bus.now() - Duration.ofDays(day).toMillis();
    for (var step : STEPS) {
      var id = bus.newId();
      ids.put(step.title(), id);
      var due = at(begun, step.until() - 1, EVENING, zone);
      commands.add(
          new Command.PlanTask(
              id,
              RecordType.OPPORTUNITY,
              deal,
              step.title(),
              step.kind(),
              due,
              null,
              null,
              assignee(step, people)));
      commands.add(
          new Command.PlaceTask(id, null, due, at(begun, step.from(), MORNING, zone), due));
    }
    for (var step : STEPS) {
      if (!step.after().isEmpty()) {
        commands.add(
            new Command.LinkTask(
                idOf(step.title(), ids),
                List.of(),
                step.after().stream().map(title -> idOf(title, ids)).toList()));
      }
    }
    STEPS.stream()
        .filter(step -> step.until() <= day && !undone.contains(step.title()))
        .forEach(step -> commands.add(new Command.CompleteTask(idOf(step.title(), ids), null)));
    return commands;
  }

  public static Map<String, String> noIds() {
    return new LinkedHashMap<>();
  }

  private static String idOf(String title, Map<String, String> ids) {
    return java.util.Objects.requireNonNull(ids.get(title), title);
  }

  private static @Nullable String assignee(Step step, Map<String, String> people) {
    return people.get(step.trade());
  }

  private static long at(long begun, int day, LocalTime time, ZoneId zone) {
    return Instant.ofEpochMilli(begun)
        .atZone(zone)
        .plusDays(day)
        .with(time)
        .toInstant()
        .toEpochMilli();
  }

  private static Step step(
      String title, String trade, String kind, int from, int until, String... after) {
    return new Step(title, trade, kind, from, until, List.of(after));
  }
}
