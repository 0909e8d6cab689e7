package outrider.core.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import outrider.core.diagnosis.sample.SampleCompany;

/// The case that the workstation was made for, as it ships.
final class TheCaseTest {
  private final Evidence evidence = SampleCompany.theCase();
  private final Diagnosis found = Diagnostician.of(evidence);

  @Test
  void itsFiguresAreThoseOfTheCase() {
    var decomposition = found.decomposition();
    assertThat(decomposition.change()).isCloseTo(-0.22, within(0.005));
    var main = found.mainStep().orElseThrow();
    assertThat(main.key()).isEqualTo("needs");
    assertThat(percent(main.change().before().value())).isEqualTo("41");
    assertThat(percent(main.change().after().value())).isEqualTo("26");
    assertThat(main.change().fell()).isTrue();
    assertThat(LocalDate.ofEpochDay(found.beganOn().orElseThrow()))
        .isEqualTo(LocalDate.of(2025, 8, 4));
    assertThat(found.decomposition().permille().get(Factor.CONVERSION)).isGreaterThan(500);
  }

  @Test
  void everybodyIsHitAndTheLagComesFirst() {
    assertThat(found.people().orElseThrow().verdict()).isEqualTo(PeopleSplit.Verdict.COMMON);
    var cause = found.cause().orElseThrow();
    assertThat(cause.kind()).isEqualTo(Cause.Kind.LAG);
    assertThat(cause.weight()).isGreaterThan(0.9);
    assertThat(cause.reasons())
        .extracting(Reason::code)
        .contains(Reason.Code.TIMELY, Reason.Code.ENDED, Reason.Code.MORE_FELL_MORE);
  }

  @Test
  void afterTheFixItIsNearlyAsBefore() {
    var recovery =
        Recovery.of(
            evidence,
            found.mainStep().orElseThrow().step(),
            found.beganOn().orElseThrow(),
            (int) SampleCompany.FIXED.toEpochDay());
    assertThat(percent(recovery.before().value())).isEqualTo("41");
    assertThat(percent(recovery.during().value())).isEqualTo("26");
    assertThat(percent(recovery.after().value())).isEqualTo("38");
    assertThat(recovery.isSure()).isTrue();
    assertThat(recovery.regained()).isBetween(0.75, 0.85);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f", 100 * share);
  }
}
