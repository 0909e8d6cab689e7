package outrider.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.core.record.RecordType.ACTIVITY;
import static outrider.core.record.RecordType.CHECKLIST_ITEM;
import static outrider.core.record.RecordType.CHECKMARK;
import static outrider.core.record.RecordType.OPPORTUNITY;
import static outrider.core.record.RecordType.PIPELINE;
import static outrider.core.record.RecordType.STAGE;
import static outrider.core.record.RecordType.USER;
import static outrider.core.rule.Office.CONTRACT;
import static outrider.core.rule.Office.LOST;
import static outrider.core.rule.Office.QUOTE;
import static outrider.core.rule.Office.SURVEY;
import static outrider.core.rule.Office.TALK;
import static outrider.core.rule.Office.WON;
import static outrider.core.rule.Office.edit;
import static outrider.core.rule.Office.id;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.pipeline.Pipeline;
import outrider.core.record.Ids;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.user.User;

/// A pipeline is drafted, published, taken back; deals that run stay on what they began with, or
/// are moved over with everything that was ticked.
final class JourneyRulesTest {

  private final Office office = new Office();

  @Test
  void aDraftIsACopyThatNothingRunsOn() {
    draft("second", "solar");

    var stages = office.configuration().stages(id("second"));
    assertThat(stages)
        .extracting(stage -> stage.name())
        .containsExactly(TALK, SURVEY, QUOTE, CONTRACT, WON, LOST);
    assertThat(stages)
        .extracting(stage -> stage.lineage())
        .containsExactly(TALK, SURVEY, QUOTE, CONTRACT, WON, LOST);
    assertThat(office.configuration().checklist(copy(SURVEY, "second")))
        .extracting(item -> item.name())
        .containsExactlyInAnyOrder("photos", "budget", "engineer");
    assertThat(office.configuration().pipelines())
        .extracting(Pipeline::id)
        .containsExactly("solar");
    assertThat(deal("lin", "roof").text("pipeline")).isEqualTo("solar");
  }

  @Test
  void newDealsBeginOnTheNewestAndRunningOnesStay() {
    deal("lin", "old");
    publish("second", "solar");

    assertThat(deal("lin", "new").text("pipeline")).isEqualTo(id("second"));
    assertThat(the("old").text("pipeline")).isEqualTo("solar");
    assertThat(version("solar").isRetired()).isTrue();
    assertThat(version(id("second")).version()).isEqualTo(2);
    assertThat(office.configuration().pipelines())
        .extracting(Pipeline::id)
        .containsExactly(id("second"));
  }

  @Test
  void whatWasPublishedIsNotChangedUnderItsDeals() {
    publish("second", "solar");

    for (var command :
        List.of(
            new Command.EditFields(STAGE, QUOTE, List.of(new FieldEdit("limitDays", null, 3L))),
            new Command.EditFields(
                CHECKLIST_ITEM, "photos", List.of(new FieldEdit("count", 3L, 0L))),
            new Command.EditFields(
                CHECKLIST_ITEM,
                copyId("photos", "second"),
                List.of(new FieldEdit("recommended", null, true))),
            new Command.DeleteRecord(CHECKLIST_ITEM, "photos"),
            new Command.DeleteRecord(STAGE, copy(SURVEY, "second")),
            new Command.DeleteRecord(PIPELINE, id("second")),
            new Command.CreateRecord(
                CHECKLIST_ITEM,
                id("more"),
                Map.of("name", "more", "stage", copy(SURVEY, "second"))),
            new Command.EditFields(
                PIPELINE, id("second"), List.of(new FieldEdit("override", null, "manager"))))) {
      assertThat(office.refusals("boss", command)).as("%s", command).contains("pipeline.frozen");
    }
  }

  @Test
  void anItemIsNotSmuggledOutOfAPublishedVersion() {
    publish("second", "solar");
    draft("third", id("second"));

    assertThat(
            office.refusals(
                "boss",
                new Command.EditFields(
                    CHECKLIST_ITEM,
                    copyId("photos", "second"),
                    List.of(
                        new FieldEdit(
                            "stage",
                            copy(SURVEY, "second"),
                            office.configuration().stages(id("third")).getFirst().id())))))
        .contains("pipeline.frozen");
  }

  @ParameterizedTest
  @CsvSource({"lin", "ma", "gone"})
  void onlyAnAdministratorDecides(String person) {
    draft("second", "solar");

    assertThat(office.refusals(person, new Command.DraftPipeline(id("third"), "solar", null)))
        .isNotEmpty();
    assertThat(office.refusals(person, new Command.PublishPipeline(id("second"), "solar")))
        .isNotEmpty();
    assertThat(office.refusals(person, new Command.MigrateDeals("solar", id("second"))))
        .isNotEmpty();
  }

  @Test
  void twoWhoPublishAtOnceDoNotOverruleEachOther() {
    draft("second", "solar");
    draft("third", "solar");
    office.does("boss", new Command.PublishPipeline(id("third"), "solar"));

    assertThat(office.refused("boss", new Command.PublishPipeline(id("second"), "solar")))
        .containsExactly(Reason.of("pipeline.published-meanwhile").with("version", 2L));
  }

  @Test
  void theVersionBeforeIsPublishedAgain() {
    publish("second", "solar");
    deal("lin", "begun on the second");

    office.does("boss", new Command.PublishPipeline("solar", id("second")));

    assertThat(version("solar").version()).isEqualTo(1);
    assertThat(version(id("second")).isRetired()).isTrue();
    assertThat(deal("lin", "new").text("pipeline")).isEqualTo("solar");
    assertThat(the("begun on the second").text("pipeline")).isEqualTo(id("second"));
  }

  @Test
  void aDealThatRunsIsJudgedByWhatItBeganWithWhateverStagesAreNamed() {
    deal("lin", "old");
    draft("second", "solar");
    add("survey call", copy(TALK, "second"), Map.of("kind", "action"));
    office.does("boss", new Command.PublishPipeline(id("second"), "solar"));

    // A board that shows both versions names the stages of the newest.
    office.does(
        "lin",
        new Command.AdvanceOpportunity(
            id("old"), copy(TALK, "second"), copy(SURVEY, "second"), null));

    assertThat(the("old").text("stage")).isEqualTo(SURVEY);
    deal("lin", "new");
    assertThat(
            office.refusals("lin", new Command.AdvanceOpportunity(id("new"), TALK, SURVEY, null)))
        .containsExactly("gate.unmet");
  }

  @Test
  void dealsAreMovedOverWithWhatWasTicked() {
    deal("lin", "roof");
    office.does("lin", office.advance("roof", SURVEY));
    office.does("lin", new Command.MarkItem(id("roof"), "engineer", "skipped", "no time"));
    publish("second", "solar");
    office.pass(Office.HOUR);

    office.does("boss", new Command.MigrateDeals("solar", id("second")));

    var moved = the("roof");
    assertThat(moved.text("pipeline")).isEqualTo(id("second"));
    assertThat(moved.text("stage")).isEqualTo(copy(SURVEY, "second"));
    assertThat(moved.number("stageSince", 0)).isEqualTo(Office.NOON);
    assertThat(office.children(CHECKMARK, id("roof")))
        .anySatisfy(mark -> {
          assertThat(mark.text("item")).isEqualTo(copyId("engineer", "second"));
          assertThat(mark.text("reason")).isEqualTo("no time");
        });
  }

  @Test
  void whatWasSignedForAnotherQuestionDoesNotCountForTheNewOne() {
    deal("lin", "roof");
    office.does("ma", new Command.SignOff(id("roof"), "feasible", true, null));
    draft("second", "solar");
    office.does(
        "boss",
        new Command.EditFields(
            CHECKLIST_ITEM,
            copyId("feasible", "second"),
            List.of(new FieldEdit("name", "feasible", "feasible and insured"))));
    office.does("boss", new Command.PublishPipeline(id("second"), "solar"));
    office.does("boss", new Command.MigrateDeals("solar", id("second")));

    assertThat(office.children(CHECKMARK, id("roof")))
        .extracting(mark -> mark.text("item"))
        .containsExactly("feasible");
  }

  @Test
  void aDealWhoseStageIsGoneLandsBeforeItNeverBeyond() {
    deal("lin", "roof");
    office.does("lin", office.advance("roof", SURVEY));
    draft("second", "solar");
    office.does("boss", new Command.DeleteRecord(STAGE, copy(SURVEY, "second")));
    office.does("boss", new Command.PublishPipeline(id("second"), "solar"));
    office.does("boss", new Command.MigrateDeals("solar", id("second")));

    assertThat(the("roof").text("stage")).isEqualTo(copy(TALK, "second"));
  }

  @Test
  void aMoveThatWaitedIsJudgedByItsOwnVersionWhereThatLeavesAloneWhatRuns() {
    deal("lin", "roof");
    var queued = office.now();
    office.pass(Office.HOUR);
    stricter("stay");
    office.does("boss", new Command.MigrateDeals("solar", id("second")));

    var move = new Command.AdvanceOpportunity(id("roof"), TALK, SURVEY, null);
    // The same move made after the deals were moved over names the old stages in vain.
    assertThat(office.refusals("lin", move)).containsExactly("gate.unmet");

    var decision =
        Rules.decide(move, office, new Occasion(office.actor("lin"), queued, id("queued")));
    office.happens(decision);

    assertThat(the("roof").text("stage")).isEqualTo(copy(SURVEY, "second"));
  }

  @Test
  void aMoveThatWaitedIsJudgedByTheNewVersionWhereDealsAreMovedOver() {
    deal("lin", "roof");
    var queued = office.now();
    office.pass(Office.HOUR);
    stricter("move");
    assertThat(the("roof").text("pipeline")).isEqualTo(id("second"));

    var move = new Command.AdvanceOpportunity(id("roof"), TALK, SURVEY, null);
    var decision =
        Rules.decide(move, office, new Occasion(office.actor("lin"), queued, id("queued")));

    assertThat(decision)
        .isEqualTo(
            Decision.rejected(
                Reason.of("gate.unmet", "item", id("survey call"))
                    .with("name", "survey call")
                    .with("stage", copy(SURVEY, "second"))
                    .with("have", 0L)
                    .with("need", 1L)));
    office.does("lin", new Command.MarkItem(id("roof"), id("survey call"), "done", null));
    office.does("lin", move);
    assertThat(the("roof").text("stage")).isEqualTo(copy(SURVEY, "second"));
  }

  @Test
  void aTickThatWaitedCountsForTheSameQuestionOfTheNewVersion() {
    deal("lin", "roof");
    publish("second", "solar");
    office.does("boss", new Command.MigrateDeals("solar", id("second")));

    office.does("lin", new Command.MarkItem(id("roof"), "offer sent", "done", null));

    assertThat(office.children(CHECKMARK, id("roof")))
        .singleElement()
        .satisfies(mark -> assertThat(mark.text("item")).isEqualTo(copyId("offer sent", "second")));
  }

  @Test
  void aStageThatADealsVersionDoesNotHaveIsNotEntered() {
    deal("lin", "roof");
    draft("second", "solar");
    office.does(
        "boss",
        new Command.CreateRecord(
            STAGE, id("trial"), Map.of("name", "trial", "pipeline", id("second"), "position", 1L)));
    office.does("boss", new Command.PublishPipeline(id("second"), "solar"));

    assertThat(
            office.refusals(
                "lin", new Command.AdvanceOpportunity(id("roof"), TALK, id("trial"), null)))
        .containsExactly("stage.not-in-version");
  }

  @Test
  void noDealBeginsOnADraft() {
    draft("second", "solar");

    assertThat(
            office.refusals(
                "lin",
                new Command.CreateRecord(
                    OPPORTUNITY,
                    id("early"),
                    Map.of("name", "early", "stage", copy(TALK, "second")))))
        .containsExactly("stage.unknown");
  }

  @Test
  void whoMayLetsADealThroughAndSaysWhy() {
    publishWith(Map.of("override", "manager"));
    deal("lin", "roof");
    office.does("lin", office.advance("roof", copy(SURVEY, "second")));
    var to = copy(QUOTE, "second");

    assertThat(office.refusals("lin", override("roof", to, "the customer insists")))
        .contains("gate.unmet", "gate.override-refused");
    assertThat(office.refusals("ma", override("roof", to, "  "))).contains("gate.override-reason");
    assertThat(office.refusals("ma", office.advance("roof", to))).containsOnly("gate.unmet");
    office.does("ma", override("roof", to, "the customer insists"));

    assertThat(the("roof").number("overrides", 0)).isEqualTo(1);
    assertThat(office.children(ACTIVITY, id("roof")))
        .filteredOn(line -> line.has("overridden"))
        .singleElement()
        .satisfies(line -> {
          assertThat(line.text("text")).isEqualTo("the customer insists");
          assertThat(line.set("overridden"))
              .containsExactlyInAnyOrder(copyId("photos", "second"), copyId("budget", "second"));
        });
  }

  @Test
  void nobodyOverridesWhereThePipelineDoesNotSaySo() {
    deal("lin", "roof");
    office.does("lin", office.advance("roof", SURVEY));

    assertThat(office.refusals("boss", override("roof", QUOTE, "because")))
        .contains("gate.override-refused");
  }

  @Test
  void goingBackIsAsThePipelineSays() {
    publishWith(Map.of("backward", "reason"));
    deal("lin", "roof");
    office.does("lin", office.advance("roof", copy(SURVEY, "second")));
    assertThat(office.refusals("lin", office.advance("roof", copy(TALK, "second"))))
        .containsExactly("stage.backward-reason");
    office.does(
        "lin",
        new Command.AdvanceOpportunity(
            id("roof"), copy(SURVEY, "second"), copy(TALK, "second"), "they have no roof yet"));

    draft("third", id("second"));
    change(PIPELINE, id("third"), "backward", "lead");
    office.does("boss", new Command.PublishPipeline(id("third"), id("second")));
    deal("lin", "barn");
    office.does("lin", office.advance("barn", copyOf(SURVEY, "second", "third")));
    assertThat(office.refusals("lin", office.advance("barn", copyOf(TALK, "second", "third"))))
        .containsExactly("stage.backward-refused");
    office.does("ma", office.advance("barn", copyOf(TALK, "second", "third")));
  }

  @Test
  void noStageIsSkippedWhereThePipelineSaysSo() {
    publishWith(Map.of("skips", "refused"));
    deal("lin", "roof");

    assertThat(office.refusals("lin", office.advance("roof", copy(QUOTE, "second"))))
        .containsExactly("stage.skip-refused");
    assertThat(office.refusals("lin", office.advance("roof", copy(WON, "second"))))
        .containsExactly("stage.skip-refused");
    assertThat(
            office.refusals(
                "lin",
                new Command.CreateRecord(
                    OPPORTUNITY,
                    id("late"),
                    Map.of("name", "late", "stage", copy(SURVEY, "second")))))
        .containsExactly("stage.skip-refused");
    office.does("lin", office.advance("roof", copy(LOST, "second")));
  }

  @Test
  void aRiskAssessmentNeedsWordsAndAnotherPerson() {
    draft("second", "solar");
    add(
        "risks",
        copy(TALK, "second"),
        Map.of("kind", "sign-off", "sign", "risk-assessment", "signTeam", "south"));
    office.does("boss", new Command.PublishPipeline(id("second"), "solar"));
    deal("lin", "roof");

    assertThat(office.refusals("lin", new Command.SignOff(id("roof"), id("risks"), true, "fine")))
        .containsExactly("item.own-sign-off");
    assertThat(office.refusals("ma", new Command.SignOff(id("roof"), id("risks"), true, "fine")))
        .containsExactly("item.sign-team");
    assertThat(office.refusals("boss", new Command.SignOff(id("roof"), id("risks"), true, " ")))
        .containsExactly("item.note-missing");
    office.does("boss", new Command.SignOff(id("roof"), id("risks"), true, "roof may not bear it"));
    office.does("lin", office.advance("roof", copy(SURVEY, "second")));
  }

  @Test
  void oneConditionOfAGroupIsEnough() {
    draft("second", "solar");
    add("small", copy(TALK, "second"), with("amount", "compare", "below", "amount", 10_000_000L));
    add("budget known", copy(TALK, "second"), with("field", "fields", List.of("budgetLow")));
    for (var item : List.of("small", "budget known")) {
      change(CHECKLIST_ITEM, id(item), "anyOf", "a");
    }
    office.does("boss", new Command.PublishPipeline(id("second"), "solar"));
    deal("lin", "roof");
    assertThat(office.refusals("lin", office.advance("roof", copy(SURVEY, "second"))))
        .containsExactly("gate.unmet", "gate.unmet");

    office.does("lin", edit(OPPORTUNITY, "roof", new FieldEdit("amount", null, 10_000_000L)));
    assertThat(office.refusals("lin", office.advance("roof", copy(SURVEY, "second"))))
        .containsExactly("gate.unmet", "gate.unmet");
    office.does("lin", edit(OPPORTUNITY, "roof", new FieldEdit("amount", 10_000_000L, 9_999_999L)));
    office.does("lin", office.advance("roof", copy(SURVEY, "second")));
  }

  /// The nonsense that each refusal names. The item or stage is put into a draft of the office's
  /// pipeline.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          journey.item-empty            | kind=field
          journey.item-empty            | kind=attachment
          journey.item-empty            | kind=deliverable
          journey.item-empty            | kind=tag
          journey.item-empty            | kind=amount
          journey.item-empty            | kind=amount;compare=below;amount=0
          journey.field-gone            | kind=field;fields=x_gone
          journey.team-gone             | kind=sign-off;signTeam=dissolved
          journey.unpassable-signer     | kind=sign-off;alone=yes
          journey.unpassable-birth      | kind=action;gate=entry;stage=talk
          journey.unpassable-birth      | kind=attachment;gate=entry;stage=talk;attachmentKind=a
          journey.loop                  | kind=decision;back=survey
          journey.loop                  | kind=decision;back=quote
          journey.loop                  | kind=decision;back=lost
          journey.back-gone             | kind=decision;back=nowhere
          journey.group-of-one          | kind=action;anyOf=a
          """)
  void nonsenseIsRefusedWithItsName(String reason, String condition) {
    draft("second", "solar");
    var fields = new LinkedHashMap<String, Object>();
    var stage = SURVEY;
    for (var part : condition.split(";")) {
      var name = part.substring(0, part.indexOf('='));
      var value = part.substring(part.indexOf('=') + 1);
      switch (name) {
        case "alone" -> {}
        case "stage" -> stage = value;
        case "back" ->
            fields.put("back", value.equals("nowhere") ? id("nowhere") : copy(value, "second"));
        case "fields" -> fields.put("fields", List.of(value));
        case "amount" -> fields.put("amount", Long.parseLong(value));
        default -> fields.put(name, value);
      }
    }
    add("nonsense", copy(stage, "second"), fields);
    if (condition.contains("alone")) {
      // Whoever owns a deal could only sign their own.
      for (var person : List.of("lin", "zhao", "ma", "wu", "qi")) {
        office.set(USER, person, Map.of(User.INACTIVE, true));
      }
    }

    assertThat(office.refused("boss", new Command.PublishPipeline(id("second"), "solar")))
        .anySatisfy(refusal -> {
          assertThat(refusal.id()).isEqualTo(reason);
          assertThat(refusal.argument("item")).isEqualTo(id("nonsense"));
        });
  }

  @Test
  void amountsThatContradictEachOtherAreRefused() {
    draft("second", "solar");
    add("large", copy(SURVEY, "second"), with("amount", "compare", "at-least", "amount", 500L));
    add("small", copy(SURVEY, "second"), with("amount", "compare", "below", "amount", 500L));

    assertThat(office.refusals("boss", new Command.PublishPipeline(id("second"), "solar")))
        .containsExactly("journey.unpassable-amounts");
  }

  @Test
  void aJourneyNeedsABeginningAndTwoEnds() {
    office.does("boss", new Command.DraftPipeline(id("fresh"), null, "Service"));

    assertThat(office.refusals("boss", new Command.PublishPipeline(id("fresh"), null)))
        .containsExactly("journey.no-stage", "journey.no-won", "journey.no-lost");
  }

  @Test
  void twoStagesOfOneNameAndAnOwnerWhoIsGoneAreRefused() {
    draft("second", "solar");
    change(STAGE, copy(SURVEY, "second"), "name", QUOTE);
    change(STAGE, copy(CONTRACT, "second"), "ownerTeam", "dissolved");

    assertThat(office.refusals("boss", new Command.PublishPipeline(id("second"), "solar")))
        .containsExactly("journey.stage-twice", "journey.owner-gone");
  }

  @Test
  void aDraftThatWasThrownAwayTakesItsPartsAlong() {
    draft("second", "solar");
    office.does("boss", new Command.DeleteRecord(PIPELINE, id("second")));

    assertThat(office.all(STAGE)).hasSize(6);
    assertThat(office.all(CHECKLIST_ITEM)).hasSize(5);
  }

  @Test
  void nobodyMakesAPublishedVersionByHand() {
    for (var state : List.of("published", "retired")) {
      assertThat(
              office.refusals(
                  "boss",
                  new Command.CreateRecord(
                      PIPELINE, id("forged"), Map.of("name", "forged", "state", state))))
          .containsExactly("field.managed");
    }
    office.does(
        "boss",
        new Command.CreateRecord(
            PIPELINE,
            id("restored"),
            Map.of("name", "restored", "state", "draft", "journey", "solar")));
  }

  private void stricter(String running) {
    draft("second", "solar");
    change(PIPELINE, id("second"), "running", running);
    add("survey call", copy(TALK, "second"), Map.of("kind", "action"));
    office.does("boss", new Command.PublishPipeline(id("second"), "solar"));
  }

  private void publishWith(Map<String, String> policy) {
    draft("second", "solar");
    policy.forEach((field, value) -> change(PIPELINE, id("second"), field, value));
    office.does("boss", new Command.PublishPipeline(id("second"), "solar"));
  }

  private void publish(String name, String from) {
    draft(name, from);
    office.does("boss", new Command.PublishPipeline(id(name), from));
  }

  private void draft(String name, String from) {
    office.does("boss", new Command.DraftPipeline(id(name), from, null));
  }

  private void add(String name, String stage, Map<String, ?> fields) {
    var all = new LinkedHashMap<String, Object>(fields);
    all.put("name", name);
    all.put("stage", stage);
    office.does("boss", new Command.CreateRecord(CHECKLIST_ITEM, id(name), all));
  }

  private static Map<String, Object> with(String kind, Object... pairs) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("kind", kind);
    for (var index = 0; index < pairs.length; index += 2) {
      fields.put((String) pairs[index], pairs[index + 1]);
    }
    return fields;
  }

  private void change(RecordType type, String id, String field, @Nullable Object value) {
    var before = office.row(type, id).orElseThrow().value(field);
    office.does(
        "boss", new Command.EditFields(type, id, List.of(new FieldEdit(field, before, value))));
  }

  private Command.AdvanceOpportunity override(String deal, String to, String why) {
    return new Command.AdvanceOpportunity(id(deal), the(deal).text("stage"), to, null, why);
  }

  private Row deal(String owner, String name) {
    return office.deal(owner, name);
  }

  private Row the(String deal) {
    return office.the(OPPORTUNITY, deal);
  }

  private Pipeline version(String id) {
    return office.configuration().journeys().find(id).orElseThrow();
  }

  /// The stage of a draft that was copied from one of the office's.
  private static String copy(String stage, String draft) {
    return Ids.derive(id(draft), "copy/" + stage);
  }

  private static String copyId(String item, String draft) {
    return copy(item, draft);
  }

  private static String copyOf(String stage, String first, String second) {
    return Ids.derive(id(second), "copy/" + copy(stage, first));
  }
}
