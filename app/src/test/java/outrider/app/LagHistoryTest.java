package outrider.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import outrider.app.fx.Memory;

final class LagHistoryTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Instant NINE = Instant.parse("2026-11-23T01:00:00Z");

  private final Memory memory = Memory.brief();
  private final LagHistory history = new LagHistory(memory, SHANGHAI);

  @Test
  void keepsTheWorstOfEveryTenMinutes() {
    at(history, 0, 3);
    at(history, 4, 200);
    at(history, 9, 1);
    at(history, 12, 7);
    assertThat(history.seconds()).containsExactly(200, 7);
  }

  @Test
  void fillsTheTimeInWhichNothingWasHeardWithNoLag() {
    at(history, 0, 3);
    at(history, 31, 5);
    assertThat(history.seconds()).containsExactly(3, 0, 0, 5);
  }

  @Test
  void goesOnAfterARestart() {
    at(history, 0, 240);
    at(history, 12, 2);
    var again = new LagHistory(memory, SHANGHAI);
    at(again, 25, 1);
    assertThat(again.seconds()).containsExactly(240, 2, 1);
  }

  @Test
  void beginsAnewEveryDay() {
    at(history, 0, 240);
    at(history, 24 * 60, 1);
    assertThat(history.seconds()).containsExactly(1);
  }

  private static void at(LagHistory history, int minutes, int lag) {
    history.note(NINE.plus(Duration.ofMinutes(minutes)), Duration.ofSeconds(lag));
  }
}
