package outrider.app.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import outrider.app.SampleBook;
import outrider.app.fx.FxTest;
import outrider.app.i18n.Language;

/// How people who sell come to sell, by month of tenure.
final class RampTest extends FxTest {

  @Test
  void monthsCountFromEachPersonsFirstDeedAndTheMeanSaysOfHowMany() {
    var space = workspace(Language.CHINESE);
    SampleRamp.seed(space);
    var ramp =
        space.database().readNow(sql -> RampQueries.read(sql, SampleBook.NOW.toEpochMilli()));

    assertThat(ramp.people())
        .as("who sells, the newest first; the manager is none of them")
        .extracting(Ramp.Person::user)
        .containsExactly(SampleBook.HE, SampleBook.LIN);
    var lin = ramp.people().getLast();
    assertThat(lin.months()).isEqualTo(5);
    assertThat(lin.closed().subList(0, 6)).isEqualTo(List.of(5, 5, 5, 5, 5, 0));
    assertThat(lin.winRate(2)).hasValue(0.6);
    assertThat(lin.winRate(5)).as("not there yet").isEmpty();
    assertThat(ramp.people().getFirst().months()).isEqualTo(2);

    assertThat(ramp.winRate(0)).hasValue(0.1);
    assertThat(ramp.closed(0)).isEqualTo(10);
    assertThat(ramp.winRate(4)).hasValue(1.0);
    assertThat(ramp.closed(4)).isEqualTo(5);
    assertThat(ramp.reached(1)).isEqualTo(2);
    assertThat(ramp.reached(2)).isEqualTo(1);
  }

  @Test
  void onlyAMoveToALaterStageIsAGatePassed() {
    var space = workspace(Language.CHINESE);
    SampleRamp.seed(space);
    var ramp =
        space.database().readNow(sql -> RampQueries.read(sql, SampleBook.NOW.toEpochMilli()));
    assertThat(ramp.people().getLast().passes(0)).as("not back, and not lost").hasValue(1);
    assertThat(ramp.people().getLast().passes(7)).isEmpty();
    assertThat(ramp.passes(0)).hasValue(1);
    assertThat(ramp.passes(11)).isEmpty();
  }

  @Test
  void aShareOfTooFewIsNotTold() {
    var one = List.of(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    var four = List.of(Ramp.SAMPLE - 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    var person = new Ramp.Person("a", 1, one, four, one);
    assertThat(person.winRate(0)).isEqualTo(OptionalDouble.empty());
    var twice = new Ramp(List.of(person, new Ramp.Person("b", 1, one, four, one)));
    assertThat(twice.winRate(0)).as("together they are enough").hasValue(0.25);
    assertThat(Ramp.EMPTY.winRate(0)).isEmpty();
  }
}
