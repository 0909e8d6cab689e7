package outrider.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.core.record.RecordType.ACCOUNT;
import static outrider.core.record.RecordType.ACTIVITY;
import static outrider.core.record.RecordType.CHECKMARK;
import static outrider.core.record.RecordType.CONFLICT;
import static outrider.core.record.RecordType.CONTACT;
import static outrider.core.record.RecordType.LEAD;
import static outrider.core.record.RecordType.TAG;
import static outrider.core.record.RecordType.TASK;
import static outrider.core.record.RecordType.TEAM;
import static outrider.core.record.RecordType.USER;
import static outrider.core.rule.Office.id;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;

final class RecordRulesTest {

  private final Office office = new Office();

  @Test
  void aNewRecordBelongsToWhoMadeIt() {
    var lead = office.lead("lin", "Zhang San");

    assertThat(lead.text(Fields.OWNER)).isEqualTo("lin");
    assertThat(lead.text(Fields.CREATED_BY)).isEqualTo("lin");
    assertThat(lead.number(Fields.CREATED_AT, 0)).isEqualTo(Office.NOON);
  }

  @Test
  void aRecordSharedWithTheTeamNeedsNoOwner() {
    office.does("lin", create(LEAD, "Li", Map.of("name", "Li", "source", "fair", "team", "north")));

    var shared = office.the(LEAD, "Li");
    assertThat(shared.has(Fields.OWNER)).isFalse();
    assertThat(office.actor("zhao").sees(shared)).isTrue();
    assertThat(office.actor("wu").sees(shared)).isFalse();
  }

  @Test
  void aLeadWithoutASourceIsRefusedByName() {
    var reasons = office.refused("lin", create(LEAD, "Li", Map.of("name", "Li")));

    assertThat(reasons)
        .containsExactly(Reason.of("field.required", "type", "lead").with("field", "source"));
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnce() {
    var reasons =
        office.refusals(
            "lin", create(LEAD, "Li", Map.of("intent", "Z", "employees", "many", "bad name", "x")));

    assertThat(reasons)
        .containsExactlyInAnyOrder("field.malformed", "field.malformed", "field.unknown");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "not-a-uuid", "0189F0E0-0000-7000-8000-000000000000"})
  void anIdIsALowerCaseUuid(String id) {
    var command = new Command.CreateRecord(LEAD, id, Map.of("name", "Li", "source", "fair"));

    assertThat(office.refusals("lin", command)).containsExactly("record.bad-id");
  }

  @Test
  void anIdIsUsedOnce() {
    office.lead("lin", "Li");

    assertThat(office.refusals("lin", newLead("Li"))).containsExactly("record.exists");
  }

  @Test
  void theOwnDeletedRecordComesBackUnderItsIdButNobodyElsesDoes() {
    office.lead("lin", "Li");
    office.does("lin", new Command.DeleteRecord(LEAD, id("Li")));

    assertThat(office.refusals("wu", newLead("Li"))).containsExactly("record.exists");
    office.does("lin", newLead("Li"));
    assertThat(office.has(LEAD, "Li")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"touches", "createdAt", "createdBy", "nextStep", "lastContactAt"})
  void whatTheRulesKeepNobodyWrites(String field) {
    var fields = new LinkedHashMap<String, Object>(Map.of("name", "Li", "source", "fair"));
    fields.put(field, field.equals("createdBy") || field.equals("nextStep") ? "zhao" : 7L);

    assertThat(office.refused("lin", create(LEAD, "Li", fields)))
        .containsExactly(Reason.of("field.managed", "type", "lead").with("field", field));
  }

  @ParameterizedTest
  @CsvSource({
    "lin, lin, true", "lin, zhao, false", "lin, wu, false",
    "ma, lin, true", "ma, wu, false", "boss, wu, true"
  })
  void recordsAreMadeForPeopleOneAnswersFor(String actor, String owner, boolean allowed) {
    var command = create(LEAD, "Li", Map.of("name", "Li", "source", "fair", "owner", owner));

    if (allowed) {
      office.does(actor, command);
    } else {
      assertThat(office.refusals(actor, command)).containsExactly("permission.assign");
    }
  }

  @Test
  void aRecordIsNotSharedWithATeamOneIsNotIn() {
    var command = create(LEAD, "Li", Map.of("name", "Li", "source", "fair", "team", "south"));

    assertThat(office.refusals("lin", command)).containsExactly("permission.assign");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lin", "ma"})
  void onlyAnAdministratorConfigures(String user) {
    assertThat(office.refusals(user, create(TAG, "vip", Map.of("name", "VIP"))))
        .containsExactly("permission.configuration");
    assertThat(office.refusals(user, new Command.DeleteRecord(TEAM, "south")))
        .containsExactly("permission.delete");
    assertThat(
            office.refusals(
                user,
                new Command.EditFields(USER, user, List.of(new FieldEdit("role", "rep", "admin")))))
        .containsExactly("permission.configuration");
  }

  @Test
  void anAdministratorConfigures() {
    office.does("boss", create(TAG, "vip", Map.of("name", "VIP")));

    assertThat(office.the(TAG, "vip").has(Fields.OWNER)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ACTIVITY", "TASK", "ATTACHMENT", "CHECKMARK", "CONFLICT"})
  void whatHasItsOwnCommandIsNotMadeByHand(RecordType type) {
    assertThat(office.refused("boss", create(type, "x", Map.of())))
        .containsExactly(Reason.of("record.own-command", "type", type.wireName()));
  }

  @Test
  void somebodyWhoLeftDoesNothingAnyMore() {
    assertThat(office.refusals("gone", newLead("Li"))).containsExactly("permission.inactive");
  }

  @Test
  void aContactBelongsToThoseWhoHaveItsAccount() {
    office.account("lin", "Huawei");
    office.does("ma", create(CONTACT, "Ren", Map.of("name", "Ren", "account", id("Huawei"))));

    assertThat(office.the(CONTACT, "Ren").text(Fields.OWNER)).isEqualTo("lin");
  }

  @Test
  void aContactOfAnAccountOneDoesNotSeeStaysOnesOwn() {
    office.account("wu", "Huawei");
    office.does("lin", create(CONTACT, "Ren", Map.of("name", "Ren", "account", id("Huawei"))));

    assertThat(office.the(CONTACT, "Ren").text(Fields.OWNER)).isEqualTo("lin");
  }

  @ParameterizedTest
  @CsvSource({"wu, record.not-found", "qi, record.not-found", "zhao, record.not-found"})
  void aForeignRecordDoesNotExist(String user, String reason) {
    office.lead("lin", "Li");

    assertThat(office.refusals(user, new Command.DeleteRecord(LEAD, id("Li"))))
        .containsExactly(reason);
  }

  @Test
  void aColleagueDoesNotDeleteWhatIsOnlySharedButTheManagerDoes() {
    office.lead("lin", "Li");
    office.put(office.the(LEAD, "Li").with(Fields.TEAM, "north"));
    var delete = new Command.DeleteRecord(LEAD, id("Li"));

    assertThat(office.refusals("zhao", delete)).containsExactly("permission.delete");
    office.does("ma", delete);
    assertThat(office.has(LEAD, "Li")).isFalse();
  }

  @Test
  void deletingARecordLeavesNoOrphans() {
    office.lead("lin", "Li");
    office.does("lin", Office.call("call", LEAD, "Li", office.now()));
    office.does("lin", Office.task("quote", LEAD, "Li", office.now() + Office.HOUR));
    office.put(CONFLICT, "amount?", Map.of("parentType", "lead", "parent", id("Li")));

    office.does("lin", new Command.DeleteRecord(LEAD, id("Li")));

    for (var type : List.of(ACTIVITY, TASK, CHECKMARK, CONFLICT)) {
      assertThat(office.children(type, id("Li"))).isEmpty();
    }
  }

  @Test
  void aHandoverTakesEverythingAlong() {
    office.lead("lin", "Li");
    office.does("lin", Office.call("call", LEAD, "Li", office.now()));
    office.does("lin", Office.task("quote", LEAD, "Li", office.now() + Office.HOUR));

    office.does("ma", new Command.AssignOwner(LEAD, id("Li"), "lin", "zhao"));

    assertThat(office.the(LEAD, "Li").text(Fields.OWNER)).isEqualTo("zhao");
    assertThat(office.the(ACTIVITY, "call").text(Fields.OWNER)).isEqualTo("zhao");
    assertThat(office.the(TASK, "quote").text(Fields.OWNER)).isEqualTo("zhao");
    assertThat(office.the(LEAD, "Li").number(Fields.TOUCHES, 0)).isOne();
  }

  @Test
  void anAccountIsHandedOverWithItsPeopleButNotWithAColleaguesContact() {
    office.account("lin", "Huawei");
    office.does("lin", create(CONTACT, "Ren", Map.of("name", "Ren", "account", id("Huawei"))));
    office.does("lin", Office.call("call", CONTACT, "Ren", office.now()));
    office.does(
        "zhao",
        create(CONTACT, "Meng", Map.of("name", "Meng", "account", id("Huawei"), "owner", "zhao")));

    office.does("ma", new Command.AssignOwner(ACCOUNT, id("Huawei"), "lin", "ma"));

    assertThat(office.the(CONTACT, "Ren").text(Fields.OWNER)).isEqualTo("ma");
    assertThat(office.the(ACTIVITY, "call").text(Fields.OWNER)).isEqualTo("ma");
    assertThat(office.the(CONTACT, "Meng").text(Fields.OWNER)).isEqualTo("zhao");
  }

  @ParameterizedTest
  @CsvSource({
    "lin, zhao, ''",
    "lin, wu, permission.assign",
    "lin, gone, owner.unknown",
    "lin, nobody, owner.unknown",
    "ma, zhao, ''",
    "ma, wu, permission.assign",
    "boss, wu, ''"
  })
  void recordsAreGivenWithinOnesReach(String actor, String receiver, String refusal) {
    office.lead("lin", "Li");
    var command = new Command.AssignOwner(LEAD, id("Li"), "lin", receiver);

    if (refusal.isEmpty()) {
      office.does(actor, command);
    } else {
      assertThat(office.refusals(actor, command)).containsExactly(refusal);
    }
  }

  @Test
  void aRecordThatChangedHandsMeanwhileIsNotGivenAgain() {
    office.lead("lin", "Li");
    office.does("ma", new Command.AssignOwner(LEAD, id("Li"), "lin", "zhao"));

    assertThat(office.refused("ma", new Command.AssignOwner(LEAD, id("Li"), "lin", "ma")))
        .containsExactly(Reason.of("owner.changed", "owner", "zhao").with("type", "lead"));
    assertThat(office.refusals("boss", new Command.AssignOwner(LEAD, id("Li"), null, "wu")))
        .containsExactly("owner.changed");
  }

  @Test
  void childrenAndConfigurationAreNotAssigned() {
    assertThat(office.refusals("boss", new Command.AssignOwner(TASK, id("x"), null, "lin")))
        .containsExactly("record.own-command");
    assertThat(office.refusals("boss", new Command.AssignOwner(USER, "lin", null, "lin")))
        .containsExactly("record.own-command");
  }

  private static Command.CreateRecord newLead(String name) {
    return create(LEAD, name, Map.of("name", name, "source", "website"));
  }

  private static Command.CreateRecord create(
      RecordType type, String name, Map<String, Object> fields) {
    return new Command.CreateRecord(type, id(name), fields);
  }
}
