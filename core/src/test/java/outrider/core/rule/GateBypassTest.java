package outrider.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.core.record.RecordType.CHECKLIST_ITEM;
import static outrider.core.record.RecordType.CHECKMARK;
import static outrider.core.record.RecordType.CONFLICT;
import static outrider.core.record.RecordType.LEAD;
import static outrider.core.record.RecordType.OPPORTUNITY;
import static outrider.core.record.RecordType.PIPELINE;
import static outrider.core.record.RecordType.PROMOTION;
import static outrider.core.record.RecordType.STAGE;
import static outrider.core.rule.Office.id;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.opportunity.Opportunity;
import outrider.core.record.Fields;
import outrider.core.record.Ids;
import outrider.core.record.RecordType;

/// The hunt for a way around a gate: every way in which something can be written, against every
/// kind of condition, on the way out and on the way in, with HQ in reach, without it, and sent
/// after the rule has become stricter. None gets a deal beyond the gate; and what the condition
/// asks for does, so that the hunt would notice a gate that is simply shut.
///
/// Screens, import, another program and a hand-made push all end in these commands; both ends
/// decide them by these rules.
final class GateBypassTest {

  private static final String FIRST = "first";
  private static final String SECOND = "second";
  private static final String THIRD = "third";
  private static final String END = "end";
  private static final Set<String> BEYOND = Set.of(SECOND, THIRD, END);

  /// When and where a command is decided.
  private enum Situation {
    /// At HQ, by the rule that the laptop knows.
    ONLINE,
    /// On the laptop first, which holds what it let through to be so; then at HQ.
    OFFLINE,
    /// On a laptop that knows the version before the condition, then at HQ, which has published the
    /// one with it, and moved the deals over.
    AFTER_THE_RULE_CHANGED,
    /// The same, where deals stay on what they began with, for a deal that is begun since.
    BEGUN_AFTER_THE_RULE_CHANGED
  }

  /// One condition and what meets it.
  private record Condition(String name, Map<String, Object> fields, List<Given> meeting) {}

  /// A command and who gives it; its ids are those of the version that the person knows.
  private record Given(String by, Making command) {}

  private interface Making {
    Command in(Place place);
  }

  /// The version that whoever gives a command knows.
  private record Place(String version) {
    String stage(String name) {
      return version.equals("v1") ? id(name) : Ids.derive(id(version), "copy/" + id(name));
    }

    /// Of the version that HQ has: a person reads its id off the configuration.
    String item() {
      return id("condition");
    }
  }

  private static final String DEAL = "roof";

  private static Given lin(Making command) {
    return new Given("lin", command);
  }

  private static Command advance(Place at, String from, String to, @Nullable String override) {
    return new Command.AdvanceOpportunity(id(DEAL), at.stage(from), at.stage(to), "so", override);
  }

  private static Command file(String name, String sha) {
    return new Command.AttachFile(
        id(name), OPPORTUNITY, id(DEAL), name, "report", "image/png", 9, Office.sha256(sha));
  }

  private static Command edit(String field, Object value) {
    return new Command.EditFields(
        OPPORTUNITY, id(DEAL), List.of(new FieldEdit(field, null, value)));
  }

  private static List<Condition> conditions() {
    var mark = lin(at -> new Command.MarkItem(id(DEAL), at.item(), "done", null));
    return List.of(
        new Condition("action", Map.of("kind", "action"), List.of(mark)),
        new Condition("decision", Map.of("kind", "decision"), List.of(mark)),
        new Condition(
            "two attachments",
            Map.of("kind", "attachment", "attachmentKind", "report", "count", 2L),
            List.of(lin(at -> file("one", "one")), lin(at -> file("two", "two")))),
        new Condition(
            "deliverable",
            Map.of("kind", "deliverable", "attachmentKind", "report", "template", "1. Needs"),
            List.of(lin(at -> file("one", "one")))),
        new Condition(
            "field",
            Map.of("kind", "field", "fields", List.of("competitor")),
            List.of(lin(at -> edit("competitor", "Acme")))),
        new Condition(
            "amount",
            Map.of("kind", "amount", "compare", "at-least", "amount", 500L, "currency", "CNY"),
            List.of(lin(at -> edit("amount", 500L)))),
        new Condition(
            "tag",
            Map.of("kind", "tag", "wantedTags", List.of("budget ok")),
            List.of(lin(at -> new Command.AddTags(OPPORTUNITY, id(DEAL), List.of("budget ok"))))),
        new Condition(
            "sign-off", Map.of("kind", "sign-off", "signRole", "manager"), List.of(signing("ma"))),
        new Condition(
            "peer review",
            Map.of("kind", "sign-off", "sign", "peer-review"),
            List.of(signing("zhao"))),
        new Condition(
            "risk assessment",
            Map.of("kind", "sign-off", "sign", "risk-assessment"),
            List.of(signing("ma"))));
  }

  private static Given signing(String by) {
    return new Given(by, at -> new Command.SignOff(id(DEAL), at.item(), true, "looked at"));
  }

  /// Every way in which a deal might get beyond the gate, by name.
  private static Map<String, List<Given>> ways(Condition condition) {
    var go = lin(at -> advance(at, FIRST, SECOND, null));
    var ways = new HashMap<String, List<Given>>();
    ways.put("move", List.of(go));
    ways.put("jump", List.of(lin(at -> advance(at, FIRST, THIRD, null))));
    ways.put("win", List.of(lin(at -> advance(at, FIRST, END, null))));
    ways.put("override", List.of(lin(at -> advance(at, FIRST, SECOND, "the customer insists"))));
    ways.put(
        "manager's override",
        List.of(new Given("ma", at -> advance(at, FIRST, SECOND, "the customer insists"))));
    ways.put(
        "lose and take up",
        List.of(
            lin(at -> advance(at, FIRST, "lost", null)),
            lin(at -> advance(at, "lost", SECOND, null))));
    ways.put("pretend to be there", List.of(lin(at -> advance(at, SECOND, THIRD, null))));
    for (var field : List.of("stage", "state", "pipeline", "stageSince", "versionSince")) {
      ways.put(
          "edit " + field,
          List.of(
              lin(at ->
                  edit(
                      field,
                      switch (field) {
                        case "stage" -> at.stage(SECOND);
                        case "state" -> "won";
                        case "pipeline" -> id("v1");
                        default -> Office.NOON * 2;
                      })),
              go));
    }
    for (var stage : BEYOND) {
      ways.put("create in " + stage, List.of(lin(at -> create("another", at.stage(stage), false))));
      ways.put(
          "import into " + stage, List.of(lin(at -> create("another", at.stage(stage), true))));
      ways.put(
          "convert into " + stage,
          List.of(
              lin(at ->
                  new Command.CreateRecord(
                      LEAD, id("lead"), Map.of("name", "lead", "source", "fair"))),
              lin(at ->
                  new Command.ConvertLead(
                      id("lead"),
                      id("account"),
                      "A",
                      id("contact"),
                      id("new"),
                      "N",
                      at.stage(stage)))));
    }
    ways.put(
        "delete and restore",
        List.of(
            lin(at -> new Command.DeleteRecord(OPPORTUNITY, id(DEAL))),
            lin(at -> create(DEAL, at.stage(SECOND), false))));
    ways.put(
        "forge a mark",
        List.of(
            lin(at ->
                new Command.CreateRecord(
                    CHECKMARK,
                    id("mark"),
                    Map.of("parent", id(DEAL), "item", at.item(), "state", "done", "by", "ma"))),
            go));
    ways.put(
        "forge a conflict",
        List.of(
            lin(at ->
                new Command.CreateRecord(
                    CONFLICT, id("conflict"), Map.of("parent", id(DEAL), "field", "stage"))),
            lin(at -> new Command.SettleConflict(id("conflict"), at.stage(SECOND)))));
    ways.put(
        "skip what is required",
        List.of(lin(at -> new Command.MarkItem(id(DEAL), at.item(), "skipped", "no time")), go));
    ways.put("sign for oneself", List.of(signing("lin"), go));
    ways.put(
        "give away, sign, take back",
        List.of(
            lin(at -> new Command.AssignOwner(OPPORTUNITY, id(DEAL), "lin", "zhao")),
            signing("lin"),
            new Given("zhao", at -> new Command.AssignOwner(OPPORTUNITY, id(DEAL), "zhao", "lin")),
            go));
    ways.put(
        "have a promotion agree", List.of(lin(at -> ask("discount", "spring", at.item())), go));
    ways.put(
        "decide what one asked for",
        List.of(
            lin(at -> ask("technical", null, at.item())),
            lin(at -> new Command.DecideApproval(id("asked"), "agreed", null)),
            lin(at -> new Command.DelegateApproval(id("asked"), "lin")),
            lin(at -> new Command.DecideApproval(id("asked"), "agreed", null)),
            go));
    ways.put(
        "say that it happened",
        List.of(
            lin(at ->
                new Command.LogActivity(
                    id("said"),
                    OPPORTUNITY,
                    id(DEAL),
                    "stage",
                    "out",
                    Office.NOON,
                    null,
                    null,
                    null,
                    null,
                    List.of(),
                    null,
                    null)),
            go));
    ways.put("one file twice", List.of(wrongFile("a"), wrongFile("b"), go));
    ways.put(
        "soften the rule",
        List.of(
            lin(at ->
                new Command.EditFields(
                    CHECKLIST_ITEM, at.item(), List.of(new FieldEdit("recommended", null, true)))),
            lin(at -> new Command.DeleteRecord(CHECKLIST_ITEM, at.item())),
            lin(at ->
                new Command.EditFields(
                    STAGE, at.stage(SECOND), List.of(new FieldEdit("position", 1L, -1L)))),
            lin(at ->
                new Command.EditFields(
                    PIPELINE,
                    id(at.version()),
                    List.of(new FieldEdit("override", null, "manager")))),
            go));
    ways.put(
        "publish a softer one",
        List.of(
            lin(at -> new Command.DraftPipeline(id("soft"), id("v1"), null)),
            lin(at -> new Command.PublishPipeline(id("v1"), id("v2"))),
            lin(at -> new Command.MigrateDeals(id("v2"), id("v1"))),
            go));
    ways.put(
        "an earlier stage's name",
        List.of(
            lin(at -> new Command.AdvanceOpportunity(id(DEAL), id(FIRST), id(SECOND), null)),
            lin(at -> new Command.AdvanceOpportunity(id(DEAL), id(FIRST), id(THIRD), null))));
    if (!Set.of("action", "decision").contains(condition.name())) {
      ways.put("tick it instead", List.of(ticked(), go));
    }
    if (condition.name().equals("amount")) {
      ways.put(
          "another currency",
          List.of(lin(at -> edit("currency", "USD")), lin(at -> edit("amount", 9_999L)), go));
      ways.put("one cent less", List.of(lin(at -> edit("amount", 499L)), go));
    }
    if (condition.name().equals("sign-off")) {
      ways.put("a colleague signs for the manager", List.of(signing("zhao"), go));
    }
    if (condition.name().equals("risk assessment")) {
      ways.put(
          "a risk assessment without a word",
          List.of(new Given("ma", at -> new Command.SignOff(id(DEAL), at.item(), true, null)), go));
    }
    return ways;
  }

  private static Command ask(String kind, @Nullable String promotion, String item) {
    return new Command.RequestApproval(
        id("asked"),
        id(DEAL),
        kind,
        "so that it goes",
        null,
        promotion == null ? null : id(promotion),
        item,
        null,
        null);
  }

  private static Given ticked() {
    return lin(at -> new Command.MarkItem(id(DEAL), at.item(), "done", null));
  }

  /// Of another kind than a deliverable asks for, and the same bytes again.
  private static Given wrongFile(String name) {
    return lin(at ->
        new Command.AttachFile(
            id(name), OPPORTUNITY, id(DEAL), name, "photo", "image/png", 9, Office.sha256("x")));
  }

  private static Command create(String name, String stage, boolean imported) {
    var fields = new HashMap<String, Object>(Map.of("name", name, "stage", stage));
    if (imported) {
      fields.put(Fields.IMPORT, "import");
    }
    return new Command.CreateRecord(OPPORTUNITY, id(name), fields);
  }

  @TestFactory
  Stream<DynamicTest> noWayLeadsAroundAGate() {
    return cells()
        .flatMap(cell ->
            ways(cell.condition).entrySet().stream()
                .map(way ->
                    DynamicTest.dynamicTest(
                        cell + ", " + way.getKey(),
                        () -> assertThat(cell.tries(way.getValue())).as("beyond").isEmpty())));
  }

  @TestFactory
  Stream<DynamicTest> whatTheConditionAsksForLeadsThrough() {
    return cells()
        .map(cell ->
            DynamicTest.dynamicTest(
                cell.toString(),
                () -> {
                  var all = new ArrayList<>(cell.condition.meeting());
                  all.add(lin(at -> advance(at, FIRST, SECOND, null)));
                  assertThat(cell.tries(all)).containsExactly(SECOND);
                }));
  }

  private static Stream<Cell> cells() {
    return conditions().stream()
        .flatMap(condition ->
            Stream.of("exit", "entry")
                .flatMap(gate ->
                    Stream.of(Situation.values())
                        .map(situation -> new Cell(condition, gate, situation))));
  }

  private record Cell(Condition condition, String gate, Situation situation) {

    @Override
    public String toString() {
      return condition.name() + " on " + gate + ", " + situation;
    }

    /// @return the names of the stages beyond the gate in which HQ has a deal
    List<String> tries(List<Given> commands) {
      var hq = new Office();
      var laptop = new Office();
      for (var each : List.of(hq, laptop)) {
        journey(each);
        each.does(
            "boss",
            new Command.CreateRecord(
                PROMOTION,
                id("spring"),
                Map.of(
                    "name",
                    "spring",
                    "percent",
                    5L,
                    "from",
                    0L,
                    "until",
                    Office.NOON * 2,
                    "stock",
                    100L)));
      }
      switch (situation) {
        case ONLINE, OFFLINE -> {
          for (var each : List.of(hq, laptop)) {
            condition(each, id(FIRST), id(SECOND));
            publish(each, "v1", null);
            deal(each);
          }
        }
        case AFTER_THE_RULE_CHANGED -> {
          for (var each : List.of(hq, laptop)) {
            publish(each, "v1", null);
            deal(each);
          }
          hq.pass(Office.HOUR);
          stricter(hq, "move");
        }
        case BEGUN_AFTER_THE_RULE_CHANGED -> {
          publish(hq, "v1", null);
          hq.pass(Office.HOUR);
          stricter(hq, "stay");
          hq.pass(Office.HOUR);
          deal(hq);
        }
      }
      for (var given : commands) {
        send(given, laptop, hq);
      }
      return hq.all(OPPORTUNITY).stream()
          .map(row -> nameOfStage(hq, row.text(Opportunity.STAGE)))
          .filter(BEYOND::contains)
          .toList();
    }

    private void send(Given given, Office laptop, Office hq) {
      var command = given.command().in(new Place(known()));
      var at = hq.now();
      if (situation == Situation.OFFLINE || situation == Situation.AFTER_THE_RULE_CHANGED) {
        at = laptop.now();
        if (laptop.ask(given.by(), command) instanceof Decision.Accepted accepted) {
          laptop.happens(accepted);
        } else if (situation == Situation.OFFLINE) {
          // What the laptop refuses it does not send; somebody else's program may.
          at = hq.now();
        }
      }
      var decision =
          Rules.decide(
              command,
              hq,
              new Occasion(
                  hq.actor(given.by()), at, Ids.derive(id("envelope"), command.toString())));
      if (decision instanceof Decision.Accepted accepted) {
        hq.happens(accepted);
      }
    }

    /// The version whose stages a person at the laptop names.
    private String known() {
      return situation == Situation.BEGUN_AFTER_THE_RULE_CHANGED ? "v2" : "v1";
    }

    private void stricter(Office hq, String running) {
      hq.does("boss", new Command.DraftPipeline(id("v2"), id("v1"), null));
      hq.does(
          "boss",
          new Command.EditFields(
              PIPELINE, id("v2"), List.of(new FieldEdit("running", null, running))));
      var there = new Place("v2");
      condition(hq, there.stage(FIRST), there.stage(SECOND));
      publish(hq, "v2", "v1");
    }

    private void condition(Office office, String first, String second) {
      var fields = new HashMap<>(condition.fields());
      fields.put("name", "condition");
      fields.put("gate", gate);
      fields.put("stage", gate.equals("exit") ? first : second);
      office.does("boss", new Command.CreateRecord(CHECKLIST_ITEM, id("condition"), fields));
    }

    private static void journey(Office office) {
      office.does("boss", new Command.DraftPipeline(id("v1"), null, "Way"));
      var kinds = Map.of(END, "won", "lost", "lost");
      var position = 0L;
      for (var stage : List.of(FIRST, SECOND, THIRD, END, "lost")) {
        office.does(
            "boss",
            new Command.CreateRecord(
                STAGE,
                id(stage),
                Map.of(
                    "name",
                    stage,
                    "pipeline",
                    id("v1"),
                    "position",
                    position++,
                    "kind",
                    kinds.getOrDefault(stage, "open"))));
      }
      // Advised: it never holds anything.
      office.does(
          "boss",
          new Command.CreateRecord(
              CHECKLIST_ITEM,
              id("advised"),
              Map.of(
                  "name", "advised", "stage", id(THIRD), "kind", "action", "recommended", true)));
    }

    private static void publish(Office office, String version, @Nullable String replaces) {
      office.does(
          "boss", new Command.PublishPipeline(id(version), replaces == null ? null : id(replaces)));
    }

    private static void deal(Office office) {
      var stage =
          office.configuration().pipelines().stream()
              .filter(pipeline -> pipeline.name().equals("Way"))
              .flatMap(pipeline -> office.configuration().stages(pipeline.id()).stream())
              .findFirst()
              .orElseThrow();
      office.does(
          "lin",
          new Command.CreateRecord(
              OPPORTUNITY,
              id(DEAL),
              Map.of("name", DEAL, "stage", stage.id(), "owner", "lin", "team", "north")));
    }

    private static String nameOfStage(Office office, String stage) {
      return office.row(RecordType.STAGE, stage).map(row -> row.text(Fields.NAME)).orElse("");
    }
  }
}
