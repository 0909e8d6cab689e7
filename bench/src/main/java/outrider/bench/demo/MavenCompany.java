package outrider.bench.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import outrider.bench.process.Engine;
import outrider.core.command.Command;
import outrider.core.record.RecordType;
import outrider.core.user.Role;
import outrider.server.Headquarters;
import outrider.server.admin.Administration;

/// The company of the demo: the agents and managers of Maven Analytics' "CRM Sales Opportunities"
/// (public domain, fictitious), in three regions, with two pipelines. One is the data's own,
/// without gates; the other is the house's, where only a site survey with photos leads to a quote.
public final class MavenCompany {

  public static final String PASSWORD = "outrider demo";
  public static final String ADMIN = "admin";
  static final String COMPANY = "Maven";
  static final String ENGINEERING = "环保工程部";
  static final String WORKS = "施工部";
  static final String ENGINEER_LOGIN = "gu.yan";
  static final String ESTIMATOR_LOGIN = "lin.yue";

  private static final List<String> FILES =
      List.of("sales_teams.csv", "accounts.csv", "products.csv", "sales_pipeline.csv");

  private final Path data;
  private final Map<String, String> ids = new HashMap<>();

  private MavenCompany(Path data) {
    this.data = data;
  }

  /// Founds it in HQ's folder.
  ///
  /// @param data where the four tables are laid out as files, for the import to read
  public static MavenCompany found(Path headquarters, Path data) {
    var company = new MavenCompany(data);
    company.layOut();
    try (var database = Headquarters.open(Engine.settings(headquarters), InstantSource.system())) {
      company.found(new Administration(database, InstantSource.system()));
    }
    return company;
  }

  public Path file(String name) {
    return data.resolve(name);
  }

  String id(String name) {
    return Objects.requireNonNull(ids.get(name), name);
  }

  int people() {
    return (int) ids.keySet().stream().filter(name -> name.startsWith("user ")).count();
  }

  /// How somebody is called at sign-in: `moses.frase`.
  static String login(String name) {
    return name.toLowerCase(Locale.ROOT).replace(' ', '.');
  }

  private void layOut() {
    try {
      Files.createDirectories(data);
      for (var name : FILES) {
        try (InputStream stream =
            Objects.requireNonNull(MavenCompany.class.getResourceAsStream("maven_crm/" + name))) {
          Files.copy(stream, data.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void found(Administration hq) {
    ids.put(COMPANY, hq.createTeam(COMPANY, null));
    hire(hq, "Admin", ADMIN, Role.ADMIN, COMPANY);
    try (var rows =
        CsvReader.builder().ofNamedCsvRecord(file("sales_teams.csv"), StandardCharsets.UTF_8)) {
      for (var row : rows) {
        var region = row.getField("regional_office");
        var manager = row.getField("manager");
        var team = region + " · " + manager;
        if (!ids.containsKey(region)) {
          ids.put(region, hq.createTeam(region, COMPANY));
        }
        if (!ids.containsKey(team)) {
          ids.put(team, hq.createTeam(team, region));
          hire(hq, manager, login(manager), Role.MANAGER, team);
        }
        var agent = row.getField("sales_agent");
        hire(hq, agent, login(agent), Role.REP, team);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    engineers(hq);
    mavenPipeline(hq);
    gatedPipeline(hq);
    tags(hq);
    serviceLevels(hq);
  }

  private void hire(Administration hq, String name, String login, Role role, String team) {
    ids.put(
        "user " + name,
        hq.createUser(new Administration.NewUser(login, name, role, id(team), PASSWORD)));
  }

  /// The trades of environmental engineering, in teams of their own: they see a deal of sales only
  /// where they are members of it. Made up, like all that has a Chinese name.
  private void engineers(Administration hq) {
    ids.put(ENGINEERING, hq.createTeam(ENGINEERING, COMPANY));
    ids.put(WORKS, hq.createTeam(WORKS, COMPANY));
    hire(hq, EngineeringSample.ENGINEER, ENGINEER_LOGIN, Role.REP, ENGINEERING);
    hire(hq, EngineeringSample.ESTIMATOR, ESTIMATOR_LOGIN, Role.REP, ENGINEERING);
    hire(hq, EngineeringSample.BUILDER, "shi.lei", Role.REP, WORKS);
    hq.setDuties(ENGINEER_LOGIN, List.of("technical"));
    hq.setDuties(ESTIMATOR_LOGIN, List.of("commercial"));
  }

  private void mavenPipeline(Administration hq) {
    make(
        hq,
        RecordType.PIPELINE,
        "sales",
        Map.of("name", "Maven 销售", "nameEn", "Maven sales", "position", 1L));
    stage(hq, "sales", 1, "初步接触", "Prospecting", "open", 0, 20);
    stage(hq, "sales", 2, "跟进中", "Engaging", "open", 138, 60);
    stage(hq, "sales", 3, "赢单", "Won", "won", 0, 100);
    stage(hq, "sales", 4, "输单", "Lost", "lost", 0, 0);
  }

  private void gatedPipeline(Administration hq) {
    make(
        hq,
        RecordType.PIPELINE,
        "projects",
        Map.of("name", "标准流程 2026", "nameEn", "Standard 2026", "position", 2L));
    stage(hq, "projects", 1, "新商机", "New", "open", 5, 10);
    stage(hq, "projects", 2, "需求确认", "Needs confirmed", "open", 10, 25);
    stage(hq, "projects", 3, "现场勘察", "Site survey", "open", 10, 40);
    stage(hq, "projects", 4, "报价", "Quote", "open", 7, 55);
    stage(hq, "projects", 5, "合同", "Contract", "open", 14, 75);
    stage(hq, "projects", 6, "交付", "Delivery", "open", 30, 90);
    stage(hq, "projects", 7, "赢单", "Won in full", "won", 0, 100);
    stage(hq, "projects", 8, "输单", "Lost for good", "lost", 0, 0);
    item(hq, 1, "预约现场时间", "Site visit booked", Map.of("kind", "action"));
    item(hq, 2, "确认决策链", "Decision chain known", Map.of("kind", "action"));
    item(
        hq,
        3,
        "现场勘察照片",
        "Site survey photos",
        Map.of(
            "kind",
            "attachment",
            "attachmentKind",
            "site-survey-photo",
            "count",
            3L,
            "hint",
            "至少 3 张：入口、机房、点位",
            "hintEn",
            "At least 3: entrance, machine room, points"));
    item(
        hq,
        4,
        "需求报告",
        "Needs report",
        Map.of(
            "kind",
            "attachment",
            "attachmentKind",
            "needs-report",
            "count",
            1L,
            "hint",
            "客户确认过的版本，PDF 或文档",
            "hintEn",
            "As confirmed by the customer"));
    item(
        hq,
        5,
        "预算区间",
        "Budget range",
        Map.of(
            "kind",
            "field",
            "fields",
            List.of("budgetLow", "budgetHigh"),
            "hint",
            "客户口头给出也可以",
            "hintEn",
            "What the customer says is enough"));
    item(hq, 6, "技术可行性签核", "Technical sign-off", Map.of("kind", "sign-off"));
    item(
        hq,
        7,
        "竞品对比表",
        "Competitor table",
        Map.of(
            "kind",
            "attachment",
            "attachmentKind",
            "competitor-table",
            "count",
            1L,
            "recommended",
            true));
  }

  private void tags(Administration hq) {
    make(hq, RecordType.TAG, "active", Map.of("name", "活跃", "nameEn", "Active", "tone", "ok"));
    make(hq, RecordType.TAG, "silent", Map.of("name", "沉默", "nameEn", "Silent", "tone", "warn"));
    make(hq, RecordType.TAG, "nurture", Map.of("name", "培育", "nameEn", "Nurture", "tone", "plain"));
  }

  private void serviceLevels(Administration hq) {
    var week = new HashMap<String, Object>();
    week.put("name", "工作日 9–18");
    week.put("nameEn", "Weekdays 9–18");
    week.put("zone", "Asia/Shanghai");
    for (var day : List.of("monday", "tuesday", "wednesday", "thursday", "friday")) {
      week.put(day, "09:00-18:00");
    }
    week.put("holidays", List.of("2026-10-01/2026-10-07", "2027-01-01"));
    week.put("extraDays", List.of("2026-10-10"));
    make(hq, RecordType.CALENDAR, "office hours", week);
    serviceLevel(hq, 1, "官网 A 类", "Website, grade A", 5, List.of("A"), List.of("官网"));
    serviceLevel(hq, 2, "A 类线索", "Grade A", 15, List.of("A"), List.of());
    serviceLevel(hq, 3, "B 类线索", "Grade B", 30, List.of("B"), List.of());
    serviceLevel(hq, 4, "其他线索", "Other leads", 60, List.of(), List.of());
  }

  private void serviceLevel(
      Administration hq,
      long position,
      String name,
      String nameEn,
      long minutes,
      List<String> intents,
      List<String> sources) {
    make(
        hq,
        RecordType.SERVICE_LEVEL,
        nameEn,
        Map.of(
            "name",
            name,
            "nameEn",
            nameEn,
            "position",
            position,
            "minutes",
            minutes,
            "intents",
            intents,
            "sources",
            sources,
            "calendar",
            id("office hours")));
  }

  private void stage(
      Administration hq,
      String pipeline,
      long position,
      String name,
      String nameEn,
      String kind,
      long limit,
      long winRate) {
    make(
        hq,
        RecordType.STAGE,
        nameEn,
        Map.of(
            "name",
            name,
            "nameEn",
            nameEn,
            "pipeline",
            id(pipeline),
            "position",
            position,
            "kind",
            kind,
            "limitDays",
            limit,
            "winRatePercent",
            winRate));
  }

  private void item(
      Administration hq, long position, String name, String nameEn, Map<String, Object> more) {
    var fields = new HashMap<String, Object>(more);
    fields.putAll(
        Map.of(
            "stage",
            id("Site survey"),
            "gate",
            "exit",
            "position",
            position,
            "name",
            name,
            "nameEn",
            nameEn));
    make(hq, RecordType.CHECKLIST_ITEM, nameEn, fields);
  }

  private void make(Administration hq, RecordType type, String name, Map<String, Object> fields) {
    var id = UUID.randomUUID().toString();
    ids.put(name, id);
    hq.run(new Command.CreateRecord(type, id, fields));
  }
}
