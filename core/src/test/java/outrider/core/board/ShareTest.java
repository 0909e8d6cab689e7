package outrider.core.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Shares with their intervals, boxes, ages and columns.
final class ShareTest {

  /// As in Newcombe, "Two-sided confidence intervals for the single proportion" (1998), table I.
  @Test
  void theIntervalIsWilsons() {
    interval(81, 263, 0.2553, 0.3662);
    interval(15, 148, 0.0624, 0.1605);
    interval(0, 20, 0.0000, 0.1611);
    interval(1, 29, 0.0061, 0.1718);
  }

  private static void interval(long part, long whole, double low, double high) {
    var share = new Share(part, whole);
    assertThat(share.low()).isCloseTo(low, within(0.00005));
    assertThat(share.high()).isCloseTo(high, within(0.00005));
  }

  @Test
  void ofNoneNothingIsKnown() {
    assertThat(Share.NONE.value()).isZero();
    assertThat(Share.NONE.low()).isZero();
    assertThat(Share.NONE.high()).isEqualTo(1);
    assertThat(Share.NONE.isFew()).isTrue();
    assertThat(new Share(10, 29).isFew()).isTrue();
    assertThat(new Share(10, 30).isFew()).isFalse();
    assertThat(new Share(60, 100).isClearlyAbove(new Share(30, 100))).isTrue();
    assertThat(new Share(60, 100).isClearlyAbove(new Share(50, 100))).isFalse();
    assertThat(new Share(60, 100).isClearlyAbove(Share.NONE)).isFalse();
    assertThatThrownBy(() -> new Share(2, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aBoxIsMadeOfValuesThatThereAre() {
    var spread = Spread.of(LongStream.rangeClosed(1, 100).map(each -> 101 - each).toArray());
    assertThat(
            List.of(
                spread.p5(), spread.p25(), spread.p50(), spread.p75(), spread.p90(), spread.p95()))
        .containsExactly(5L, 25L, 50L, 75L, 90L, 95L);
    assertThat(Spread.of(new long[] {7}).p95()).isEqualTo(7);
    assertThat(Spread.of(new long[0]).isEmpty()).isTrue();
    assertThat(Spread.of(new long[19]).isFew()).isTrue();
    assertThat(Spread.of(new long[20]).isFew()).isFalse();
  }

  @Test
  void whatIsOldEnoughFollowsFromHowLongItTook() {
    var days = Duration.ofDays(1).toMillis();
    var took = Spread.of(LongStream.rangeClosed(1, 100).map(each -> each * days).toArray());
    assertThat(Maturity.of(took, Spread.NONE).leadMillis()).isEqualTo(90 * days);
    assertThat(Maturity.of(took, Spread.NONE).dealMillis()).isEqualTo(Maturity.ASSUMED.toMillis());
    assertThat(Maturity.of(Spread.of(new long[40]), took).leadMillis()).isEqualTo(2 * days);
    assertThat(Maturity.of(took, took).wonMillis()).isEqualTo(180 * days);
  }

  @Test
  void columnsOfSizesHoldEveryAmountOnce() {
    var random = new Random(4);
    for (var round = 0; round < 200; round++) {
      var spread = 1 + random.nextInt(9);
      var amounts =
          random
              .doubles(1 + random.nextInt(80))
              .mapToLong(each -> 1 + (long) Math.pow(10, each * spread))
              .sorted()
              .toArray();
      var columns = Sizes.columns(amounts);
      assertThat(columns.stream().mapToInt(Sizes.Column::count).sum()).isEqualTo(amounts.length);
      assertThat(columns).hasSizeLessThanOrEqualTo(10);
      for (var index = 0; index + 1 < columns.size(); index++) {
        assertThat(columns.get(index).to()).isEqualTo(columns.get(index + 1).from());
      }
      for (var column : columns) {
        assertThat(column.count())
            .isEqualTo(
                (int)
                    Arrays.stream(amounts)
                        .filter(each -> each >= column.from() && each < column.to())
                        .count());
      }
    }
    assertThat(Sizes.columns(new long[] {100, 150, 400}))
        .extracting(Sizes.Column::from)
        .containsExactly(100L, 200L);
    assertThat(Sizes.columns(new long[0])).isEmpty();
  }
}
