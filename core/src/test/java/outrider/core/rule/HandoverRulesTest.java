package outrider.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.core.record.RecordType.ACCOUNT;
import static outrider.core.record.RecordType.ACTIVITY;
import static outrider.core.record.RecordType.ATTACHMENT;
import static outrider.core.record.RecordType.CONTACT;
import static outrider.core.record.RecordType.HANDOVER;
import static outrider.core.record.RecordType.LEAD;
import static outrider.core.record.RecordType.OPPORTUNITY;
import static outrider.core.record.RecordType.TAKEOVER;
import static outrider.core.record.RecordType.TASK;
import static outrider.core.record.RecordType.USER;
import static outrider.core.rule.Office.HOUR;
import static outrider.core.rule.Office.id;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outrider.core.command.Command;
import outrider.core.command.Gift;
import outrider.core.handover.Handover;
import outrider.core.handover.Held;
import outrider.core.handover.Takeover;
import outrider.core.lead.Lead;
import outrider.core.record.RecordType;
import outrider.core.user.User;

/// Lin leaves, or moves; Zhao, and sometimes Ma, take over.
final class HandoverRulesTest {

  private final Office office = new Office();

  @Test
  void theWholeBookGoesWithAllThatHangsOnIt() {
    office.lead("lin", "li");
    office.does("lin", Office.call("hello", LEAD, "li", office.now()));
    office.does("lin", Office.task("visit", LEAD, "li", office.now() + HOUR));
    office.deal("lin", "roof");
    office.photo("lin", "roof", "photo");
    office.account("lin", "sun");
    office.does(
        "lin",
        new Command.CreateRecord(
            CONTACT, id("wang"), Map.of("name", "wang", "account", id("sun"))));
    office.does("lin", new Command.PlanTask(id("tickets"), null, null, "t", null, 1, null));

    office.does("ma", leaving(gift("zhao", "li"), deals("ma", "roof")));

    assertThat(owner(LEAD, "li")).isEqualTo("zhao");
    assertThat(owner(ACTIVITY, "hello")).isEqualTo("zhao");
    assertThat(owner(TASK, "visit")).isEqualTo("zhao");
    assertThat(owner(OPPORTUNITY, "roof")).isEqualTo("ma");
    assertThat(owner(ATTACHMENT, "photo")).isEqualTo("ma");
    assertThat(owner(ACCOUNT, "sun")).as("not previewed").isEqualTo("zhao");
    assertThat(owner(CONTACT, "wang")).isEqualTo("zhao");
    assertThat(owner(TASK, "tickets")).as("about no record").isEqualTo("zhao");
    for (var type : RecordType.values()) {
      assertThat(office.all(type))
          .as("nothing of %s stays with Lin", type)
          .noneMatch(row -> row.text("owner").equals("lin"));
    }
    assertThat(office.row(USER, "lin").orElseThrow().flag(User.INACTIVE)).isTrue();
  }

  @Test
  void whoTakesALeadOfAPoolOverHasTheWholeTimeForIt() {
    var lead = office.lead("lin", "li");
    office.put(lead.with(Lead.CLAIMED_AT, office.now()));
    office.pass(HOUR);

    office.does("ma", leaving(gift("zhao", "li")));

    assertThat(office.the(LEAD, "li").number(Lead.CLAIMED_AT, 0)).isEqualTo(office.now());
  }

  @Test
  void whoGaveWhatToWhomIsKept() {
    office.lead("lin", "li");
    office.deal("lin", "roof");
    office.does("ma", leaving(gift("zhao", "li"), deals("ma", "roof")));

    var handover = Handover.of(office.the(HANDOVER, "handover"));
    assertThat(handover.from()).isEqualTo("lin");
    assertThat(handover.leaves()).isTrue();
    assertThat(handover.row().text("owner")).isEqualTo("ma");
    assertThat(office.all(TAKEOVER).stream().map(Takeover::of))
        .extracting(it -> it.receiver() + it.records() + it.handover())
        .containsExactlyInAnyOrder(
            "zhao" + List.of(new Held(LEAD, id("li"))) + handover.id(),
            "ma" + List.of(new Held(OPPORTUNITY, id("roof"))) + handover.id());
  }

  @Test
  void whatThePreviewDidNotKnowGoesWithWhatItHangsOn() {
    office.account("lin", "sun");
    var given = moving(new Gift("ma", List.of("account/" + id("sun"))));
    office.does(
        "lin",
        new Command.CreateRecord(
            OPPORTUNITY, id("late"), Map.of("name", "late", "account", id("sun"))));
    office.lead("lin", "kept");

    office.does("ma", given);

    assertThat(owner(OPPORTUNITY, "late")).isEqualTo("ma");
    assertThat(owner(LEAD, "kept")).as("who moves keeps the rest").isEqualTo("lin");
  }

  @Test
  void aRecordThatIsSomebodyElsesByNowRefusesAll() {
    office.lead("lin", "li");
    office.lead("lin", "wang");
    office.does("ma", new Command.AssignOwner(LEAD, id("wang"), "lin", "zhao"));

    var reasons = office.refused("ma", leaving(gift("zhao", "li", "wang")));

    assertThat(reasons).extracting(Reason::id).containsExactly("handover.changed");
    assertThat(reasons.getFirst().argument("name")).isEqualTo("wang");
    assertThat(reasons.getFirst().argument("user")).isEqualTo("zhao");
  }

  @Test
  void aRecordThatIsGoneIsNothingToGive() {
    office.lead("lin", "li");
    office.lead("lin", "gone lead");
    var command = leaving(gift("zhao", "li", "gone lead"));
    office.does("lin", new Command.DeleteRecord(LEAD, id("gone lead")));

    office.does("ma", command);

    assertThat(owner(LEAD, "li")).isEqualTo("zhao");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lin", "zhao", "wu", "qi"})
  void nobodyGivesAwayABookButWhoAnswersForIt(String person) {
    office.lead("lin", "li");
    assertThat(office.refusals(person, leaving(gift("zhao", "li"))))
        .containsExactly("permission.handover");
  }

  @Test
  void aManagerGivesToTheirOwnPeopleOnlyAnAdministratorToAnybody() {
    office.lead("lin", "li");
    assertThat(office.refusals("ma", leaving(gift("wu", "li"))))
        .containsExactly("permission.handover-receiver");
    assertThat(office.refusals("ma", leaving(gift("gone", "li")))).containsExactly("owner.unknown");
    office.does("boss", leaving(gift("wu", "li")));
    assertThat(owner(LEAD, "li")).isEqualTo("wu");
    assertThat(office.the(HANDOVER, "handover").text("owner")).isEqualTo("ma");
  }

  @Test
  void whoMovesIsInTheOtherTeamAfterwardsAndOnlyWhereTheManagerLeads() {
    office.lead("lin", "li");
    var toSouth = moving("south", gift("zhao", "li"));
    assertThat(office.refusals("ma", toSouth)).containsExactly("permission.handover-team");

    office.does("boss", toSouth);

    var lin = User.of(office.row(USER, "lin").orElseThrow());
    assertThat(lin.team()).isEqualTo("south");
    assertThat(lin.active()).isTrue();
    office.does("boss", new Command.UndoHandover(id("handover")));
    assertThat(User.of(office.row(USER, "lin").orElseThrow()).team()).isEqualTo("north");
  }

  @Test
  void nonsenseIsRefused() {
    office.lead("lin", "li");
    assertThat(office.refusals("ma", leaving(gift("zhao", "li"), gift("ma", "li"))))
        .containsExactly("handover.malformed");
    assertThat(office.refusals("ma", leaving(new Gift("zhao", List.of("unicorn/1")))))
        .containsExactly("handover.malformed");
    assertThat(office.refusals("ma", command("leaving", "lin", "south", "zhao", List.of())))
        .containsExactly("handover.malformed");
    assertThat(office.refusals("ma", command("leaving", "lin", null, null, List.of())))
        .containsExactly("handover.others");
    assertThat(office.refusals("ma", command("leaving", "ma", null, "zhao", List.of())))
        .containsExactly("handover.self");
    assertThat(office.refusals("ma", command("moving", "lin", null, null, List.of())))
        .containsExactly("handover.empty");
    assertThat(
            office.refusals(
                "ma",
                leaving(
                    new Gift(
                        "zhao",
                        IntStream.rangeClosed(0, Handover.RECORDS_MAX)
                            .mapToObj(each -> "lead/" + each)
                            .toList()))))
        .containsExactly("handover.too-many");
  }

  @Test
  void withinSevenDaysAllIsGivenBackButWhatWasHandedOnSince() {
    office.lead("lin", "li");
    office.lead("lin", "wang");
    office.does("ma", leaving(gift("zhao", "li", "wang")));
    office.does("zhao", Office.call("hello", LEAD, "li", office.now()));
    office.does("ma", new Command.AssignOwner(LEAD, id("wang"), "zhao", "ma"));
    office.pass(Duration.ofDays(7).toMillis());

    office.does("ma", new Command.UndoHandover(id("handover")));

    assertThat(owner(LEAD, "li")).isEqualTo("lin");
    assertThat(owner(ACTIVITY, "hello")).as("what was done meanwhile").isEqualTo("lin");
    assertThat(owner(LEAD, "wang")).as("handed on since").isEqualTo("ma");
    assertThat(office.row(USER, "lin").orElseThrow().flag(User.INACTIVE)).isFalse();
    var handover = Handover.of(office.the(HANDOVER, "handover"));
    assertThat(handover.isUndone()).isTrue();
    assertThat(handover.left()).containsExactly(new Held(LEAD, id("wang")));
    assertThat(office.all(TAKEOVER)).allMatch(row -> Takeover.of(row).isUndone());
    assertThat(office.refusals("ma", new Command.UndoHandover(id("handover"))))
        .containsExactly("handover.undone");
  }

  @Test
  void afterSevenDaysItStands() {
    office.lead("lin", "li");
    office.does("ma", leaving(gift("zhao", "li")));
    office.pass(Duration.ofDays(7).toMillis() + 1);

    assertThat(office.refusals("ma", new Command.UndoHandover(id("handover"))))
        .containsExactly("handover.expired");
  }

  @Test
  void onlyWhoAnswersForTheGiverTakesItBack() {
    office.lead("lin", "li");
    office.does("ma", leaving(gift("zhao", "li")));
    for (var person : List.of("zhao", "wu", "qi")) {
      assertThat(office.refusals(person, new Command.UndoHandover(id("handover"))))
          .as(person)
          .containsExactly("record.not-found");
    }
  }

  @Test
  void whoHadLeftBeforeStaysAwayAndNothingIsGivenBackToThem() {
    office.put(LEAD, "old", Map.of("name", "old", "owner", "gone"));
    office.does("ma", command("leaving", "gone", null, "zhao", List.of()));
    assertThat(owner(LEAD, "old")).isEqualTo("zhao");

    assertThat(office.refusals("ma", new Command.UndoHandover(id("handover"))))
        .containsExactly("handover.giver-inactive");
  }

  @Test
  void theReceiverAloneSaysWhatTheyHaveSeen() {
    office.lead("lin", "li");
    office.lead("lin", "wang");
    office.does("ma", leaving(gift("zhao", "li", "wang")));
    var takeover = office.all(TAKEOVER).getFirst().id();
    var li = Held.of(office.the(LEAD, "li")).text();

    office.does("zhao", new Command.AcknowledgeTakeover(takeover, List.of(li, "lead/x"), "seen"));
    assertThat(seen()).containsExactly(new Held(LEAD, id("li")));
    office.does("zhao", new Command.AcknowledgeTakeover(takeover, List.of(li), "open"));
    assertThat(seen()).isEmpty();
    assertThat(
            office.refusals("ma", new Command.AcknowledgeTakeover(takeover, List.of(li), "seen")))
        .containsExactly("permission.takeover");
  }

  @Test
  void nobodyForgetsOrForgesOne() {
    office.lead("lin", "li");
    office.does("ma", leaving(gift("zhao", "li")));
    assertThat(office.refusals("boss", new Command.DeleteRecord(HANDOVER, id("handover"))))
        .containsExactly("permission.delete");
    assertThat(office.refusals("boss", new Command.CreateRecord(HANDOVER, id("other"), Map.of())))
        .containsExactly("record.own-command");
  }

  private Iterable<Held> seen() {
    return Takeover.of(office.all(TAKEOVER).getFirst()).seen();
  }

  private String owner(RecordType type, String name) {
    return office.the(type, name).text("owner");
  }

  private static Gift gift(String receiver, String... leads) {
    return new Gift(receiver, Arrays.stream(leads).map(lead -> "lead/" + id(lead)).toList());
  }

  private static Gift deals(String receiver, String deal) {
    return new Gift(receiver, List.of("opportunity/" + id(deal)));
  }

  private static Command leaving(Gift... gifts) {
    return command("leaving", "lin", null, "zhao", List.of(gifts));
  }

  private static Command moving(Gift... gifts) {
    return command("moving", "lin", null, null, List.of(gifts));
  }

  private static Command moving(String team, Gift gift) {
    return command("moving", "lin", team, null, List.of(gift));
  }

  private static Command command(
      String kind, String from, @Nullable String team, @Nullable String others, List<Gift> gifts) {
    return new Command.HandOver(id("handover"), from, kind, team, gifts, others);
  }
}
