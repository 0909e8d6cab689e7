package outrider.core.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/// Quarters, and how far a pipeline covers a target.
final class CoverageTest {

  @Test
  void coverageIsOpenAgainstWhatIsLeft() {
    var coverage = new Coverage(1_000, 400, 1_860, 600);
    assertThat(coverage.leftMinor()).isEqualTo(600);
    assertThat(coverage.times().getAsDouble()).isEqualTo(3.1);
    assertThat(coverage.weightedTimes().getAsDouble()).isEqualTo(1.0);
    assertThat(coverage.isThin()).isFalse();
    assertThat(new Coverage(1_000, 400, 1_799, 0).isThin()).isTrue();
    assertThat(new Coverage(1_000, 400, 1_800, 0).isThin()).isFalse();
  }

  @Test
  void withoutATargetOrBeyondItNothingIsToBeCovered() {
    assertThat(new Coverage(0, 400, 100, 50).times()).isEmpty();
    assertThat(new Coverage(0, 400, 100, 50).isThin()).isFalse();
    assertThat(new Coverage(400, 400, 0, 0).isReached()).isTrue();
    assertThat(new Coverage(400, 500, 0, 0).times()).isEmpty();
    assertThat(new Coverage(400, 399, 0, 0).isReached()).isFalse();
  }

  @Test
  void aQuarterHasItsDays() {
    var fourth = Quarter.of(LocalDate.of(2026, 11, 23));
    assertThat(fourth.text()).isEqualTo("2026-Q4");
    assertThat(Quarter.read("2026-Q4")).contains(fourth);
    assertThat(fourth.first()).isEqualTo("2026-10-01");
    assertThat(fourth.last()).isEqualTo("2026-12-31");
    assertThat(fourth.plus(1)).isEqualTo(new Quarter(2027, 1));
    assertThat(fourth.plus(-4)).isEqualTo(new Quarter(2025, 4));
    assertThat(Quarter.read("2026-Q5")).isEmpty();
    assertThat(Quarter.read("1026-Q1")).isEmpty();
  }
}
