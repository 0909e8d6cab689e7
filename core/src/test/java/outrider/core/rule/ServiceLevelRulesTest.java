package outrider.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.core.record.RecordType.CALENDAR;
import static outrider.core.record.RecordType.LEAD;
import static outrider.core.record.RecordType.SERVICE_LEVEL;
import static outrider.core.record.RecordType.TASK;
import static outrider.core.rule.Office.HOUR;
import static outrider.core.rule.Office.MINUTE;
import static outrider.core.rule.Office.edit;
import static outrider.core.rule.Office.id;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.record.Row;
import outrider.core.task.Task;

/// Calendars and service levels: who sets them up, what is refused, and by when a lead is answered.
final class ServiceLevelRulesTest {

  private final Office office = new Office();

  @Test
  void withNothingSetUpALeadIsAnsweredWithinAnHour() {
    var task = firstResponse("A");

    assertThat(task.number(Task.DUE_AT, 0)).isEqualTo(office.now() + HOUR);
    assertThat(task.has(Task.SERVICE_LEVEL)).isFalse();
  }

  @Test
  void aLeadIsAnsweredByTheLevelThatIsForItAndTheTaskSaysWhich() {
    office.does("boss", calendar("cn", Map.of()));
    office.does("boss", level("hot", Map.of("intents", List.of("A"), "calendar", id("cn"))));
    // Sunday 27 September 2026, 12:00 in Shanghai.
    office.pass(Instant.parse("2026-09-27T04:00:00Z").toEpochMilli() - office.now());

    var task = firstResponse("A");

    assertThat(Instant.ofEpochMilli(task.number(Task.DUE_AT, 0)))
        .isEqualTo(Instant.parse("2026-09-28T01:30:00Z"));
    assertThat(task.text(Task.SERVICE_LEVEL)).isEqualTo(id("hot"));
    assertThat(task.text(Task.SERVICE_LEVEL_NAME)).isEqualTo("hot");
    assertThat(task.number(Task.ALLOWED_MINUTES, 0)).isEqualTo(30);
    assertThat(task.flag(Task.BUSINESS_TIME)).isTrue();
    assertThat(office.the(LEAD, "lead A").number("nextStepAt", 0))
        .isEqualTo(task.number(Task.DUE_AT, 0));
  }

  @Test
  void changingALevelLeavesRunningCountdownsAlone() {
    office.does("boss", level("all", Map.of()));
    var before = firstResponse("B");

    office.does("boss", edit(SERVICE_LEVEL, "all", new FieldEdit("minutes", 30L, 5L)));
    office.does("boss", edit(SERVICE_LEVEL, "all", new FieldEdit("name", "all", "faster")));

    assertThat(office.children(TASK, id("lead B"))).containsExactly(before);
    assertThat(firstResponse("C").number(Task.DUE_AT, 0)).isEqualTo(office.now() + 5 * MINUTE);
    office.does("boss", new Command.DeleteRecord(SERVICE_LEVEL, id("all")));
    assertThat(office.children(TASK, id("lead B"))).containsExactly(before);
  }

  @Test
  void whyATaskIsDueIsWrittenByTheRulesOnly() {
    office.does("boss", level("all", Map.of()));
    var task = firstResponse("A");
    var claim =
        new Command.EditFields(
            TASK, task.id(), List.of(new FieldEdit(Task.ALLOWED_MINUTES, 30L, 600L)));

    assertThat(office.refusals("lin", claim)).containsExactly("field.managed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lin", "ma"})
  void onlyAnAdministratorSetsThemUp(String user) {
    assertThat(office.refusals(user, calendar("cn", Map.of())))
        .containsExactly("permission.configuration");
    assertThat(office.refusals(user, level("all", Map.of())))
        .containsExactly("permission.configuration");
    office.does("boss", level("all", Map.of()));
    assertThat(
            office.refusals(user, edit(SERVICE_LEVEL, "all", new FieldEdit("minutes", 30L, 600L))))
        .containsExactly("permission.configuration");
    assertThat(office.refusals(user, new Command.DeleteRecord(SERVICE_LEVEL, id("all"))))
        .containsExactly("permission.delete");
  }

  @ParameterizedTest
  @MethodSource("unsound")
  void aCalendarThatMakesNoSenseIsRefused(Map<String, Object> fields, String reason, String field) {
    assertThat(office.refused("boss", calendar("cn", fields)))
        .extracting(why -> why.id() + " " + why.argument("field"))
        .containsExactly(reason + " " + field);
  }

  static List<Object[]> unsound() {
    return List.of(
        new Object[] {Map.of("zone", "Mars/Olympus"), "calendar.zone-unknown", "zone"},
        new Object[] {Map.of("tuesday", "18:00-09:00"), "calendar.hours-reversed", "tuesday"},
        new Object[] {
          Map.of("friday", "09:00-12:00 11:00-13:00"), "calendar.hours-overlapping", "friday"
        },
        new Object[] {Map.of("sunday", "morning"), "calendar.hours-malformed", "sunday"},
        new Object[] {Map.of("monday", ""), "calendar.never-open", "monday"},
        new Object[] {Map.of("holidays", List.of("10-01")), "calendar.day-malformed", "holidays"});
  }

  @Test
  void twoSoundEditsThatMergeToNonsenseAreRefused() {
    office.does("boss", calendar("cn", Map.of("tuesday", "09:00-18:00")));
    office.does("boss", edit(CALENDAR, "cn", new FieldEdit("monday", "09:00-18:00", null)));

    assertThat(
            office.refusals(
                "boss", edit(CALENDAR, "cn", new FieldEdit("tuesday", "09:00-18:00", null))))
        .containsExactly("calendar.never-open");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 43_201})
  void aLevelPromisesSomething(long minutes) {
    assertThat(office.refused("boss", level("all", Map.of("minutes", minutes))))
        .extracting(why -> why.id() + " " + why.argument("field"))
        .containsExactly("service-level.minutes minutes");
  }

  @Test
  void aLevelKnowsItsGradesAndItsCalendar() {
    assertThat(office.refused("boss", level("all", Map.of("intents", List.of("S")))))
        .extracting(why -> why.id() + " " + why.argument("field"))
        .containsExactly("field.malformed intents");
    assertThat(office.refusals("boss", level("all", Map.of("calendar", id("gone")))))
        .containsExactly("service-level.calendar-gone");
  }

  @Test
  void aCalendarThatIsCountedByStays() {
    office.does("boss", calendar("cn", Map.of()));
    office.does("boss", level("hot", Map.of("calendar", id("cn"))));
    var delete = new Command.DeleteRecord(CALENDAR, id("cn"));

    assertThat(office.refused("boss", delete))
        .containsExactly(Reason.of("calendar.in-use", "level", "hot"));
    office.does("boss", edit(SERVICE_LEVEL, "hot", new FieldEdit("calendar", id("cn"), null)));
    office.does("boss", delete);
    assertThat(office.has(CALENDAR, "cn")).isFalse();
  }

  private Row firstResponse(String grade) {
    office.does(
        "lin",
        new Command.CreateRecord(
            LEAD, id("lead " + grade), Map.of("name", "Z", "source", "fair", "intent", grade)));
    var tasks = office.children(TASK, id("lead " + grade));
    assertThat(tasks).hasSize(1);
    return tasks.getFirst();
  }

  private static Command calendar(String name, Map<String, Object> more) {
    var fields = new HashMap<String, Object>();
    fields.put("name", name);
    fields.put("zone", "Asia/Shanghai");
    fields.put("monday", "09:00-18:00");
    fields.putAll(more);
    fields.values().removeIf(""::equals);
    return new Command.CreateRecord(CALENDAR, id(name), fields);
  }

  private static Command level(String name, Map<String, Object> more) {
    var fields = new HashMap<String, Object>();
    fields.put("name", name);
    fields.put("minutes", 30L);
    fields.putAll(more);
    return new Command.CreateRecord(SERVICE_LEVEL, id(name), fields);
  }
}
