package outrider.core.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What a review calls different, and why a deal needs a word.
final class MovementTest {
  private static final long DAY = TimeUnit.DAYS.toMillis(1);
  private static final long NOW = 1_790_000_000_000L;
  private static final long LAST_WEEK = NOW - 7 * DAY;
  private static final long TODAY = 20_000;

  @Test
  void nothingThatHappenedBeforeIsDifferent() {
    var movement = Movement.of(deal(100, TODAY), List.of(stage(8, "talk", "quote")), LAST_WEEK);
    assertThat(movement).isEqualTo(Movement.NONE);
  }

  @Test
  void whatStoodThereBeforeTheFirstChangeIsComparedWithNow() {
    var movement =
        Movement.of(
            deal(300, TODAY + 30),
            List.of(
                stage(1, "survey", "quote"),
                amount(2, 200L, 300L),
                amount(5, 100L, 200L),
                stage(6, "talk", "survey"),
                close(3, TODAY + 10, TODAY + 30)),
            LAST_WEEK);
    assertThat(movement).isEqualTo(new Movement(false, "talk", 200, 20, 1));
  }

  @Test
  void changedAndChangedBackIsNoDifference() {
    var movement =
        Movement.of(
            deal(100, TODAY),
            List.of(
                stage(1, "survey", "quote"),
                stage(2, "quote", "survey"),
                amount(3, 900L, 100L),
                amount(4, 100L, 900L),
                close(3, TODAY + 9, TODAY),
                close(4, TODAY, TODAY + 9)),
            LAST_WEEK);
    assertThat(movement.isChange()).as("%s", movement).isFalse();
    assertThat(movement.pushes()).as("a push that was taken back was none").isZero();
  }

  @Test
  void aNewDealIsNewAndNothingElse() {
    var fresh = new Movement.Now(NOW - DAY, "quote", OptionalLong.of(5), OptionalLong.of(TODAY));
    assertThat(Movement.of(fresh, List.of(amount(0, 1L, 5L)), LAST_WEEK))
        .isEqualTo(new Movement(true, null, 0, 0, 0));
  }

  @Test
  void everyPushCountsHoweverLongAgo() {
    var movement =
        Movement.of(
            deal(100, TODAY + 30),
            List.of(
                close(90, TODAY - 60, TODAY - 30),
                close(40, TODAY - 30, TODAY + 40),
                close(20, TODAY + 40, TODAY + 30)),
            LAST_WEEK);
    assertThat(movement).isEqualTo(new Movement(false, null, 0, 0, 2));
  }

  @Test
  void anAmountThatWasNoneCountsFromNothing() {
    assertThat(Movement.of(deal(500, TODAY), List.of(amount(1, null, 500L)), LAST_WEEK))
        .isEqualTo(new Movement(false, null, 500, 0, 0));
  }

  @Test
  void eachReasonHoldsFromItsBoundaryOn() {
    assertThat(risks(standing(10, 10, 6, TODAY, 1, true, 14))).isEmpty();
    assertThat(risks(standing(10, 10, 6, TODAY - 1, 1, true, 14)))
        .containsExactly(DealRisk.CLOSE_PASSED);
    assertThat(risks(standing(13, 0, 6, TODAY, 1, true, 14))).containsExactly(DealRisk.STUCK);
    assertThat(risks(standing(11, 10, 6, TODAY, 1, true, 14))).containsExactly(DealRisk.OVER_LIMIT);
    assertThat(risks(standing(10, 10, 6, TODAY, 2, true, 14))).containsExactly(DealRisk.PUSHED);
    assertThat(risks(standing(10, 10, 6, TODAY, 1, true, 15))).containsExactly(DealRisk.SILENT);
    assertThat(risks(standing(10, 10, 6, TODAY, 1, false, 14)))
        .containsExactly(DealRisk.NO_NEXT_STEP);
  }

  private static Iterable<DealRisk> risks(DealRisk.Standing standing) {
    return DealRisk.of(standing, NOW, TODAY);
  }

  private static DealRisk.Standing standing(
      long stayedDays,
      long limitDays,
      long medianDays,
      long closeOn,
      int pushes,
      boolean hasNextStep,
      long silentDays) {
    return new DealRisk.Standing(
        NOW - stayedDays * DAY,
        limitDays,
        OptionalLong.of(medianDays * DAY),
        OptionalLong.of(closeOn),
        pushes,
        hasNextStep,
        NOW - silentDays * DAY);
  }

  private static Movement.Now deal(long amount, long closeOn) {
    return new Movement.Now(
        NOW - 100 * DAY, "quote", OptionalLong.of(amount), OptionalLong.of(closeOn));
  }

  private static Revision stage(int daysAgo, String from, String to) {
    return Revision.of(NOW - daysAgo * DAY, from, to, null, null, null, null);
  }

  private static Revision amount(int daysAgo, @Nullable Long from, @Nullable Long to) {
    return Revision.of(NOW - daysAgo * DAY, null, null, from, to, null, null);
  }

  private static Revision close(int daysAgo, long from, long to) {
    return Revision.of(NOW - daysAgo * DAY, null, null, null, null, from, to);
  }
}
