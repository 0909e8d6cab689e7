package outrider.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.core.record.RecordType.ATTACHMENT;
import static outrider.core.record.RecordType.OPPORTUNITY;
import static outrider.core.record.RecordType.PROCESS_AUDIT;
import static outrider.core.record.RecordType.STAGE;
import static outrider.core.rule.Office.CONTRACT;
import static outrider.core.rule.Office.LOST;
import static outrider.core.rule.Office.QUOTE;
import static outrider.core.rule.Office.SURVEY;
import static outrider.core.rule.Office.TALK;
import static outrider.core.rule.Office.WON;
import static outrider.core.rule.Office.id;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.processaudit.Finding;
import outrider.core.processaudit.Finding.Verdict;
import outrider.core.processaudit.Finding.Why;
import outrider.core.processaudit.ProcessAudit;
import outrider.core.processaudit.Walk;

/// A closed deal is laid beside the way that its pipeline publishes, by somebody who leads its
/// owner.
final class ProcessAuditRulesTest {

  private static final long DAY = 24 * Office.HOUR;

  private final Office office = new Office();

  @BeforeEach
  void aDealThatWasWon() {
    office.deal("lin", "roof");
    office.does("lin", office.advance("roof", SURVEY));
    for (var side : List.of("north", "south", "meter")) {
      office.photo("lin", "roof", side);
    }
    office.does(
        "lin",
        Office.edit(
            OPPORTUNITY,
            "roof",
            new FieldEdit("budgetLow", null, 100L),
            new FieldEdit("budgetHigh", null, 200L)));
  }

  @Test
  void whatTheRecordShowsByItselfIsWrittenDownAtOnce() {
    office.set(STAGE, SURVEY, Map.of("limitDays", 14L));
    office.pass(20 * DAY);
    // Straight from the survey to the contract: the quote was passed over, though what it asks for
    // was there.
    office.does("lin", new Command.MarkItem(id("roof"), "offer sent", "done", null));
    office.does("ma", new Command.SignOff(id("roof"), "feasible", true, null));
    office.does("lin", office.advance("roof", CONTRACT));
    win();

    begin("ma");

    assertThat(audit().findings())
        .containsExactlyInAnyOrder(
            found(Walk.ofStage(SURVEY), Why.OVER_TIME),
            found(Walk.ofStage(QUOTE), Why.SKIPPED),
            found(Walk.ofItem("engineer"), Why.LEFT_OUT));
    assertThat(audit().isOpen()).isTrue();
    assertThat(audit().seed()).isEqualTo(7);
    assertThat(audit().closed()).isEqualTo(123);
  }

  @Test
  void aDealThatKeptToTheWayPasses() {
    keepToTheWay();

    begin("ma");
    assertThat(audit().findings()).isEmpty();
    office.does("ma", new Command.FinishProcessAudit(auditId(), false, "As it should be."));

    assertThat(audit().isPassed()).isTrue();
    assertThat(audit().row().text(ProcessAudit.BY)).isEqualTo("ma");
    assertThat(audit().row().number(ProcessAudit.AT, 0)).isEqualTo(office.now());
  }

  @Test
  void somethingThatWasTakenAwayAfterwardsIsMissing() {
    keepToTheWay();
    office.does("lin", new Command.DeleteRecord(ATTACHMENT, id("north")));

    begin("ma");

    assertThat(audit().findings()).containsExactly(found(Walk.ofItem("photos"), Why.MISSING));
  }

  @Test
  void aDealThatWasMovedOverToAnotherVersionHasGoneOneWay() {
    office.does("boss", new Command.DraftPipeline(id("second"), "solar", null));
    office.does("boss", new Command.PublishPipeline(id("second"), "solar"));
    office.does("boss", new Command.MigrateDeals("solar", id("second")));
    keepToTheWay();

    begin("ma");

    assertThat(audit().findings()).isEmpty();
  }

  @Test
  void aLostDealIsAskedForTheWayThatItWent() {
    office.does("lin", office.advance("roof", LOST));

    begin("ma");

    // What leaving the survey needs was not needed: it was never left forward.
    assertThat(audit().findings()).isEmpty();
  }

  @Test
  void whoeverLooksSaysMoreThanTheRecordShows() {
    keepToTheWay();
    begin("ma");

    judge("ma", Walk.ofItem("photos"), "broken", "of another roof");
    assertThat(audit().broken())
        .containsExactly(
            new Finding(Walk.ofItem("photos"), Verdict.BROKEN, Why.SEEN, "of another roof"));
    office.does("ma", new Command.FinishProcessAudit(auditId(), false, null));

    assertThat(audit().isPassed()).isFalse();
    assertThat(office.refusals("ma", judgment(Walk.ofItem("photos"), "kept", null)))
        .containsExactly("process-audit.finished");
    office.does("ma", new Command.FinishProcessAudit(auditId(), true, null));
    judge("ma", Walk.ofItem("photos"), "open", null);
    assertThat(audit().findings()).isEmpty();
  }

  @Test
  void whatTheRecordShowsCanBeFoundInOrderAfterAll() {
    office.does("lin", office.advance("roof", LOST));
    office.set(STAGE, TALK, Map.of("limitDays", 1L));
    office.deal("lin", "hall");
    office.pass(3 * DAY);
    office.does("lin", office.advance("hall", SURVEY));
    office.does("lin", office.advance("hall", LOST));
    office.does("ma", new Command.BeginProcessAudit(id("hall"), "2026-11", 7, 123));
    var audit = ProcessAudit.idOf(id("hall"), "2026-11");

    office.does(
        "ma",
        new Command.JudgeStep(audit, Walk.ofStage(TALK), "kept", "the customer was on holiday"));
    office.does("ma", new Command.FinishProcessAudit(audit, false, null));

    var done = ProcessAudit.of(office.row(PROCESS_AUDIT, audit).orElseThrow());
    assertThat(done.isPassed()).isTrue();
    assertThat(done.finding(Walk.ofStage(TALK)))
        .contains(
            new Finding(
                Walk.ofStage(TALK), Verdict.KEPT, Why.OVER_TIME, "the customer was on holiday"));
  }

  @Test
  void nobodyLooksAtTheirOwnDealsAndNoRepAtAnybodys() {
    office.does("lin", office.advance("roof", LOST));
    office.deal("ma", "own");
    office.does("ma", office.advance("own", LOST));

    assertThat(office.refusals("lin", beginning("roof")))
        .containsExactly("permission.process-audit");
    assertThat(office.refusals("zhao", beginning("roof"))).containsExactly("record.not-found");
    assertThat(office.refusals("qi", beginning("roof"))).containsExactly("record.not-found");
    assertThat(office.refusals("ma", beginning("own"))).containsExactly("permission.process-audit");
    office.does("boss", beginning("own"));

    begin("ma");
    assertThat(office.refusals("lin", judgment(Walk.ofStage(TALK), "kept", null)))
        .containsExactly("permission.process-audit");
    assertThat(office.refusals("lin", new Command.FinishProcessAudit(auditId(), false, null)))
        .containsExactly("permission.process-audit");
    assertThat(office.refusals("lin", new Command.DeleteRecord(PROCESS_AUDIT, auditId())))
        .containsExactly("permission.delete");
    office.does("ma", new Command.DeleteRecord(PROCESS_AUDIT, auditId()));
    assertThat(office.all(PROCESS_AUDIT)).hasSize(1);
  }

  @Test
  void begunTwiceItIsBegunOnce() {
    keepToTheWay();
    begin("ma");
    judge("ma", Walk.ofItem("photos"), "broken", "of another roof");

    begin("boss");

    assertThat(office.all(PROCESS_AUDIT)).hasSize(1);
    assertThat(audit().broken()).hasSize(1);
  }

  @Test
  void nonsenseIsRefused() {
    assertThat(office.refusals("ma", beginning("roof"))).containsExactly("process-audit.deal-open");
    office.does("lin", office.advance("roof", LOST));
    assertThat(office.refusals("ma", new Command.BeginProcessAudit(id("roof"), "November", 7, 123)))
        .containsExactly("field.malformed");
    assertThat(office.refusals("ma", new Command.BeginProcessAudit(id("roof"), "2026-11", 7, 0)))
        .containsExactly("field.malformed");
    begin("ma");

    assertThat(office.refusals("ma", judgment("stage/elsewhere", "broken", null)))
        .containsExactly("process-audit.no-step");
    assertThat(office.refusals("ma", judgment(Walk.ofStage(TALK), "perhaps", null)))
        .containsExactly("field.malformed");
    assertThat(
            office.refusals(
                "ma", judgment(Walk.ofStage(TALK), "broken", "x".repeat(Finding.NOTE_MAX + 1))))
        .containsExactly("field.too-long");
    judge("ma", Walk.ofStage(TALK), "broken", "x".repeat(Finding.NOTE_MAX));
    judge("ma", Walk.ofStage(TALK), "broken", "with | in it | twice");
    assertThat(audit().finding(Walk.ofStage(TALK)).map(Finding::note))
        .isEqualTo(Optional.of("with | in it | twice"));
  }

  private void keepToTheWay() {
    office.does("lin", new Command.MarkItem(id("roof"), "engineer", "skipped", "a standard roof"));
    office.does("lin", office.advance("roof", QUOTE));
    office.does("lin", new Command.MarkItem(id("roof"), "offer sent", "done", null));
    office.does("ma", new Command.SignOff(id("roof"), "feasible", true, null));
    office.does("lin", office.advance("roof", CONTRACT));
    win();
  }

  private void win() {
    office.does("lin", office.advance("roof", WON));
  }

  private static Command.BeginProcessAudit beginning(String deal) {
    return new Command.BeginProcessAudit(id(deal), "2026-11", 7, 123);
  }

  private void begin(String user) {
    office.does(user, beginning("roof"));
  }

  private void judge(String user, String step, String verdict, @Nullable String note) {
    office.does(user, judgment(step, verdict, note));
  }

  private static Command.JudgeStep judgment(String step, String verdict, @Nullable String note) {
    return new Command.JudgeStep(auditId(), step, verdict, note);
  }

  private static String auditId() {
    return ProcessAudit.idOf(id("roof"), "2026-11");
  }

  private ProcessAudit audit() {
    return ProcessAudit.of(office.row(PROCESS_AUDIT, auditId()).orElseThrow());
  }

  private static Finding found(String step, Why why) {
    return new Finding(step, Verdict.BROKEN, why, "");
  }
}
