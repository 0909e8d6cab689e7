package outrider.core.lag;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A day on which HQ took a quarter of an hour for everything, and one in the field without a
/// network: the first was late, the second was not.
final class LagMeterTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Instant NINE = Instant.parse("2025-08-04T01:00:00Z");
  private static final LocalDate DAY = LocalDate.of(2025, 8, 4);

  private LagMeter meter = new LagMeter(SHANGHAI, DAY.toEpochDay());

  @Test
  void whatWaitedForHqIsLate() {
    pass(0, 60, null, true);
    for (var change = 0; change < 4; change++) {
      var from = 60 + change * 1_200;
      pass(from, from + 900, NINE.plusSeconds(from), true);
      pass(from + 900, from + 1_200, null, true);
    }
    var said = meter.said().orElseThrow();
    assertThat(said.day()).isEqualTo(DAY.toEpochDay());
    assertThat(said.worstSeconds()).isBetween(899L, 900L);
    assertThat(said.medianSeconds()).isEqualTo(900);
    assertThat(said.lateMinutes()).isBetween(4 * 14L - 2, 4 * 14L + 2);
    assertThat(said.awayMinutes()).isZero();
    assertThat(said.changes()).isEqualTo(4);
    assertThat(DeviceLag.steps(said.steps())).containsKeys(54, 55).doesNotContainKey(53);
    assertThat(DeviceLag.isWritten(said.steps())).isTrue();
  }

  @Test
  void whoeverWasOutOfReachWasAwayAndNotLate() {
    pass(0, 3_600, NINE, false);
    pass(3_600, 3_603, NINE.plusSeconds(5), true);
    pass(3_603, 3_700, null, true);
    var said = meter.said().orElseThrow();
    assertThat(said.awayMinutes()).isEqualTo(60);
    assertThat(said.lateMinutes()).isZero();
    assertThat(said.worstSeconds()).isLessThanOrEqualTo(3);
    assertThat(said.steps()).isEmpty();
  }

  @Test
  void aDayIsHandedOverWhenItIsOverAndGoesOnAfterARestart() {
    pass(0, 900, NINE, true);
    meter = LagMeter.read(meter.written(), SHANGHAI, DAY);
    assertThat(meter.lateMinutes()).isBetween(13L, 14L);
    var ended = meter.note(NINE.plus(Duration.ofDays(1)), null, true).orElseThrow();
    assertThat(ended.day()).isEqualTo(DAY.toEpochDay());
    assertThat(ended.worstSeconds()).isBetween(898L, 900L);
    assertThat(meter.said()).as("nothing yet").isEqualTo(Optional.<LagMeter.Measured>empty());
    assertThat(LagMeter.read("junk", SHANGHAI, DAY).said()).isEmpty();
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    assertThat(DeviceLag.steps("57:900,58:840")).isEqualTo(Map.of(57, 900, 58, 840));
    assertThat(DeviceLag.isWritten("")).isTrue();
    assertThat(DeviceLag.isWritten("144:900")).isFalse();
    assertThat(DeviceLag.isWritten("5;3")).isFalse();
  }

  private void pass(int from, int to, @Nullable Instant unsent, boolean reachable) {
    for (var second = from; second < to; second++) {
      var unused = meter.note(NINE.plusSeconds(second), unsent, reachable);
    }
  }
}
