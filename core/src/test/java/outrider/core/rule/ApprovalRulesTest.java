package outrider.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.core.rule.Office.HOUR;
import static outrider.core.rule.Office.MINUTE;
import static outrider.core.rule.Office.NOON;
import static outrider.core.rule.Office.id;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import outrider.core.approval.Approval;
import outrider.core.approval.Promotion;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.record.RecordType;
import outrider.core.user.User;

/// Lin has a deal that needs others' words. Ma leads the team; Zhao is its technical colleague, who
/// sees the deal because it is shared with the team.
final class ApprovalRulesTest {
  private static final long DAY = 24 * HOUR;

  private final Office office = new Office();

  @BeforeEach
  void start() {
    office.set(RecordType.USER, "zhao", Map.of(User.DUTIES, List.of("technical")));
    office.set(
        RecordType.PROMOTION,
        "spring",
        Map.of(
            "name", "Spring", "percent", 8L, "from", NOON - DAY, "until", NOON + DAY, "stock", 2L));
    // Signed by whose duty it is, of whatever role.
    office.set(RecordType.CHECKLIST_ITEM, "feasible", Map.of("signRole", ""));
    deal("roof", Office.QUOTE);
  }

  private void deal(String name, String stage) {
    office.does(
        "lin",
        new Command.CreateRecord(
            RecordType.OPPORTUNITY, id(name), Map.of("name", name, "amount", 48_000L)));
    office.put(
        office.the(RecordType.OPPORTUNITY, name).with(Map.of("stage", stage, "team", "north")));
  }

  @Test
  void anItemThatWaitsForOneWordIsSignedByNoOther() {
    office.set(RecordType.CHECKLIST_ITEM, "feasible", Map.of("signKind", "technical"));
    var sign = new Command.SignOff(id("roof"), "feasible", true, "fine");

    assertThat(office.refusals("ma", sign)).as("leads").containsExactly("item.sign-kind");
    assertThat(office.refusals("lin", sign)).containsExactly("item.own-sign-off");
    assertThat(
            office.refusals(
                "lin",
                new Command.RequestApproval(
                    id("asked"),
                    id("roof"),
                    "contract",
                    "Terms",
                    null,
                    null,
                    "feasible",
                    null,
                    null)))
        .containsExactly("approval.other-kind");

    office.does("zhao", sign);
    office.does("lin", mark("offer sent"));
    office.does("lin", toContract());
  }

  @Test
  void aWordAboutSomethingElseThatWasAskedForBeforeSignsNothing() {
    office.does(
        "lin",
        new Command.RequestApproval(
            id("asked"), id("roof"), "contract", "Terms", null, null, "feasible", null, null));
    office.set(RecordType.CHECKLIST_ITEM, "feasible", Map.of("signKind", "technical"));

    assertThat(office.refusals("ma", decide("asked", Approval.AGREED)))
        .containsExactly("approval.other-kind");
    assertThat(office.refusals("lin", toContract())).contains("gate.unmet");
  }

  @Test
  void whatWasAgreedOpensTheGateThatItWasAskedFor() {
    assertThat(office.refusals("lin", toContract())).contains("gate.unmet");
    office.does("lin", feasibility("asked"));
    assertThat(office.refusals("lin", toContract())).as("asked is not agreed").isNotEmpty();

    office.does("zhao", decide("asked", Approval.AGREED));

    assertThat(state("asked")).isEqualTo(Approval.AGREED);
    office.does("lin", mark("offer sent"));
    office.does("lin", toContract());
  }

  @Test
  void nobodyDecidesTheirOwnAndOnlyWhoMay() {
    office.does("lin", feasibility("asked"));

    assertThat(office.refusals("lin", decide("asked", "agreed"))).containsExactly("approval.own");
    assertThat(office.refusals("ma", decide("asked", "agreed")))
        .as("it is somebody's duty, and not the manager's")
        .containsExactly("approval.not-yours");
    assertThat(office.refusals("qi", decide("asked", "agreed")))
        .as("of another region")
        .containsExactly("record.not-found");
    office.does("boss", decide("asked", Approval.REFUSED));
    assertThat(office.refusals("zhao", decide("asked", "agreed")))
        .containsExactly("approval.settled");
  }

  @Test
  void aPromotionSignsNothing() {
    assertThat(
            office.refusals(
                "lin", request("asked", "discount", "", null, "spring", "feasible", null)))
        .containsExactly("approval.item-by-promotion");
    assertThat(office.refusals("lin", toContract())).contains("gate.unmet");
  }

  @Test
  void whomTheChecklistNamesSignsHoweverItIsAskedFor() {
    office.set(RecordType.CHECKLIST_ITEM, "feasible", Map.of("signRole", "manager"));
    assertThat(
            office.refusals("lin", request("of", "technical", "?", null, null, "feasible", "zhao")))
        .containsExactly("approval.not-theirs");
    office.does("lin", feasibility("asked"));
    assertThat(office.refusals("zhao", decide("asked", Approval.AGREED)))
        .containsExactly("item.sign-role");
    office.does("lin", request("contract", "contract", "?", null, null, "feasible", null));
    office.does("ma", new Command.DelegateApproval(id("contract"), "zhao"));
    assertThat(office.refusals("zhao", decide("contract", Approval.AGREED)))
        .as("given on, too")
        .containsExactly("item.sign-role");

    office.does("ma", decide("contract", Approval.AGREED));
    office.does("lin", mark("offer sent"));
    office.does("lin", toContract());
  }

  @Test
  void whereItIsNobodysDutyTheManagerSpeaksForIt() {
    office.set(RecordType.USER, "zhao", Map.of(User.DUTIES, List.of()));
    office.does("lin", feasibility("asked"));
    office.does("ma", decide("asked", Approval.AGREED));
  }

  @Test
  void aColleagueWhoAsksForAnothersDealDecidesNeither() {
    office.does("zhao", feasibility("asked"));
    assertThat(office.refusals("zhao", decide("asked", "agreed"))).containsExactly("approval.own");
    assertThat(office.refusals("lin", decide("asked", "agreed"))).containsExactly("approval.own");
  }

  @Test
  void atAnotherAmountItCountsNoMore() {
    office.does("lin", feasibility("asked"));
    office.does("zhao", decide("asked", Approval.AGREED));
    office.does("lin", mark("offer sent"));

    office.does("lin", amount(48_000L, 90_000L));

    assertThat(office.refusals("lin", toContract())).containsExactly("gate.unmet");
    office.does("lin", amount(90_000L, 48_000L));
    office.does("lin", toContract());
  }

  @Test
  void nobodyAgreesToAnAmountThatWasNotAskedFor() {
    office.does("lin", feasibility("asked"));
    office.does("lin", amount(48_000L, 90_000L));
    assertThat(office.refusals("zhao", decide("asked", "agreed")))
        .containsExactly("approval.stale");
    office.does("zhao", decide("asked", Approval.REFUSED));
    office.does("lin", feasibility("again"));
    office.does("zhao", decide("again", Approval.AGREED));
  }

  @Test
  void aSlipOfTheHandIsTakenBackWithinMinutesByWhoeverMadeIt() {
    office.does("lin", feasibility("asked"));
    office.does("zhao", decide("asked", Approval.AGREED));
    assertThat(office.refusals("boss", decide("asked", Approval.OPEN)))
        .containsExactly("approval.settled");

    office.does("zhao", decide("asked", Approval.OPEN));
    assertThat(state("asked")).isEqualTo(Approval.OPEN);
    assertThat(office.refusals("lin", toContract())).contains("gate.unmet");

    office.does("zhao", decide("asked", Approval.AGREED));
    office.pass(11 * MINUTE);
    assertThat(office.refusals("zhao", decide("asked", Approval.OPEN)))
        .containsExactly("approval.too-late");
  }

  @Test
  void itIsGivenOnToAColleagueWhoSeesTheDeal() {
    office.does("lin", discount("asked", 5L, "ma"));
    assertThat(office.refusals("ma", new Command.DelegateApproval(id("asked"), "wu")))
        .as("who does not see it")
        .containsExactly("approval.not-theirs");
    assertThat(office.refusals("ma", new Command.DelegateApproval(id("asked"), "lin")))
        .as("whose it is")
        .containsExactly("approval.not-theirs");

    office.does("ma", new Command.DelegateApproval(id("asked"), "zhao"));

    office.does("zhao", decide("asked", Approval.AGREED));
  }

  @Test
  void onePersonIsAskedAndNobodyElseDecides() {
    assertThat(office.refusals("lin", discount("asked", 5L, "zhao")))
        .as("it is not their duty")
        .containsExactly("approval.not-theirs");
    office.set(RecordType.USER, "zhao", Map.of(User.DUTIES, List.of("technical", "commercial")));
    office.does("lin", discount("asked", 5L, "zhao"));
    assertThat(office.refusals("ma", decide("asked", "agreed")))
        .containsExactly("approval.not-yours");
    office.does("zhao", decide("asked", Approval.AGREED));
  }

  @Test
  void askingTwiceIsOnceTooOften() {
    office.does("lin", discount("asked", 5L, null));
    assertThat(office.refusals("lin", discount("again", 5L, null)))
        .containsExactly("approval.asked-already");
    office.does("lin", new Command.WithdrawApproval(id("asked")));
    office.does("lin", discount("again", 5L, null));
  }

  @Test
  void whatIsAskedMakesSense() {
    assertThat(office.refusals("lin", discount("a", null, null))).contains("field.required");
    assertThat(office.refusals("lin", discount("a", 101L, null))).contains("approval.percent");
    assertThat(office.refusals("lin", request("a", "nonsense", "x", null, null, null, null)))
        .containsExactly("field.malformed");
    assertThat(office.refusals("lin", request("a", "contract", " ", null, null, null, null)))
        .contains("field.required");
    assertThat(
            office.refusals("lin", request("a", "contract", "x", null, null, "offer sent", null)))
        .as("which nobody signs")
        .containsExactly("item.no-sign-off");
    assertThat(
            office.refusals(
                "lin",
                new Command.RequestApproval(
                    id("a"), id("roof"), "contract", "x", null, null, null, null, NOON - HOUR)))
        .containsExactly("approval.time");
  }

  @Test
  void whatNobodyAnswersRunsOutAndBeforeThatSomebodyIsReminded() {
    office.does("lin", feasibility("asked"));
    office.pass(5 * DAY);
    assertThat(attend("asked")).as("not yet").isFalse();
    office.pass(DAY + HOUR);
    assertThat(attend("asked")).as("a day before the end").isTrue();
    assertThat(attend("asked")).as("once").isFalse();
    assertThat(office.the(RecordType.APPROVAL, "asked").has(Approval.REMINDED_AT)).isTrue();
    office.pass(DAY);
    assertThat(office.refusals("zhao", decide("asked", "agreed")))
        .containsExactly("approval.expired");
    assertThat(attend("asked")).isTrue();
    assertThat(state("asked")).isEqualTo(Approval.EXPIRED);
    office.does("lin", feasibility("again"));
  }

  @Test
  void peopleRemindNotMoreThanEveryFewHours() {
    office.does("lin", feasibility("asked"));
    office.does("lin", new Command.RemindApproval(id("asked")));
    assertThat(office.refusals("lin", new Command.RemindApproval(id("asked"))))
        .containsExactly("approval.reminded-lately");
    office.pass(5 * HOUR);
    office.does("lin", new Command.RemindApproval(id("asked")));
  }

  @Test
  void aPromotionIsHadAtOnceWhileItLastsAndGivenBackByWhatIsLost() {
    deal("second", Office.QUOTE);
    deal("third", Office.QUOTE);
    office.does("lin", promotion("one", "roof"));
    assertThat(state("one")).isEqualTo(Approval.AGREED);
    assertThat(office.the(RecordType.APPROVAL, "one").number(Approval.PERCENT, 0)).isEqualTo(8);
    office.does("lin", promotion("two", "second"));
    assertThat(office.refusals("lin", promotion("three", "third")))
        .containsExactly("promotion.out-of-stock");

    office.does(
        "lin",
        new Command.AdvanceOpportunity(id("second"), Office.QUOTE, Office.LOST, "no budget"));

    assertThat(state("two")).isEqualTo(Approval.WITHDRAWN);
    office.does("lin", promotion("three", "third"));
    office.does("lin", new Command.WithdrawApproval(id("three")));
    office.pass(2 * DAY);
    assertThat(office.refusals("lin", promotion("late", "third")))
        .containsExactly("promotion.over");
  }

  @Test
  void aPromotionIsOneThatCanBe() {
    assertThat(office.refusals("boss", offer(0L, 1L, 2L, 1L))).contains("approval.percent");
    assertThat(office.refusals("boss", offer(5L, 2L, 1L, 1L))).contains("promotion.backwards");
    assertThat(office.refusals("boss", offer(5L, 1L, 2L, -1L))).contains("promotion.stock");
    assertThat(office.refusals("ma", offer(5L, 1L, 2L, 1L))).contains("permission.configuration");
    office.does("boss", offer(5L, 1L, 2L, 1L));
  }

  private static Command offer(long percent, long from, long until, long stock) {
    return new Command.CreateRecord(
        RecordType.PROMOTION,
        id("offer"),
        Map.of(
            "name",
            "Offer",
            Promotion.PERCENT,
            percent,
            Promotion.FROM,
            from,
            Promotion.UNTIL,
            until,
            Promotion.STOCK,
            stock));
  }

  private boolean attend(String name) {
    return !office
        .happens(Rules.attendApproval(id(name), office, office.occasion("boss")))
        .changes()
        .isEmpty();
  }

  private String state(String name) {
    return office.the(RecordType.APPROVAL, name).text(Approval.STATE);
  }

  private static Command feasibility(String name) {
    return request(name, "technical", "Holds the roof?", null, null, "feasible", null);
  }

  private static Command discount(String name, @Nullable Long percent, @Nullable String of) {
    return request(name, "discount", "They buy today", percent, null, null, of);
  }

  private static Command promotion(String name, String deal) {
    return new Command.RequestApproval(
        id(name), id(deal), "discount", "", null, "spring", null, null, null);
  }

  private static Command request(
      String name,
      String kind,
      String text,
      @Nullable Long percent,
      @Nullable String promotion,
      @Nullable String item,
      @Nullable String of) {
    return new Command.RequestApproval(
        id(name), id("roof"), kind, text, percent, promotion, item, of, null);
  }

  private static Command decide(String name, String state) {
    return new Command.DecideApproval(id(name), state, null);
  }

  private static Command mark(String item) {
    return new Command.MarkItem(id("roof"), item, "done", null);
  }

  private static Command toContract() {
    return new Command.AdvanceOpportunity(id("roof"), Office.QUOTE, Office.CONTRACT, null);
  }

  private static Command amount(long before, long after) {
    return new Command.EditFields(
        RecordType.OPPORTUNITY, id("roof"), List.of(new FieldEdit("amount", before, after)));
  }
}
