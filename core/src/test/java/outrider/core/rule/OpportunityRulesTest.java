package outrider.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.core.record.RecordType.ACTIVITY;
import static outrider.core.record.RecordType.CHECKLIST_ITEM;
import static outrider.core.record.RecordType.CHECKMARK;
import static outrider.core.record.RecordType.LEAD;
import static outrider.core.record.RecordType.OPPORTUNITY;
import static outrider.core.record.RecordType.STAGE;
import static outrider.core.rule.Office.CONTRACT;
import static outrider.core.rule.Office.LOST;
import static outrider.core.rule.Office.QUOTE;
import static outrider.core.rule.Office.SURVEY;
import static outrider.core.rule.Office.TALK;
import static outrider.core.rule.Office.WON;
import static outrider.core.rule.Office.id;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.opportunity.Opportunity;
import outrider.core.pipeline.Checkmark;

/// "Only after the site survey with photos may a quote start", as rows, from every direction.
final class OpportunityRulesTest {

  private final Office office = new Office();

  @BeforeEach
  void aDealInItsFirstStage() {
    office.deal("lin", "roof");
  }

  @Test
  void aNewDealStartsAtTheBeginning() {
    var deal = office.the(OPPORTUNITY, "roof");

    assertThat(deal.text("stage")).isEqualTo(TALK);
    assertThat(deal.text("pipeline")).isEqualTo("solar");
    assertThat(deal.text("state")).isEqualTo("open");
    assertThat(deal.number("stageSince", 0)).isEqualTo(Office.NOON);
  }

  @Test
  void aMoveIsWrittenInTheTimeline() {
    office.pass(2 * Office.HOUR);
    office.does("lin", office.advance("roof", SURVEY));

    assertThat(office.the(OPPORTUNITY, "roof").number("stageSince", 0)).isEqualTo(office.now());
    assertThat(office.children(ACTIVITY, id("roof")))
        .singleElement()
        .satisfies(line -> {
          assertThat(line.text("kind")).isEqualTo("stage");
          assertThat(line.text("fromStage")).isEqualTo(TALK);
          assertThat(line.text("toStage")).isEqualTo(SURVEY);
          assertThat(line.number("durationSeconds", 0)).isEqualTo(7_200);
        });
  }

  @Test
  void aQuoteDoesNotStartWithoutTheSurveysPhotos() {
    office.does("lin", office.advance("roof", SURVEY));

    assertThat(office.refused("lin", office.advance("roof", QUOTE)))
        .containsExactlyInAnyOrder(unmet("photos", QUOTE, 0, 3), unmet("budget", QUOTE, 0, 2));
  }

  @Test
  void theQuoteStartsWhenThePhotosAndTheBudgetAreThere() {
    office.does("lin", office.advance("roof", SURVEY));
    office.photo("lin", "roof", "north side");
    office.photo("lin", "roof", "south side");
    fillBudget(100, 200);
    assertThat(office.refused("lin", office.advance("roof", QUOTE)))
        .containsExactly(unmet("photos", QUOTE, 2, 3));

    office.photo("lin", "roof", "meter");
    office.does("lin", office.advance("roof", QUOTE));

    assertThat(office.the(OPPORTUNITY, "roof").text("stage")).isEqualTo(QUOTE);
  }

  @Test
  void theSamePhotoThreeTimesIsOnePhoto() {
    office.does("lin", office.advance("roof", SURVEY));
    fillBudget(100, 200);
    for (var copy : List.of("one", "two", "three")) {
      office.does(
          "lin",
          new Command.AttachFile(
              id(copy),
              OPPORTUNITY,
              id("roof"),
              copy,
              "site",
              "image/png",
              1,
              Office.sha256("one")));
    }

    assertThat(office.refused("lin", office.advance("roof", QUOTE)))
        .containsExactly(unmet("photos", QUOTE, 1, 3));
  }

  @Test
  void aBudgetThatContradictsItselfIsNoBudget() {
    office.does("lin", office.advance("roof", SURVEY));
    survey();
    fillBudget(200, 100);

    assertThat(office.refused("lin", office.advance("roof", QUOTE)))
        .containsExactly(unmet("budget", QUOTE, 1, 2));
  }

  @Test
  void jumpingOverStagesSkipsNothing() {
    assertThat(office.refused("lin", office.advance("roof", CONTRACT)))
        .extracting(reason -> reason.argument("item"))
        .containsExactlyInAnyOrder("photos", "budget", "offer sent", "feasible");
  }

  @Test
  void winningNeedsEverythingWhereverWonStands() {
    office.set(STAGE, WON, Map.of("position", -7L));

    assertThat(office.refused("lin", office.advance("roof", WON)))
        .extracting(reason -> reason.argument("item"))
        .containsExactlyInAnyOrder("photos", "budget", "offer sent", "feasible");
  }

  @Test
  void losingIsAlwaysFree() {
    office.does("lin", new Command.AdvanceOpportunity(id("roof"), TALK, LOST, "too expensive"));

    var deal = office.the(OPPORTUNITY, "roof");
    assertThat(deal.text("state")).isEqualTo("lost");
    assertThat(deal.text("lossReason")).isEqualTo("too expensive");
  }

  @Test
  void losingIsNotTheWayAroundTheGates() {
    office.does("lin", office.advance("roof", LOST));

    assertThat(office.refused("lin", office.advance("roof", QUOTE)))
        .extracting(reason -> reason.argument("item"))
        .containsExactlyInAnyOrder("photos", "budget");
    office.does("lin", office.advance("roof", TALK));
  }

  @Test
  void goingBackIsFree() {
    office.does("lin", office.advance("roof", SURVEY));
    office.does("lin", office.advance("roof", TALK));

    assertThat(office.the(OPPORTUNITY, "roof").text("stage")).isEqualTo(TALK);
  }

  @Test
  void aCardDroppedWhereItWasTakenKeepsItsTime() {
    office.pass(Office.HOUR);
    var accepted = office.does("lin", office.advance("roof", TALK));

    assertThat(accepted.changes()).isEmpty();
  }

  @Test
  void aDealIsNotCreatedBehindAGate() {
    var late =
        new Command.CreateRecord(
            OPPORTUNITY, id("late"), Map.of("name", "late", "stage", CONTRACT));

    assertThat(office.refusals("lin", late)).containsOnly("gate.unmet").hasSize(4);
  }

  @Test
  void aDealMayStartWhereItsFieldsMeetTheGates() {
    office.set(CHECKLIST_ITEM, "photos", Map.of("recommended", true));
    var quote =
        new Command.CreateRecord(
            OPPORTUNITY,
            id("quote"),
            Map.of("name", "q", "stage", QUOTE, "budgetLow", 1L, "budgetHigh", 2L));

    office.does("lin", quote);
    assertThat(office.the(OPPORTUNITY, "quote").text("stage")).isEqualTo(QUOTE);
  }

  @Test
  void aClosedDealOfAnImportWasClosedWhenItWas() {
    for (var item : List.of("photos", "budget", "offer sent", "feasible")) {
      office.set(CHECKLIST_ITEM, item, Map.of("recommended", true));
    }
    var closedOn = LocalDate.of(2025, 3, 1);
    office.does(
        "lin",
        new Command.CreateRecord(
            OPPORTUNITY,
            id("old"),
            Map.of(
                "name",
                "old",
                "stage",
                WON,
                "engagedOn",
                closedOn.toEpochDay() - 90,
                "closedOn",
                closedOn.toEpochDay())));

    assertThat(office.the(OPPORTUNITY, "old").number("stageSince", 0))
        .isEqualTo(closedOn.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli());
  }

  @Test
  void aLeadIsNotConvertedBehindAGate() {
    office.lead("lin", "Zhang");
    var convert =
        new Command.ConvertLead(id("Zhang"), id("acc"), "Acc", id("con"), id("opp"), "Opp", QUOTE);

    assertThat(office.refusals("lin", convert)).containsOnly("gate.unmet");
    assertThat(office.the(LEAD, "Zhang").has("opportunity")).isFalse();
  }

  @Test
  void theStageIsNoFieldOfAForm() {
    assertThat(
            office.refusals(
                "lin", Office.edit(OPPORTUNITY, "roof", new FieldEdit("stage", TALK, WON))))
        .containsExactly("field.managed");
  }

  @Test
  void aMoveFromWhereTheDealNoLongerIsNamesWhoMovedIt() {
    var stale = office.advance("roof", SURVEY);
    office.changedBy("ma", OPPORTUNITY, "roof", "stage", QUOTE, 42);

    assertThat(office.refused("lin", stale))
        .containsExactly(
            Reason.of("stage.changed", "stage", QUOTE).with("by", "ma").with("at", 42));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nowhere", ""})
  void aStageThatIsNotInThePipelineIsRefused(String stage) {
    assertThat(office.refusals("lin", office.advance("roof", stage)))
        .containsExactly("stage.unknown");
  }

  @ParameterizedTest
  @ValueSource(strings = {"zhao", "wu", "qi"})
  void aForeignDealIsNotMoved(String user) {
    assertThat(office.refusals(user, office.advance("roof", SURVEY)))
        .containsExactly("record.not-found");
  }

  @Test
  void aDealWhoseStageWasDeletedMeetsEveryGateAgain() {
    office.changedBy("boss", OPPORTUNITY, "roof", "stage", "abolished", 1);

    assertThat(office.refusals("lin", office.advance("roof", QUOTE))).containsOnly("gate.unmet");
  }

  @Test
  void aRecommendedItemNeverBlocksButSkippingItTakesAReason() {
    assertThat(office.refusals("lin", mark("engineer", "skipped", " ")))
        .containsExactly("item.reason-missing");
    office.does("lin", mark("engineer", "skipped", "no engineer this week"));

    assertThat(office.children(CHECKMARK, id("roof")))
        .singleElement()
        .matches(row -> Checkmark.of(row).skipped());
  }

  @Test
  void aRequiredItemIsNotSkipped() {
    assertThat(office.refused("lin", mark("offer sent", "skipped", "no time")))
        .containsExactly(
            Reason.of("item.required", "item", "offer sent").with("name", "offer sent"));
  }

  @Test
  void anItemIsTickedAndUntickedInOnePlace() {
    office.does("lin", mark("offer sent", "done", null));
    office.does("ma", mark("offer sent", "open", null));

    assertThat(office.children(CHECKMARK, id("roof")))
        .singleElement()
        .satisfies(row -> assertThat(row.text("state")).isEqualTo("open"));
  }

  @Test
  void nonsenseInAMarkIsRefused() {
    assertThat(office.refusals("lin", mark("offer sent", "agreed", null)))
        .containsExactly("item.state-unknown");
    assertThat(office.refusals("lin", mark("feasible", "done", null)))
        .containsExactly("item.sign-off-only");
    assertThat(office.refused("lin", mark("nothing", "done", null)))
        .containsExactly(
            Reason.of("record.not-found", "type", "checklist_item").with("id", "nothing"));
    assertThat(office.refusals("wu", mark("offer sent", "done", null)))
        .containsExactly("record.not-found");
    assertThat(office.refusals("lin", mark("offer sent", "done", "x".repeat(1_001))))
        .containsExactly("field.too-long");
  }

  @Test
  void nobodySignsOffTheOwnDeal() {
    office.deal("ma", "mine");

    assertThat(office.refusals("ma", new Command.SignOff(id("mine"), "feasible", true, null)))
        .containsExactly("item.own-sign-off");
  }

  @Test
  void onlyTheNamedRoleSignsOff() {
    office.put(office.the(OPPORTUNITY, "roof").with("team", "north"));

    assertThat(office.refused("zhao", sign(true)))
        .containsExactly(
            Reason.of("item.sign-role", "item", "feasible")
                .with("name", "feasible")
                .with("role", "manager"));
    office.does("ma", sign(true));
    office.does("boss", sign(false));
  }

  @Test
  void onlySignOffItemsAreSignedOff() {
    assertThat(office.refusals("ma", new Command.SignOff(id("roof"), "offer sent", true, null)))
        .containsExactly("item.no-sign-off");
    assertThat(office.refusals("qi", sign(true))).containsExactly("record.not-found");
  }

  @Test
  void aRefusedSignOffBlocksAnAgreedOneOpens() {
    readyForContract();
    office.does("ma", sign(false));
    assertThat(office.refused("lin", office.advance("roof", CONTRACT)))
        .containsExactly(unmet("feasible", CONTRACT, 0, 1));

    office.does("ma", sign(true));
    office.does("lin", office.advance("roof", CONTRACT));
    office.does("lin", office.advance("roof", WON));

    assertThat(Opportunity.of(office.the(OPPORTUNITY, "roof")).isOpen()).isFalse();
  }

  @Test
  void whoSignedOffAndThenTakesTheDealHasSignedOffTheOwn() {
    readyForContract();
    office.does("ma", sign(true));
    office.does("ma", new Command.AssignOwner(OPPORTUNITY, id("roof"), "lin", "ma"));

    assertThat(office.refused("ma", office.advance("roof", CONTRACT)))
        .containsExactly(unmet("feasible", CONTRACT, 0, 1));
  }

  private void readyForContract() {
    office.does("lin", office.advance("roof", SURVEY));
    survey();
    fillBudget(100, 200);
    office.does("lin", office.advance("roof", QUOTE));
    office.does("lin", mark("offer sent", "done", null));
  }

  private void survey() {
    for (var photo : List.of("north side", "south side", "meter")) {
      office.photo("lin", "roof", photo);
    }
  }

  private void fillBudget(long low, long high) {
    office.does(
        "lin",
        Office.edit(
            OPPORTUNITY,
            "roof",
            new FieldEdit("budgetLow", null, low),
            new FieldEdit("budgetHigh", null, high)));
  }

  private static Command.MarkItem mark(String item, String state, @Nullable String reason) {
    return new Command.MarkItem(id("roof"), item, state, reason);
  }

  private static Command.SignOff sign(boolean agreed) {
    return new Command.SignOff(id("roof"), "feasible", agreed, "checked");
  }

  private static Reason unmet(String item, String stage, int have, int need) {
    return Reason.of("gate.unmet", "item", item)
        .with("name", item)
        .with("stage", stage)
        .with("have", have)
        .with("need", need);
  }
}
