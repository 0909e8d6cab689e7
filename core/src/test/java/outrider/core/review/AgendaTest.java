package outrider.core.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import outrider.core.review.Agenda.Known;
import outrider.core.review.Agenda.Why;

/// Whoever needs it most is talked about first, and it is said why.
final class AgendaTest {

  @Test
  void whoNeedsMostTalkComesFirst() {
    var agenda =
        Agenda.of(
            List.of(
                known("calm", figures(20, 600L, 1, 0, 0), 0, true, true),
                known("overdue", figures(20, 600L, 0, 0, 9), 0, true, true),
                known("carried", figures(20, 600L, 0, 0, 9), 3, true, true),
                known("quiet", figures(4, null, 0, 0, 0), 0, true, true)));
    assertThat(agenda)
        .extracting(Agenda.Item::person)
        .containsExactly("carried", "quiet", "overdue", "calm");
    assertThat(agenda)
        .extracting(item -> item.first().why())
        .containsExactly(Why.CARRIED, Why.QUIET, Why.OVERDUE, Why.CALM);
    assertThat(agenda.getFirst().first().figure()).isEqualTo(3);
    assertThat(agenda.getFirst().reasons()).hasSize(2);
  }

  @Test
  void boundsOfEachReason() {
    assertThat(why(figures(10, null, 0, 0, 0), 0)).as("half as many").isEqualTo(Why.CALM);
    assertThat(why(figures(9, null, 0, 0, 0), 0)).isEqualTo(Why.QUIET);
    assertThat(why(figures(20, 7_200L, 0, 0, 0), 0)).isEqualTo(Why.CALM);
    assertThat(why(figures(20, 7_201L, 0, 0, 0), 0)).isEqualTo(Why.LATE);
    assertThat(why(figures(20, null, 2, 2, 0), 0)).isEqualTo(Why.CALM);
    assertThat(why(figures(20, null, 1, 2, 0), 0)).isEqualTo(Why.LOST);
    assertThat(why(figures(20, null, 0, 1, 0), 0)).isEqualTo(Why.CALM);
    assertThat(why(figures(20, null, 0, 0, 2), 0)).isEqualTo(Why.CALM);
    assertThat(why(figures(20, null, 0, 0, 3), 0)).isEqualTo(Why.OVERDUE);
    assertThat(why(figures(20, null, 0, 0, 0), 1)).isEqualTo(Why.CARRIED);
  }

  @Test
  void aNoteWaitsForItsAnswer() {
    assertThat(
            Agenda.of(List.of(known("a", figures(20, null, 0, 0, 0), 0, true, false)))
                .getFirst()
                .first()
                .why())
        .isEqualTo(Why.UNANSWERED);
    var fresh = new Known("a", figures(20, null, 0, 0, 0), false, false, false, 0, List.of());
    assertThat(Agenda.of(List.of(fresh)).getFirst().first().why()).isEqualTo(Why.NOT_FROZEN);
  }

  private static Why why(ReviewFigures figures, long carried) {
    return Agenda.of(List.of(known("a", figures, carried, true, true))).getFirst().first().why();
  }

  private static Known known(
      String person, ReviewFigures figures, long carried, boolean noted, boolean answered) {
    return new Known(person, figures, true, noted, answered, carried, List.of(18L, 22L));
  }

  private static ReviewFigures figures(
      long touches, @Nullable Long response, long won, long lost, long overdue) {
    return new ReviewFigures(5, touches, response, 1, won, 0, lost, 4, 0, overdue, 0);
  }
}
