package outrider.core.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import outrider.core.board.Share;
import outrider.core.diagnosis.sample.Planted;
import outrider.core.diagnosis.sample.SampleCompany;

/// Whatever revenue did, its parts add up to it.
final class DecompositionTest {

  @Test
  void partsAddUpToTheChangeToTheLastCentAndSharesToAHundred() {
    for (var seed = 1L; seed <= 2_000; seed++) {
      var random = new Random(seed);
      var before = drawn(random);
      var now = drawn(random);
      var parts = Decomposition.shapley(before, now);
      var change = product(now) - product(before);
      assertThat(Arrays.stream(parts).sum())
          .as("seed %d", seed)
          .isCloseTo(change, within(1e-9 * (product(now) + product(before))));
      var whole = Decomposition.rounded(parts, Math.round(change));
      assertThat(Arrays.stream(whole).sum()).as("seed %d", seed).isEqualTo(Math.round(change));
      for (var factor = 0; factor < parts.length; factor++) {
        assertThat((double) whole[factor])
            .isCloseTo(parts[factor], within(1.0 + Math.abs(change) * 1e-9));
        assertThat(Math.signum(parts[factor]))
            .as("more of a factor never takes away")
            .isEqualTo(Math.signum(now[factor] - before[factor]));
      }
    }
  }

  @Test
  void whatAloneChangedIsAllOfIt() {
    var parts =
        Decomposition.shapley(new double[] {500, 0.1, 900, 1}, new double[] {500, 0.08, 900, 1});
    assertThat(parts[1]).isCloseTo(-9_000, within(1e-6));
    assertThat(parts[0] + parts[2] + parts[3]).isZero();
  }

  @Test
  void companiesAddUpToo() {
    for (var planted : Planted.values()) {
      var found = Decomposition.of(SampleCompany.variant(planted, 7));
      assertThat(found.isThin()).isFalse();
      assertThat(found.parts().values().stream().mapToLong(Long::longValue).sum())
          .isEqualTo(found.changeMinor());
      assertThat(found.permille().values().stream().mapToInt(Integer::intValue).sum())
          .isEqualTo(1_000);
    }
  }

  @Test
  void chiSquareAndNewcombeAreThoseOfTheTables() {
    assertThat(ChiSquare.beyond(3.841458820694124, 1)).isCloseTo(0.05, within(1e-12));
    assertThat(ChiSquare.beyond(18.307038053275146, 10)).isCloseTo(0.05, within(1e-12));
    assertThat(ChiSquare.beyond(2, 9)).isCloseTo(0.99146760662881, within(1e-9));
    // Newcombe 1998, table II, method 10: 56/70 and 48/80.
    var change = new Change(new Share(48, 80), new Share(56, 70));
    assertThat(change.low()).isCloseTo(0.0524, within(5e-5));
    assertThat(change.high()).isCloseTo(0.3339, within(5e-5));
  }

  private static double[] drawn(Random random) {
    return new double[] {
      random.nextInt(1, 5_000),
      random.nextInt(1, 100) / 100.0,
      random.nextDouble() * 5e7,
      0.2 + random.nextDouble() * 2
    };
  }

  private static double product(double[] values) {
    return Arrays.stream(values).reduce(1, (a, b) -> a * b);
  }
}
