package outrider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.app.command.Receipt;
import outrider.bench.demo.EngineeringJourney;
import outrider.bench.demo.EngineeringPlan;
import outrider.bench.demo.EngineeringProject;
import outrider.core.approval.Approval;
import outrider.core.approval.ApprovalKind;
import outrider.core.command.Command;
import outrider.core.opportunity.Opportunity;
import outrider.core.pipeline.OpportunityStage;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.rule.Reason;
import outrider.core.schedule.Bar;
import outrider.core.schedule.Schedule;
import outrider.core.task.Task;
import outrider.office.HeadOffice;
import outrider.office.Laptop;
import outrider.protocol.PlainClient;

/// A plant for waste water, sold as environmental engineers sell: half a year over a technical, a
/// commercial and a construction track. Lin has promised it; whether it can be built He says, who
/// answers for that, and before He has said so nothing reaches the contract.
final class EnvironmentalEngineeringTest {
  private static final String SIGN_OFF = "Feasibility sign-off";

  @TempDir Path folder;
  private HeadOffice office;
  private Laptop lin;
  private Laptop he;

  @BeforeEach
  void setUp() {
    office = new HeadOffice(folder.resolve("hq"));
    office.administer(hq -> hq.setDuties("he", List.of("technical")));
    try (var boss = Laptop.open(folder.resolve("boss"), office, "boss")) {
      boss.await("the company", () -> boss.find(RecordType.USER, office.id("he")).isPresent());
      EngineeringJourney.setUp(boss.book(), Map.of("Construction", office.id("West")));
      boss.drained();
    }
    lin = Laptop.open(folder.resolve("lin"), office, "lin");
    he = Laptop.open(folder.resolve("he"), office, "he");
    for (var laptop : List.of(lin, he)) {
      laptop.await("the journey", () -> EngineeringJourney.of(laptop.book()).isPresent());
    }
  }

  @AfterEach
  void close() {
    lin.close();
    he.close();
    office.close();
  }

  @Test
  void theJourneyIsHalfAYearOfSevenStages() {
    var stages = lin.book().database().configuration().stages(journey().id());

    assertThat(stages.stream().filter(OpportunityStage::isOpen).map(OpportunityStage::name))
        .containsExactly("初次接触", "现场勘察", "技术方案", "商务报价", "合同", "施工", "验收移交");
    assertThat(stages.stream().mapToLong(OpportunityStage::limitDays).sum()).isEqualTo(182);
  }

  @Test
  void whatWasPromisedWithoutFeasibilityReachesNoContractOnNoWay() {
    var project = promised();
    var contract = journey().stage("Contract");
    lin.drained();

    office.stop();
    assertThat(missing(project.move(contract))).as("offline").containsExactly(signOff());
    assertThat(missing(project.move(journey().stage("Construction"))))
        .as("a jump over it")
        .contains(signOff());
    assertThat(reasons(lin.submit(new Command.SignOff(project.id(), signOff(), true, "fine"))))
        .as("their own word")
        .containsExactly("item.own-sign-off");
    assertThat(reasons(lin.submit(request(project, ApprovalKind.DISCOUNT, 5L))))
        .as("a word about something else")
        .contains("approval.other-kind");
    office.startAgain();

    var hand = new PlainClient(office.address());
    hand.signIn("lin", HeadOffice.PASSWORD);
    hand.pull();
    var pushed =
        hand.push(
            "AdvanceOpportunity",
            Map.of(
                "id", project.id(), "from", journey().stage("Commercial offer"), "to", contract));
    assertThat(pushed.toString()).contains("REJECTED", "gate.unmet", signOff());
    assertThat(
            hand.push(
                    "EditFields",
                    Map.of(
                        "type",
                        "opportunity",
                        "id",
                        project.id(),
                        "edits",
                        List.of(Map.of("field", "stage", "after", contract))))
                .toString())
        .contains("REJECTED");
    var leads = new PlainClient(office.address());
    leads.signIn("zhou", HeadOffice.PASSWORD);
    leads.pull();
    assertThat(
            leads
                .push(
                    "SignOff",
                    Map.of("opportunity", project.id(), "item", signOff(), "agreed", true))
                .toString())
        .as("whoever leads does not answer for feasibility where somebody else does")
        .contains("REJECTED", "item.sign-kind");
    assertThat(project.row().text(Opportunity.STAGE))
        .isEqualTo(journey().stage("Commercial offer"));
  }

  @Test
  void afterTheSignOffItGoesAndAnotherPromiseNeedsAnother() {
    var project = promised();
    project.invite(office.id("he"), "technical");
    var request = project.ask(ApprovalKind.TECHNICAL, SIGN_OFF, "860 万、六个月，能做到吗？");
    lin.drained();
    he.await("the request", () -> he.find(RecordType.APPROVAL, request).isPresent());

    office.stop();
    done(he.submit(new Command.DecideApproval(request, Approval.AGREED, "算过，做得到")));
    office.startAgain();
    he.drained();
    lin.book().sync().nudge();
    lin.await(
        "the word",
        () ->
            lin.find(RecordType.APPROVAL, request)
                .filter(row -> row.text(Approval.STATE).equals(Approval.AGREED))
                .isPresent());

    var promised = project.row().number("amount", 0);
    project.fill("amount", promised * 2);
    assertThat(missing(project.move(journey().stage("Contract")))).containsExactly(signOff());
    project.fill("amount", promised);
    done(project.move(journey().stage("Contract")));
    lin.drained();
    assertThat(lin.attention()).isEmpty();
    he.await(
        "the contract",
        () ->
            he.find(RecordType.OPPORTUNITY, project.id())
                .filter(row -> row.text("stage").equals(journey().stage("Contract")))
                .isPresent());
  }

  @Test
  void aSurveyThatIsLateMovesWhatComesAfterItOnBothTracks() {
    var project = EngineeringProject.begin(lin.book(), journey(), "印染废水", "澜江示范印染", 860);
    var people =
        Map.of(
            "technical",
            office.id("he"),
            "commercial",
            office.id("zhou"),
            "construction",
            office.id("owen"));
    people.forEach((role, person) -> project.invite(person, role));
    var tasks = project.plan(12, List.of(), people);
    lin.drained();
    he.await("the plan", () -> bars(he, project).size() == EngineeringPlan.STEPS.size());
    var before = bars(he, project);

    assertThat(assignees(project))
        .containsExactlyInAnyOrderElementsOf(
            Set.of("", office.id("he"), office.id("zhou"), office.id("owen")));
    assertThat(days(before.values())).as("half a year").isBetween(175L, 190L);

    var survey = he.find(RecordType.TASK, of(tasks, "现场勘察")).orElseThrow();
    var late = Duration.ofDays(30).toMillis();
    var due = survey.number(Task.DUE_AT, 0);
    done(
        he.submit(
            new Command.PlaceTask(
                survey.id(),
                survey.numberOrNull(Task.START_AT),
                due,
                survey.numberOrNull(Task.START_AT),
                due + late)));
    he.drained();

    lin.book().sync().nudge();
    lin.await("the plan", () -> bars(lin, project).equals(bars(he, project)));
    var after = bars(lin, project);
    for (var title : List.of("勘察报告", "商务报价", "土建施工", "验收检测与移交")) {
      var id = of(tasks, title);
      assertThat(of(after, id).dueAt()).as(title).isGreaterThan(of(before, id).dueAt());
    }
    for (var bar : after.values()) {
      bar.after()
          .forEach(
              first -> assertThat(bar.startAt()).isGreaterThanOrEqualTo(of(after, first).dueAt()));
    }
    assertThat(new Schedule(List.copyOf(after.values())).critical())
        .as("what the end hangs on")
        .contains(of(tasks, "现场勘察"), of(tasks, "验收检测与移交"));
  }

  /// An offer that was made and taken, before anybody said that it can be built.
  private EngineeringProject promised() {
    var project = EngineeringProject.begin(lin.book(), journey(), "印染废水", "澜江示范印染", 860);
    project.walkTo("Commercial offer");
    project.meet(journey().stage("Commercial offer"));
    return project;
  }

  private EngineeringJourney journey() {
    return EngineeringJourney.of(lin.book()).orElseThrow();
  }

  private String signOff() {
    return journey().condition(SIGN_OFF);
  }

  private Command request(EngineeringProject project, ApprovalKind kind, Long percent) {
    return new Command.RequestApproval(
        lin.book().commands().newId(),
        project.id(),
        kind.word(),
        "They ask",
        percent,
        null,
        signOff(),
        null,
        null);
  }

  private static Map<String, Bar> bars(Laptop laptop, EngineeringProject project) {
    var bars = new TreeMap<String, Bar>();
    tasks(laptop, project).forEach(row -> bars.put(row.id(), Bar.of(row)));
    return bars;
  }

  private static <V> V of(Map<String, V> map, String key) {
    return Objects.requireNonNull(map.get(key), key);
  }

  private static List<Row> tasks(Laptop laptop, EngineeringProject project) {
    return laptop.all(RecordType.TASK).values().stream()
        .filter(row -> row.text(Fields.PARENT).equals(project.id()))
        .toList();
  }

  private Set<String> assignees(EngineeringProject project) {
    return tasks(lin, project).stream()
        .map(row -> row.text(Task.ASSIGNEE))
        .collect(Collectors.toSet());
  }

  private static long days(Iterable<Bar> bars) {
    var from = Long.MAX_VALUE;
    var until = 0L;
    for (var bar : bars) {
      from = Math.min(from, bar.startAt());
      until = Math.max(until, bar.dueAt());
    }
    return Duration.ofMillis(until - from).toDays();
  }

  /// The conditions that a refused move names.
  private static List<String> missing(Receipt receipt) {
    return receipt.reasons().stream()
        .filter(reason -> reason.id().equals("gate.unmet"))
        .map(reason -> reason.argument("item"))
        .toList();
  }

  private static List<String> reasons(Receipt receipt) {
    return receipt.reasons().stream().map(Reason::id).toList();
  }

  private static void done(Receipt receipt) {
    assertThat(receipt.reasons()).isEmpty();
  }
}
