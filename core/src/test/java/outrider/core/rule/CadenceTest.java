package outrider.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.core.record.RecordType.CADENCE;
import static outrider.core.record.RecordType.CALENDAR;
import static outrider.core.record.RecordType.ENROLLMENT;
import static outrider.core.record.RecordType.LEAD;
import static outrider.core.record.RecordType.SERVICE_LEVEL;
import static outrider.core.record.RecordType.TASK;
import static outrider.core.rule.Office.HOUR;
import static outrider.core.rule.Office.MINUTE;
import static outrider.core.rule.Office.edit;
import static outrider.core.rule.Office.id;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outrider.core.cadence.Cadence;
import outrider.core.cadence.Enrollment;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.record.Fields;
import outrider.core.record.Row;
import outrider.core.task.Task;

/// Leads that are followed up by a cadence: when each step is due, what pauses and ends a run, what
/// a change of the template leaves alone, and which cadences are refused.
final class CadenceTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final long DAY = 24 * HOUR;

  private static final String SAAS =
      """
      1h|respond|First response|Thank them, ask what made them look now.
      1d|demo|Demo
      3d|quote|Quote
      7d|call|Closing call\
      """;

  private final Office office = new Office();

  @Test
  void aLeadCreatedAtNineIsDueAtTenThenNextDayAtNineThenOnDayThreeAndSeven() {
    office.does("boss", cadence("SaaS", Map.of()));
    at("2026-11-24T09:00");
    lead("Z");

    assertThat(due()).isEqualTo("2026-11-24T10:00");
    assertThat(office.children(TASK, id("Z"))).as("no second first response").hasSize(1);
    at("2026-11-24T09:20");
    finish();
    assertThat(due()).isEqualTo("2026-11-25T09:00");
    at("2026-11-25T08:30");
    finish();
    assertThat(due()).isEqualTo("2026-11-27T09:00");
    at("2026-11-27T08:59");
    finish();
    assertThat(due()).isEqualTo("2026-12-01T09:00");
    finish();

    assertThat(openTasks()).isEmpty();
    assertThat(run().text(Enrollment.STATE)).isEqualTo(Enrollment.ENDED);
    assertThat(run().text(Enrollment.WHY)).isEqualTo(Enrollment.DONE);
  }

  @Test
  void aStepIsAnOrdinaryTaskThatSaysWhichStepItIs() {
    office.does("boss", cadence("SaaS", Map.of("nameEn", "Software")));
    lead("Z");

    var task = openTask();

    assertThat(task.text("title")).as("in the language of the reader").isEqualTo("first-response");
    assertThat(task.text("kind")).isEqualTo("respond");
    assertThat(task.text("note")).startsWith("Thank them");
    assertThat(task.text(Task.CADENCE_NAME)).isEqualTo("SaaS");
    assertThat(task.text(Task.CADENCE_NAME_EN)).isEqualTo("Software");
    assertThat(task.number(Task.STEP, 0)).isEqualTo(1);
    assertThat(task.number(Task.STEPS, 0)).isEqualTo(4);
    assertThat(office.the(LEAD, "Z").text("nextStep")).isEqualTo("first-response");
    office.does(
        "lin",
        new Command.LogActivity(
            id("call"),
            LEAD,
            id("Z"),
            "call",
            "out",
            office.now(),
            null,
            "reached",
            null,
            null,
            List.of(),
            task.id(),
            null));
    assertThat(openTask().text("title")).isEqualTo("Demo");
    assertThat(office.the(LEAD, "Z").text("nextStep")).isEqualTo("Demo");
  }

  @Test
  void businessHoursAndWorkingDaysCountOnlyWhatIsOpen() {
    office.does("boss", week());
    var steps = "2bh|respond|First response\n1wd|call|Call\n2wd|quote|Quote\n2d|email|Mail";
    office.does(
        "boss", cadence("Plant", Map.of(Cadence.STEPS, steps, Cadence.CALENDAR, id("week"))));
    // A Friday.
    at("2026-11-27T17:30");
    lead("Z");

    assertThat(due()).isEqualTo("2026-11-30T10:30");
    finish();
    assertThat(due()).isEqualTo("2026-11-30T17:30");
    finish();
    assertThat(due()).isEqualTo("2026-12-01T17:30");
    finish();
    assertThat(due()).as("two days later, whatever day that is").isEqualTo("2026-11-29T17:30");
  }

  @Test
  void aReplyPausesAndWhoeverResumesGoesOnWhereItWas() {
    office.does("boss", cadence("SaaS", Map.of()));
    at("2026-11-24T09:00");
    lead("Z");
    finish();
    at("2026-11-24T15:00");

    office.does("lin", reply("mail"));

    assertThat(run().text(Enrollment.STATE)).isEqualTo(Enrollment.PAUSED);
    assertThat(run().text(Enrollment.WHY)).isEqualTo(Enrollment.REPLY);
    assertThat(openTasks()).isEmpty();
    assertThat(office.the(LEAD, "Z").has(Fields.NEXT_STEP)).isFalse();
    at("2026-11-28T15:00");
    office.does("lin", new Command.ResumeEnrollment(run().id(), null));
    assertThat(run().text(Enrollment.STATE)).isEqualTo(Enrollment.RUNNING);
    assertThat(openTask().text("title")).isEqualTo("Demo");
    assertThat(due()).as("four days of pause do not count").isEqualTo("2026-11-29T09:00");
    finish();
    assertThat(due()).isEqualTo("2026-12-01T09:00");
  }

  @Test
  void aReplyThatIsTheStepItselfCountsAsDoneAndTheNextWaits() {
    office.does("boss", cadence("SaaS", Map.of()));
    lead("Z");

    office.does(
        "lin",
        new Command.LogActivity(
            id("call"),
            LEAD,
            id("Z"),
            "call",
            "in",
            office.now(),
            null,
            null,
            null,
            null,
            List.of(),
            openTask().id(),
            null));

    assertThat(Enrollment.of(run()).isPaused()).isTrue();
    assertThat(run().number(Enrollment.STEP, 0)).isEqualTo(2);
    assertThat(openTasks()).isEmpty();
  }

  @Test
  void theFirstResponseIsOwedThoughTheCadenceIsPaused() {
    office.does("boss", cadence("SaaS", Map.of()));
    lead("Z");
    var promised = openTask().number(Task.DUE_AT, 0);

    office.does("lin", new Command.PauseEnrollment(run().id(), null));

    assertThat(openTask().number(Task.DUE_AT, 0)).isEqualTo(promised);
    office.does("lin", new Command.ResumeEnrollment(run().id(), null));
    assertThat(openTask().number(Task.DUE_AT, 0)).as("the same one goes on").isEqualTo(promised);
    office.does("lin", new Command.PauseEnrollment(run().id(), null));
    finish();
    assertThat(openTasks()).isEmpty();
    office.does("lin", new Command.ResumeEnrollment(run().id(), null));
    assertThat(openTask().text("title")).isEqualTo("Demo");
  }

  @Test
  void aReplyFromBeforeTheRunIsNoAnswerToIt() {
    office.does("boss", cadence("SaaS", Map.of()));
    lead("Z");

    office.does("lin", Office.activity("old mail", LEAD, "Z", "email", "in", office.now() - DAY));

    assertThat(Enrollment.of(run()).isRunning()).isTrue();
  }

  @Test
  void whereTheCadenceSaysSoAReplyDoesNotPause() {
    office.does("boss", cadence("SaaS", Map.of(Cadence.IGNORES_REPLIES, true)));
    lead("Z");

    office.does("lin", reply("mail"));

    assertThat(Enrollment.of(run()).isRunning()).isTrue();
  }

  @Test
  void changingSwitchingOffOrDeletingTheTemplateAltersNothingThatRuns() {
    office.does("boss", cadence("SaaS", Map.of()));
    at("2026-11-24T09:00");
    lead("Z");
    var before = run();
    var task = openTask();

    office.does(
        "boss",
        edit(
            CADENCE,
            "SaaS",
            new FieldEdit(Cadence.STEPS, SAAS, "5m|call|Something else"),
            new FieldEdit(Fields.NAME, "SaaS", "Other")));
    office.does("boss", edit(CADENCE, "SaaS", new FieldEdit(Cadence.INACTIVE, null, true)));
    office.does("boss", new Command.DeleteRecord(CADENCE, id("SaaS")));

    assertThat(run()).isEqualTo(before);
    assertThat(openTask()).isEqualTo(task);
    finish();
    assertThat(openTask().text("title")).isEqualTo("Demo");
    assertThat(openTask().text(Task.CADENCE_NAME)).isEqualTo("SaaS");
    assertThat(due()).isEqualTo("2026-11-25T09:00");
  }

  @Test
  void aStepThatWasDoneLateMovesTheRestInsteadOfPilingItUp() {
    office.does("boss", cadence("SaaS", Map.of()));
    at("2026-11-24T09:00");
    lead("Z");

    at("2026-11-26T10:00");
    finish();

    assertThat(due()).as("23 hours after the first").isEqualTo("2026-11-27T09:00");
    finish();
    assertThat(due()).isEqualTo("2026-11-29T09:00");
  }

  @Test
  void theFirstCadenceThatFitsIndustryAndSourceIsBegun() {
    office.does("boss", cadence("Any", Map.of()));
    office.does("boss", cadence("School", Map.of(Cadence.INDUSTRIES, List.of("Education"))));
    office.does(
        "boss",
        cadence(
            "School fair",
            Map.of(Cadence.INDUSTRIES, List.of("Education"), Cadence.SOURCES, List.of("Fair"))));
    office.does("boss", cadence("By hand", Map.of(Cadence.BY_HAND, true, Cadence.POSITION, -1L)));

    assertThat(begun(Map.of("industry", "Mining"))).isEqualTo("Any");
    assertThat(begun(Map.of("industry", "education "))).isEqualTo("School");
    assertThat(begun(Map.of("industry", "Education", "source", "fair"))).isEqualTo("School fair");
  }

  @Test
  void leadsOfAnImportBeginNone() {
    office.does("boss", cadence("Any", Map.of()));

    office.does("lin", create("old", Map.of(Fields.IMPORT, id("file"))));

    assertThat(office.children(ENROLLMENT, id("old"))).isEmpty();
    assertThat(office.children(TASK, id("old"))).isEmpty();
  }

  @Test
  void aLeadAddedInAHurryBeginsOnceItsIndustryIsKnown() {
    office.does("boss", cadence("School", Map.of(Cadence.INDUSTRIES, List.of("Education"))));
    lead("Z");
    assertThat(office.children(ENROLLMENT, id("Z"))).isEmpty();

    office.does("lin", edit(LEAD, "Z", new FieldEdit("industry", null, "Education")));

    assertThat(run().text(Fields.NAME)).isEqualTo("School");
    assertThat(openTasks()).as("the first response became its first step").hasSize(1);
  }

  @Test
  void whatAServiceLevelPromisedStaysPromised() {
    office.does(
        "boss",
        new Command.CreateRecord(
            SERVICE_LEVEL, id("level"), Map.of("name", "level", "minutes", 30L)));
    office.does("boss", cadence("SaaS", Map.of()));
    lead("Z");

    assertThat(openTask().number(Task.DUE_AT, 0)).isEqualTo(office.now() + 30 * MINUTE);
    assertThat(openTask().text(Task.SERVICE_LEVEL_NAME)).isEqualTo("level");
    assertThat(openTask().number(Task.STEP, 0)).isEqualTo(1);
  }

  @Test
  void aCadenceThatBeginsWithSomethingElseStandsBesideTheFirstResponse() {
    office.does("boss", cadence("Plant", Map.of(Cadence.STEPS, "1d|visit|Visit")));
    lead("Z");

    assertThat(openTasks())
        .extracting(task -> task.text("title"))
        .containsExactlyInAnyOrder("first-response", "Visit");
  }

  @ParameterizedTest
  @CsvSource({"disqualified,closed", "nurturing,"})
  void closingALeadEndsItsCadence(String status, @Nullable String why) {
    office.does("boss", cadence("SaaS", Map.of()));
    lead("Z");
    finish();

    office.does("lin", edit(LEAD, "Z", new FieldEdit("status", null, status)));

    assertThat(run().textOrNull(Enrollment.WHY)).isEqualTo(why);
    assertThat(openTasks()).hasSize(why == null ? 1 : 0);
  }

  @Test
  void convertingALeadEndsItsCadence() {
    office.does("boss", cadence("SaaS", Map.of()));
    lead("Z");
    finish();

    office.does(
        "lin",
        new Command.ConvertLead(id("Z"), id("a"), "Z Ltd", id("c"), id("o"), "Deal", Office.TALK));

    assertThat(run().text(Enrollment.WHY)).isEqualTo(Enrollment.CONVERTED);
    assertThat(openTasks()).isEmpty();
    assertThat(office.the(LEAD, "Z").has(Fields.NEXT_STEP)).isFalse();
    assertThat(office.refusals("lin", new Command.ResumeEnrollment(run().id(), null)))
        .containsExactly("lead.closed");
  }

  @Test
  void aTagEndsItWhereTheCadenceSaysSo() {
    office.does("boss", cadence("SaaS", Map.of(Cadence.EXIT_TAGS, List.of("no budget"))));
    lead("Z");

    office.does("lin", new Command.AddTags(LEAD, id("Z"), List.of("vip")));
    assertThat(Enrollment.of(run()).isRunning()).isTrue();
    office.does("lin", new Command.AddTags(LEAD, id("Z"), List.of("no budget")));

    assertThat(run().text(Enrollment.WHY)).isEqualTo(Enrollment.TAGGED);
    assertThat(openTasks())
        .extracting(task -> task.text("title"))
        .as("the first response is owed all the same")
        .containsExactly("first-response");
  }

  @Test
  void triesThatNobodyAnswersEndItAndAnotherFollows() {
    office.does(
        "boss",
        cadence("Nurture", Map.of(Cadence.BY_HAND, true, Cadence.STEPS, "30d|wechat|Say hello")));
    office.does(
        "boss", cadence("SaaS", Map.of(Cadence.UNANSWERED_MAX, 2L, Cadence.THEN, id("Nurture"))));
    lead("Z");
    finish();

    office.does("lin", unanswered("one"));
    office.does("lin", Office.call("spoke", LEAD, "Z", office.now()));
    office.does("lin", unanswered("two"));
    assertThat(Enrollment.of(run()).isRunning()).as("not two in a row").isTrue();
    office.does("lin", unanswered("three"));

    assertThat(runs())
        .extracting(run -> run.text(Fields.NAME) + ' ' + run.text(Enrollment.STATE))
        .containsExactlyInAnyOrder("SaaS ended", "Nurture running");
    assertThat(openTask().text("title")).isEqualTo("Say hello");
  }

  @Test
  void aLeadRunsOneCadenceAtATime() {
    office.does("boss", cadence("SaaS", Map.of()));
    office.does("boss", cadence("Other", Map.of(Cadence.STEPS, "2d|call|Call", "position", 9L)));
    lead("Z");
    finish();

    assertThat(office.refusals("lin", enroll("again", "SaaS"))).containsExactly("cadence.running");
    office.does("lin", enroll("second", "Other"));

    assertThat(runs()).filteredOn(run -> Enrollment.of(run).isLive()).hasSize(1);
    assertThat(openTask().text("title")).isEqualTo("Call");
    assertThat(office.refusals("lin", enroll("third", "none"))).containsExactly("record.not-found");
    assertThat(office.refusals("wu", enroll("third", "SaaS"))).containsExactly("record.not-found");
  }

  @Test
  void takingBackLeavesEverythingAsItWas() {
    office.does("boss", cadence("SaaS", Map.of()));
    lead("Z");
    finish();
    var task = openTask();
    var run = run();

    office.does("lin", new Command.CompleteTask(task.id(), null));
    assertThat(openTask().text("title")).isEqualTo("Quote");
    office.does("lin", new Command.ReopenTask(task.id()));
    assertThat(openTask()).isEqualTo(task);
    assertThat(run()).isEqualTo(run);

    office.does("lin", new Command.DeleteRecord(TASK, task.id()));
    assertThat(run().text(Enrollment.WHY)).isEqualTo(Enrollment.TASK_DELETED);
    office.does("lin", new Command.ResumeEnrollment(run.id(), task.number(Task.DUE_AT, 0)));
    assertThat(openTask()).isEqualTo(task);
    assertThat(run()).isEqualTo(run);

    office.does("lin", new Command.EndEnrollment(run.id(), null));
    assertThat(openTasks()).isEmpty();
    office.does("lin", new Command.ResumeEnrollment(run.id(), task.number(Task.DUE_AT, 0)));
    assertThat(openTask()).isEqualTo(task);
    assertThat(run()).isEqualTo(run);
  }

  @Test
  void takingBackTheLastStepTakesBackWhatFollowed() {
    office.does("boss", cadence("Then", Map.of(Cadence.BY_HAND, true)));
    office.does(
        "boss", cadence("First", Map.of(Cadence.STEPS, "1d|call|Call", "then", id("Then"))));
    lead("Z");
    office.does("lin", new Command.CompleteTask(taskCalled("Call").id(), null));
    assertThat(runs()).hasSize(2);

    office.does("lin", new Command.ReopenTask(taskCalled("Call").id()));

    assertThat(run().text(Fields.NAME)).isEqualTo("First");
    assertThat(Enrollment.of(run()).isRunning()).isTrue();
  }

  @Test
  void theLastStepOfARunThatIsOverLeavesTheOneBehindItAlone() {
    office.does("boss", cadence("First", Map.of(Cadence.STEPS, "1d|call|Call")));
    office.does("boss", cadence("Other", Map.of(Cadence.BY_HAND, true)));
    lead("Z");
    var call = taskCalled("Call");
    office.does("lin", new Command.CompleteTask(call.id(), null));
    office.does("lin", enroll("second", "Other"));

    office.does("lin", new Command.ReopenTask(call.id()));

    assertThat(openTasks()).extracting(Row::id).contains(call.id());
    assertThat(runs())
        .filteredOn(run -> Enrollment.of(run).isLive())
        .extracting(run -> run.text(Fields.NAME))
        .containsExactly("Other");
  }

  @Test
  void aRunGoesWithItsLead() {
    office.does("boss", cadence("SaaS", Map.of()));
    lead("Z");

    office.does("ma", new Command.AssignOwner(LEAD, id("Z"), "lin", "zhao"));
    assertThat(run().text(Fields.OWNER)).isEqualTo("zhao");
    office.does("ma", new Command.DeleteRecord(LEAD, id("Z")));

    assertThat(runs()).isEmpty();
  }

  @Test
  void aRunIsWrittenByTheRulesOnly() {
    office.does("boss", cadence("SaaS", Map.of()));
    lead("Z");
    var claim =
        new Command.EditFields(
            ENROLLMENT, run().id(), List.of(new FieldEdit(Enrollment.STEP, 1L, 4L)));

    assertThat(office.refusals("lin", claim)).containsExactly("field.managed");
    assertThat(office.refusals("lin", cadence("mine", Map.of())))
        .containsExactly("permission.configuration");
    assertThat(office.refusals("wu", new Command.PauseEnrollment(run().id(), null)))
        .containsExactly("record.not-found");
    assertThat(office.refusals("lin", new Command.PauseEnrollment(run().id(), "converted")))
        .containsExactly("field.malformed");
  }

  @Test
  void aCadenceThatLeadsBackToItselfIsRefusedWithTheWayRound() {
    var itself = cadence("A", Map.of(Cadence.THEN, id("A")));
    assertThat(office.refused("boss", itself)).containsExactly(circle("A → A"));
    office.does("boss", cadence("A", Map.of()));
    office.does("boss", cadence("B", Map.of(Cadence.THEN, id("A"))));
    office.does("boss", cadence("C", Map.of(Cadence.THEN, id("B"))));

    assertThat(office.refused("boss", edit(CADENCE, "A", new FieldEdit("then", null, id("C")))))
        .containsExactly(circle("A → C → B → A"));
    assertThat(office.refusals("boss", new Command.DeleteRecord(CADENCE, id("A"))))
        .containsExactly("cadence.in-use");
    assertThat(office.refusals("boss", cadence("D", Map.of(Cadence.THEN, id("gone")))))
        .containsExactly("cadence.then-gone");
  }

  @Test
  void aCircleThatSomethingElseMadeIsRunOnceRound() {
    lead("Z");
    office.does("boss", cadence("A", Map.of(Cadence.STEPS, "1d|call|A")));
    office.does("boss", cadence("B", Map.of(Cadence.STEPS, "1d|call|B", "then", id("A"))));
    office.put(office.the(CADENCE, "A").with(Cadence.THEN, id("B")));
    office.does("lin", enroll("run", "A"));

    office.does("lin", new Command.CompleteTask(taskCalled("A").id(), null));
    office.does("lin", new Command.CompleteTask(taskCalled("B").id(), null));

    assertThat(runs()).noneMatch(run -> Enrollment.of(run).isLive());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "soon|call|Call; cadence.step-delay",
        "0h|call|Call; cadence.step-delay",
        "400d|call|Call; cadence.step-delay",
        "1h|sing|Sing; cadence.step-channel",
        "1h|call| ; cadence.step-title",
        "1h; cadence.step-malformed",
        "2h|call|One\\n1h|call|Two; cadence.step-backwards",
        "2wd|call|Call; cadence.no-calendar",
      })
  void stepsThatMakeNoSenseAreRefused(String steps, String reason) {
    var wrong = cadence("A", Map.of(Cadence.STEPS, steps.replace("\\n", "\n")));

    assertThat(office.refusals("boss", wrong)).containsExactly(reason);
  }

  @Test
  void aCadenceHasStepsAndNotTooMany() {
    assertThat(office.refusals("boss", cadence("A", Map.of(Cadence.STEPS, " "))))
        .containsExactly("field.required");
    assertThat(
            office.refusals("boss", cadence("A", Map.of(Cadence.STEPS, "1h|call|C\n".repeat(21)))))
        .containsExactly("cadence.too-many-steps");
    assertThat(office.refusals("boss", cadence("A", Map.of(Cadence.UNANSWERED_MAX, 0L))))
        .containsExactly("cadence.unanswered");
  }

  @Test
  void aCalendarThatACadenceCountsByStays() {
    office.does("boss", week());
    office.does("boss", cadence("A", Map.of(Cadence.CALENDAR, id("week"))));

    assertThat(office.refusals("boss", new Command.DeleteRecord(CALENDAR, id("week"))))
        .containsExactly("calendar.in-cadence");
  }

  private void at(String local) {
    office.pass(millis(local) - office.now());
  }

  private static long millis(String local) {
    return LocalDateTime.parse(local).atZone(SHANGHAI).toInstant().toEpochMilli();
  }

  private Row lead(String name) {
    office.does("lin", create(name, Map.of()));
    return office.the(LEAD, name);
  }

  private String begun(Map<String, Object> fields) {
    var name = "lead " + fields;
    office.does("lin", create(name, fields));
    return office.children(ENROLLMENT, id(name)).getFirst().text(Fields.NAME);
  }

  private static Command create(String name, Map<String, Object> more) {
    var fields = new HashMap<String, Object>(Map.of("name", name, "source", "website"));
    fields.putAll(more);
    return new Command.CreateRecord(LEAD, id(name), fields);
  }

  private static Command cadence(String name, Map<String, Object> more) {
    var fields = new HashMap<String, Object>(Map.of("name", name, Cadence.STEPS, SAAS));
    fields.putAll(more);
    return new Command.CreateRecord(CADENCE, id(name), fields);
  }

  private static Command week() {
    var fields = new HashMap<String, Object>(Map.of("name", "week", "zone", "Asia/Shanghai"));
    for (var day : List.of("monday", "tuesday", "wednesday", "thursday", "friday")) {
      fields.put(day, "09:00-18:00");
    }
    return new Command.CreateRecord(CALENDAR, id("week"), fields);
  }

  private static Command enroll(String run, String cadence) {
    return new Command.EnrollLead(id(run), id("Z"), id(cadence));
  }

  private Command reply(String name) {
    return Office.activity(name, LEAD, "Z", "email", "in", office.now());
  }

  private Command unanswered(String name) {
    return new Command.LogActivity(
        id(name),
        LEAD,
        id("Z"),
        "call",
        "out",
        office.now(),
        null,
        "no-answer",
        null,
        null,
        List.of(),
        null,
        null);
  }

  private static Reason circle(String way) {
    return Reason.of("cadence.circle", "way", way).with("type", "cadence").with("field", "then");
  }

  private List<Row> runs() {
    return office.children(ENROLLMENT, id("Z"));
  }

  private Row run() {
    assertThat(runs()).hasSize(1);
    return runs().getFirst();
  }

  private List<Row> openTasks() {
    return office.children(TASK, id("Z")).stream().filter(row -> Task.of(row).isOpen()).toList();
  }

  private Row openTask() {
    assertThat(openTasks()).hasSize(1);
    return openTasks().getFirst();
  }

  private Row taskCalled(String title) {
    return office.children(TASK, id("Z")).stream()
        .filter(row -> row.text("title").equals(title))
        .findFirst()
        .orElseThrow();
  }

  private void finish() {
    office.does("lin", new Command.CompleteTask(openTask().id(), null));
  }

  /// When the open task is due, by the clock in Shanghai.
  private String due() {
    return LocalDateTime.ofInstant(
            Instant.ofEpochMilli(openTask().number(Task.DUE_AT, 0)), SHANGHAI)
        .toString();
  }
}
