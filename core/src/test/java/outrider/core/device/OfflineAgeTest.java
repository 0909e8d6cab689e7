package outrider.core.device;

import static org.assertj.core.api.Assertions.assertThat;
import static outrider.core.device.OfflineAge.Standing.FREE;
import static outrider.core.device.OfflineAge.Standing.LOCKED;
import static outrider.core.device.OfflineAge.Standing.WARNED;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class OfflineAgeTest {

  @Test
  void aMonthEndsWithAWeekOfNotice() {
    assertThat(silent(Duration.ofDays(23).minusMillis(1), 30).standing()).isEqualTo(FREE);
    assertThat(silent(Duration.ofDays(23), 30).standing()).isEqualTo(WARNED);
    assertThat(silent(Duration.ofDays(30).minusMillis(1), 30).standing()).isEqualTo(WARNED);
    assertThat(silent(Duration.ofDays(30), 30).standing()).isEqualTo(LOCKED);
  }

  @Test
  void fewDaysEndWithLessNotice() {
    assertThat(silent(Duration.ofDays(1), 3).standing()).isEqualTo(FREE);
    assertThat(silent(Duration.ofDays(2), 3).standing()).isEqualTo(WARNED);
    assertThat(silent(Duration.ofDays(3), 3).standing()).isEqualTo(LOCKED);
  }

  @Test
  void aCompanyThatSetsNoEndLocksNobody() {
    assertThat(silent(Duration.ofDays(4_000), 0).standing()).isEqualTo(FREE);
  }

  @Test
  void theLastDayIsOneDay() {
    assertThat(silent(Duration.ofDays(29), 30).daysLeft()).isEqualTo(1);
    assertThat(silent(Duration.ofDays(30).minusMillis(1), 30).daysLeft()).isEqualTo(1);
    assertThat(silent(Duration.ofDays(31), 30).daysLeft()).isZero();
  }

  private static OfflineAge silent(Duration silent, long allowedDays) {
    return new OfflineAge(silent.toMillis(), Duration.ofDays(allowedDays).toMillis());
  }
}
