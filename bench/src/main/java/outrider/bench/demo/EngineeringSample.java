package outrider.bench.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import outrider.app.profile.OpenBook;
import outrider.app.store.RecordTable;
import outrider.core.approval.Approval;
import outrider.core.approval.ApprovalKind;
import outrider.core.command.Command;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// The environmental engineering of the demo company: six projects of one rep, from the first visit
/// to the works, with colleagues of other trades. Customers, people and numbers are made up.
///
/// In one of them an offer has promised more than anybody has called feasible yet: that is the one
/// whose way into the contract stays shut.
final class EngineeringSample {
  static final String ENGINEER = "顾岩";
  static final String ESTIMATOR = "林悦";
  static final String BUILDER = "石磊";

  /// The project that was promised and not signed off.
  static final String PROMISED = "印染废水提标改造";

  private static final String BUILT = "喷涂废气治理";
  private static final String SIGNED = "电镀废水回用";

  private final Map<String, String> people;
  private final Map<String, EngineeringProject> projects = new HashMap<>();

  EngineeringSample(MavenCompany company) {
    people =
        Map.of(
            "technical",
            company.id("user " + ENGINEER),
            "commercial",
            company.id("user " + ESTIMATOR),
            "construction",
            company.id("user " + BUILDER));
  }

  /// What the rep does before others have said anything.
  void begin(OpenBook book) {
    var journey = EngineeringJourney.of(book).orElseThrow();
    start(book, journey, "食品厂臭气治理", "南屿样例食品", 95, "First contact", 4);
    start(book, journey, "园区雨污分流", "海岳示范集团", 1_280, "Site survey", 19);
    start(book, journey, "填埋场渗滤液处理", "西陵样例化工", 2_100, "Technical proposal", 52);
    var promised = start(book, journey, PROMISED, "澜江示范印染", 860, "Commercial offer", 72);
    promised.meet(journey.stage("Commercial offer"));
    promised.tell("visit", 62, "勘察三天：现有生化池偏小，可用场地只有北侧一块");
    promised.tell("meeting", 12, "客户要求出水 COD ≤ 50，六个月内达标");
    promised.tell("wechat", 1, "报价已口头接受：860 万，六个月达标。可行性还没有人签");
    for (var name : List.of(SIGNED, BUILT)) {
      var project =
          start(
              book,
              journey,
              name,
              name.equals(BUILT) ? "北辰示范制造" : "东澜示范电镀",
              name.equals(BUILT) ? 430 : 640,
              "Commercial offer",
              name.equals(BUILT) ? 128 : 90);
      project.meet(journey.stage("Commercial offer"));
      project.ask(ApprovalKind.TECHNICAL, "Feasibility sign-off", "规模、排放指标和工期按报价，能做到吗？");
    }
  }

  private EngineeringProject start(
      OpenBook book,
      EngineeringJourney journey,
      String name,
      String customer,
      long wan,
      String stage,
      int day) {
    var project = EngineeringProject.begin(book, journey, name, customer, wan);
    people.forEach((role, person) -> project.invite(person, role));
    project.plan(day, name.equals(PROMISED) ? List.of("成本测算") : List.of(), people);
    project.walkTo(stage);
    projects.put(name, project);
    return project;
  }

  /// Whoever answers for feasibility agrees to what was asked.
  static boolean isAsked(OpenBook book, int requests) {
    return open(book).size() >= requests;
  }

  static void agree(OpenBook book, String note) {
    open(book)
        .forEach(request ->
            Told.done(
                book.commands()
                    .submit(new Command.DecideApproval(request.id(), Approval.AGREED, note))
                    .join()));
  }

  /// The risks of the works are assessed by somebody who does not have the deal.
  void assess(OpenBook engineer) {
    var journey = EngineeringJourney.of(engineer).orElseThrow();
    Told.done(
        engineer
            .commands()
            .submit(
                new Command.SignOff(
                    project(BUILT).id(),
                    journey.condition("Safety risks assessed"),
                    true,
                    "高处作业、动火：已列措施，专人监护"))
            .join());
  }

  /// What the rep does once feasibility was agreed to.
  void contract(OpenBook book) {
    var journey = EngineeringJourney.of(book).orElseThrow();
    for (var name : List.of(SIGNED, BUILT)) {
      var project = again(book, journey, name);
      Told.done(project.move(journey.stage("Contract")));
      project.meet(journey.stage("Contract"));
    }
    again(book, journey, BUILT).ask(ApprovalKind.CONTRACT, "Terms agreed", "付款 3-4-2-1，质保两年，按模板");
  }

  void build(OpenBook book) {
    var journey = EngineeringJourney.of(book).orElseThrow();
    Told.done(again(book, journey, BUILT).move(journey.stage("Construction")));
  }

  private EngineeringProject again(OpenBook book, EngineeringJourney journey, String name) {
    return project(name).in(book, journey);
  }

  private EngineeringProject project(String name) {
    return java.util.Objects.requireNonNull(projects.get(name), name);
  }

  /// Whether nothing that was asked for is undecided in this book.
  static boolean isDecided(OpenBook book) {
    return open(book).isEmpty();
  }

  private static List<Row> open(OpenBook book) {
    return book.database()
        .readNow(sql ->
            RecordTable.of(RecordType.APPROVAL).where(sql, "state = ? ORDER BY id", Approval.OPEN));
  }
}
