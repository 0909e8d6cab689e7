package outrider.app;

import static outrider.app.store.Profiles.row;

import java.util.ArrayList;
import java.util.List;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// The deals of the sample company, with one that has come far: what was brought for it, and what
/// happened.
public final class SampleDeals {

  /// 西澜样例水务 · 泵站巡检: in the site survey for six days, with one photo of three.
  public static final String PUMPS = SampleBook.id("deal", 9);

  /// A pipeline without gates, as imported books have.
  public static final String PLAIN_PIPELINE = SampleBook.id("pipeline", 2);

  public static final List<String> PLAIN_STAGES =
      List.of(
          SampleBook.id("stage", 21),
          SampleBook.id("stage", 22),
          SampleBook.id("stage", 23),
          SampleBook.id("stage", 24));

  private SampleDeals() {}

  /// The open deals of the board, four that ended, the customers they belong to, and what was
  /// brought for them so far.
  public static List<Row> opportunities() {
    var rows = new ArrayList<Row>();
    deal(rows, 1, 0, "Fjord Sample Marine", "码头调度一期", "A", SampleBook.LIN, 76, 2);
    deal(rows, 2, 0, "知远样例文化", "会员系统", "B", SampleBook.LIN, 32, 5);
    deal(rows, 3, 0, "Ponte Demo Foods", "冷链看板", "B", SampleBook.HE, 28, 1);
    deal(rows, 4, 0, "晨光演示光电", "产线排程", "A", SampleBook.LIN, 50, 9);
    deal(rows, 5, 1, "北辰示范制造", "仓储排程", "A", SampleBook.LIN, 35, 4);
    deal(rows, 6, 1, "Lumen Demo Labs", "样品追踪", "B", SampleBook.HE, 18, 6);
    deal(rows, 7, 1, "东澜示范港务", "堆场可视化", "A", SampleBook.LIN, 140, 21);
    deal(rows, 8, 1, "西陵样例化工", "危化品台账", "B", SampleBook.QIN, 64, 3);
    deal(rows, 9, 2, "西澜样例水务", "泵站巡检", "A", SampleBook.LIN, 120, 6);
    deal(rows, 10, 2, "青禾演示教育", "校区物联", "B", SampleBook.LIN, 9, 2);
    deal(rows, 11, 2, "南屿样例食品", "冷库巡检", "B", SampleBook.HE, 27, 12);
    deal(rows, 12, 2, "海岳示范集团", "园区能耗", "A", SampleBook.LIN, 112, 5);
    deal(rows, 13, 3, "云帆样例软件", "多仓模块", "A", SampleBook.LIN, 48, 3);
    deal(rows, 14, 3, "北川演示农机", "配件商城", "B", SampleBook.HE, 42, 8);
    deal(rows, 15, 4, "江南演示医药", "药品追溯", "A", SampleBook.LIN, 60, 6);
    deal(rows, 16, 4, "Alder Sample Retail", "门店补货", "B", SampleBook.HE, 36, 11);
    deal(rows, 17, 5, "西岭演示建材", "运输协同", "B", SampleBook.LIN, 58, 14);
    deal(rows, 18, 5, "Harbor Sample Freight", "报关接口", "B", SampleBook.QIN, 30, 4);
    deal(rows, 19, 6, "东岸样例纺织", "印染排产", "B", SampleBook.LIN, 45, 30);
    deal(rows, 20, 6, "Cedar Demo Tools", "备件目录", "C", SampleBook.LIN, 12, 40);
    deal(rows, 21, 6, "南桥示范物流", "路线看板", "B", SampleBook.HE, 88, 25);
    deal(rows, 22, 7, "北岭演示能源", "光伏巡检", "C", SampleBook.LIN, 70, 20);
    photo(rows, 1, PUMPS, "勘察-一号泵站-入口.jpg");
    checked(rows, PUMPS, 1, "done", SampleBook.LIN, 5 * 24 + 1);
    checked(rows, PUMPS, 2, "done", SampleBook.LIN, 3 * 24 + 18);
    checked(rows, PUMPS, 6, "agreed", SampleBook.QIN, 19.7);
    rows.add(
        row(
            RecordType.CONTACT,
            SampleBook.id("deal-contact", 1),
            "name",
            "韩主任",
            "account",
            SampleBook.id("deal-account", 9),
            "role",
            "user",
            "phone",
            "13800000001",
            "owner",
            SampleBook.LIN,
            "team",
            SampleBook.EAST_1,
            "lastContactAt",
            hoursAgo(2)));
    rows.add(
        row(
            RecordType.CONTACT,
            SampleBook.id("deal-contact", 2),
            "name",
            "杜副总",
            "account",
            SampleBook.id("deal-account", 9),
            "role",
            "decider",
            "phone",
            "13800000002",
            "owner",
            SampleBook.LIN,
            "team",
            SampleBook.EAST_1));
    return rows;
  }

  /// What happened with `PUMPS` so far.
  public static List<Row> pumpsHistory() {
    var rows = new ArrayList<Row>();
    rows.add(
        happened(
            1,
            "wechat",
            1.73,
            "chat",
            "韩主任 09:16 三个泵站都要，年底前能不能上线?\n林晓 09:18 可以，我今天到现场看点位。",
            "direction",
            "in"));
    rows.add(
        happened(
            2,
            "visit",
            2.7,
            "text",
            "一号泵站，看了机房与入口，缺点位照片",
            "durationSeconds",
            4_200L,
            "direction",
            "out",
            "attachments",
            List.of(SampleBook.id("deal-photo", 1))));
    rows.add(
        happened(
            3,
            "signoff",
            19.7,
            "text",
            "现有网关可复用，需加 2 个采集点",
            "outcome",
            "agreed",
            "item",
            SampleBook.id("item", 6),
            "createdBy",
            SampleBook.QIN));
    rows.add(
        happened(
            4,
            "call",
            3 * 24,
            "text",
            "确认三个泵站范围；预算一百来万，待书面",
            "durationSeconds",
            372L,
            "outcome",
            "reached",
            "direction",
            "out"));
    rows.add(
        happened(
            5,
            "stage",
            6 * 24 + 1,
            "fromStage",
            SampleBook.STAGES.get(1),
            "toStage",
            SampleBook.STAGES.get(2),
            "durationSeconds",
            9 * 86_400L));
    rows.add(
        happened(
            6,
            "stage",
            15 * 24 + 1,
            "fromStage",
            SampleBook.STAGES.get(0),
            "toStage",
            SampleBook.STAGES.get(1),
            "durationSeconds",
            4 * 86_400L));
    rows.add(
        row(
            RecordType.TASK,
            SampleBook.id("deal-task", 1),
            "parentType",
            "opportunity",
            "parent",
            PUMPS,
            "title",
            "补点位照片",
            "kind",
            "visit",
            "dueAt",
            SampleBook.NOW.toEpochMilli() + 6 * 3_600_000L,
            "owner",
            SampleBook.LIN,
            "team",
            SampleBook.EAST_1));
    rows.add(
        row(
            RecordType.ATTACHMENT,
            SampleBook.id("deal-photo", 2),
            "parentType",
            "opportunity",
            "parent",
            PUMPS,
            "name",
            "西澜样例水务-采购意向.pdf",
            "contentType",
            "application/pdf",
            "sizeBytes",
            340_000L,
            "receivedAt",
            1_763_000_000_000L,
            "sha256",
            "%064x".formatted(2),
            "owner",
            SampleBook.LIN,
            "team",
            SampleBook.EAST_1,
            "createdAt",
            hoursAgo(6 * 24),
            "createdBy",
            SampleBook.LIN));
    rows.add(
        row(
            RecordType.CONFLICT,
            SampleBook.id("deal-conflict", 1),
            "parentType",
            "opportunity",
            "parent",
            PUMPS,
            "field",
            "closeOn",
            "state",
            "open",
            "base",
            "20810",
            "mine",
            "20814",
            "theirs",
            "20820",
            "mineBy",
            SampleBook.LIN,
            "theirsBy",
            SampleBook.ZHOU,
            "owner",
            SampleBook.LIN,
            "createdAt",
            hoursAgo(24)));
    return rows;
  }

  private static Row happened(int number, String kind, double hoursAgo, Object... more) {
    var base =
        row(
            RecordType.ACTIVITY,
            SampleBook.id("deal-activity", number),
            "parentType",
            "opportunity",
            "parent",
            PUMPS,
            "kind",
            kind,
            "occurredAt",
            hoursAgo(hoursAgo),
            "owner",
            SampleBook.LIN,
            "team",
            SampleBook.EAST_1,
            "createdBy",
            SampleBook.LIN,
            "createdAt",
            hoursAgo(hoursAgo));
    return base.with(row(RecordType.ACTIVITY, "-", more).fields());
  }

  /// The pipeline without gates: two open stages, won and lost.
  public static List<Row> plainPipeline() {
    var rows = new ArrayList<Row>();
    rows.add(
        row(
            RecordType.PIPELINE,
            PLAIN_PIPELINE,
            "name",
            "CRM 演示",
            "nameEn",
            "CRM demo",
            "position",
            1L));
    var names = List.of("Prospecting", "Engaging", "Won", "Lost");
    var kinds = List.of("open", "open", "won", "lost");
    for (var index = 0; index < names.size(); index++) {
      rows.add(
          row(
              RecordType.STAGE,
              PLAIN_STAGES.get(index),
              "name",
              names.get(index),
              "pipeline",
              PLAIN_PIPELINE,
              "position",
              (long) index,
              "kind",
              kinds.get(index)));
    }
    return rows;
  }

  private static void deal(
      List<Row> rows,
      int number,
      int stage,
      String account,
      String name,
      String intent,
      String owner,
      long tenThousands,
      int days) {
    rows.add(
        row(
            RecordType.ACCOUNT,
            SampleBook.id("deal-account", number),
            "name",
            account,
            "owner",
            owner,
            "team",
            SampleBook.EAST_1,
            "createdAt",
            hoursAgo(24 * 60)));
    rows.add(
        row(
            RecordType.OPPORTUNITY,
            SampleBook.id("deal", number),
            "name",
            name,
            "account",
            SampleBook.id("deal-account", number),
            "pipeline",
            SampleBook.PIPELINE,
            "stage",
            SampleBook.STAGES.get(stage),
            "state",
            stage == 6 ? "won" : stage == 7 ? "lost" : "open",
            "stageSince",
            hoursAgo(24.0 * days + 1),
            "amount",
            tenThousands * 1_000_000L,
            "currency",
            "CNY",
            "closeOn",
            20_805L + number,
            "intent",
            intent,
            "source",
            "展会",
            "owner",
            owner,
            "team",
            SampleBook.EAST_1,
            "touches",
            6L,
            "createdAt",
            hoursAgo(24 * 40)));
  }

  private static void photo(List<Row> rows, int number, String deal, String name) {
    rows.add(
        row(
            RecordType.ATTACHMENT,
            SampleBook.id("deal-photo", number),
            "parentType",
            "opportunity",
            "parent",
            deal,
            "name",
            name,
            "kind",
            "site-survey-photo",
            "contentType",
            "image/jpeg",
            "sizeBytes",
            2_100_000L,
            "receivedAt",
            1_763_000_000_000L,
            "sha256",
            "%064x".formatted(number),
            "owner",
            SampleBook.LIN,
            "team",
            SampleBook.EAST_1,
            "createdAt",
            hoursAgo(2.5)));
  }

  private static void checked(
      List<Row> rows, String deal, int item, String state, String by, double hoursAgo) {
    rows.add(
        row(
            RecordType.CHECKMARK,
            outrider.core.pipeline.Checkmark.idOf(deal, SampleBook.id("item", item)),
            "parentType",
            "opportunity",
            "parent",
            deal,
            "item",
            SampleBook.id("item", item),
            "state",
            state,
            "by",
            by,
            "at",
            hoursAgo(hoursAgo),
            "owner",
            SampleBook.LIN,
            "team",
            SampleBook.EAST_1));
  }

  private static long hoursAgo(double hours) {
    return SampleBook.NOW.toEpochMilli() - (long) (hours * 3_600_000);
  }
}
