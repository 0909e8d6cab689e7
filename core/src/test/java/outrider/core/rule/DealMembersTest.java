package outrider.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.core.rule.Office.HOUR;
import static outrider.core.rule.Office.NOON;
import static outrider.core.rule.Office.id;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import outrider.core.activity.Activity;
import outrider.core.approval.ApprovalKind;
import outrider.core.approval.Approvers;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.opportunity.DealRole;
import outrider.core.opportunity.Opportunity;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.task.Task;
import outrider.core.user.User;
import outrider.core.user.Visibility;

/// Lin, a rep of the north, has the deal with the factory. Wu, an engineer of the south, works on
/// it with her; Qi leads Wu, Ma leads Lin.
final class DealMembersTest {

  private final Office office = new Office();

  @BeforeEach
  void start() {
    office.account("lin", "factory");
    office.does(
        "lin",
        new Command.CreateRecord(
            RecordType.CONTACT, id("Mr Tao"), Map.of("name", "Mr Tao", "account", id("factory"))));
    deal("roof");
    office.does(
        "lin", Office.activity("call", RecordType.OPPORTUNITY, "roof", "call", "out", NOON));
    office.does("lin", Office.task("quote", RecordType.OPPORTUNITY, "roof", NOON + HOUR));
    office.photo("lin", "roof", "site");
  }

  private void deal(String name) {
    office.does(
        "lin",
        new Command.CreateRecord(
            RecordType.OPPORTUNITY,
            id(name),
            Map.of("name", name, "account", id("factory"), "amount", 48_000L)));
  }

  @Test
  void aMemberSeesTheDealAndEverythingOfIt() {
    assertThat(seenBy("wu")).isEmpty();

    office.does("lin", member("roof", "wu", null, "technical"));

    assertThat(seenBy("wu")).contains("roof", "factory", "Mr Tao", "call", "quote", "site");
    assertThat(members("roof")).containsExactly(Map.entry("wu", DealRole.TECHNICAL));
    assertThat(Visibility.scopesOf(office.the(RecordType.OPPORTUNITY, "roof")))
        .containsExactlyInAnyOrder("user/lin", "member/wu");
  }

  @Test
  void whoLeadsTheMemberSeesNoMoreThanBefore() {
    office.does("lin", member("roof", "wu", null, "technical"));

    assertThat(seenBy("qi")).isEmpty();
  }

  @Test
  void whatComesLaterIsSeenToo() {
    office.does("lin", member("roof", "wu", null, "technical"));

    office.does("lin", Office.call("second call", RecordType.OPPORTUNITY, "roof", NOON));
    office.does(
        "lin",
        new Command.CreateRecord(
            RecordType.CONTACT, id("Ms Gao"), Map.of("name", "Ms Gao", "account", id("factory"))));

    assertThat(seenBy("wu")).contains("second call", "Ms Gao");
  }

  @Test
  void whoIsTakenOffSeesNothingOfItAnyMore() {
    office.does("lin", member("roof", "wu", null, "technical"));

    office.does("lin", member("roof", "wu", "technical", null));

    assertThat(seenBy("wu")).isEmpty();
  }

  @Test
  void theCustomerIsSeenAsLongAsTheyWorkOnOneOfItsDeals() {
    deal("hall");
    office.does("lin", member("roof", "wu", null, "technical"));
    office.does("lin", member("hall", "wu", null, "construction"));

    office.does("lin", member("roof", "wu", "technical", null));
    assertThat(seenBy("wu")).contains("hall", "factory", "Mr Tao").doesNotContain("roof");

    office.does("lin", new Command.DeleteRecord(RecordType.OPPORTUNITY, id("hall")));
    assertThat(seenBy("wu")).isEmpty();
  }

  @Test
  void aDealThatGetsAnotherCustomerShowsThatOne() {
    office.account("lin", "school");
    office.does("lin", member("roof", "wu", null, "technical"));

    office.does(
        "lin",
        Office.edit(
            RecordType.OPPORTUNITY,
            "roof",
            new FieldEdit(Opportunity.ACCOUNT, id("factory"), id("school"))));

    assertThat(seenBy("wu")).contains("school").doesNotContain("factory", "Mr Tao");
  }

  @Test
  void nobodyShowsACustomerThatTheyOnlySeeThemselves() {
    office.put(office.the(RecordType.ACCOUNT, "factory").with(Fields.OWNER, "zhao"));
    office.put(office.the(RecordType.CONTACT, "Mr Tao").with(Fields.OWNER, "zhao"));

    office.does("lin", member("roof", "wu", null, "technical"));

    assertThat(seenBy("wu")).contains("roof").doesNotContain("factory", "Mr Tao");
  }

  @Test
  void theOwnerTheirManagerAndAnAdministratorSayWhoWorksOnIt() {
    assertThat(office.refusals("zhao", member("roof", "wu", null, "technical")))
        .containsExactly("record.not-found");
    office.does("lin", member("roof", "wu", null, "technical"));
    assertThat(office.refusals("wu", member("roof", "zhao", null, "technical")))
        .as("not who only works on it")
        .containsExactly("permission.members");
    assertThat(office.refusals("qi", member("roof", "wu", "technical", null)))
        .containsExactly("record.not-found");

    office.does("ma", member("roof", "zhao", null, "commercial"));
    office.does("boss", member("roof", "qi", null, "construction"));
    assertThat(office.refusals("qi", member("roof", "wu", "technical", null)))
        .as("a manager who is a member leads others, not this deal")
        .containsExactly("permission.members");
    office.does("wu", member("roof", "wu", "technical", null));

    assertThat(members("roof")).containsOnlyKeys("zhao", "qi");
  }

  @Test
  void whatWasSeenOtherwiseIsNotChanged() {
    office.does("lin", member("roof", "wu", null, "technical"));

    assertThat(office.refusals("ma", member("roof", "wu", null, "commercial")))
        .containsExactly("member.changed");
    assertThat(office.does("ma", member("roof", "wu", null, "technical")).changes())
        .as("two thought of the same")
        .isEmpty();
  }

  @Test
  void noOwnerNobodyWhoLeftAndNobodyWithoutARole() {
    assertThat(office.refusals("lin", member("roof", "lin", null, "technical")))
        .containsExactly("member.owner");
    assertThat(office.refusals("lin", member("roof", "gone", null, "technical")))
        .containsExactly("owner.unknown");
    assertThat(office.refusals("lin", member("roof", "wu", null, "emperor")))
        .containsExactly("field.malformed");
    assertThat(
            office.refusals(
                "lin",
                Office.edit(
                    RecordType.OPPORTUNITY,
                    "roof",
                    new FieldEdit(Fields.MEMBERS, null, List.of("wu:technical")))))
        .containsExactly("field.managed");
  }

  /// Each with what the deal's owner says to the same.
  @TestFactory
  Stream<DynamicTest> aMemberMayNot() {
    return Stream.of(
            new Command.EditFields(
                RecordType.OPPORTUNITY, id("roof"), List.of(new FieldEdit("amount", 48_000L, 1L))),
            new Command.AssignOwner(RecordType.OPPORTUNITY, id("roof"), "lin", "zhao"),
            new Command.DeleteRecord(RecordType.OPPORTUNITY, id("roof")),
            new Command.DeleteRecord(RecordType.ACTIVITY, id("call")),
            new Command.AddTags(RecordType.OPPORTUNITY, id("roof"), List.of("vip")),
            new Command.AdvanceOpportunity(id("roof"), Office.TALK, Office.LOST, "no"),
            new Command.MarkItem(id("roof"), "offer sent", "done", null),
            new Command.EditFields(
                RecordType.ACCOUNT, id("factory"), List.of(new FieldEdit("city", null, "Wuxi"))),
            new Command.EditFields(
                RecordType.CONTACT, id("Mr Tao"), List.of(new FieldEdit("phone", null, "1"))),
            Office.call("beside", RecordType.ACCOUNT, "factory", NOON),
            new Command.CreateRecord(
                RecordType.CONTACT, id("new"), Map.of("name", "New", "account", id("factory"))),
            new Command.CompleteTask(id("quote"), null),
            new Command.SnoozeTask(id("quote"), NOON + HOUR, NOON + 2 * HOUR))
        .map(command ->
            DynamicTest.dynamicTest(
                command.toString(),
                () -> {
                  office.does("lin", member("roof", "wu", members("roof").get("wu"), "technical"));
                  assertThat(office.refusals("wu", command)).containsExactly("permission.member");
                  assertThat(office.ask("lin", command)).isInstanceOf(Decision.Accepted.class);
                }));
  }

  @Test
  void aMemberAddsToTheDealAndChangesWhatTheyAdded() {
    office.does("lin", member("roof", "wu", null, "technical"));

    office.does("wu", Office.activity("beams", RecordType.OPPORTUNITY, "roof", "note", null, NOON));
    office.photo("wu", "roof", "beams.jpg");
    office.does("wu", Office.task("measure", RecordType.OPPORTUNITY, "roof", NOON + HOUR));

    assertThat(office.the(RecordType.TASK, "measure").text(Task.ASSIGNEE)).isEqualTo("wu");
    assertThat(office.the(RecordType.TASK, "measure").has(Task.ASSIGNED_AT)).isFalse();
    office.does(
        "wu", Office.edit(RecordType.ACTIVITY, "beams", new FieldEdit("text", null, "Steel")));
    office.does("wu", new Command.SnoozeTask(id("measure"), NOON + HOUR, NOON + 2 * HOUR));
    office.does("wu", new Command.CompleteTask(id("measure"), "done"));
    office.does("wu", new Command.DeleteRecord(RecordType.ACTIVITY, id("beams")));
    assertThat(office.refusals("wu", new Command.DeleteRecord(RecordType.TASK, id("quote"))))
        .containsExactly("permission.member");
  }

  @Test
  void aTaskIsPassedToWhoeverSeesTheDealAndFallsBackWithThem() {
    assertThat(office.refusals("lin", assign("quote", null, "wu")))
        .containsExactly("task.assignee");
    office.does("lin", member("roof", "wu", null, "technical"));

    office.does("lin", assign("quote", null, "wu"));

    var passed = office.the(RecordType.TASK, "quote");
    assertThat(passed.number(Task.ASSIGNED_AT, 0)).isEqualTo(office.now());
    assertThat(passed.text(Task.ASSIGNED_BY)).isEqualTo("lin");
    office.does("wu", new Command.SnoozeTask(id("quote"), NOON + HOUR, NOON + 2 * HOUR));

    office.does("lin", member("roof", "wu", "technical", null));

    assertThat(Task.of(office.the(RecordType.TASK, "quote")).doer()).isEqualTo("lin");
    assertThat(office.the(RecordType.TASK, "quote").has(Task.ASSIGNED_AT)).isFalse();
  }

  @Test
  void aTaskIsPlannedForAColleague() {
    office.does("lin", member("roof", "wu", null, "technical"));

    office.does(
        "lin",
        new Command.PlanTask(
            id("survey"),
            RecordType.OPPORTUNITY,
            id("roof"),
            "survey",
            "visit",
            NOON + HOUR,
            null,
            null,
            "wu"));

    assertThat(office.the(RecordType.TASK, "survey").text(Task.ASSIGNED_BY)).isEqualTo("lin");
    assertThat(
            office.refusals(
                "lin",
                new Command.PlanTask(
                    id("errand"), null, null, "errand", null, NOON, null, null, "zhao")))
        .as("a task about nothing is one's own")
        .containsExactly("task.assignee");
  }

  @Test
  void membershipLetsSeeAndADutyLetsSign() {
    office.does("lin", member("roof", "qi", null, "commercial"));
    office.does("lin", member("roof", "wu", null, "technical"));
    assertThat(approvers(ApprovalKind.DISCOUNT))
        .as("a manager whom the owner chose is no judge of the discount")
        .doesNotContain("qi")
        .contains("ma", "boss");
    assertThat(approvers(ApprovalKind.TECHNICAL)).doesNotContain("wu");

    office.set(RecordType.USER, "wu", Map.of(User.DUTIES, List.of("technical")));

    assertThat(approvers(ApprovalKind.TECHNICAL)).contains("wu").doesNotContain("ma");
  }

  @Test
  void anItemThatAnybodySignsIsNotForWhomeverTheOwnerBroughtIn() {
    office.set(RecordType.CHECKLIST_ITEM, "feasible", Map.of("signRole", ""));
    office.put(office.the(RecordType.OPPORTUNITY, "roof").with("stage", Office.QUOTE));
    office.does("lin", member("roof", "wu", null, "technical"));
    var signature = new Command.SignOff(id("roof"), "feasible", true, "It holds");
    assertThat(office.refusals("wu", signature)).containsExactly("permission.member");

    office.set(RecordType.USER, "wu", Map.of(User.DUTIES, List.of("technical")));

    office.does("wu", signature);
  }

  @Test
  void theTimelineTellsWhoCameAndWent() {
    office.does("lin", member("roof", "wu", null, "technical"));
    office.pass(HOUR);
    office.does("lin", member("roof", "wu", "technical", "construction"));
    office.pass(HOUR);
    office.does("lin", member("roof", "wu", "construction", null));

    assertThat(lines())
        .containsExactly("wu null technical", "wu technical construction", "wu construction null");
    assertThat(
            office.refusals(
                "lin",
                Office.activity(
                    "forged", RecordType.OPPORTUNITY, "roof", Activity.MEMBER, null, NOON)))
        .containsExactly("field.managed");
  }

  @Test
  void aMemberWhoBecomesTheOwnerHasItAndWhoeverHadItSeesItNoMore() {
    office.does("lin", member("roof", "zhao", null, "commercial"));

    office.does("lin", new Command.AssignOwner(RecordType.OPPORTUNITY, id("roof"), "lin", "zhao"));

    office.does(
        "zhao",
        Office.edit(RecordType.OPPORTUNITY, "roof", new FieldEdit("amount", 48_000L, 50_000L)));
    assertThat(office.actor("lin").sees(office.the(RecordType.OPPORTUNITY, "roof"))).isFalse();
  }

  private List<String> lines() {
    return office.all(RecordType.ACTIVITY).stream()
        .filter(row -> row.text("kind").equals(Activity.MEMBER))
        .map(row ->
            row.text(Activity.PERSON)
                + ' '
                + row.textOrNull(Activity.FROM_ROLE)
                + ' '
                + row.textOrNull(Activity.TO_ROLE))
        .toList();
  }

  private List<String> approvers(ApprovalKind kind) {
    return new Approvers(office.configuration().tree())
        .of(kind, office.the(RecordType.OPPORTUNITY, "roof"), "lin").stream()
            .map(User::id)
            .toList();
  }

  private Map<String, DealRole> members(String deal) {
    return Opportunity.of(office.the(RecordType.OPPORTUNITY, deal)).members();
  }

  /// The names of what somebody sees, of what the story made.
  private List<String> seenBy(String user) {
    var actor = office.actor(user);
    return Stream.of(
            RecordType.OPPORTUNITY,
            RecordType.ACCOUNT,
            RecordType.CONTACT,
            RecordType.ACTIVITY,
            RecordType.TASK,
            RecordType.ATTACHMENT)
        .flatMap(type -> office.all(type).stream())
        .filter(actor::sees)
        .map(DealMembersTest::name)
        .toList();
  }

  private static String name(Row row) {
    return Stream.of(
            "roof",
            "hall",
            "factory",
            "school",
            "Mr Tao",
            "Ms Gao",
            "call",
            "second call",
            "quote",
            "site")
        .filter(name -> row.id().equals(id(name)))
        .findFirst()
        .orElse("another");
  }

  private static Command.EditFields assign(
      String task, @Nullable String from, @Nullable String to) {
    return Office.edit(RecordType.TASK, task, new FieldEdit(Task.ASSIGNEE, from, to));
  }

  private static Command.SetMember member(
      String deal, String person, @Nullable Object from, @Nullable String to) {
    var word = from instanceof DealRole role ? role.word() : (String) from;
    return new Command.SetMember(id(deal), person, word, to);
  }
}
