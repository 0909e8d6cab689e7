package outrider.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StageDiscTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 6, 7, 8, 9, 10, 11})
  void noTwoStagesShareAColour(int stages) {
    assertThat(ramp(stages)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(ints = {6, 7, 11, 20})
  void theRampKeepsItsEnds(int stages) {
    assertThat(ramp(stages)[0]).isEqualTo("st1");
    assertThat(ramp(stages)[stages - 1]).isEqualTo("st6");
  }

  private static String[] ramp(int stages) {
    return IntStream.rangeClosed(1, stages)
        .mapToObj(number -> StageDisc.rampStyle(number, stages))
        .toArray(String[]::new);
  }
}
