package outrider.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.core.record.RecordType.CADENCE;
import static outrider.core.record.RecordType.EXPERIMENT;
import static outrider.core.record.RecordType.LEAD;
import static outrider.core.record.RecordType.OPPORTUNITY;
import static outrider.core.rule.Office.HOUR;
import static outrider.core.rule.Office.id;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import outrider.core.cadence.Enrollment;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.experiment.Entry;
import outrider.core.experiment.Experiment;
import outrider.core.experiment.SampleSize;
import outrider.core.record.RecordType;

/// Experiments: registered before they begin, unchanged from then on, decided by lot, ended with a
/// result that stays.
final class ExperimentRulesTest {
  private static final long WEEK = 7 * 24 * HOUR;
  private static final long SAMPLE = SampleSize.of(200, 100, 2, 120, 14).perVariant();

  private final Office office = new Office();

  @BeforeEach
  void cadences() {
    for (var name : List.of("often", "seldom", "other")) {
      office.put(
          CADENCE,
          name,
          Map.of(
              "name",
              name,
              "steps",
              name.equals("often") ? "1h|call|Call\n1d|call|Call" : "3d|call|Call",
              "byHand",
              !name.equals("often")));
    }
  }

  @Test
  void itSaysHowManyItNeedsAndForHowManyWeeks() {
    office.does("ma", draft("first", Map.of()));
    var experiment = experiment("first");
    assertThat(experiment.sample()).isEqualTo(SAMPLE);
    assertThat(experiment.weeks()).isEqualTo(SampleSize.of(200, 100, 2, 120, 14).weeks());
    assertThat(experiment.isDraft()).isTrue();

    office.does("ma", draft("first", Map.of("effect", 200L)));
    assertThat(experiment("first").sample()).isLessThan(SAMPLE / 3);
    assertThat(office.refusals("ma", new Command.StartExperiment(id("first"), SAMPLE)))
        .as("somebody has rewritten it meanwhile")
        .containsExactly("experiment.rewritten");
  }

  @Test
  void whoLeadsTheTeamRegistersAndWhoDoesNotDoesNot() {
    for (var who : List.of("lin", "qi", "wu")) {
      assertThat(office.refusals(who, draft("first", Map.of())))
          .containsExactly("permission.experiment");
    }
    assertThat(office.refusals("ma", draft("all", Map.of("team", "")))).isNotEmpty();
    office.does("ma", draft("first", Map.of()));
    office.does("boss", draft("everybody", without("team")));
    assertThat(office.refusals("ma", draft("everybody", Map.of())))
        .as("not theirs to rewrite")
        .containsExactly("permission.experiment");
    for (var who : List.of("lin", "qi")) {
      assertThat(office.refusals(who, start("first"))).containsExactly("permission.experiment");
      assertThat(office.refusals(who, new Command.DeleteRecord(EXPERIMENT, id("first"))))
          .containsExactly("permission.delete");
    }
    office.does("ma", start("first"));
    assertThat(office.refusals("qi", end("first", ""))).containsExactly("permission.experiment");
  }

  @Test
  void fromItsBeginningOnNothingOfItChangesOnAnyWay() {
    office.does("ma", draft("first", Map.of()));
    office.does("ma", start("first"));
    var registered = experiment("first").row();
    for (var who : List.of("ma", "boss")) {
      assertThat(office.refusals(who, draft("first", Map.of("effect", 300L))))
          .containsExactly("experiment.registered");
      assertThat(office.refusals(who, start("first"))).containsExactly("experiment.registered");
      assertThat(office.refusals(who, new Command.DeleteRecord(EXPERIMENT, id("first"))))
          .containsExactly("experiment.registered");
      for (var field : Experiment.FIELDS) {
        assertThat(
                office.refusals(
                    who,
                    new Command.EditFields(
                        EXPERIMENT,
                        id("first"),
                        List.of(
                            new FieldEdit(
                                field.name(), registered.value(field.name()), "changed")))))
            .as(field.name())
            .isNotEmpty();
      }
      assertThat(
              office.refusals(
                  who, new Command.CreateRecord(EXPERIMENT, id("forged"), Map.of("name", "x"))))
          .isNotEmpty();
    }
    assertThat(experiment("first").row()).isEqualTo(registered);
  }

  @Test
  void theCadencesThatAreComparedStayAsTheyAreWhileItRuns() {
    office.does("ma", draft("rhythm", cadences("often", "seldom")));
    office.does("ma", start("rhythm"));
    assertThat(
            office.refusals(
                "boss",
                new Command.EditFields(
                    CADENCE,
                    id("seldom"),
                    List.of(new FieldEdit("steps", "3d|call|Call", "1d|call|Call")))))
        .containsExactly("experiment.runs-on-it");
    assertThat(office.refusals("boss", new Command.DeleteRecord(CADENCE, id("often"))))
        .containsExactly("experiment.runs-on-it");
    office.does("ma", end("rhythm", ""));
    office.does("boss", new Command.DeleteRecord(CADENCE, id("seldom")));
  }

  @Test
  void aNewLeadRunsTheCadenceOfItsVariantAndKeepsItThroughAHandover() {
    office.does("ma", draft("rhythm", cadences("often", "seldom")));
    office.does("ma", start("rhythm"));
    office.pass(HOUR);
    var ran = new HashMap<Integer, String>();
    for (var lead = 0; lead < 12; lead++) {
      var name = "lead " + lead;
      office.does("lin", lead(name));
      var entry = Entry.of(office.the(LEAD, name), id("rhythm")).orElseThrow();
      assertThat(entry.variant()).isEqualTo(Entry.assign(id("rhythm"), id(name), 2));
      assertThat(entry.at()).isEqualTo(office.now());
      var runs = runs(name);
      assertThat(runs).hasSize(1);
      ran.put(entry.variant(), runs.getFirst());
      assertThat(runs.getFirst()).isEqualTo(id(entry.variant() == 0 ? "often" : "seldom"));
    }
    assertThat(ran).hasSize(2);

    var before = office.the(LEAD, "lead 3").set(Entry.FIELD);
    office.does("lin", new Command.AssignOwner(LEAD, id("lead 3"), "lin", "zhao"));
    office.does("boss", new Command.AssignOwner(LEAD, id("lead 3"), "zhao", "wu"));
    assertThat(office.the(LEAD, "lead 3").set(Entry.FIELD)).isEqualTo(before);
    assertThat(
            office.refusals(
                "boss",
                new Command.EditFields(
                    LEAD, id("lead 3"), List.of(new FieldEdit(Entry.FIELD, before, List.of())))))
        .isNotEmpty();
  }

  @Test
  void whoChoosesOneOfTheComparedCadencesByHandGetsTheOneThatTheLotSays() {
    office.does("ma", draft("rhythm", cadences("often", "seldom")));
    office.does("ma", start("rhythm"));
    for (var lead = 0; lead < 6; lead++) {
      var name = "lead " + lead;
      office.does("lin", lead(name));
      office.does("lin", new Command.EnrollLead(id("run x" + lead), id(name), id("other")));
      assertThat(runs(name)).containsExactly(id("other"));
      office.does("lin", new Command.EnrollLead(id("run y" + lead), id(name), id("often")));
      assertThat(runs(name))
          .containsExactly(id(Entry.assign(id("rhythm"), id(name), 2) == 0 ? "often" : "seldom"));
    }
  }

  @Test
  void onlyWhatItIsForAndOnlyWhileItRan() {
    office.does("lin", lead("before"));
    office.pass(HOUR);
    office.does("ma", draft("first", Map.of("sources", List.of("Fair"))));
    office.does("ma", start("first"));
    office.pass(HOUR);
    office.does("lin", lead("web"));
    office.does("wu", lead("south", Map.of("source", "Fair")));
    office.does("lin", lead("fair", Map.of("source", " fair")));
    office.does("boss", lead("imported", Map.of("source", "Fair", "importId", id("import"))));
    office.pass(HOUR);
    office.does("ma", end("first", ""));
    office.pass(HOUR);
    office.does("lin", lead("after", Map.of("source", "Fair")));
    assertThat(
            office.all(LEAD).stream()
                .filter(row -> Entry.of(row, id("first")).isPresent())
                .map(row -> row.text("name")))
        .containsExactly("fair");
  }

  @Test
  void aDealIsComparedWhereItsPipelineHasTheStage() {
    office.does(
        "ma",
        draft(
            "offer",
            Map.of(
                "subject",
                "quote",
                "stage",
                Office.QUOTE,
                "metric",
                "won",
                "variants",
                "One price|One price|\nThree|Three packages|")));
    office.does("ma", start("offer"));
    office.does(
        "lin",
        new Command.CreateRecord(
            OPPORTUNITY, id("deal"), Map.of("name", "Roof", "stage", Office.TALK)));
    assertThat(Entry.of(office.the(OPPORTUNITY, "deal"), id("offer"))).isPresent();
    office.does("lin", lead("li"));
    office.does(
        "lin",
        new Command.ConvertLead(
            id("li"), id("account"), "Li Ltd", id("contact"), id("deal 2"), "Roof", Office.TALK));
    assertThat(Entry.of(office.the(OPPORTUNITY, "deal 2"), id("offer"))).isPresent();
    assertThat(Entry.of(office.the(LEAD, "li"), id("offer"))).isEmpty();
  }

  @Test
  void noTwoAboutTheSameRunForTheSamePeople() {
    office.does("ma", draft("first", Map.of()));
    office.does("ma", start("first"));
    office.does("boss", draft("second", without("team")));
    assertThat(office.refusals("boss", start("second")))
        .containsExactly("experiment.other-running");
    office.does("qi", draft("south", Map.of("team", "south")));
    office.does("qi", start("south"));
  }

  @Test
  void whatMakesNoSenseIsRefusedWithAReason() {
    assertThat(office.refusals("ma", draft("x", Map.of("variants", "A|one|"))))
        .containsExactly("experiment.variants");
    assertThat(office.refusals("ma", draft("x", Map.of("variants", "A|same|\nB|same |"))))
        .containsExactly("experiment.variant-same");
    assertThat(office.refusals("ma", draft("x", Map.of("variants", "A||\nB|b|"))))
        .containsExactly("experiment.variant-words");
    assertThat(office.refusals("ma", draft("x", cadences("often", "gone"))))
        .containsExactly("experiment.variant-cadence");
    assertThat(office.refusals("ma", draft("x", Map.of("metric", "smiles"))))
        .containsExactly("field.malformed");
    assertThat(office.refusals("ma", draft("x", Map.of("stage", "nowhere"))))
        .contains("field.malformed");
    assertThat(office.refusals("ma", draft("x", Map.of("effect", 0L))))
        .containsExactly("field.malformed");
    assertThat(office.refusals("ma", draft("x", Map.of("state", "running"))))
        .containsExactly("field.managed");
    assertThat(office.refusals("ma", draft("x", Map.of("team", "elsewhere"))))
        .containsExactly("permission.experiment");
  }

  @Test
  void whatItSaysAtItsEndFollowsFromTheFiguresAndIsKept() {
    office.does("ma", draft("first", Map.of()));
    assertThat(office.refusals("ma", end("first", ""))).containsExactly("experiment.not-running");
    office.does("ma", start("first"));
    office.pass(3 * WEEK + HOUR);
    assertThat(office.refusals("ma", end("first", "4:1/9,1/9")))
        .as("that week is not over")
        .containsExactly("field.malformed");
    assertThat(office.refusals("ma", end("first", "1:9/2,1/9"))).containsExactly("field.malformed");
    office.does("ma", end("first", "1:0/9,1/8\n3:0/40,33/40"));
    var ended = experiment("first");
    assertThat(ended.row().text(Experiment.VERDICT))
        .as("clear as it looks, there are too few")
        .isEqualTo("too-few");
    assertThat(ended.row().has(Experiment.WINNER)).isFalse();
    assertThat(ended.row().text(Experiment.ENDED_BY)).isEqualTo("ma");
    assertThat(ended.row().text(Experiment.WHY)).isEqualTo("Seen enough");
    assertThat(ended.kept()).hasSize(2);
    for (var command : List.of(end("first", ""), start("first"), draft("first", Map.of()))) {
      assertThat(office.refusals("boss", command)).isNotEmpty();
    }
    assertThat(office.refusals("boss", new Command.DeleteRecord(EXPERIMENT, id("first"))))
        .containsExactly("experiment.registered");
    assertThat(experiment("first")).isEqualTo(ended);
  }

  @Test
  void aFullSampleNamesTheWinner() {
    office.does("ma", draft("first", Map.of()));
    office.does("ma", start("first"));
    office.pass(30 * WEEK);
    office.does("ma", end("first", "29:%d/%d,%d/%d".formatted(70, SAMPLE, 140, SAMPLE)));
    assertThat(experiment("first").row().text(Experiment.VERDICT)).isEqualTo("winner");
    assertThat(experiment("first").row().text(Experiment.WINNER)).isEqualTo("B");
  }

  private Experiment experiment(String name) {
    return Experiment.of(office.the(EXPERIMENT, name));
  }

  private List<String> runs(String lead) {
    return office.all(RecordType.ENROLLMENT).stream()
        .filter(row -> row.text("parent").equals(id(lead)))
        .map(Enrollment::of)
        .filter(Enrollment::isLive)
        .map(Enrollment::cadence)
        .toList();
  }

  private static Map<String, Object> cadences(String one, String other) {
    return Map.of(
        "subject", "cadence", "variants", "As now||%s\nOther||%s".formatted(id(one), id(other)));
  }

  private static Map<String, Object> without(String field) {
    var map = new HashMap<String, Object>();
    map.put(field, "-");
    return map;
  }

  private static Command draft(String name, Map<String, Object> changed) {
    var fields = new HashMap<String, Object>();
    fields.put("name", name);
    fields.put("subject", "script");
    fields.put("team", "north");
    fields.put("variants", "Ask|What do you need?|\nOffer|We can do that by Friday.|");
    fields.put("metric", "answered");
    fields.put("withinDays", 14L);
    fields.put("base", 200L);
    fields.put("effect", 100L);
    fields.put("arrivals", 120L);
    fields.putAll(changed);
    fields.values().removeIf("-"::equals);
    return new Command.DraftExperiment(id(name), fields);
  }

  private static Command start(String name) {
    return new Command.StartExperiment(id(name), SAMPLE);
  }

  private static Command end(String name, String looks) {
    return new Command.EndExperiment(id(name), "Seen enough", looks);
  }

  private static Command lead(String name) {
    return lead(name, Map.of());
  }

  private static Command lead(String name, Map<String, Object> more) {
    var fields = new HashMap<String, Object>(more);
    fields.put("name", name);
    fields.putIfAbsent("source", "Web");
    return new Command.CreateRecord(LEAD, id(name), fields);
  }
}
