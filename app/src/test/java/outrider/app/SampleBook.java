package outrider.app;

import static outrider.app.store.Profiles.row;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import outrider.app.command.CommandBus;
import outrider.app.command.CorrectedClock;
import outrider.app.store.Database;
import outrider.app.store.Profiles;
import outrider.app.store.TestFolder;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// A small synthetic company for tests and pictures: people, teams, a pipeline with its gates. All
/// names are made up.
public final class SampleBook {

  /// 23 Nov 2026 11:02:11 in Shanghai.
  public static final Instant NOW = Instant.parse("2026-11-23T03:02:11Z");

  public static final String COMPANY = id("team", 0);
  public static final String EAST = id("team", 1);
  public static final String EAST_1 = id("team", 2);
  public static final String WEST = id("team", 3);

  /// Rep of `EAST_1`.
  public static final String LIN = id("user", 1);

  /// Rep of `EAST_1`.
  public static final String HE = id("user", 2);

  /// Technical colleague of `EAST_1`.
  public static final String QIN = id("user", 3);

  /// Manager of `EAST`.
  public static final String ZHOU = id("user", 4);

  /// Administrator.
  public static final String ADMIN = id("user", 5);

  /// Rep of `WEST`: nothing of `EAST` is hers to see.
  public static final String OWEN = id("user", 6);

  public static final String PIPELINE = id("pipeline", 1);

  /// New, needs confirmed, site survey, quote, contract, delivery, won, lost.
  public static final List<String> STAGES =
      List.of(
          id("stage", 1),
          id("stage", 2),
          id("stage", 3),
          id("stage", 4),
          id("stage", 5),
          id("stage", 6),
          id("stage", 7),
          id("stage", 8));

  /// "At least three photos of the site survey", required to leave the survey.
  public static final String PHOTOS_ITEM = id("item", 3);

  private SampleBook() {}

  /// The id of the `number`th sample of a kind: a well-formed UUIDv7 that a reader recognises.
  public static String id(String kind, int number) {
    return "00000000-0000-7%03x-8000-%012x".formatted(Math.abs(kind.hashCode()) % 0xfff, number);
  }

  /// Teams, people, products, tags, and the standard pipeline whose quote needs a survey with
  /// photos.
  public static List<Row> configuration() {
    var rows = new ArrayList<Row>();
    rows.add(row(RecordType.TEAM, COMPANY, "name", "前哨样例公司", "nameEn", "Sample company"));
    rows.add(row(RecordType.TEAM, EAST, "name", "华东", "nameEn", "East", "above", COMPANY));
    rows.add(row(RecordType.TEAM, EAST_1, "name", "华东一组", "nameEn", "East team 1", "above", EAST));
    rows.add(row(RecordType.TEAM, WEST, "name", "华西", "nameEn", "West", "above", COMPANY));
    rows.add(user(LIN, "linxiao", "林晓", "rep", EAST_1));
    rows.add(user(HE, "hejing", "何静", "rep", EAST_1));
    rows.add(user(QIN, "qinyue", "秦岳", "rep", EAST_1));
    rows.add(user(ZHOU, "zhoulan", "周岚", "manager", EAST));
    rows.add(user(ADMIN, "admin", "管理员", "admin", COMPANY));
    rows.add(user(OWEN, "owen", "Owen Hart", "rep", WEST));
    rows.add(row(RecordType.PIPELINE, PIPELINE, "name", "标准流程 2026", "nameEn", "Standard 2026"));
    stage(rows, 0, "新商机", "New", "open", 5, 10);
    stage(rows, 1, "需求确认", "Needs confirmed", "open", 10, 25);
    stage(rows, 2, "现场勘察", "Site survey", "open", 10, 40);
    stage(rows, 3, "报价", "Quote", "open", 7, 55);
    stage(rows, 4, "合同", "Contract", "open", 14, 75);
    stage(rows, 5, "交付", "Delivery", "open", 30, 90);
    stage(rows, 6, "赢单", "Won", "won", 0, 100);
    stage(rows, 7, "输单", "Lost", "lost", 0, 0);
    item(rows, 1, 2, "预约现场时间", "Site visit booked", "kind", "action");
    item(rows, 2, 2, "确认决策链", "Decision chain known", "kind", "action");
    item(
        rows,
        3,
        2,
        "现场勘察照片",
        "Site survey photos",
        "kind",
        "attachment",
        "attachmentKind",
        "site-survey-photo",
        "count",
        3L,
        "hint",
        "至少 3 张：入口、机房、点位",
        "hintEn",
        "At least 3: entrance, machine room, points");
    item(
        rows,
        4,
        2,
        "需求报告",
        "Needs report",
        "kind",
        "attachment",
        "attachmentKind",
        "needs-report",
        "count",
        1L,
        "hint",
        "客户确认过的版本，PDF 或文档",
        "hintEn",
        "As confirmed by the customer");
    item(
        rows,
        5,
        2,
        "预算区间",
        "Budget range",
        "kind",
        "field",
        "fields",
        List.of("budgetLow", "budgetHigh"),
        "hint",
        "客户口头给出也可以",
        "hintEn",
        "What the customer says is enough");
    item(rows, 6, 2, "技术可行性签核", "Technical sign-off", "kind", "sign-off");
    item(
        rows,
        7,
        2,
        "竞品对比表",
        "Competitor table",
        "kind",
        "attachment",
        "attachmentKind",
        "competitor-table",
        "count",
        1L,
        "recommended",
        true);
    rows.add(
        row(
            RecordType.PRODUCT,
            id("product", 1),
            "name",
            "云哨网关",
            "price",
            480_000_00L,
            "currency",
            "CNY"));
    rows.add(row(RecordType.TAG, "active", "name", "活跃", "nameEn", "Active", "tone", "ok"));
    rows.add(row(RecordType.TAG, "silent", "name", "沉默", "nameEn", "Silent", "tone", "warn"));
    rows.add(row(RecordType.TAG, "nurture", "name", "培育", "nameEn", "Nurture", "tone", "plain"));
    rows.add(row(RecordType.TAG, "fresh", "name", "新", "nameEn", "New", "tone", "info"));
    return rows;
  }

  // Deals: the board of 23 Nov 2026.

  /// 西澜样例水务 · 泵站巡检: in the site survey for six days, with one photo of three.
  public static final String PUMPS = id("deal", 9);

  /// A pipeline without gates, as imported books have.
  public static final String PLAIN_PIPELINE = id("pipeline", 2);

  public static final List<String> PLAIN_STAGES =
      List.of(id("stage", 21), id("stage", 22), id("stage", 23), id("stage", 24));

  /// The open deals of the board, four that ended, the customers they belong to, and what was
  /// brought for them so far.
  public static List<Row> opportunities() {
    var rows = new ArrayList<Row>();
    deal(rows, 1, 0, "Fjord Sample Marine", "码头调度一期", "A", LIN, 76, 2);
    deal(rows, 2, 0, "知远样例文化", "会员系统", "B", LIN, 32, 5);
    deal(rows, 3, 0, "Ponte Demo Foods", "冷链看板", "B", HE, 28, 1);
    deal(rows, 4, 0, "晨光演示光电", "产线排程", "A", LIN, 50, 9);
    deal(rows, 5, 1, "北辰示范制造", "仓储排程", "A", LIN, 35, 4);
    deal(rows, 6, 1, "Lumen Demo Labs", "样品追踪", "B", HE, 18, 6);
    deal(rows, 7, 1, "东澜示范港务", "堆场可视化", "A", LIN, 140, 21);
    deal(rows, 8, 1, "西陵样例化工", "危化品台账", "B", QIN, 64, 3);
    deal(rows, 9, 2, "西澜样例水务", "泵站巡检", "A", LIN, 120, 6);
    deal(rows, 10, 2, "青禾演示教育", "校区物联", "B", LIN, 9, 2);
    deal(rows, 11, 2, "南屿样例食品", "冷库巡检", "B", HE, 27, 12);
    deal(rows, 12, 2, "海岳示范集团", "园区能耗", "A", LIN, 112, 5);
    deal(rows, 13, 3, "云帆样例软件", "多仓模块", "A", LIN, 48, 3);
    deal(rows, 14, 3, "北川演示农机", "配件商城", "B", HE, 42, 8);
    deal(rows, 15, 4, "江南演示医药", "药品追溯", "A", LIN, 60, 6);
    deal(rows, 16, 4, "Alder Sample Retail", "门店补货", "B", HE, 36, 11);
    deal(rows, 17, 5, "西岭演示建材", "运输协同", "B", LIN, 58, 14);
    deal(rows, 18, 5, "Harbor Sample Freight", "报关接口", "B", QIN, 30, 4);
    deal(rows, 19, 6, "东岸样例纺织", "印染排产", "B", LIN, 45, 30);
    deal(rows, 20, 6, "Cedar Demo Tools", "备件目录", "C", LIN, 12, 40);
    deal(rows, 21, 6, "南桥示范物流", "路线看板", "B", HE, 88, 25);
    deal(rows, 22, 7, "北岭演示能源", "光伏巡检", "C", LIN, 70, 20);
    photo(rows, 1, PUMPS, "勘察-一号泵站-入口.jpg");
    checked(rows, PUMPS, 1, "done", LIN, 5 * 24 + 1);
    checked(rows, PUMPS, 2, "done", LIN, 3 * 24 + 18);
    checked(rows, PUMPS, 6, "agreed", QIN, 19.7);
    rows.add(
        row(
            RecordType.CONTACT,
            id("deal-contact", 1),
            "name",
            "韩主任",
            "account",
            id("deal-account", 9),
            "role",
            "user",
            "phone",
            "13800000001",
            "owner",
            LIN,
            "team",
            EAST_1,
            "lastContactAt",
            hoursAgo(2)));
    rows.add(
        row(
            RecordType.CONTACT,
            id("deal-contact", 2),
            "name",
            "杜副总",
            "account",
            id("deal-account", 9),
            "role",
            "decider",
            "phone",
            "13800000002",
            "owner",
            LIN,
            "team",
            EAST_1));
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
            List.of(id("deal-photo", 1))));
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
            id("item", 6),
            "createdBy",
            QIN));
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
            STAGES.get(1),
            "toStage",
            STAGES.get(2),
            "durationSeconds",
            9 * 86_400L));
    rows.add(
        happened(
            6,
            "stage",
            15 * 24 + 1,
            "fromStage",
            STAGES.get(0),
            "toStage",
            STAGES.get(1),
            "durationSeconds",
            4 * 86_400L));
    rows.add(
        row(
            RecordType.TASK,
            id("deal-task", 1),
            "parentType",
            "opportunity",
            "parent",
            PUMPS,
            "title",
            "补点位照片",
            "kind",
            "visit",
            "dueAt",
            NOW.toEpochMilli() + 6 * 3_600_000L,
            "owner",
            LIN,
            "team",
            EAST_1));
    rows.add(
        row(
            RecordType.ATTACHMENT,
            id("deal-photo", 2),
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
            "sha256",
            "%064x".formatted(2),
            "owner",
            LIN,
            "team",
            EAST_1,
            "createdAt",
            hoursAgo(6 * 24),
            "createdBy",
            LIN));
    rows.add(
        row(
            RecordType.CONFLICT,
            id("deal-conflict", 1),
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
            LIN,
            "theirsBy",
            ZHOU,
            "owner",
            LIN,
            "createdAt",
            hoursAgo(24)));
    return rows;
  }

  private static Row happened(int number, String kind, double hoursAgo, Object... more) {
    var base =
        row(
            RecordType.ACTIVITY,
            id("deal-activity", number),
            "parentType",
            "opportunity",
            "parent",
            PUMPS,
            "kind",
            kind,
            "occurredAt",
            hoursAgo(hoursAgo),
            "owner",
            LIN,
            "team",
            EAST_1,
            "createdBy",
            LIN,
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
            id("deal-account", number),
            "name",
            account,
            "owner",
            owner,
            "team",
            EAST_1,
            "createdAt",
            hoursAgo(24 * 60)));
    rows.add(
        row(
            RecordType.OPPORTUNITY,
            id("deal", number),
            "name",
            name,
            "account",
            id("deal-account", number),
            "pipeline",
            PIPELINE,
            "stage",
            STAGES.get(stage),
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
            EAST_1,
            "touches",
            6L,
            "createdAt",
            hoursAgo(24 * 40)));
  }

  private static void photo(List<Row> rows, int number, String deal, String name) {
    rows.add(
        row(
            RecordType.ATTACHMENT,
            id("deal-photo", number),
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
            "sha256",
            "%064x".formatted(number),
            "owner",
            LIN,
            "team",
            EAST_1,
            "createdAt",
            hoursAgo(2.5)));
  }

  private static void checked(
      List<Row> rows, String deal, int item, String state, String by, double hoursAgo) {
    rows.add(
        row(
            RecordType.CHECKMARK,
            outrider.core.pipeline.Checkmark.idOf(deal, id("item", item)),
            "parentType",
            "opportunity",
            "parent",
            deal,
            "item",
            id("item", item),
            "state",
            state,
            "by",
            by,
            "at",
            hoursAgo(hoursAgo),
            "owner",
            LIN,
            "team",
            EAST_1));
  }

  private static long hoursAgo(double hours) {
    return NOW.toEpochMilli() - (long) (hours * 3_600_000);
  }

  /// A fresh encrypted database with the configuration in it.
  public static Database openFresh() {
    var database = Profiles.open(TestFolder.make());
    Profiles.seed(database, configuration().toArray(Row[]::new));
    return database;
  }

  /// A bus for a signed-in person, with the clock at `NOW` and ids that count up.
  public static CommandBus bus(Database database, String user) {
    var next = new AtomicLong(1_000_000);
    return new CommandBus(
        database,
        new CorrectedClock(InstantSource.fixed(NOW)),
        () -> id("new", (int) next.incrementAndGet()),
        user,
        id("device", 1));
  }

  private static Row user(String id, String login, String name, String role, String team) {
    return row(RecordType.USER, id, "login", login, "name", name, "role", role, "team", team);
  }

  private static void stage(
      List<Row> rows,
      int index,
      String name,
      String nameEn,
      String kind,
      long limit,
      long winRate) {
    rows.add(
        row(
            RecordType.STAGE,
            STAGES.get(index),
            "name",
            name,
            "nameEn",
            nameEn,
            "pipeline",
            PIPELINE,
            "position",
            (long) index,
            "kind",
            kind,
            "limitDays",
            limit,
            "winRatePercent",
            winRate));
  }

  private static void item(
      List<Row> rows, int number, int stage, String name, String nameEn, Object... more) {
    var base =
        row(
            RecordType.CHECKLIST_ITEM,
            id("item", number),
            "stage",
            STAGES.get(stage),
            "gate",
            "exit",
            "position",
            (long) number,
            "name",
            name,
            "nameEn",
            nameEn);
    rows.add(base.with(row(RecordType.CHECKLIST_ITEM, "-", more).fields()));
  }
}
