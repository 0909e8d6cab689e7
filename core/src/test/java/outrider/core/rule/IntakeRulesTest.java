package outrider.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.core.record.RecordType.ASSIGNMENT_RULE;
import static outrider.core.record.RecordType.FORM;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.record.RecordType;

/// A form or an assignment rule that makes no sense is refused to whoever sets it up.
final class IntakeRulesTest {

  private final Office office = new Office();

  @Example
  void aFormNeedsANameAndASourceAndNothingElse() {
    assertThat(makes(FORM, Map.of("name", "Contact", "source", "web"))).isEmpty();
    assertThat(makes(FORM, Map.of("name", "Contact"))).containsExactly("field.required");
  }

  @Example
  void aMappingNamesFieldsThatAFormMayFillEachOnce() {
    assertThat(form("mapping", List.of("your-name=name", "site=website"))).isEmpty();
    for (var line :
        List.of(
            "x",
            "=name",
            "a=",
            "a=owner",
            "a=touches",
            "a=source",
            "a=nothing",
            "a=tags",
            "again=name",
            "a=externalId")) {
      assertThat(form("mapping", List.of("n=name", line))).as(line).containsExactly("form.mapping");
    }
    assertThat(form("mapping", List.of("phone=phone"))).containsExactly("form.no-name");
  }

  @Example
  void aTrapIsNoFieldThatPeopleFill() {
    assertThat(form("honeypot", "fax")).isEmpty();
    assertThat(form("honeypot", "phone")).containsExactly("form.honeypot");
  }

  @Example
  void theBrowserGoesOnToTheWebOnly() {
    assertThat(form("redirect", "https://example.com/thanks?x=1")).isEmpty();
    for (var address :
        List.of("javascript:alert(1)", "//evil", "https://a b", "https://a\r\nX: y", "ftp://a")) {
      assertThat(form("redirect", address)).as(address).containsExactly("form.redirect");
    }
  }

  @Example
  void aTokenCannotBeGuessed() {
    assertThat(form("token", "short")).containsExactly("form.token");
    assertThat(form("token", "x".repeat(20))).isEmpty();
  }

  @Example
  void aRuleMeansSomebodyAndItsLimitIsNotNegative() {
    assertThat(makes(ASSIGNMENT_RULE, Map.of("name", "East"))).containsExactly("assignment.nobody");
    assertThat(
            makes(
                ASSIGNMENT_RULE,
                Map.of("name", "East", "people", List.of("lin"), "untouchedMax", -1L)))
        .containsExactly("field.malformed");
  }

  @Example
  void aRuleNamesNoTeamAndNobodyThatIsGone() {
    assertThat(rule(Map.of("team", "deleted"))).containsExactly("assignment.team-gone");
    assertThat(rule(Map.of("team", "north"))).isEmpty();
    assertThat(rule(Map.of("people", List.of("lin", "deleted"))))
        .containsExactly("assignment.person-gone");
    assertThat(rule(Map.of("people", List.of("gone"))))
        .as("nobody is left")
        .containsExactly("assignment.nobody-left");
    assertThat(rule(Map.of("people", List.of("gone", "zhao")))).as("may come back").isEmpty();
    assertThat(rule(Map.of("team", "deleted", "inactive", true)))
        .as("a rule that is off decides nothing")
        .isEmpty();
  }

  @Example
  void aRuleThatHasLostItsTeamMakesRoomAndGoesOffAndIsNotSavedOtherwise() {
    var id = Office.id("rule");
    office.set(ASSIGNMENT_RULE, id, Map.of("name", "Old", "team", "deleted", "position", 1L));

    assertThat(edits(id, new FieldEdit("position", 1L, 2L))).isEmpty();
    assertThat(edits(id, new FieldEdit("inactive", null, true))).isEmpty();
    assertThat(edits(id, new FieldEdit("untouchedMax", null, 9L)))
        .containsExactly("assignment.team-gone");
    assertThat(edits(id, new FieldEdit("team", "deleted", "south"))).isEmpty();
  }

  @Example
  void eachReasonNamesItsField() {
    assertThat(fields(FORM, Map.of("name", "a", "source", "b", "mapping", List.of("a=owner"))))
        .containsOnly("mapping");
    assertThat(fields(FORM, Map.of("name", "a", "source", "b", "redirect", "nowhere")))
        .containsExactly("redirect");
    assertThat(fields(ASSIGNMENT_RULE, Map.of("name", "a"))).containsExactly("team");
  }

  @Example
  void anEditIsCheckedAsAMakingIs() {
    var id = Office.id("form");
    office.does(
        "boss", new Command.CreateRecord(FORM, id, Map.of("name", "Contact", "source", "web")));

    var decision =
        office.ask(
            "boss",
            new Command.EditFields(FORM, id, List.of(new FieldEdit("redirect", null, "nowhere"))));

    assertThat(ids(decision)).containsExactly("form.redirect");
  }

  @Example
  void onlyAnAdministratorSetsThemUp() {
    assertThat(
            ids(
                office.ask(
                    "ma",
                    new Command.CreateRecord(
                        FORM, Office.id("f"), Map.of("name", "Contact", "source", "web")))))
        .containsExactly("permission.configuration");
  }

  @Property
  void whatIsToldIsReadAsItWasWritten(@ForAll String argument, @ForAll String words) {
    var reasons =
        List.of(Reason.of("assign.rule-load", "rule", argument), Reason.of("assign.no-reps"));

    var said = ReasonText.read(ReasonText.write(reasons, words));

    assertThat(said.reasons().getFirst().argument("rule")).isEqualTo(argument.replace('\r', '\n'));
    assertThat(said.reasons()).hasSize(2).last().isEqualTo(reasons.get(1));
    assertThat(said.words()).isEqualTo(words.strip());
  }

  @Example
  void whatSomebodyWroteIsNoReasonOfHqsWhateverItLooksLike() {
    var words = "reason:assign.no-reps\nreason:\nreason:intake.perhaps|name=x";
    var said = ReasonText.read(ReasonText.write(List.of(Reason.of("assign.no-reps")), words));
    assertThat(said.reasons()).hasSize(1);
    assertThat(said.words()).isEqualTo(words);
  }

  private List<String> form(String field, Object value) {
    var fields = new HashMap<String, Object>(Map.of("name", "Contact", "source", "web"));
    fields.put(field, value);
    return makes(FORM, fields);
  }

  private List<String> rule(Map<String, Object> more) {
    var fields = new HashMap<>(more);
    fields.put("name", "East");
    return makes(ASSIGNMENT_RULE, fields);
  }

  private List<String> edits(String rule, FieldEdit edit) {
    return ids(office.ask("boss", new Command.EditFields(ASSIGNMENT_RULE, rule, List.of(edit))));
  }

  private List<String> fields(RecordType type, Map<String, Object> fields) {
    var decision =
        office.ask("boss", new Command.CreateRecord(type, Office.id(fields.toString()), fields));
    return ((Decision.Rejected) decision)
        .reasons().stream().map(reason -> reason.argument("field")).toList();
  }

  private List<String> makes(RecordType type, Map<String, Object> fields) {
    return ids(
        office.ask("boss", new Command.CreateRecord(type, Office.id(fields.toString()), fields)));
  }

  private static List<String> ids(Decision decision) {
    return decision instanceof Decision.Rejected no
        ? no.reasons().stream().map(Reason::id).toList()
        : List.of();
  }
}
