package outrider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outrider.core.command.Command;
import outrider.core.forecast.KeptForecast;
import outrider.core.record.Ids;
import outrider.core.record.RecordType;
import outrider.core.review.ReviewFigures;
import outrider.core.review.WeeklyReview;
import outrider.office.HeadOffice;
import outrider.office.Laptop;

/// A rep and her manager freeze the same week without a network, each writes their part, and both
/// parts meet in one review. What was agreed is a task on both.
final class WeeklyReviewSyncTest {

  @TempDir Path folder;

  @Test
  void twoLaptopsMakeOneReviewOfAWeek() {
    try (var office = new HeadOffice(folder.resolve("hq"));
        var lin = Laptop.open(folder.resolve("lin"), office, "lin")) {
      try (var zhou = Laptop.open(folder.resolve("zhou"), office, "zhou")) {
        zhou.await("the stages", () -> !zhou.all(RecordType.PIPELINE).isEmpty());
        lin.await("the stages", () -> !lin.all(RecordType.PIPELINE).isEmpty());
        var person = lin.book().commands().actor().user();
        var week = week(lin);
        var review = WeeklyReview.idOf(person, week);
        office.stop();
        done(lin, freeze(person, week, 7));
        done(lin, new Command.NoteReview(review, "Two quotes out"));
        done(zhou, freeze(person, week, 9));
        done(zhou, new Command.ReplyReview(review, "Call the third"));
        var task = Ids.derive("test", "agreed");
        done(zhou, new Command.AgreeAction(review, task, "Call", zhou.book().commands().now()));

        zhou.shut();
        office.startAgain();
        lin.book().sync().nudge();
        lin.drained();
        zhou.reopen();
        zhou.drained();
        lin.book().sync().nudge();
        for (var laptop : List.of(lin, zhou)) {
          laptop.await("both parts", () -> find(laptop, review).filter(this::isWhole).isPresent());
          assertThat(find(laptop, review).orElseThrow().figures().touches())
              .as("HQ heard of hers first")
              .isEqualTo(7);
          assertThat(laptop.all(RecordType.WEEKLY_REVIEW)).hasSize(1);
          laptop.await("the task", () -> laptop.all(RecordType.TASK).containsKey(task));
        }
        assertThat(lin.submit(new Command.ReplyReview(review, "mine")).reasons()).isNotEmpty();
      }
      try (var again = Laptop.open(folder.resolve("zhou"), office, "zhou")) {
        var review = WeeklyReview.idOf(lin.book().commands().actor().user(), week(lin));
        again.await(
            "it is still there", () -> find(again, review).filter(this::isWhole).isPresent());
      }
    }
  }

  private boolean isWhole(WeeklyReview review) {
    return review.note().equals("Two quotes out")
        && review.reply().equals("Call the third")
        && review.actions().size() == 1;
  }

  private static void done(Laptop laptop, Command command) {
    assertThat(laptop.submit(command).reasons()).isEmpty();
  }

  private static Optional<WeeklyReview> find(Laptop laptop, String review) {
    return laptop.find(RecordType.WEEKLY_REVIEW, review).map(WeeklyReview::of);
  }

  private static long week(Laptop laptop) {
    return KeptForecast.week(
        LocalDate.ofInstant(Instant.ofEpochMilli(laptop.book().commands().now()), ZoneOffset.UTC)
            .toEpochDay());
  }

  private static Command freeze(String person, long week, long touches) {
    return new Command.FreezeReview(
        person,
        week,
        "CNY",
        new ReviewFigures(3, touches, null, 2, 1, 100_000L, 0, 4, 900_000L, 1, 400_000L));
  }
}
