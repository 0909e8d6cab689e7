package outrider.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.core.record.RecordType.TASK;
import static outrider.core.record.RecordType.WEEKLY_REVIEW;
import static outrider.core.rule.Office.HOUR;
import static outrider.core.rule.Office.id;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import outrider.core.command.Command;
import outrider.core.command.FieldEdit;
import outrider.core.forecast.KeptForecast;
import outrider.core.review.AgreedAction;
import outrider.core.review.ReviewFigures;
import outrider.core.review.WeeklyReview;

/// Lin's weeks: frozen once, noted by Lin, answered by Ma who leads her, with actions that come
/// along until they are done.
final class WeeklyReviewRulesTest {
  private static final long DAY = 24 * HOUR;

  private final Office office = new Office();

  @Test
  void theFirstSnapshotStandsWhoeverTakesAnother() {
    office.does("lin", freeze("lin", week(), 7));
    office.does("ma", freeze("lin", week(), 9));

    assertThat(office.all(WEEKLY_REVIEW)).hasSize(1);
    var review = review();
    assertThat(review.figures().touches()).isEqualTo(7);
    assertThat(review.row().text(WeeklyReview.FROZEN_BY)).isEqualTo("lin");
    assertThat(review.person()).isEqualTo("lin");
    office.pass(7 * DAY);
    office.does("ma", freeze("lin", week(), 9));
    assertThat(office.all(WEEKLY_REVIEW)).hasSize(2);
  }

  @Test
  void onlyThePersonAndWhoeverLeadsThemFreeze() {
    assertThat(office.refusals("zhao", freeze("lin", week(), 7)))
        .containsExactly("permission.weeklyReview");
    assertThat(office.refusals("lin", freeze("ma", week(), 7)))
        .containsExactly("permission.weeklyReview");
    assertThat(office.refusals("lin", freeze("nobody", week(), 7)))
        .containsExactly("record.not-found");
    office.does("boss", freeze("lin", week(), 7));
    assertThat(office.all(WEEKLY_REVIEW)).hasSize(1);
  }

  @Test
  void thisWeekOrTheLastAndFiguresThatThereAre() {
    office.does("lin", freeze("lin", week() - 7, 7));
    for (var week : List.of(week() + 1, week() - 21, week() + 14)) {
      assertThat(office.refusals("lin", freeze("lin", week, 7)))
          .as("%d", week)
          .containsExactly("field.malformed");
    }
    assertThat(office.refusals("lin", freeze("lin", week(), -1)))
        .containsExactly("field.malformed");
  }

  @Test
  void whoWritesWhat() {
    office.does("lin", freeze("lin", week(), 7));
    var review = review().id();

    office.does("lin", new Command.NoteReview(review, " Two quotes out "));
    office.does("ma", new Command.ReplyReview(review, "Call the third"));
    assertThat(review().note()).isEqualTo("Two quotes out");
    assertThat(review().reply()).isEqualTo("Call the third");
    assertThat(review().repliedBy()).isEqualTo("ma");
    assertThat(office.refusals("ma", new Command.NoteReview(review, "x")))
        .containsExactly("permission.reviewNote");
    assertThat(office.refusals("lin", new Command.ReplyReview(review, "x")))
        .containsExactly("permission.reviewReply");
    for (var other : List.of("zhao", "qi")) {
      assertThat(office.refusals(other, new Command.NoteReview(review, "x")))
          .as("whoever may not see it: %s", other)
          .containsExactly("record.not-found");
      assertThat(office.refusals(other, new Command.ReplyReview(review, "x")))
          .containsExactly("record.not-found");
      assertThat(office.refusals(other, agree(review, "mine", 1)))
          .containsExactly("record.not-found");
    }
    assertThat(office.refusals("lin", new Command.NoteReview(review, "x".repeat(4_001))))
        .containsExactly("field.too-long");
    office.does("lin", new Command.NoteReview(review, null));
    assertThat(review().note()).isEmpty();
  }

  @Test
  void nobodyAnswersThemselves() {
    office.does("ma", freeze("ma", week(), 7));
    var own = WeeklyReview.idOf("ma", week());
    assertThat(office.refusals("ma", new Command.ReplyReview(own, "well done")))
        .containsExactly("permission.reviewReply");
    office.does("boss", new Command.ReplyReview(own, "well done"));
  }

  @Test
  void whatIsAgreedIsATaskAndComesAlongUntilItIsDone() {
    office.does("lin", freeze("lin", week(), 7));
    var first = review().id();
    office.does("ma", agree(first, "call", 1));
    office.does("lin", agree(first, "visit", 2));
    var call = office.row(TASK, id("call")).orElseThrow();
    assertThat(call.text("owner")).isEqualTo("lin");
    assertThat(call.text("title")).isEqualTo("call");
    assertThat(call.text("createdBy")).isEqualTo("ma");
    office.does("lin", new Command.CompleteTask(id("visit"), null));

    office.pass(7 * DAY);
    var begun = week() - 7;
    office.does("lin", freeze("lin", week(), 7));
    var next = at(week());
    assertThat(next.actions()).containsExactly(new AgreedAction(id("call"), begun));
    assertThat(next.weeksCarried(next.actions().getFirst())).isEqualTo(1);

    // A week is left out; what is open still comes along.
    office.pass(14 * DAY);
    office.does("ma", freeze("lin", week(), 7));
    var later = at(week());
    assertThat(later.weeksCarried(later.actions().getFirst())).isEqualTo(3);
    office.does("lin", new Command.CompleteTask(id("call"), null));
    office.pass(7 * DAY);
    office.does("lin", freeze("lin", week(), 7));
    assertThat(at(week()).actions()).isEmpty();
  }

  @Test
  void anActionSaysWhat() {
    office.does("lin", freeze("lin", week(), 7));
    assertThat(
            office.refusals(
                "ma", new Command.AgreeAction(review().id(), id("t"), " ", office.now())))
        .containsExactly("field.required");
    assertThat(review().actions()).isEmpty();
  }

  @Test
  void whatIsFrozenIsChangedByNoOtherCommand() {
    office.does("lin", freeze("lin", week(), 7));
    var review = review().id();
    for (var command :
        List.of(
            new Command.DeleteRecord(WEEKLY_REVIEW, review),
            new Command.EditFields(
                WEEKLY_REVIEW, review, List.of(new FieldEdit(WeeklyReview.TOUCHES, 7L, 99L))),
            new Command.AssignOwner(WEEKLY_REVIEW, review, "lin", "zhao"),
            new Command.CreateRecord(WEEKLY_REVIEW, id("made"), Map.of()))) {
      assertThat(office.refusals("boss", command)).as("%s", command).isNotEmpty();
    }
    assertThat(review().figures().touches()).isEqualTo(7);
  }

  private WeeklyReview review() {
    return WeeklyReview.of(office.all(WEEKLY_REVIEW).getFirst());
  }

  private WeeklyReview at(long week) {
    return WeeklyReview.of(office.row(WEEKLY_REVIEW, WeeklyReview.idOf("lin", week)).orElseThrow());
  }

  private long week() {
    return KeptForecast.week(Math.floorDiv(office.now(), DAY));
  }

  private Command agree(String review, String task, int days) {
    return new Command.AgreeAction(review, id(task), task, office.now() + days * DAY);
  }

  private static Command freeze(String person, long week, long touches) {
    return new Command.FreezeReview(
        person,
        week,
        "CNY",
        new ReviewFigures(3, touches, null, 2, 1, 100_000L, 0, 4, 900_000L, 1, 400_000L));
  }
}
