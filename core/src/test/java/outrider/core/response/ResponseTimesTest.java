package outrider.core.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ResponseTimesTest {
  private static final long MINUTE = 60_000;

  @Test
  void percentilesAreByNearestRank() {
    // The textbook's: of 15, 20, 35, 40, 50 the 30th percentile is 20, the 50th 35, the 100th 50.
    var five = new long[] {15, 20, 35, 40, 50, 15, 20, 35, 40, 50};
    var times = answered(five);

    assertThat(times.percentile(30)).hasValue(new ResponseTimes.Percentile(20, false));
    assertThat(times.percentile(50)).hasValue(new ResponseTimes.Percentile(35, false));
    assertThat(times.percentile(100)).hasValue(new ResponseTimes.Percentile(50, false));
    assertThat(times.percentile(1)).hasValue(new ResponseTimes.Percentile(15, false));
  }

  @ParameterizedTest
  @CsvSource({"0, false", "9, false", "10, true"})
  void ofTooFewNoPercentileIsTold(int leads, boolean told) {
    var times = answered(new long[leads]);

    assertThat(times.percentile(50).isPresent()).isEqualTo(told);
    assertThat(times.isFew()).isTrue();
    assertThat(answered(new long[20]).isFew()).isFalse();
  }

  /// The boundaries that figures are told by, on both sides.
  @ParameterizedTest
  @CsvSource({
    "299999, 1, 1, 0",
    "300000, 1, 1, 0",
    "300001, 0, 1, 0",
    "1800000, 0, 1, 0",
    "1800001, 0, 0, 0",
    "7200000, 0, 0, 0",
    "7200001, 0, 0, 1",
  })
  void everyBoundaryCountsOnItsLowerSide(long millis, int atOnce, int soon, int late) {
    var times = answered(new long[] {millis});

    assertThat(times.within(ResponseTimes.AT_ONCE)).isEqualTo(atOnce);
    assertThat(times.within(ResponseTimes.SOON)).isEqualTo(soon);
    assertThat(times.over(ResponseTimes.LATE)).isEqualTo(late);
  }

  @Test
  void aLeadThatStillWaitsIsCountedButNobodyKnowsThatItWasSoon() {
    var millis = new long[12];
    var waits = new boolean[12];
    for (var lead = 0; lead < 12; lead++) {
      millis[lead] = lead * MINUTE;
      waits[lead] = lead >= 10 || lead == 0;
    }
    var times = ResponseTimes.of(millis, waits);

    assertThat(times.leads()).isEqualTo(12);
    assertThat(times.waiting()).isEqualTo(3);
    assertThat(times.within(Duration.ofMinutes(5))).as("the first waits since now").isEqualTo(5);
    assertThat(times.percentile(50)).hasValue(new ResponseTimes.Percentile(5 * MINUTE, false));
    assertThat(times.percentile(90))
        .as("it will be more")
        .hasValue(new ResponseTimes.Percentile(10 * MINUTE, true));
  }

  @Test
  void theColumnsHoldEveryLeadOnce() {
    var seed = System.nanoTime();
    var random = new Random(seed);
    var millis = new long[500];
    var waits = new boolean[500];
    for (var lead = 0; lead < 500; lead++) {
      millis[lead] = (long) Math.exp(random.nextDouble() * 24);
      waits[lead] = random.nextInt(10) == 0;
    }
    var times = ResponseTimes.of(millis, waits);

    var columns = times.columns();
    assertThat(columns.stream().mapToInt(ResponseTimes.Column::leads).sum())
        .as("seed %d", seed)
        .isEqualTo(500);
    assertThat(columns.stream().mapToInt(ResponseTimes.Column::waiting).sum())
        .isEqualTo(times.waiting());
    List<Long> sorted = new ArrayList<>();
    for (var each : millis) {
      sorted.add(each);
    }
    sorted.sort(null);
    for (var percent = 1; percent <= 100; percent++) {
      var rank = (int) Math.ceil(percent * 500 / 100.0);
      assertThat(times.percentile(percent).orElseThrow().millis())
          .as("seed %d, percentile %d", seed, percent)
          .isEqualTo(sorted.get(rank - 1));
    }
    assertThat(columns.get(0).leads())
        .isEqualTo((int) sorted.stream().filter(each -> each <= 5 * MINUTE).count());
  }

  private static ResponseTimes answered(long[] millis) {
    return ResponseTimes.of(millis, new boolean[millis.length]);
  }
}
