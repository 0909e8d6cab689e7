package outrider.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.core.record.RecordType.ACTIVITY;
import static outrider.core.record.RecordType.LEAD;
import static outrider.core.record.RecordType.TASK;
import static outrider.core.rule.Office.HOUR;
import static outrider.core.rule.Office.MINUTE;
import static outrider.core.rule.Office.id;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import outrider.core.call.CallReport;
import outrider.core.call.Summary;
import outrider.core.command.Command;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.task.Task;
import outrider.core.user.Role;
import outrider.core.user.Visibility;

/// What a call becomes when HQ hears of its end, and what a person makes of the draft.
final class CallRulesTest {

  private final Office office = new Office();
  private long startedAt;

  @BeforeEach
  void linCallsLi() {
    office.lead("lin", "li");
    office.pass(10 * MINUTE);
    startedAt = office.now();
    office.pass(5 * MINUTE);
  }

  @Test
  void aCallThatEndedIsATouchOfItsOwnersWithTimeDurationAndOutcome() {
    hear(ended("reached", 133L));

    var call = office.the(ACTIVITY, "call");
    assertThat(call.text("kind")).isEqualTo("call");
    assertThat(call.number("occurredAt", 0)).isEqualTo(startedAt);
    assertThat(call.number("durationSeconds", 0)).isEqualTo(133);
    assertThat(call.text("outcome")).isEqualTo("reached");
    assertThat(call.text("owner")).isEqualTo("lin");
    assertThat(call.text("createdBy")).isEqualTo("lin");
    var lead = office.the(LEAD, "li");
    assertThat(lead.number("touches", 0)).isEqualTo(1);
    assertThat(lead.number("lastContactAt", 0)).isEqualTo(startedAt);
    assertThat(lead.text("status")).isEqualTo("working");
  }

  @Test
  void heardOfAgainItIsTheSameCall() {
    hear(ended("reached", 133L));
    hear(ended("reached", 133L));

    assertThat(office.all(ACTIVITY)).hasSize(1);
    assertThat(office.the(LEAD, "li").number("touches", 0)).isEqualTo(1);
  }

  @Test
  void whatIsHeardLaterIsFilledInAndTakesNothingAway() {
    hear(ended("no-answer", null));
    hear(new Told("reached", 60L, "https://hq.example/rec/1", null, null).report());
    hear(new Told("reached", null, null, "Li: yes", "Wants a quote").report());

    var call = office.the(ACTIVITY, "call");
    assertThat(call.text("outcome")).isEqualTo("reached");
    assertThat(call.number("durationSeconds", 0)).isEqualTo(60);
    assertThat(call.text("recording")).isEqualTo("https://hq.example/rec/1");
    assertThat(call.text("chat")).isEqualTo("Li: yes");
    assertThat(call.text(Summary.DRAFT)).isEqualTo("Wants a quote");
    assertThat(call.text(Summary.STATE)).isEqualTo(Summary.OPEN);
    assertThat(call.has("text")).isFalse();
  }

  @Test
  void theTaskIsDoneWhenSomebodyWasReachedAndOtherwiseNot() {
    office.does("lin", Office.task("ring li", LEAD, "li", office.now() + HOUR));
    hear(ended("busy", null));
    assertThat(Task.of(office.the(TASK, "ring li")).isOpen()).isTrue();

    hear(new Told("reached", 30L, null, null, null).of("second call"));
    assertThat(Task.of(office.the(TASK, "ring li")).isOpen()).isFalse();
  }

  @Test
  void anAcceptedDraftIsTheNoteAndTakenBackItIsADraftAgain() {
    drafted();
    office.does("lin", settle("accepted", "Wants a quote for three years"));
    assertThat(office.the(ACTIVITY, "call").text("text"))
        .isEqualTo("Wants a quote for three years");

    office.does("lin", settle("open", null));
    assertThat(office.the(ACTIVITY, "call").has("text")).isFalse();
    assertThat(Summary.of(office.the(ACTIVITY, "call")).isOpen()).isTrue();
  }

  @Test
  void aDiscardedDraftIsNoNoteAndDoesNotComeBackWithTheNextReport() {
    drafted();
    office.does("lin", settle("discarded", null));
    drafted();

    var call = office.the(ACTIVITY, "call");
    assertThat(call.has("text")).isFalse();
    assertThat(call.text(Summary.STATE)).isEqualTo(Summary.DISCARDED);
  }

  @Test
  void whatAPersonMadeOfADraftIsNotUndoneByTheNextOne() {
    drafted();
    office.does("lin", settle("accepted", "Wants a quote"));

    assertThat(office.refusals("ma", settle("discarded", null))).containsExactly("summary.settled");
    assertThat(office.refusals("ma", settle("accepted", "Other words")))
        .containsExactly("summary.settled");
  }

  @Test
  void aDraftIsForThoseWhoSeeTheLead() {
    drafted();
    assertThat(office.refusals("wu", settle("accepted", "Mine")))
        .containsExactly("record.not-found");
  }

  @Test
  void nothingIsAcceptedWithoutWordsAndNothingWithoutADraft() {
    drafted();
    assertThat(office.refusals("lin", settle("accepted", " "))).containsExactly("field.required");
    assertThat(office.refusals("lin", settle("perhaps", "x"))).containsExactly("field.malformed");

    office.does("lin", Office.call("by hand", LEAD, "li", office.now()));
    assertThat(
            office.refusals("lin", new Command.SettleSummary(id("by hand"), "accepted", "Words")))
        .containsExactly("record.not-found");
  }

  @Test
  void aCallInTimeAnswersTheLeadWhenItEnds() {
    assertThat(office.all(TASK)).anyMatch(task -> Task.of(task).isOpen());
    hear(ended("reached", 60L));
    office.pass(2 * HOUR);
    assertThat(office.the(LEAD, "li").has("escalatedAt")).isFalse();
  }

  private void drafted() {
    hear(new Told("reached", 60L, null, "Li: a quote", "Wants a quote").report());
  }

  private static Command settle(String state, @Nullable String note) {
    return new Command.SettleSummary(id("call"), state, note);
  }

  private CallReport ended(String outcome, @Nullable Long seconds) {
    return new Told(outcome, seconds, null, null, null).report();
  }

  private final class Told {
    private final String outcome;
    private final @Nullable Long seconds;
    private final @Nullable String recording;
    private final @Nullable String transcript;
    private final @Nullable String summary;

    Told(
        String outcome,
        @Nullable Long seconds,
        @Nullable String recording,
        @Nullable String transcript,
        @Nullable String summary) {
      this.outcome = outcome;
      this.seconds = seconds;
      this.recording = recording;
      this.transcript = transcript;
      this.summary = summary;
    }

    CallReport report() {
      return of("call");
    }

    CallReport of(String name) {
      return new CallReport(
          id(name),
          LEAD,
          id("li"),
          "out",
          startedAt,
          seconds,
          outcome,
          recording,
          transcript,
          summary,
          summary == null ? null : Summary.EXTRACTED,
          id("ring li"));
    }
  }

  /// HQ hears of it in the name of who called.
  private void hear(CallReport report) {
    var actor = new Actor("lin", Role.ADMIN, null, Actor.HEADQUARTERS, Set.of(Visibility.CONFIG));
    var decision =
        Rules.report(report, office, new Occasion(actor, office.now(), id("report" + report)));
    assertThat(decision).isInstanceOf(Decision.Accepted.class);
    for (var change : ((Decision.Accepted) decision).changes()) {
      Row after = change.after();
      assertThat(after).isNotNull();
      office.put(after);
    }
    assertThat(office.row(RecordType.LEAD, id("li"))).isPresent();
  }
}
