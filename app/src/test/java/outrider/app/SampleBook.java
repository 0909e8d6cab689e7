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
