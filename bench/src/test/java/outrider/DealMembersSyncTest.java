package outrider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.core.activity.Activity;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.proposal.Proposal;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.rule.Reason;
import outrider.core.task.Task;
import outrider.office.HeadOffice;
import outrider.office.Laptop;

/// Lin of the east has a deal; Owen of the west is the engineer on it. Both are on the road for
/// most of the story.
final class DealMembersSyncTest {

  @TempDir Path folder;

  @Test
  void theDealComesToWhoeverWorksOnItAndGoesWhenTheyNoLongerDo() {
    try (var office = new HeadOffice(folder.resolve("hq"))) {
      var lin = Laptop.open(folder.resolve("lin"), office, "lin");
      var owen = Laptop.open(folder.resolve("owen"), office, "owen");
      lin.await("the company", () -> lin.find(RecordType.USER, office.id("owen")).isPresent());
      var story = Story.begin(lin);
      lin.drained();
      owen.synced();
      assertThat(owen.all(RecordType.OPPORTUNITY)).isEmpty();

      office.stop();
      lin.shut();
      owen.shut();
      lin.reopen();
      owen.reopen();
      done(lin, member(story.deal, office, null, "technical"));
      lin.shut();
      owen.shut();
      office.startAgain();
      lin.reopen();
      owen.reopen();
      lin.drained();

      owen.await("the deal", () -> owen.find(RecordType.OPPORTUNITY, story.deal).isPresent());
      story.allSeenBy(owen);

      done(lin, member(story.deal, office, "technical", null));
      lin.drained();

      owen.await("that it goes", () -> owen.find(RecordType.OPPORTUNITY, story.deal).isEmpty());
      for (var type :
          List.of(
              RecordType.ACCOUNT,
              RecordType.CONTACT,
              RecordType.ACTIVITY,
              RecordType.TASK,
              RecordType.ATTACHMENT)) {
        assertThat(owen.all(type)).as(type.wireName()).isEmpty();
      }
      lin.shut();
      owen.shut();
    }
  }

  @Test
  void aMemberWorksOnItOfflineWithinWhatTheyMay() {
    try (var office = new HeadOffice(folder.resolve("hq"))) {
      var lin = Laptop.open(folder.resolve("lin"), office, "lin");
      var owen = Laptop.open(folder.resolve("owen"), office, "owen");
      lin.await("the company", () -> lin.find(RecordType.USER, office.id("owen")).isPresent());
      var story = Story.begin(lin);
      done(lin, member(story.deal, office, null, "technical"));
      done(lin, assign(story.task, office.id("owen")));
      lin.drained();
      owen.await("the task", () -> assignee(owen, story.task).equals(office.id("owen")));

      office.stop();
      var note = UUID.randomUUID().toString();
      done(owen, note(note, story.deal, "The beams hold", List.of(office.id("lin"))));
      done(owen, new Command.CompleteTask(story.task, "measured"));
      var survey = UUID.randomUUID().toString();
      done(
          owen,
          new Command.PlanTask(
              survey, RecordType.OPPORTUNITY, story.deal, "Survey", "visit", 5_000L, null));
      assertThat(refusals(owen, amount(story.deal, 1L))).containsExactly("permission.member");
      assertThat(
              refusals(
                  owen,
                  new Command.AssignOwner(
                      RecordType.OPPORTUNITY, story.deal, office.id("lin"), office.id("owen"))))
          .containsExactly("permission.member");
      assertThat(refusals(owen, new Command.DeleteRecord(RecordType.OPPORTUNITY, story.deal)))
          .containsExactly("permission.member");
      done(lin, note(UUID.randomUUID().toString(), story.deal, "They call", List.of()));
      office.startAgain();
      owen.book().sync().nudge();
      owen.drained();

      lin.await("the note", () -> lin.find(RecordType.ACTIVITY, note).isPresent());
      lin.await("the task", () -> lin.find(RecordType.TASK, survey).isPresent());
      assertThat(lin.find(RecordType.ACTIVITY, note).orElseThrow().set(Activity.MENTIONS))
          .containsExactly(office.id("lin"));
      assertThat(lin.find(RecordType.TASK, story.task).orElseThrow().has(Task.DONE_AT)).isTrue();
      assertThat(lin.find(RecordType.TASK, survey).orElseThrow().text(Fields.OWNER))
          .as("it hangs on Lin's deal")
          .isEqualTo(office.id("lin"));
      owen.await(
          "what Lin wrote",
          () ->
              owen.all(RecordType.ACTIVITY).values().stream()
                  .anyMatch(row -> row.text("text").equals("They call")));
      assertThat(owen.attention()).isEmpty();
      lin.shut();
      owen.shut();
    }
  }

  @Test
  void whatAMemberWroteBeforeTheyHeardThatTheyWereTakenOffIsNotLost() {
    try (var office = new HeadOffice(folder.resolve("hq"))) {
      var lin = Laptop.open(folder.resolve("lin"), office, "lin");
      var owen = Laptop.open(folder.resolve("owen"), office, "owen");
      lin.await("the company", () -> lin.find(RecordType.USER, office.id("owen")).isPresent());
      var story = Story.begin(lin);
      done(lin, member(story.deal, office, null, "construction"));
      lin.drained();
      owen.await("the deal", () -> owen.find(RecordType.OPPORTUNITY, story.deal).isPresent());
      office.stop();
      done(owen, note(UUID.randomUUID().toString(), story.deal, "Scaffold needed", List.of()));
      owen.shut();
      office.startAgain();
      done(lin, member(story.deal, office, "construction", null));
      lin.drained();

      owen.reopen();
      owen.drained();

      owen.await("that it goes", () -> owen.all(RecordType.OPPORTUNITY).isEmpty());
      lin.await("what Owen wrote", () -> !lin.all(RecordType.PROPOSAL).isEmpty());
      var proposal = lin.all(RecordType.PROPOSAL).values().iterator().next();
      assertThat(Proposal.of(proposal).isOpen()).isTrue();
      assertThat(proposal.fields().toString()).contains("Scaffold needed");
      lin.shut();
      owen.shut();
    }
  }

  /// What Lin has before anybody works with her.
  private record Story(
      String account, String contact, String deal, String task, String call, String file) {

    static Story begin(Laptop lin) {
      var story = new Story(newId(), newId(), newId(), newId(), newId(), newId());
      done(
          lin,
          new Command.CreateRecord(
              RecordType.ACCOUNT, story.account, Map.of("name", "Suzhou works")));
      done(
          lin,
          new Command.CreateRecord(
              RecordType.CONTACT,
              story.contact,
              Map.of("name", "Mr Tao", "account", story.account)));
      done(
          lin,
          new Command.CreateRecord(
              RecordType.OPPORTUNITY,
              story.deal,
              Map.of("name", "Roof", "account", story.account, "amount", 48_000L)));
      done(
          lin,
          new Command.PlanTask(
              story.task, RecordType.OPPORTUNITY, story.deal, "Measure", "visit", 9_000L, null));
      done(lin, note(story.call, story.deal, "First talk", List.of()));
      done(
          lin,
          new Command.AttachFile(
              story.file,
              RecordType.OPPORTUNITY,
              story.deal,
              "plan.pdf",
              "plan",
              "application/pdf",
              1_000,
              "ab".repeat(32)));
      return story;
    }

    void allSeenBy(Laptop laptop) {
      assertThat(laptop.find(RecordType.ACCOUNT, account)).isPresent();
      assertThat(laptop.find(RecordType.CONTACT, contact)).isPresent();
      assertThat(laptop.find(RecordType.TASK, task)).isPresent();
      assertThat(laptop.find(RecordType.ACTIVITY, call)).isPresent();
      assertThat(laptop.find(RecordType.ATTACHMENT, file)).isPresent();
    }
  }

  private static String newId() {
    return UUID.randomUUID().toString();
  }

  private static void done(Laptop laptop, Command command) {
    assertThat(laptop.submit(command).reasons()).as(command.toString()).isEmpty();
  }

  private static List<String> refusals(Laptop laptop, Command command) {
    return laptop.submit(command).reasons().stream().map(Reason::id).toList();
  }

  private static String assignee(Laptop laptop, String task) {
    return laptop.find(RecordType.TASK, task).map(row -> row.text(Task.ASSIGNEE)).orElse("");
  }

  private static Command member(
      String deal, HeadOffice office, @Nullable String from, @Nullable String to) {
    return new Command.SetMember(deal, office.id("owen"), from, to);
  }

  private static Command assign(String task, String to) {
    return new Command.EditFields(
        RecordType.TASK, task, List.of(new FieldEdit(Task.ASSIGNEE, null, to)));
  }

  private static Command amount(String deal, long minor) {
    return new Command.EditFields(
        RecordType.OPPORTUNITY, deal, List.of(new FieldEdit("amount", 48_000L, minor)));
  }

  private static Command note(String id, String deal, String text, List<String> mentions) {
    return new Command.LogActivity(
        id,
        RecordType.OPPORTUNITY,
        deal,
        "note",
        null,
        1_000L,
        null,
        null,
        text,
        null,
        List.of(),
        null,
        null,
        mentions);
  }
}
