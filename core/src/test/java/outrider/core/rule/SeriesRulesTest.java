package outrider.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.core.record.RecordType.CALENDAR;
import static outrider.core.record.RecordType.LEAD;
import static outrider.core.record.RecordType.TASK;
import static outrider.core.rule.Office.HOUR;
import static outrider.core.rule.Office.id;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.command.Repetition;
import outrider.core.record.Fields;
import outrider.core.record.Row;
import outrider.core.task.Task;

/// Lin calls her customer every Monday. The story begins on Monday, 21 September 2026, in the
/// evening in Shanghai.
final class SeriesRulesTest {

  private static final String MONDAYS = "FREQ=WEEKLY;BYDAY=MO";
  private static final long DAY = 24 * HOUR;

  private final Office office = new Office();

  @BeforeEach
  void linCallsEveryMonday() {
    office.lead("lin", "Li");
    office.all(TASK).forEach(task -> office.does("lin", new Command.CompleteTask(task.id(), null)));
    plan(weekly(MONDAYS));
  }

  @Test
  void doneIsFollowedByTheNext() {
    var first = openTask();
    assertThat(first.text(Task.OCCURS_AT)).isEqualTo("2026-09-28T09:00");

    passTo("2026-09-28T02:00:00Z");
    office.does("lin", new Command.CompleteTask(first.id(), "spoke to him"));

    var next = openTask();
    assertThat(next.id()).isNotEqualTo(first.id());
    assertThat(next.text(Task.OCCURS_AT)).isEqualTo("2026-10-05T09:00");
    assertThat(due(next)).isEqualTo("2026-10-05T01:00:00Z");
    assertThat(next.text("title")).isEqualTo("Call him");
    assertThat(next.has("outcome")).isFalse();
    assertThat(next.text(Fields.PARENT)).isEqualTo(id("Li"));
    assertThat(next.text(Fields.OWNER)).isEqualTo("lin");
    assertThat(office.the(LEAD, "Li").text(Fields.NEXT_STEP)).isEqualTo("Call him");
  }

  @Test
  void aCallThatWasTheTaskIsFollowedToo() {
    var first = openTask();
    office.does(
        "lin",
        new Command.LogActivity(
            id("call"),
            LEAD,
            id("Li"),
            "call",
            "out",
            office.now(),
            null,
            null,
            null,
            null,
            List.of(),
            first.id(),
            null));

    assertThat(openTask().text(Task.OCCURS_AT)).isEqualTo("2026-10-05T09:00");
  }

  @Test
  void twoWhoFinishItWithoutANetworkMakeTheSameNextOne() {
    var first = openTask();
    var linsLaptop = next(office.ask("lin", new Command.CompleteTask(first.id(), null)));
    office.pass(HOUR);
    var managersLaptop = next(office.ask("ma", new Command.CompleteTask(first.id(), null)));
    assertThat(managersLaptop.id()).isEqualTo(linsLaptop.id());

    office.does("lin", new Command.CompleteTask(first.id(), null));
    office.does("ma", new Command.CompleteTask(first.id(), null));

    assertThat(open()).hasSize(1);
  }

  @Test
  void whatIsDoneFarTooLateIsNotFollowedByAPile() {
    var first = openTask();
    passTo("2026-10-21T02:00:00Z");
    office.does("lin", new Command.CompleteTask(first.id(), null));

    assertThat(open()).hasSize(1);
    assertThat(openTask().text(Task.OCCURS_AT)).isEqualTo("2026-10-26T09:00");
  }

  @Test
  void puttingOneOffDoesNotMoveTheSeries() {
    var first = openTask();
    office.does(
        "lin",
        new Command.SnoozeTask(
            first.id(), first.number(Task.DUE_AT, 0), millis("2026-09-30T08:00:00Z")));
    passTo("2026-09-30T09:00:00Z");
    office.does("lin", new Command.CompleteTask(first.id(), null));

    assertThat(due(openTask())).isEqualTo("2026-10-05T01:00:00Z");
    assertThat(openTask().has("snoozes")).isFalse();
  }

  @Test
  void leavingOneOutGoesOnWithTheNextAndIsNoDeed() {
    var first = openTask();
    office.does("lin", new Command.SkipTask(first.id()));

    assertThat(row(first).flag(Task.SKIPPED)).isTrue();
    assertThat(openTask().text(Task.OCCURS_AT)).isEqualTo("2026-10-05T09:00");
    assertThat(openTask().has(Task.SKIPPED)).isFalse();
    assertThat(office.refusals("lin", new Command.SkipTask(first.id())))
        .containsExactly("task.done");
  }

  @Test
  void whoTakesDoneBackHasOneTaskAndNotTwo() {
    var first = openTask();
    office.does("lin", new Command.CompleteTask(first.id(), null));
    office.pass(HOUR);
    office.does("lin", new Command.ReopenTask(first.id()));

    assertThat(open()).extracting(Row::id).containsExactly(first.id());

    office.does("lin", new Command.SkipTask(first.id()));
    office.does("lin", new Command.ReopenTask(first.id()));
    assertThat(open()).extracting(Row::id).containsExactly(first.id());
    assertThat(row(first).has(Task.SKIPPED)).isFalse();
  }

  @Test
  void theNextOneStaysWhereSomebodyTouchedIt() {
    var first = openTask();
    office.does("lin", new Command.CompleteTask(first.id(), null));
    var next = openTask();
    office.does("lin", edit(next, "note", null, "bring the offer"));

    office.does("lin", new Command.ReopenTask(first.id()));
    assertThat(open()).hasSize(2);

    office.does("lin", new Command.CompleteTask(first.id(), null));
    assertThat(open()).as("it is there already").hasSize(1);
    assertThat(openTask().text("note")).isEqualTo("bring the offer");
  }

  @Test
  void whatIsChangedForOnceIsForOnce() {
    var first = openTask();
    office.does("lin", edit(first, "title", "Call him", "Visit him"));
    office.does("lin", edit(first, "note", null, "bring cake"));
    office.does("lin", new Command.CompleteTask(first.id(), null));

    assertThat(openTask().text("title")).isEqualTo("Call him");
    assertThat(openTask().has("note")).isFalse();
    assertThat(openTask().has(Task.PATTERN)).isFalse();
  }

  @Test
  void whatIsChangedFromHereOnStays() {
    var first = openTask();
    office.does("lin", edit(first, "title", "Call him", "Visit him"));
    office.does(
        "lin",
        new Command.EditSeries(first.id(), List.of(new FieldEdit("title", "Visit him", "Write"))));
    office.does("lin", new Command.CompleteTask(first.id(), null));

    assertThat(openTask().text("title")).isEqualTo("Write");
  }

  @Test
  void whatIsChangedAndChangedBackIsNothingOfItsOwn() {
    var first = openTask();
    office.does("lin", edit(first, "title", "Call him", "Visit him"));
    office.does("lin", edit(first, "title", "Visit him", "Call him"));

    assertThat(openTask().has(Task.PATTERN)).isFalse();
  }

  @Test
  void anotherRuleHoldsFromHereOn() {
    var first = openTask();
    office.does("lin", new Command.CompleteTask(first.id(), null));
    var second = openTask();
    office.does(
        "lin",
        new Command.RepeatTask(
            second.id(),
            millis("2026-10-06T02:00:00Z"),
            new Repetition(
                "FREQ=WEEKLY;BYDAY=TU", "2026-10-06T10:00", "Asia/Shanghai", null, null)));
    office.does("lin", new Command.CompleteTask(second.id(), null));

    assertThat(due(openTask())).isEqualTo("2026-10-13T02:00:00Z");
    assertThat(row(first).text(Task.REPEATS)).as("what was done stays").isEqualTo(MONDAYS);
  }

  @Test
  void theLastOneIsFollowedByNone() {
    office.does("lin", new Command.RepeatTask(openTask().id(), office.now() + DAY, null));
    assertThat(openTask().has(Task.SERIES)).isFalse();

    office.does("lin", new Command.CompleteTask(openTask().id(), null));
    assertThat(open()).isEmpty();
  }

  @Test
  void aSeriesEndsAfterItsTimes() {
    office.does("lin", new Command.CompleteTask(endedFirst().id(), null));
    plan(weekly(MONDAYS + ";COUNT=2"));

    office.does("lin", new Command.CompleteTask(openTask().id(), null));
    assertThat(open()).hasSize(1);
    office.does("lin", new Command.CompleteTask(openTask().id(), null));
    assertThat(open()).isEmpty();
  }

  @Test
  void aClosedLeadIsCalledNoMore() {
    var first = openTask();
    office.does(
        "lin",
        Office.edit(
            LEAD,
            "Li",
            new FieldEdit("status", office.the(LEAD, "Li").text("status"), "disqualified")));
    office.does("lin", new Command.CompleteTask(first.id(), null));

    assertThat(open()).isEmpty();
  }

  @Test
  void aDeletedTaskIsNotFollowed() {
    office.does("lin", new Command.DeleteRecord(TASK, openTask().id()));

    assertThat(open()).isEmpty();
    assertThat(office.the(LEAD, "Li").has(Fields.NEXT_STEP)).isFalse();
  }

  @Test
  void closedHoursWaitForTheDoorToOpen() {
    office.put(
        CALENDAR,
        "shop",
        Map.of("name", "Shop", "zone", "Asia/Shanghai", "tuesday", "10:00-18:00"));
    office.does("lin", new Command.CompleteTask(endedFirst().id(), null));
    plan(new Repetition(MONDAYS, "2026-09-28T09:00", "Asia/Shanghai", id("shop"), null));
    office.does("lin", new Command.CompleteTask(openTask().id(), null));

    assertThat(openTask().text(Task.OCCURS_AT)).isEqualTo("2026-10-05T09:00");
    assertThat(due(openTask())).isEqualTo("2026-10-06T02:00:00Z");
  }

  @Test
  void whatNoCalendarCanSayIsRefused() {
    assertThat(refused(weekly("FREQ=HOURLY"))).containsExactly("repeat.malformed");
    assertThat(refused(new Repetition(MONDAYS, "soon", "Asia/Shanghai", null, null)))
        .containsExactly("repeat.malformed");
    assertThat(refused(new Repetition(MONDAYS, "2026-09-28T09:00", "Shanghai", null, null)))
        .containsExactly("repeat.malformed");
    assertThat(
            refused(
                new Repetition(
                    MONDAYS, "2026-09-28T09:00", "Asia/Shanghai", null, "2026-09-29T09:00")))
        .as("no Monday")
        .containsExactly("repeat.malformed");
    assertThat(
            refused(new Repetition(MONDAYS, "2026-09-28T09:00", "Asia/Shanghai", id("no"), null)))
        .containsExactly("service-level.calendar-gone");
  }

  @Test
  void theFirstResponseIsOwedOnce() {
    office.lead("lin", "Wang");
    var response =
        office.all(TASK).stream()
            .filter(row -> row.text(Fields.PARENT).equals(id("Wang")))
            .findFirst()
            .orElseThrow();

    assertThat(
            office.refusals(
                "lin", new Command.RepeatTask(response.id(), office.now(), weekly(MONDAYS))))
        .containsExactly("repeat.not-this");
  }

  @Test
  void aColleagueOfAnotherTeamHasNothingToDoWithIt() {
    for (var command :
        List.of(
            new Command.SkipTask(openTask().id()),
            new Command.RepeatTask(openTask().id(), office.now(), null),
            new Command.EditSeries(
                openTask().id(), List.of(new FieldEdit("title", "Call him", "Mine"))))) {
      assertThat(office.refusals("wu", command)).containsExactly("record.not-found");
    }
  }

  @Test
  void nobodyWritesAnOccurrenceByHand() {
    assertThat(office.refusals("lin", edit(openTask(), Task.OCCURS_AT, null, "2030-01-01T00:00")))
        .containsExactly("field.managed");
  }

  private List<String> refused(Repetition repetition) {
    return office.refusals("lin", planning("again", repetition));
  }

  private void plan(@Nullable Repetition repetition) {
    office.does("lin", planning("task " + office.all(TASK).size(), repetition));
  }

  private static Command planning(String name, @Nullable Repetition repetition) {
    return new Command.PlanTask(
        id(name),
        LEAD,
        id("Li"),
        "Call him",
        "call",
        millis("2026-09-28T01:00:00Z"),
        null,
        repetition);
  }

  private static Repetition weekly(String rule) {
    return new Repetition(rule, "2026-09-28T09:00", "Asia/Shanghai", null, null);
  }

  /// The series of the story, ended so that a test begins one of its own.
  private Row endedFirst() {
    office.does("lin", new Command.RepeatTask(openTask().id(), office.now(), null));
    return openTask();
  }

  private static Command edit(Row task, String field, @Nullable Object before, Object after) {
    return new Command.EditFields(TASK, task.id(), List.of(new FieldEdit(field, before, after)));
  }

  private static Row next(Decision decision) {
    return ((Decision.Accepted) decision)
        .changes().stream().filter(Change::creates).map(Change::after).findFirst().orElseThrow();
  }

  private Row row(Row task) {
    return office.row(TASK, task.id()).orElseThrow();
  }

  private List<Row> open() {
    return office.all(TASK).stream().filter(row -> Task.of(row).isOpen()).toList();
  }

  private Row openTask() {
    assertThat(open()).hasSize(1);
    return open().getFirst();
  }

  private void passTo(String time) {
    office.pass(millis(time) - office.now());
  }

  private static String due(Row task) {
    return Instant.ofEpochMilli(task.number(Task.DUE_AT, 0)).toString();
  }

  private static long millis(String time) {
    return Instant.parse(time).toEpochMilli();
  }
}
