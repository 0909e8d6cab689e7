package outrider.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What experiments are told to say: rarely a winner where there is none, mostly the winner where
/// there is one, and nothing before the sample is there.
final class ExperimentReadingTest {
  private static final long SEED = 20_261_130;

  /// A made-up experiment that somebody looks at every week until it is over.
  private record Told(boolean winner, int which) {}

  @Test
  void inAThousandExperimentsWithoutADifferenceAtMostFiftyNameAWinnerThoughEveryWeekIsLookedAt() {
    var winners = winners(1_000, 0.2, 0.2, SEED);
    System.out.println("A/A, seed " + SEED + ": " + winners + " of 1000 named a winner");
    assertThat(winners).isLessThanOrEqualTo(50);
  }

  @Test
  void theSameHoldsForOtherSharesAndForThreeVariants() {
    assertThat(winners(1_000, 0.05, 0.05, SEED + 1)).isLessThanOrEqualTo(50);
    assertThat(winners(1_000, 0.5, 0.5, SEED + 2)).isLessThanOrEqualTo(50);
    var size = SampleSize.of(200, 150, 3, 480, 7);
    var random = new Random(SEED + 3);
    var winners =
        IntStream.range(0, 1_000)
            .filter(each -> run(random, new double[] {0.2, 0.2, 0.2}, size, 480).winner())
            .count();
    assertThat(winners).isLessThanOrEqualTo(50);
  }

  @Test
  void aDifferenceOfTheSizeThatWasLookedForIsFoundInAboutEightOfTen() {
    var found = winners(1_000, 0.2, 0.35, SEED + 4);
    System.out.println("A/B, seed " + (SEED + 4) + ": " + found + " of 1000 named the better one");
    assertThat(found).isBetween(760, 860);
  }

  @Test
  void beforeTheSampleIsThereNobodyWinsHoweverClearItLooks() {
    var one = new Look(3, List.of(new Look.Count(1, 99), new Look.Count(98, 99)));
    var early = Reading.of(List.of(one), 2, 100);
    assertThat(early.verdict()).isEqualTo(Reading.Verdict.TOO_FEW);
    assertThat(early.winner()).isEmpty();
    assertThat(early.weeksMore(List.of(99L, 99L), 3, 33, 7)).isEqualTo(2);

    var two = new Look(4, List.of(new Look.Count(1, 100), new Look.Count(99, 100)));
    var full = Reading.of(List.of(one, two), 2, 100);
    assertThat(full.verdict()).isEqualTo(Reading.Verdict.WINNER);
    assertThat(full.winner()).hasValue(1);
    assertThat(full.weeksMore(List.of(100L, 100L), 4, 33, 7)).isZero();
  }

  @Test
  void whatComesAfterTheSampleIsNotRead() {
    var full = new Look(4, List.of(new Look.Count(20, 100), new Look.Count(28, 100)));
    var lucky = new Look(9, List.of(new Look.Count(20, 200), new Look.Count(120, 200)));
    var reading = Reading.of(List.of(full, lucky), 2, 100);
    assertThat(reading.looks()).containsExactly(full);
    assertThat(reading.verdict()).isEqualTo(Reading.Verdict.NO_DIFFERENCE);
  }

  @Test
  void whatIsDoneNowWinsWhereItBeatsAllOthers() {
    var looks =
        List.of(
            new Look(
                4,
                List.of(
                    new Look.Count(80, 200), new Look.Count(20, 200), new Look.Count(30, 200))));
    assertThat(Reading.of(looks, 3, 200).winner()).hasValue(0);
    var better =
        List.of(
            new Look(
                4,
                List.of(
                    new Look.Count(20, 200), new Look.Count(80, 200), new Look.Count(90, 200))));
    assertThat(Reading.of(better, 3, 200).winner()).hasValue(2);
  }

  /// The bounds of five looks after O'Brien and Fleming's spending function, alpha 0.05 on two
  /// sides, as tables of group sequential designs give them.
  @Test
  void boundsAreThoseOfTheTables() {
    var looks = List.of(0.2, 0.4, 0.6, 0.8, 1.0);
    var bounds = Boundaries.of(looks, looks, 0.05);
    assertThat(bounds)
        .usingComparatorWithPrecision(0.0002)
        .containsExactly(4.8769, 3.3570, 2.6803, 2.2898, 2.0310);
    assertThat(SampleSize.lastBound(1, 0.05)).isCloseTo(1.959964, within(1e-6));
  }

  /// `power.prop.test` of R gives 76.7 and 137.6; Fleiss's table with the correction 219, 313, 408.
  @Test
  void samplesAreThoseOfTheTables() {
    var once = SampleSize.lastBound(1, 0.05);
    assertThat(SampleSize.uncorrected(0.50, 0.75, once, 0.90)).isCloseTo(76.7, within(0.05));
    assertThat(SampleSize.uncorrected(0.15, 0.30, once, 0.85)).isCloseTo(137.6, within(0.05));
    assertThat(Math.ceil(SampleSize.corrected(0.1, 0.2, once, 0.8))).isEqualTo(219);
    assertThat(Math.ceil(SampleSize.corrected(0.2, 0.3, once, 0.8))).isEqualTo(313);
    assertThat(Math.ceil(SampleSize.corrected(0.4, 0.5, once, 0.8))).isEqualTo(408);
  }

  @Test
  void weeksFollowFromHowManyCome() {
    var few = SampleSize.of(200, 100, 2, 120, 14);
    var many = SampleSize.of(200, 100, 2, 1_200, 14);
    assertThat(few.weeks()).isGreaterThan(70).isLessThan(80);
    assertThat(many.weeks()).isLessThan(11);
    assertThat(SampleSize.of(200, 100, 2, 0, 14).weeks()).isEqualTo(SampleSize.NEVER);
    assertThat(SampleSize.of(200, 100, 3, 120, 14).perVariant())
        .as("two comparisons share what may mislead")
        .isGreaterThan(few.perVariant());
  }

  @Test
  void theLotIsFairAndAlwaysTheSame() {
    var of = new int[3];
    for (var lead = 0; lead < 9_000; lead++) {
      of[Entry.assign("one", "lead " + lead, 3)]++;
    }
    assertThat(Arrays.stream(of).boxed()).allMatch(count -> Math.abs(count - 3_000) < 200);
    assertThat(Entry.assign("one", "lead 7", 3)).isEqualTo(Entry.assign("one", "lead 7", 3));
    var together =
        IntStream.range(0, 4_000)
            .filter(lead ->
                Entry.assign("one", "lead " + lead, 2) == Entry.assign("two", "lead " + lead, 2))
            .count();
    assertThat(together).as("two experiments are two lots").isBetween(1_850L, 2_150L);
  }

  @Test
  void looksAreKeptAndWhatDoesNotGrowIsNone() {
    var looks =
        List.of(
            new Look(1, List.of(new Look.Count(0, 3), new Look.Count(1, 2))),
            new Look(3, List.of(new Look.Count(2, 9), new Look.Count(1, 8))));
    assertThat(Look.read(Look.write(looks), 2)).hasValue(looks);
    assertThat(Look.read("", 2)).hasValue(List.of());
    for (var wrong :
        List.of(
            "x",
            "1:1/2",
            "1:3/2,0/1",
            "0:0/1,0/1",
            "1:1/2,1/2\n1:1/3,1/3",
            "1:1/2,1/2\n2:1/1,1/2",
            "1:0/2,1/2\n2:2/3,1/2",
            "999:0/2,1/2")) {
      assertThat(Look.read(wrong, 2)).as(wrong).isEmpty();
    }
  }

  private static int winners(int experiments, double first, double other, long seed) {
    var random = new Random(seed);
    var size = SampleSize.of(Math.round(first * 1000), 150, 2, 480, 7);
    var winners = 0;
    for (var each = 0; each < experiments; each++) {
      var told = run(random, new double[] {first, other}, size, 480);
      winners += told.winner() && (first == other || told.which() == 1) ? 1 : 0;
    }
    return winners;
  }

  /// Leads come by chance, fall to a variant by lot, and are looked at at the end of every week; a
  /// winner that is named in any week counts.
  private static Told run(Random random, double[] chances, SampleSize size, long arrivals) {
    var done = new long[chances.length];
    var of = new long[chances.length];
    var looks = new ArrayList<Look>();
    for (var week = 1; week <= 120; week++) {
      for (var slot = 0; slot < arrivals / 6; slot++) {
        if (random.nextBoolean()) {
          var variant = random.nextInt(chances.length);
          of[variant]++;
          done[variant] += random.nextDouble() < chances[variant] ? 1 : 0;
        }
      }
      looks.add(
          new Look(
              week,
              IntStream.range(0, chances.length)
                  .mapToObj(each -> new Look.Count(done[each], of[each]))
                  .toList()));
      var reading = Reading.of(looks, chances.length, size.perVariant());
      var winner = reading.winner();
      if (winner.isPresent()) {
        return new Told(true, winner.getAsInt());
      }
      if (reading.isFull() && looks.getLast().least() > 1.3 * size.perVariant()) {
        break;
      }
    }
    return new Told(false, -1);
  }
}
