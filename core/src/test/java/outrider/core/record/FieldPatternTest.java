package outrider.core.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A drawing of how a text must look.
final class FieldPatternTest {

  @ParameterizedTest
  @CsvSource({
    "9{6}, 200120, true",
    "9{6}, 20012, false",
    "9{6}, 2001200, false",
    "X{18}, 91310000MA1FL0000X, true",
    "X{18}, 91310000ma1fl0000x, false",
    "字A99999, 沪A12345, true",
    "字A99999, HA12345, false",
    "'A{2,4}-9{4}', AB-1234, true",
    "'A{2,4}-9{4}', ABCDE-1234, false",
    "'9{0,3}9', 7, true",
    "'9{0,3}9', 7777, true",
    "\\9*, 9x, true",
    "\\9*, 8x, false",
    "a{3}, aBc, true"
  })
  void aTextLooksLikeItsDrawingOrNot(String drawing, String text, boolean fits) {
    assertThat(FieldPattern.read(drawing).orElseThrow().matches(text)).isEqualTo(fits);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{3}", "9{", "9{0}", "9{4,2}", "9{201}", "9{2}{3,4}{0,2}{2}", "9\\", "9{x}"})
  void whatCannotBeReadIsNoDrawing(String drawing) {
    assertThat(FieldPattern.read(drawing)).isEmpty();
  }

  @Test
  @Timeout(5)
  void theWorstDrawingTakesNoLongerThanTheTextIsLong() {
    var pattern = FieldPattern.read("*{0,50}*{0,50}*{0,50}9").orElseThrow();

    assertThat(pattern.matches("a".repeat(1_000))).isFalse();
    assertThat(pattern.matches("a".repeat(149) + "9")).isTrue();
  }
}
