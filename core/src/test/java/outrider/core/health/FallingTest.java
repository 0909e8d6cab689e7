package outrider.core.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import outrider.core.board.Share;

/// A fall is told where there is one, and neither chance nor the end of a quarter is taken for one.
final class FallingTest {

  /// The last month of a quarter wins four of five, the others half.
  private static final double[] RHYTHM = {0.49, 0.54, 0.80};

  @Test
  void aRealFallOfTwoMonthsIsTold() {
    var steady = months(300, 0.49, 0.54, 0.80, 0.49, 0.54, 0.80, 0.49, 0.54, 0.80);
    var fallen = new ArrayList<>(steady.subList(0, 7));
    fallen.addAll(months(300, 0.38, 0.28));
    assertThat(Falling.at(fallen, 8)).isTrue();
    assertThat(Falling.at(fallen, 7)).as("one month alone").isFalse();
    assertThat(Falling.at(steady, 8)).isFalse();
  }

  @Test
  void aLongDeclineIsNoSeason() {
    assertThat(Falling.at(months(400, 0.60, 0.56, 0.51, 0.46, 0.41, 0.36), 5)).isTrue();
  }

  @Test
  void aRhythmIsNoFall() {
    // Two falls in a row, each quarter anew.
    var falling = months(400, 0.80, 0.65, 0.45, 0.80, 0.65, 0.45, 0.80, 0.65, 0.45);
    for (var month = 0; month < falling.size(); month++) {
      assertThat(Falling.at(falling, month)).as("month %d", month).isFalse();
    }
    var once = months(400, 0.80, 0.65, 0.45, 0.80, 0.65, 0.45, 0.80, 0.65, 0.30);
    assertThat(Falling.at(once, 8)).as("one month lower than the rhythm").isFalse();
    var twice = months(400, 0.80, 0.65, 0.45, 0.80, 0.65, 0.45, 0.80, 0.55, 0.30);
    assertThat(Falling.at(twice, 8)).as("two months lower than the rhythm").isTrue();
  }

  @Test
  void beforeTheRhythmIsKnownNothingIsTold() {
    assertThat(Falling.at(months(400, 0.80, 0.65, 0.45, 0.40, 0.20), 4)).isFalse();
  }

  @Test
  void ofFewNothingIsTold() {
    assertThat(Falling.at(months(29, 0.9, 0.9, 0.9, 0.9, 0.5, 0.1), 5)).isFalse();
    assertThat(Falling.at(months(60, 0.9, 0.9, 0.9, 0.9, 0.5, 0.1), 5)).isTrue();
  }

  @Test
  void chanceIsSeldomTakenForAFall() {
    var random = new Random(30);
    long told = 0;
    long asked = 0;
    for (var company = 0; company < 2_000; company++) {
      var deals = 30 + random.nextInt(300);
      var hasRhythm = company % 2 == 0;
      var months =
          IntStream.range(0, 24)
              .mapToObj(month -> drawn(random, deals, hasRhythm ? RHYTHM[month % 3] : 0.5))
              .toList();
      for (var month = 5; month < 24; month++) {
        told += Falling.at(months, month) ? 1 : 0;
        asked++;
      }
    }
    assertThat((double) told / asked).isLessThan(0.005);
  }

  /// 250 deals a month of which 28% fewer are won each month, for three months.
  @Test
  void aPlantedFallIsMostlyFound() {
    var random = new Random(31);
    var found = 0;
    for (var company = 0; company < 500; company++) {
      var months = new ArrayList<Share>();
      for (var month = 0; month < 12; month++) {
        var left = month < 9 ? 1 : Math.pow(0.72, month - 8);
        months.add(drawn(random, 250, RHYTHM[month % 3] * left));
      }
      found += IntStream.range(9, 12).anyMatch(month -> Falling.at(months, month)) ? 1 : 0;
    }
    assertThat(found).isGreaterThan(375);
  }

  private static List<Share> months(int deals, double... shares) {
    return java.util.Arrays.stream(shares)
        .mapToObj(share -> new Share(Math.round(share * deals), deals))
        .toList();
  }

  private static Share drawn(Random random, int deals, double share) {
    return new Share(
        IntStream.range(0, deals).filter(deal -> random.nextDouble() < share).count(), deals);
  }
}
