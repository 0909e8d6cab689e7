package outrider.app;

import static outrider.app.SampleBook.LIN;
import static outrider.app.SampleBook.NOW;
import static outrider.app.SampleBook.id;
import static outrider.app.store.Profiles.row;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import outrider.app.fx.FxTest;
import outrider.app.i18n.Language;
import outrider.app.shell.Workspace;
import outrider.app.store.Profiles;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// A Monday morning of 林晓's book: what is overdue, due soon, due today and without a next step,
/// with what was said before. All people and companies are made up.
public final class SampleDay {

  public static final String ZHANG_WEI = id("lead", 101);
  public static final String HELEN = id("lead", 102);
  public static final String ZHAO_MIN = id("lead", 103);
  public static final String CHEN = id("lead", 104);
  public static final String HE_JING = id("lead", 112);
  public static final String FIRST_RESPONSE = id("task", 101);
  public static final String PUMP_DEAL = id("opportunity", 101);

  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();

  private final List<Row> rows = new ArrayList<>();
  private int activities;

  private SampleDay() {}

  /// The workspace of the rep whose day it is.
  public static Workspace book(Language language) {
    var space = FxTest.workspace(language);
    Profiles.seed(space.database(), rows());
    return space;
  }

  public static Row[] rows() {
    var day = new SampleDay();
    day.overdue();
    day.nextTwoHours();
    day.laterToday();
    day.withoutNextStep();
    day.lastWeeks();
    return day.rows.toArray(Row[]::new);
  }

  private void overdue() {
    lead(
        101,
        "张伟",
        "云帆样例软件",
        "采购总监",
        "A",
        480_000,
        1,
        "官网",
        "phone",
        "138 0000 0127",
        "wechat",
        "zw_demo127",
        "sourceDetail",
        "白皮书",
        "tags",
        List.of("active"),
        "createdAt",
        at(-HOUR - 12 * MINUTE),
        "status",
        "new",
        "city",
        "杭州");
    task(101, "lead", 101, "first-response", "respond", -12 * MINUTE - 27_000);
    activity(ZHANG_WEI, "download", "in", -HOUR - 58 * MINUTE, "《仓储排程指南》 · 官网表单");
    activity(ZHANG_WEI, "wechat", "in", -2 * DAY - 18 * HOUR - 50 * MINUTE, "问是否支持多仓；发来一张现场照片");
    activity(ZHANG_WEI, "note", "out", -5 * DAY, "上海样例展 3 号馆的名片，由市场部录入");
    rows.add(
        row(
            RecordType.LEAD,
            id("lead", 190),
            "name",
            "张伟",
            "company",
            "云帆软件样例",
            "phone",
            "138 0000 0127",
            "source",
            "展会",
            "status",
            "working",
            "owner",
            SampleBook.HE,
            "team",
            SampleBook.EAST_1,
            "nextStepAt",
            at(5 * DAY)));
    lead(
        102,
        "Helen Marsh",
        "Harbor Sample Freight",
        "",
        "B",
        220_000,
        1,
        "展会",
        "firstContactAt",
        at(-2 * DAY - HOUR - 40 * MINUTE),
        "lastContactAt",
        at(-2 * DAY - HOUR - 40 * MINUTE),
        "wechat",
        "helen_demo");
    activity(HELEN, "call", "out", -2 * DAY - HOUR - 40 * MINUTE, "客户周五要过价目");
    lead(103, "赵敏", "江南演示医药", "信息科", "C", 60_000, 3, "转介绍", "phone", "139 0000 0321");
    task(103, "lead", 103, "第 3 天报价", "quote", -DAY - HOUR);
  }

  private void nextTwoHours() {
    lead(104, "陈思远", "星河样例物流", "运营副总", "A", 1_200_000, 4, "官网", "phone", "136 0000 0455");
    task(104, "lead", 104, "确认演示时间", "demo", 9 * MINUTE + 42_000);
    lead(105, "王雅琴", "北辰示范制造", "IT 经理", "A", 350_000, 2, "官网", "phone", "137 0000 0566");
    task(105, "lead", 105, "24 小时演示", "demo", 34 * MINUTE + 10_000);
    lead(106, "Oliver Grant", "Lumen Demo Labs", "", "B", 180_000, 5, "展会");
    task(106, "lead", 106, "回复 08:50 的邮件", "wechat", 65 * MINUTE + 30_000);
    lead(107, "孙浩然", "青禾演示教育", "校长", "B", 90_000, 3, "转介绍", "phone", "135 0000 0677");
    task(107, "lead", 107, "第 3 天报价，需求报告已确认", "quote", 80 * MINUTE + 30_000);
  }

  private void laterToday() {
    lead(108, "Grace Lindqvist", "Fjord Sample Marine", "", "A", 760_000, 5, "展会");
    task(108, "lead", 108, "视频演示 45 分钟", "meeting", 2 * HOUR + 28 * MINUTE - 11_000);
    lead(109, "刘洋", "海岳示范集团", "行政", "C", 40_000, 2, "官网", "phone", "133 0000 0788");
    task(109, "lead", 109, "上次通话约定今天回电", "call", 3 * HOUR + 58 * MINUTE - 11_000);
    rows.add(
        row(
            RecordType.ACCOUNT,
            id("account", 101),
            "name",
            "西澜样例水务",
            "owner",
            LIN,
            "team",
            SampleBook.EAST_1,
            "phone",
            "0571 0000 0101"));
    rows.add(
        row(
            RecordType.CONTACT,
            id("contact", 101),
            "name",
            "韩主任",
            "account",
            id("account", 101),
            "role",
            "user",
            "phone",
            "134 0000 0899",
            "owner",
            LIN));
    rows.add(
        row(
            RecordType.OPPORTUNITY,
            PUMP_DEAL,
            "name",
            "泵站巡检",
            "account",
            id("account", 101),
            "contact",
            id("contact", 101),
            "pipeline",
            SampleBook.PIPELINE,
            "stage",
            SampleBook.STAGES.get(2),
            "stageSince",
            at(-13 * DAY),
            "state",
            "open",
            "amount",
            1_200_000_00L,
            "currency",
            "CNY",
            "intent",
            "A",
            "touches",
            6L,
            "nextStep",
            "补点位照片",
            "nextStepAt",
            at(6 * HOUR),
            "lastContactAt",
            at(-2 * HOUR),
            "owner",
            LIN,
            "team",
            SampleBook.EAST_1,
            "closeOn",
            20_805L,
            "createdAt",
            at(-30 * DAY)));
    task(110, "opportunity", 101, "补点位照片", "visit", 6 * HOUR);
    rows.add(
        row(
            RecordType.TASK,
            id("task", 111),
            "title",
            "整理本周样例报价单",
            "kind",
            "other",
            "dueAt",
            at(7 * HOUR),
            "owner",
            LIN,
            "team",
            SampleBook.EAST_1));
  }

  private void withoutNextStep() {
    lead(
        112,
        "何静",
        "南屿样例食品",
        "供应链",
        "B",
        270_000,
        4,
        "转介绍",
        "lastContactAt",
        at(-17 * HOUR - 42 * MINUTE),
        "phone",
        "132 0000 0911");
    activity(HE_JING, "call", "out", -17 * HOUR - 42 * MINUTE, "说要和仓库主管商量");
    lead(113, "Amir Sol", "Palm Demo Retail", "", "C", 30_000, 0, "官网");
    lead(114, "周宁", "白桦样例家居", "采购", "C", 110_000, 2, "展会", "lastContactAt", at(-9 * DAY));
  }

  /// Twelve leads of the last weeks with something planned: ten had their second touch in time. The
  /// touches of this morning are theirs.
  private void lastWeeks() {
    for (var number = 0; number < 11; number++) {
      var first = -20 * DAY + number * HOUR;
      var lead = 130 + number;
      lead(
          lead,
          "样例客户 " + (number + 1),
          "远帆样例 " + (number + 1),
          "",
          "C",
          10_000,
          3,
          "官网",
          "firstContactAt",
          at(first),
          "lastContactAt",
          at(-HOUR));
      task(lead, "lead", lead, "继续跟进", "call", 3 * DAY + number * HOUR);
      activity(id("lead", lead), "call", "out", first, "第一次通话");
      activity(id("lead", lead), "wechat", "out", first + (number == 0 ? 60 : 24) * HOUR, "发了资料");
      activity(id("lead", lead), "call", "out", -(number + 5) * 10 * MINUTE, "今早回访");
    }
    for (var number = 0; number < 3; number++) {
      activity(id("lead", 140), "wechat", "out", -(number + 2) * 5 * MINUTE, "约时间");
    }
  }

  private void lead(
      int number,
      String name,
      String company,
      String title,
      String intent,
      long amount,
      long touches,
      String source,
      Object... more) {
    var base =
        row(
            RecordType.LEAD,
            id("lead", number),
            "name",
            name,
            "company",
            company,
            "title",
            title.isEmpty() ? null : title,
            "intent",
            intent,
            "amount",
            amount * 100,
            "currency",
            "CNY",
            "touches",
            touches,
            "source",
            source,
            "status",
            "working",
            "owner",
            LIN,
            "team",
            SampleBook.EAST_1,
            "createdAt",
            at(-30 * DAY));
    rows.add(base.with(row(RecordType.LEAD, "-", more).fields()));
  }

  private void task(
      int number, String type, int parent, String title, String kind, long dueInMillis) {
    var parentId = id(type, parent);
    rows.add(
        row(
            RecordType.TASK,
            id("task", number),
            "title",
            title,
            "kind",
            kind,
            "dueAt",
            at(dueInMillis),
            "parentType",
            type,
            "parent",
            parentId,
            "owner",
            LIN,
            "team",
            SampleBook.EAST_1));
    rows.replaceAll(each ->
        each.id().equals(parentId)
            ? each.with("nextStep", title).with("nextStepAt", at(dueInMillis))
            : each);
  }

  private void activity(String lead, String kind, String direction, long inMillis, String text) {
    rows.add(
        row(
            RecordType.ACTIVITY,
            id("activity", 100 + activities++),
            "parentType",
            "lead",
            "parent",
            lead,
            "kind",
            kind,
            "direction",
            direction,
            "occurredAt",
            at(inMillis),
            "text",
            text,
            "owner",
            LIN,
            "team",
            SampleBook.EAST_1,
            "createdBy",
            LIN,
            "createdAt",
            at(inMillis)));
  }

  private static long at(long inMillis) {
    return NOW.toEpochMilli() + inMillis;
  }
}
