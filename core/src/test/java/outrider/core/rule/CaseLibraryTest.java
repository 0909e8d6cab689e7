package outrider.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.core.record.RecordType.ATTACHMENT;
import static outrider.core.record.RecordType.CASE_STUDY;
import static outrider.core.record.RecordType.CASE_VIEW;
import static outrider.core.record.RecordType.LEAD;
import static outrider.core.rule.Office.HOUR;
import static outrider.core.rule.Office.edit;
import static outrider.core.rule.Office.id;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.library.CaseStudy;
import outrider.core.library.CaseView;
import outrider.core.record.Fields;
import outrider.core.record.Row;

/// Cases of the library: written and published by those who lead, by two of them, without a
/// customer's name; seen by everybody once published, and by nobody else before.
final class CaseLibraryTest {
  private final Office office = new Office();

  @Test
  void aCaseIsPublishedByAnotherWhoLeadsAndThenSeenByEverybodyWithItsFiles() {
    written("ma", "quote call", true);
    assertThat(office.actor("lin").sees(theCase())).as("a draft").isFalse();
    assertThat(office.actor("qi").sees(theCase())).as("another manager's draft").isTrue();
    submitted("ma");
    office.pass(HOUR);
    office.does("qi", move("review", "published"));

    assertThat(theCase().fields())
        .containsEntry(CaseStudy.STATE, "published")
        .containsEntry(CaseStudy.REVIEWER, "qi")
        .containsEntry(CaseStudy.PUBLISHED_AT, office.now())
        .containsEntry(CaseStudy.MARKED_BY, "ma")
        .containsEntry(Fields.CREATED_BY, "ma");
    for (var rep : List.of("lin", "zhao", "wu")) {
      assertThat(office.actor(rep).sees(theCase())).as(rep).isTrue();
      assertThat(office.actor(rep).sees(office.the(ATTACHMENT, "recording"))).as(rep).isTrue();
    }
  }

  @Test
  void nothingIsPublishedWithoutTheDesensitisedMark() {
    written("ma", "quote call", false);
    assertThat(office.refusals("ma", move("draft", "review")))
        .containsExactly("case.not-desensitised");

    office.does("ma", edit(CASE_STUDY, "quote call", new FieldEdit("desensitised", null, true)));
    submitted("ma");
    // Whatever a laptop made of the record: HQ looks at the mark again.
    office.put(theCase().with(CaseStudy.DESENSITISED, null));
    assertThat(office.refusals("qi", move("review", "published")))
        .containsExactly("case.not-desensitised");
  }

  @Test
  void nobodyPublishesWhatTheyHadAHandIn() {
    written("ma", "quote call", true);
    office.does(
        "qi",
        edit(
            CASE_STUDY,
            "quote call",
            new FieldEdit("script", "Good morning", "Good day"),
            new FieldEdit("desensitised", true, true)));
    submitted("ma");

    assertThat(office.refusals("ma", move("review", "published")))
        .containsExactly("case.own-review");
    assertThat(office.refusals("qi", move("review", "published")))
        .containsExactly("case.own-review");
    office.does("boss", move("review", "published"));
  }

  @Test
  void aRepWritesNoneAndMovesNone() {
    assertThat(office.refusals("lin", create("mine", true))).containsExactly("permission.case");
    written("ma", "quote call", true);
    assertThat(
            office.refusals(
                "lin", edit(CASE_STUDY, "quote call", new FieldEdit("name", "quote call", "x"))))
        .as("a draft is not there for a rep")
        .containsExactly("record.not-found");
    published();
    assertThat(office.refusals("lin", move("published", "withdrawn")))
        .containsExactly("permission.case");
    assertThat(
            office.refusals(
                "lin", edit(CASE_STUDY, "quote call", new FieldEdit("name", "quote call", "x"))))
        .containsExactly("permission.case");
    assertThat(office.refusals("lin", attach("another"))).containsExactly("permission.case");
    assertThat(
            office.refusals(
                "lin", edit(ATTACHMENT, "recording", new FieldEdit("name", "recording.wav", "x"))))
        .containsExactly("permission.case");
    assertThat(office.refusals("lin", new Command.DeleteRecord(ATTACHMENT, id("recording"))))
        .containsExactly("permission.delete");
  }

  @ParameterizedTest
  @CsvSource({"review", "published", "withdrawn"})
  void onlyADraftIsWrittenIn(String state) {
    written("ma", "quote call", true);
    switch (state) {
      case "review" -> submitted("ma");
      case "published" -> published();
      default -> {
        published();
        office.does("ma", move("published", "withdrawn"));
      }
    }
    var refused = List.of("case.not-draft");
    assertThat(
            office.refusals(
                "ma", edit(CASE_STUDY, "quote call", new FieldEdit("name", "quote call", "x"))))
        .isEqualTo(refused);
    assertThat(office.refusals("ma", attach("another"))).isEqualTo(refused);
    assertThat(office.refusals("boss", new Command.DeleteRecord(ATTACHMENT, id("recording"))))
        .isEqualTo(refused);
    assertThat(office.refusals("boss", new Command.DeleteRecord(CASE_STUDY, id("quote call"))))
        .isEqualTo(refused);
  }

  @Test
  void whatIsWithdrawnIsSeenByThoseWhoLeadAloneAndBeginsAnew() {
    written("ma", "quote call", true);
    published();
    office.does("qi", move("published", "withdrawn"));
    assertThat(office.actor("lin").sees(theCase())).isFalse();
    assertThat(office.actor("lin").sees(office.the(ATTACHMENT, "recording"))).isFalse();

    office.does("ma", move("withdrawn", "draft"));
    assertThat(theCase().fields()).doesNotContainKeys(CaseStudy.REVIEWER, CaseStudy.PUBLISHED_AT);
  }

  @Test
  void whatWasChangedHasToBeLookedAtAgain() {
    written("ma", "quote call", true);
    office.does("ma", edit(CASE_STUDY, "quote call", new FieldEdit("industry", null, "solar")));
    assertThat(CaseStudy.of(theCase()).isDesensitised()).as("the industry names nobody").isTrue();
    office.does(
        "ma",
        edit(CASE_STUDY, "quote call", new FieldEdit("script", "Good morning", "Dear Mr Li")));
    assertThat(CaseStudy.of(theCase()).isDesensitised()).isFalse();
    assertThat(theCase().fields()).doesNotContainKeys(CaseStudy.MARKED_BY, CaseStudy.MARKED_AT);

    office.does("ma", edit(CASE_STUDY, "quote call", new FieldEdit("desensitised", null, true)));
    office.does("ma", attach("another"));
    assertThat(CaseStudy.of(theCase()).isDesensitised()).as("another recording").isFalse();
  }

  @Test
  void aRecordingNeedsItsFileAndItsScriptAndAStage() {
    office.does(
        "ma",
        new Command.CreateRecord(
            CASE_STUDY, id("quote call"), Map.of("name", "A", "kind", "video")));
    assertThat(office.refusals("ma", move("draft", "review")))
        .containsExactly(
            "case.no-recording", "case.no-script", "case.no-stage", "case.not-desensitised");
    office.does(
        "ma",
        new Command.CreateRecord(
            CASE_STUDY,
            id("paper"),
            Map.of(
                "name",
                "B",
                "kind",
                "document",
                "script",
                "How",
                "stages",
                List.of(Office.QUOTE),
                "desensitised",
                true)));
    office.does("ma", new Command.MoveCase(id("paper"), "draft", "review", null));
  }

  @Test
  void theReviewerGivesItBackWithAWord() {
    written("ma", "quote call", true);
    submitted("ma");
    office.does(
        "qi",
        new Command.MoveCase(
            id("quote call"), "review", "draft", "The name of the hotel is in it"));
    assertThat(CaseStudy.of(theCase()).note()).isEqualTo("The name of the hotel is in it");
    submitted("ma");
    assertThat(CaseStudy.of(theCase()).note()).isEmpty();
  }

  @Test
  void whoeverDidNotSeeThatItMovedIsToldWhereItIs() {
    written("ma", "quote call", true);
    submitted("ma");
    assertThat(office.refused("boss", move("draft", "review")))
        .containsExactly(Reason.of("case.moved", "state", "review"));
    assertThat(office.refusals("boss", move("review", "withdrawn")))
        .containsExactly("field.malformed");
  }

  @Test
  void whoCanOnlyCreateCannotGiveAwayTheAudience() {
    var fields = new LinkedHashMap<String, Object>(draft(true));
    for (var managed : List.of("state", "audience", "writers", "reviewer")) {
      var forged = new LinkedHashMap<>(fields);
      forged.put(managed, managed.equals("writers") ? List.of("x") : "published");
      assertThat(office.refusals("ma", new Command.CreateRecord(CASE_STUDY, id("forged"), forged)))
          .as(managed)
          .contains("field.managed");
    }
    office.does(
        "lin",
        new Command.CreateRecord(
            LEAD, id("li"), Map.of("name", "Li", "source", "web", "audience", "everyone")));
    assertThat(office.actor("wu").sees(office.the(LEAD, "li"))).isFalse();
    office.does(
        "lin",
        new Command.AttachFile(
            id("li file"), LEAD, id("li"), "a.txt", null, "text/plain", 3, Office.sha256("a")));
    assertThat(office.actor("wu").sees(office.the(ATTACHMENT, "li file"))).isFalse();
  }

  @Test
  void everybodyKeepsWhatTheyHaveSeenForThemselves() {
    written("ma", "quote call", true);
    published();
    office.does("lin", view("viewed", 12L));
    office.does("zhao", view("finished", null));
    office.pass(HOUR);
    office.does("lin", view("finished", null));
    office.does("lin", view("viewed", 3L));

    var lin = seen("lin");
    assertThat(lin.row().fields())
        .containsEntry(CaseView.VIEWED_AT, Office.NOON)
        .containsEntry(CaseView.FINISHED_AT, office.now())
        .containsEntry(CaseView.POSITION, 3L)
        .containsEntry(Fields.OWNER, "lin");
    assertThat(lin.isFinished()).as("looking at it once more does not undo it").isTrue();
    office.does("lin", view("open", null));
    assertThat(seen("lin").isFinished()).isFalse();
    assertThat(seen("zhao").isFinished()).isTrue();
    assertThat(office.actor("wu").sees(lin.row())).isFalse();
    assertThat(office.actor("ma").sees(lin.row())).as("who answers for Lin").isTrue();
  }

  @Test
  void whatIsNotPublishedIsNotSeenAndNobodySaysItForOthers() {
    written("ma", "quote call", true);
    assertThat(office.refusals("lin", view("viewed", null))).containsExactly("record.not-found");
    assertThat(office.refusals("ma", view("viewed", null))).containsExactly("case.not-published");
    assertThat(
            office.refusals(
                "lin", new Command.CreateRecord(CASE_VIEW, id("forged"), Map.of("owner", "zhao"))))
        .containsExactly("record.own-command");
    published();
    assertThat(office.refusals("lin", view("viewed", -1L))).containsExactly("field.malformed");
    assertThat(office.refusals("lin", view("sold", null))).containsExactly("field.malformed");
    office.does("lin", view("viewed", 5L));
    var own =
        new Command.EditFields(
            CASE_VIEW, seen("lin").row().id(), List.of(new FieldEdit("viewedAt", null, 1L)));
    assertThat(office.refusals("lin", own)).containsExactly("field.managed");
    assertThat(office.refusals("lin", new Command.DeleteRecord(CASE_VIEW, seen("lin").row().id())))
        .containsExactly("permission.delete");
  }

  @Test
  void nothingElseHangsOnACase() {
    written("ma", "quote call", true);
    assertThat(office.refusals("ma", Office.call("c", CASE_STUDY, "quote call", office.now())))
        .containsExactly("record.not-found");
    assertThat(office.refusals("ma", Office.task("t", CASE_STUDY, "quote call", office.now())))
        .containsExactly("record.not-found");
    assertThat(
            office.refusals(
                "boss", new Command.AssignOwner(CASE_STUDY, id("quote call"), "ma", "lin")))
        .containsExactly("record.own-command");
  }

  @Test
  void aDraftThatWasDeletedComesBack() {
    written("ma", "quote call", true);
    office.does("ma", new Command.DeleteRecord(CASE_STUDY, id("quote call")));
    assertThat(office.has(CASE_STUDY, "quote call")).isFalse();
    assertThat(office.has(ATTACHMENT, "recording")).isFalse();
    office.does("ma", create("quote call", true));
  }

  private void written(String author, String name, boolean desensitised) {
    office.does(author, create(name, false));
    office.does(author, attach("recording"));
    if (desensitised) {
      office.does(author, edit(CASE_STUDY, name, new FieldEdit("desensitised", null, true)));
    }
  }

  private void submitted(String author) {
    office.does(author, move("draft", "review"));
  }

  private void published() {
    submitted("ma");
    office.does("qi", move("review", "published"));
  }

  private static Map<String, Object> draft(boolean desensitised) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("name", "quote call");
    fields.put("kind", "audio");
    fields.put("script", "Good morning");
    fields.put("stages", List.of(Office.QUOTE));
    if (desensitised) {
      fields.put("desensitised", true);
    }
    return fields;
  }

  private static Command create(String name, boolean desensitised) {
    return new Command.CreateRecord(CASE_STUDY, id(name), draft(desensitised));
  }

  private static Command attach(String name) {
    return new Command.AttachFile(
        id(name),
        CASE_STUDY,
        id("quote call"),
        name + ".wav",
        null,
        "audio/wav",
        1_000,
        Office.sha256(name));
  }

  private static Command move(String from, String to) {
    return new Command.MoveCase(id("quote call"), from, to, null);
  }

  private static Command view(String state, @Nullable Long position) {
    return new Command.ViewCase(id("quote call"), state, position);
  }

  private Row theCase() {
    return office.the(CASE_STUDY, "quote call");
  }

  private CaseView seen(String user) {
    return CaseView.of(office.row(CASE_VIEW, CaseView.idOf(user, id("quote call"))).orElseThrow());
  }
}
