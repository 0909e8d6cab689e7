package outrider.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.core.record.RecordType.ACCOUNT;
import static outrider.core.record.RecordType.ACTIVITY;
import static outrider.core.record.RecordType.ATTACHMENT;
import static outrider.core.record.RecordType.LEAD;
import static outrider.core.record.RecordType.OPPORTUNITY;
import static outrider.core.record.RecordType.STAGE;
import static outrider.core.record.RecordType.TASK;
import static outrider.core.rule.Office.HOUR;
import static outrider.core.rule.Office.activity;
import static outrider.core.rule.Office.call;
import static outrider.core.rule.Office.id;
import static outrider.core.rule.Office.task;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import outrider.core.attachment.FileLimits;
import outrider.core.command.Command;
import outrider.core.command.NextStep;
import outrider.core.record.Fields;
import outrider.core.record.Row;

/// Touches, contacts and next steps: what a lead says of its own history.
final class ActivityAndTaskRulesTest {

  private final Office office = new Office();

  @BeforeEach
  void aLeadOfLins() {
    office.lead("lin", "Li");
  }

  @Test
  void aNewLeadIsOwedAnAnswerWithinTheHour() {
    assertThat(lead().text(Fields.NEXT_STEP)).isEqualTo("first-response");
    assertThat(lead().number(Fields.NEXT_STEP_AT, 0)).isEqualTo(Office.NOON + HOUR);
  }

  @Test
  void aCallCountsAsATouchAndMovesTheFirstAndLastContact() {
    office.pass(HOUR);
    office.does("lin", call("one", LEAD, "Li", office.now()));
    office.pass(HOUR);
    office.does("lin", call("two", LEAD, "Li", office.now()));

    assertThat(lead().number(Fields.TOUCHES, 0)).isEqualTo(2);
    assertThat(lead().number(Fields.FIRST_CONTACT_AT, 0)).isEqualTo(Office.NOON + HOUR);
    assertThat(lead().number(Fields.LAST_CONTACT_AT, 0)).isEqualTo(Office.NOON + 2 * HOUR);
    assertThat(lead().text("status")).isEqualTo("working");
  }

  @ParameterizedTest
  @CsvSource({
    "call, out, 1, true",
    "visit, , 1, true",
    "wechat, in, 0, true",
    "email, out, 1, true",
    "meeting, out, 1, true",
    "note, out, 0, false",
    "download, in, 0, false"
  })
  void whatCounts(String kind, @Nullable String way, long touches, boolean contact) {
    office.does("lin", activity("it", LEAD, "Li", kind, way, office.now()));

    assertThat(lead().number(Fields.TOUCHES, 0)).isEqualTo(touches);
    assertThat(lead().has(Fields.LAST_CONTACT_AT)).isEqualTo(contact);
  }

  @Test
  void aCallThatIsWrittenDownLateDoesNotMoveTheLastContactBack() {
    office.pass(5 * HOUR);
    office.does("lin", call("today", LEAD, "Li", office.now()));
    office.does("lin", call("forgotten", LEAD, "Li", office.now() - 2 * HOUR));

    assertThat(lead().number(Fields.LAST_CONTACT_AT, 0)).isEqualTo(office.now());
    assertThat(lead().number(Fields.FIRST_CONTACT_AT, 0)).isEqualTo(office.now() - 2 * HOUR);
  }

  @Test
  void nobodyWasAtTheCustomerNextYear() {
    office.does("lin", call("future", LEAD, "Li", office.now() + 365 * 24 * HOUR));

    assertThat(lead().number(Fields.LAST_CONTACT_AT, 0)).isEqualTo(office.now());
  }

  @Test
  void takingACallBackPutsTheCountersRight() {
    office.does("lin", call("one", LEAD, "Li", office.now()));
    var afterOne = lead();
    office.pass(HOUR);
    office.does("lin", call("two", LEAD, "Li", office.now()));

    office.does("lin", new Command.DeleteRecord(ACTIVITY, id("two")));
    assertThat(lead()).isEqualTo(afterOne);

    office.does("lin", new Command.DeleteRecord(ACTIVITY, id("one")));
    assertThat(lead().number(Fields.TOUCHES, 0)).isZero();
    assertThat(lead().has(Fields.FIRST_CONTACT_AT)).isFalse();
    assertThat(lead().has(Fields.LAST_CONTACT_AT)).isFalse();
  }

  @Test
  void takingANoteBackLeavesTheCountersAlone() {
    office.does("lin", call("one", LEAD, "Li", office.now()));
    office.does("lin", activity("note", LEAD, "Li", "note", null, office.now()));
    var before = lead();

    office.does("lin", new Command.DeleteRecord(ACTIVITY, id("note")));
    assertThat(lead()).isEqualTo(before);
  }

  @Test
  void anAccountKnowsItsLastContactOnly() {
    office.account("lin", "Huawei");
    office.does("lin", call("one", ACCOUNT, "Huawei", office.now()));

    var account = office.the(ACCOUNT, "Huawei");
    assertThat(account.number(Fields.LAST_CONTACT_AT, 0)).isEqualTo(office.now());
    assertThat(account.has(Fields.TOUCHES)).isFalse();
  }

  @Test
  void oneGestureLogsTheCallFinishesTheTaskAndPlansTheNext() {
    office.does("lin", task("call back", LEAD, "Li", office.now() + 10));
    var command =
        new Command.LogActivity(
            id("call"),
            LEAD,
            id("Li"),
            "call",
            "out",
            office.now(),
            180L,
            "agreed",
            "wants a quote",
            null,
            List.of(),
            id("call back"),
            new NextStep(id("quote"), "send quote", "quote", office.now() + HOUR / 2));
    office.does("lin", command);

    assertThat(office.the(TASK, "call back").number("doneAt", 0)).isEqualTo(office.now());
    assertThat(lead().text(Fields.NEXT_STEP)).isEqualTo("send quote");
    assertThat(lead().number(Fields.NEXT_STEP_AT, 0)).isEqualTo(office.now() + HOUR / 2);
    assertThat(office.the(ACTIVITY, "call").number("durationSeconds", 0)).isEqualTo(180);
  }

  @ParameterizedTest
  @ValueSource(strings = {"stage", "signoff", "dance"})
  void theTimelineDoesNotClaimWhatNeverHappened(String kind) {
    assertThat(office.refused("lin", activity("it", LEAD, "Li", kind, null, office.now())))
        .singleElement()
        .satisfies(reason -> assertThat(reason.argument("field")).isEqualTo("kind"));
  }

  @Test
  void onlyARecordOneSeesHasATimeline() {
    assertThat(office.refusals("wu", call("one", LEAD, "Li", office.now())))
        .containsExactly("record.not-found");
    assertThat(
            office.refusals(
                "boss",
                new Command.LogActivity(
                    id("x"), STAGE, "talk", "note", null, 0, null, null, null, null, List.of(),
                    null, null)))
        .containsExactly("record.not-found");
  }

  @Test
  void anActivityIsLoggedOnce() {
    office.does("lin", call("one", LEAD, "Li", office.now()));

    assertThat(office.refusals("lin", call("one", LEAD, "Li", office.now())))
        .containsExactly("record.exists");
  }

  @Test
  void theNextStepIsTheEarliestOpenTask() {
    office.does("lin", task("later", LEAD, "Li", office.now() + 9 * HOUR));
    office.does("lin", task("sooner", LEAD, "Li", office.now() + HOUR / 4));
    assertThat(lead().text(Fields.NEXT_STEP)).isEqualTo("sooner");

    office.does("lin", new Command.CompleteTask(id("sooner"), "done"));
    assertThat(lead().text(Fields.NEXT_STEP)).isEqualTo("first-response");

    office.does("lin", new Command.ReopenTask(id("sooner")));
    assertThat(lead().text(Fields.NEXT_STEP)).isEqualTo("sooner");

    office.does(
        "lin",
        new Command.SnoozeTask(id("sooner"), office.now() + HOUR / 4, office.now() + 2 * HOUR));
    assertThat(lead().text(Fields.NEXT_STEP)).isEqualTo("first-response");
    assertThat(office.the(TASK, "sooner").number("snoozes", 0)).isOne();

    office.does("lin", new Command.DeleteRecord(TASK, firstResponse().id()));
    assertThat(lead().text(Fields.NEXT_STEP)).isEqualTo("sooner");
    office.does("lin", new Command.CompleteTask(id("sooner"), null));
    office.does("lin", new Command.CompleteTask(id("later"), null));
    assertThat(lead().has(Fields.NEXT_STEP)).isFalse();
    assertThat(lead().has(Fields.NEXT_STEP_AT)).isFalse();
  }

  @Test
  void completingTwiceIsCompletingOnce() {
    office.does("lin", task("call back", LEAD, "Li", office.now()));
    office.does("lin", new Command.CompleteTask(id("call back"), "done"));
    office.pass(HOUR);

    assertThat(office.does("lin", new Command.CompleteTask(id("call back"), null)).changes())
        .isEmpty();
  }

  @Test
  void aTaskThatIsBroughtForwardWasNotPutOff() {
    var due = office.now() + 2 * HOUR;
    office.does("lin", task("call back", LEAD, "Li", due));
    office.does("lin", new Command.SnoozeTask(id("call back"), due, due - HOUR));
    assertThat(office.the(TASK, "call back").number("dueAt", 0)).isEqualTo(due - HOUR);
    assertThat(office.the(TASK, "call back").number("snoozes", 0)).isZero();
    assertThat(lead().number(Fields.NEXT_STEP_AT, 0)).isLessThan(due);

    office.does("lin", new Command.SnoozeTask(id("call back"), due - HOUR, due));
    assertThat(office.the(TASK, "call back").number("snoozes", 0)).isOne();
  }

  @Test
  void aTaskThatWasMovedOrDoneIsNotSnoozedUnseen() {
    var due = office.now() + HOUR;
    office.does("lin", task("call back", LEAD, "Li", due));
    assertThat(office.refusals("lin", new Command.SnoozeTask(id("call back"), due - 1, due)))
        .containsExactly("task.moved");

    office.does("lin", new Command.CompleteTask(id("call back"), null));
    assertThat(office.refusals("lin", new Command.SnoozeTask(id("call back"), due, due + 1)))
        .containsExactly("task.done");
  }

  @Test
  void aTaskMayBeAboutNothingButOnesOwnWork() {
    office.does(
        "lin", new Command.PlanTask(id("tidy"), null, null, "tidy up", null, office.now(), null));

    assertThat(office.the(TASK, "tidy").text(Fields.OWNER)).isEqualTo("lin");
  }

  @Test
  void aTaskIsNotPlannedOnNonsense() {
    var blank = new Command.PlanTask(id("t"), LEAD, id("Li"), " ", null, 0, null);
    var onStage = new Command.PlanTask(id("t"), STAGE, "talk", "x", null, 0, null);
    var halfParent = new Command.PlanTask(id("t"), LEAD, null, "x", null, 0, null);
    var badKind = new Command.PlanTask(id("t"), LEAD, id("Li"), "x", "dance", 0, null);
    var badId = new Command.PlanTask("t", LEAD, id("Li"), "x", null, 0, null);

    assertThat(office.refusals("lin", blank)).containsExactly("field.required");
    assertThat(office.refusals("lin", onStage)).containsExactly("record.not-found");
    assertThat(office.refusals("lin", halfParent)).containsExactly("record.not-found");
    assertThat(office.refusals("lin", badKind)).containsExactly("field.malformed");
    assertThat(office.refusals("lin", badId)).containsExactly("record.bad-id");
    assertThat(office.refusals("wu", task("t", LEAD, "Li", 0))).containsExactly("record.not-found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"wu", "qi", "zhao"})
  void aForeignTaskIsNotThere(String user) {
    var first = firstResponse().id();

    assertThat(office.refusals(user, new Command.CompleteTask(first, null)))
        .containsExactly("record.not-found");
    assertThat(office.refusals(user, new Command.ReopenTask(first)))
        .containsExactly("record.not-found");
    assertThat(office.refusals(user, new Command.SnoozeTask(first, 0, 1)))
        .containsExactly("record.not-found");
  }

  @Test
  void aFileIsKnownByTheHashOfItsBytes() {
    office.deal("lin", "roof");
    office.photo("lin", "roof", "north side");

    assertThat(office.the(ATTACHMENT, "north side").text(Fields.OWNER)).isEqualTo("lin");
    assertThat(office.refusals("lin", file("bad", "XYZ", 10))).containsExactly("field.malformed");
    assertThat(office.refusals("lin", file("bad", Office.sha256("bad"), -1)))
        .containsExactly("field.malformed");
    assertThat(office.refusals("wu", file("bad", Office.sha256("bad"), 1)))
        .containsExactly("record.not-found");
  }

  @Test
  void aFileThatIsEmptyTooLargeOrAProgramIsNotAttached() {
    office.deal("lin", "roof");
    var hash = Office.sha256("bad");

    assertThat(office.refusals("lin", file("a.pdf", hash, 0))).containsExactly("attachment.empty");
    assertThat(office.refusals("lin", file("a.pdf", hash, FileLimits.BYTES_MAX + 1L)))
        .containsExactly("attachment.too-large");
    assertThat(office.refusals("lin", file("offer.pdf.EXE", hash, 9)))
        .containsExactly("attachment.program");
    assertThat(office.refusals("lin", file("offer.exe. ", hash, 9)))
        .containsExactly("attachment.program");
    office.does("lin", file("offer", hash, FileLimits.BYTES_MAX));
  }

  private static Command.AttachFile file(String name, String hash, long size) {
    return new Command.AttachFile(
        id(name), OPPORTUNITY, id("roof"), name, null, "image/png", size, hash);
  }

  private Row lead() {
    return office.the(LEAD, "Li");
  }

  private Row firstResponse() {
    return office.children(TASK, id("Li")).stream()
        .filter(row -> row.text("kind").equals("respond"))
        .findFirst()
        .orElseThrow();
  }
}
