package outrider.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.core.record.RecordType.ACTIVITY;
import static outrider.core.record.RecordType.ESCALATION;
import static outrider.core.record.RecordType.ESCALATION_LEVEL;
import static outrider.core.record.RecordType.LEAD;
import static outrider.core.record.RecordType.TASK;
import static outrider.core.rule.Office.HOUR;
import static outrider.core.rule.Office.MINUTE;
import static outrider.core.rule.Office.id;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.escalation.Escalation;
import outrider.core.escalation.EscalationLevel;
import outrider.core.lead.Lead;
import outrider.core.record.Row;
import outrider.core.task.Task;
import outrider.core.user.Role;
import outrider.core.user.Visibility;

/// What HQ does about a lead that nobody answers, and what a call that was made in time does to it.
final class EscalationRulesTest {

  private final Office office = new Office();

  @Test
  void withNothingSetUpTheOwnerIsRemindedAndTheirManagerToldWhenTheResponseIsOverdue() {
    office.lead("lin", "li");
    assertThat(look()).isEmpty();
    office.pass(HOUR - 1);
    assertThat(look()).isEmpty();
    office.pass(1);

    assertThat(look())
        .extracting(row -> row.text(Escalation.ACTION) + row.set(Escalation.RECIPIENTS))
        .containsExactly("remind_owner[lin]", "warn_manager[ma]");
    assertThat(escalations("li"))
        .allSatisfy(row -> {
          assertThat(row.text("owner")).isEqualTo("lin");
          assertThat(row.text(Escalation.STATE)).isEqualTo(Escalation.OPEN);
          assertThat(row.number(Escalation.DUE_AT, 0)).isEqualTo(office.now());
        });
    assertThat(office.the(LEAD, "li").has(Lead.ESCALATED_AT)).isTrue();
  }

  @Test
  void eachHappensOnceHoweverOftenHqLooks() {
    office.lead("lin", "li");
    office.pass(2 * HOUR);
    assertThat(look()).hasSize(2);
    office.pass(HOUR);
    assertThat(look()).isEmpty();
  }

  @Test
  void aLeadThatSomebodyCalledIsNotOverdueThoughNobodyTickedTheTask() {
    office.lead("lin", "li");
    office.pass(MINUTE);
    office.does("lin", Office.call("hello", LEAD, "li", office.now()));
    office.pass(HOUR);

    assertThat(look()).isEmpty();
  }

  @Test
  void aCallMadeInTimeThatHqHearsOfLaterAnnulsItAndBothStayOnRecord() {
    var start = office.now();
    office.lead("lin", "li");
    office.pass(HOUR + 5 * MINUTE);
    look();

    office.pass(start + 50 * MINUTE - office.now());
    office.does("lin", Office.call("hello", LEAD, "li", office.now()));

    assertThat(escalations("li"))
        .extracting(row -> row.text(Escalation.STATE))
        .containsOnly(Escalation.ANNULLED);
    assertThat(escalations("li"))
        .extracting(row -> row.text(Escalation.SETTLED_BY))
        .containsOnly("lin");
    assertThat(office.the(LEAD, "li").has(Lead.ESCALATED_AT)).isFalse();
  }

  /// Saying afterwards that one had called before does not make one punctual: when it was said
  /// counts.
  @Test
  void aCallThatIsLoggedLateAnswersWithoutAnnulling() {
    var start = office.now();
    office.lead("lin", "li");
    office.pass(HOUR + 5 * MINUTE);
    look();
    office.does("lin", Office.call("hello", LEAD, "li", start + 10 * MINUTE));

    assertThat(escalations("li"))
        .extracting(row -> row.text(Escalation.STATE))
        .containsOnly(Escalation.ANSWERED);
  }

  @Test
  void doingTheTaskSettlesItAndPuttingItOffLateDoesNot() {
    office.lead("lin", "li");
    office.pass(2 * HOUR);
    look();
    var task = response("li");
    office.does(
        "lin", new Command.SnoozeTask(task.id(), task.number(Task.DUE_AT, 0), office.now() + HOUR));
    assertThat(escalations("li")).allMatch(row -> Escalation.of(row).isOpen());

    office.does("lin", new Command.CompleteTask(task.id(), "reached"));
    assertThat(escalations("li"))
        .extracting(row -> row.text(Escalation.STATE))
        .containsOnly(Escalation.ANSWERED);
  }

  @Test
  void afterAnotherTimeItIsOverdueAgain() {
    office.lead("lin", "li");
    office.pass(2 * HOUR);
    look();
    var task = response("li");
    office.does(
        "lin", new Command.SnoozeTask(task.id(), task.number(Task.DUE_AT, 0), office.now() + HOUR));
    assertThat(look()).isEmpty();
    office.pass(HOUR);
    assertThat(look()).hasSize(2);
  }

  @Test
  void withoutAnAcknowledgementTheLeadGoesToTheHeadOfTheGroupAndSaysWhy() {
    office.does("boss", level("remind", 0, EscalationLevel.REMIND_OWNER));
    office.does("boss", level("take", 15, EscalationLevel.REASSIGN));
    office.lead("lin", "li");
    office.pass(HOUR + 14 * MINUTE);
    assertThat(look()).hasSize(1);
    office.pass(MINUTE);

    assertThat(look()).hasSize(1);

    assertThat(office.the(LEAD, "li").text("owner")).isEqualTo("ma");
    assertThat(response("li").text("owner")).isEqualTo("ma");
    assertThat(escalations("li")).extracting(row -> row.text("owner")).containsOnly("ma");
    var said =
        ReasonText.read(office.children(ACTIVITY, id("li")).getLast().text("text")).reasons();
    assertThat(said).extracting(Reason::id).containsExactly("escalation.reassigned");
    assertThat(said.getFirst().arguments())
        .containsEntry("user", "lin")
        .containsEntry("owner", "ma")
        .containsEntry("minutes", "15");
  }

  @Test
  void whoeverSaysThatTheyAreOnItKeepsTheLead() {
    office.does("boss", level("remind", 0, EscalationLevel.REMIND_OWNER));
    office.does("boss", level("take", 15, EscalationLevel.REASSIGN));
    office.lead("lin", "li");
    office.pass(HOUR);
    var reminder = look().getFirst();
    office.does("lin", acknowledge(reminder.id(), Escalation.ACKNOWLEDGED));
    office.pass(HOUR);

    assertThat(look()).isEmpty();
    assertThat(office.the(LEAD, "li").text("owner")).isEqualTo("lin");
    office.does("lin", acknowledge(reminder.id(), Escalation.OPEN));
    assertThat(look()).hasSize(1);
  }

  @Test
  void whatTheFormerOwnerDidInTimeAnnulsItThoughTheLeadIsAnothersNow() {
    var start = office.now();
    office.does("boss", level("take", 15, EscalationLevel.REASSIGN));
    office.lead("lin", "li");
    office.pass(2 * HOUR);
    look();
    office.pass(start + 30 * MINUTE - office.now());

    var changes =
        Rules.keptByFormerOwner(
            Office.call("hello", LEAD, "li", office.now()), office, office.occasion("lin"));

    assertThat(changes)
        .filteredOn(change -> change.type() == ESCALATION)
        .extracting(change -> change.result().orElseThrow().text(Escalation.STATE))
        .containsExactly(Escalation.ANNULLED);
  }

  @Test
  void aManagersOwnLeadIsForWhoeverIsAboveThem() {
    office.lead("ma", "li");
    office.pass(HOUR);

    assertThat(look())
        .extracting(row -> row.text(Escalation.ACTION) + row.set(Escalation.RECIPIENTS))
        .containsExactly("remind_owner[ma]", "warn_manager[boss]");
  }

  @Test
  void aLeadThatWasGivenUpIsNotOverdue() {
    office.lead("lin", "li");
    office.set(LEAD, id("li"), Map.of(Lead.STATUS, "disqualified"));
    office.pass(HOUR);

    assertThat(look()).isEmpty();
  }

  @Test
  void closingTheLeadOrDeletingTheTaskSettlesWhatHqDid() {
    office.lead("lin", "li");
    office.lead("lin", "wang");
    office.pass(2 * HOUR);
    assertThat(look()).hasSize(4);

    office.does("lin", Office.edit(LEAD, "li", new FieldEdit(Lead.STATUS, null, "disqualified")));
    office.does("lin", new Command.DeleteRecord(TASK, response("wang").id()));

    for (var lead : List.of("li", "wang")) {
      assertThat(escalations(lead)).noneMatch(row -> Escalation.of(row).isPending());
      assertThat(office.the(LEAD, lead).has(Lead.ESCALATED_AT)).isFalse();
    }
  }

  @Test
  void otherTasksAreLookedAtWhereALevelSaysSo() {
    office.lead("lin", "li");
    office.does("lin", new Command.CompleteTask(response("li").id(), null));
    office.does("lin", Office.task("call back", LEAD, "li", office.now() + HOUR));
    office.pass(26 * HOUR);
    assertThat(look()).isEmpty();

    office.does(
        "boss", level("day", 1_440, EscalationLevel.WARN_MANAGER, EscalationLevel.OF, "task"));
    assertThat(look()).hasSize(1);
  }

  @Test
  void switchedOffLevelsAreNotTheUsualOnes() {
    office.does("boss", level("off", 0, EscalationLevel.WARN_MANAGER, "inactive", true));
    office.lead("lin", "li");
    office.pass(HOUR);

    assertThat(look()).isEmpty();
  }

  @Test
  void nobodyDecidesThatTheyWereNotLate() {
    office.lead("lin", "li");
    office.pass(HOUR);
    var reminder = look().getFirst();

    assertThat(office.refusals("lin", new Command.DeleteRecord(ESCALATION, reminder.id())))
        .containsExactly("permission.delete");
    assertThat(office.refusals("wu", acknowledge(reminder.id(), Escalation.ACKNOWLEDGED)))
        .containsExactly("record.not-found");
    assertThat(office.refusals("lin", acknowledge(reminder.id(), Escalation.ANNULLED)))
        .containsExactly("field.malformed");
    office.does("lin", new Command.CompleteTask(response("li").id(), null));
    assertThat(office.refusals("lin", acknowledge(reminder.id(), Escalation.ACKNOWLEDGED)))
        .containsExactly("escalation.settled");
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 43_201})
  void aLevelComesSomeTimeAfterwards(long minutes) {
    assertThat(office.refused("boss", level("odd", minutes, EscalationLevel.WARN_MANAGER)))
        .extracting(why -> why.id() + " " + why.argument("field"))
        .containsExactly("escalation-level.minutes minutes");
  }

  @Test
  void nothingButAResponseTakesARecordFromSomebody() {
    assertThat(
            office.refusals(
                "boss", level("odd", 5, EscalationLevel.REASSIGN, EscalationLevel.OF, "task")))
        .containsExactly("escalation-level.reassign");
    assertThat(office.refusals("ma", level("mine", 5, EscalationLevel.WARN_MANAGER)))
        .containsExactly("permission.configuration");
  }

  /// HQ looks at everything; gives what it has done.
  private List<Row> look() {
    var hq =
        new Actor(
            Actor.HEADQUARTERS, Role.ADMIN, null, Actor.HEADQUARTERS, Set.of(Visibility.CONFIG));
    var done = new java.util.ArrayList<Row>();
    for (var level : office.configuration().escalationLevels().ordered()) {
      for (var task : office.all(TASK)) {
        var decision =
            (Decision.Accepted)
                Rules.escalate(
                    task.id(), level, office, new Occasion(hq, office.now(), id("look")));
        for (var change : decision.changes()) {
          var after = change.result().orElseThrow();
          office.put(after);
          if (change.type() == ESCALATION && change.creates()) {
            done.add(after);
          }
        }
      }
    }
    return done;
  }

  private List<Row> escalations(String lead) {
    return office.children(ESCALATION, id(lead));
  }

  private Row response(String lead) {
    return office.children(TASK, id(lead)).stream()
        .filter(row -> Task.of(row).isResponse())
        .findFirst()
        .orElseThrow();
  }

  private static Command acknowledge(String escalation, String state) {
    return new Command.AcknowledgeEscalation(escalation, state);
  }

  private static Command level(String name, long minutes, String action, Object... more) {
    var fields = new HashMap<String, Object>();
    fields.put("name", name);
    fields.put(EscalationLevel.OF, EscalationLevel.FIRST_RESPONSE);
    fields.put(EscalationLevel.MINUTES, minutes);
    fields.put(EscalationLevel.ACTION, action);
    for (var index = 0; index < more.length; index += 2) {
      fields.put((String) more[index], more[index + 1]);
    }
    return new Command.CreateRecord(ESCALATION_LEVEL, id(name), fields);
  }
}
