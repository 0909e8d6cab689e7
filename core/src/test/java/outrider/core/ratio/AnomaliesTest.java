package outrider.core.ratio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// A thousand made-up companies each: where nothing happened, in fewer than one of twenty is
/// anything flagged, in any branch; where one branch's month is three times what it was, it is
/// found in more than nineteen of twenty. With seasons, trends of all and of one, more noise than
/// counting makes, and small branches.
final class AnomaliesTest {
  private static final long COMPANIES = 1_000;
  private static final long LEAST = 30;

  private static final SeededCompany SHARES =
      new SeededCompany(Shape.SHARE, 8, 25, 0.3, 0.1, 0.3, 0.2, 0.2, 60, 600);
  private static final SeededCompany RATES =
      new SeededCompany(Shape.RATE, 8, 25, 0.3, 0.15, 0.3, 0.2, 0.2, 40, 3_000);
  private static final SeededCompany SMALL =
      new SeededCompany(Shape.RATE, 12, 25, 0.1, 0.15, 0.3, 0.2, 0.2, 30, 80);
  private static final SeededCompany AMOUNTS =
      new SeededCompany(Shape.MONEY, 6, 25, 0.15, 0.1, 0.3, 0.2, 0.1, 60, 300);
  private static final SeededCompany YOUNG =
      new SeededCompany(Shape.RATE, 5, 14, 0.3, 0.1, 0.3, 0.2, 0.2, 60, 600);
  private static final SeededCompany ALONE =
      new SeededCompany(Shape.RATE, 1, 36, 0.3, 0.1, 0.3, 0.2, 0.2, 200, 600);

  @Test
  void ofAThousandCompaniesFewerThanOneInTwentyIsFlaggedByChance() {
    for (var company : List.of(SHARES, RATES, SMALL, AMOUNTS, YOUNG, ALONE)) {
      assertThat(flagged(company, Side.BOTH, 1, false))
          .as("%s", company)
          .isLessThanOrEqualTo(COMPANIES / 20);
    }
  }

  /// A branch of 150 to 600 records a month with 45 to 180 cases among them, three times as many.
  @Test
  void threeTimesAsManyAreFound() {
    var rates = new SeededCompany(Shape.RATE, 8, 25, 0.3, 0.1, 0.3, 0.2, 0.1, 150, 600);
    assertThat(flagged(rates, Side.BOTH, 3, true)).isGreaterThanOrEqualTo(COMPANIES * 95 / 100);
    var shares = new SeededCompany(Shape.SHARE, 8, 25, 0.15, 0.1, 0.3, 0.2, 0.1, 150, 600);
    assertThat(flagged(shares, Side.HIGH, 4, true)).isGreaterThanOrEqualTo(COMPANIES * 95 / 100);
  }

  /// @param first whether only the first branch is asked about, else any
  private static long flagged(SeededCompany company, Side bad, double times, boolean first) {
    return LongStream.range(0, COMPANIES)
        .parallel()
        .filter(seed -> {
          var bands = last(company.of(seed, times), company.shape(), bad);
          return first ? bands.getFirst().isFlagged() : bands.stream().anyMatch(Band::isFlagged);
        })
        .count();
  }

  private static List<Band> last(List<List<Figure>> branches, Shape shape, Side bad) {
    return Anomalies.of(shape, bad, LEAST, branches, branches.getFirst().size() - 1).stream()
        .map(List::getFirst)
        .toList();
  }

  @Test
  void whatHappensToAllIsNobodysAnomaly() {
    var branches = flat(6, 20);
    branches.forEach(branch -> branch.set(19, new Figure(150, 500, 500)));
    assertThat(last(branches, Shape.SHARE, Side.BOTH))
        .extracting(Band::verdict)
        .containsOnly(Band.Verdict.USUAL);

    branches.get(2).set(19, new Figure(60, 500, 500));
    var bands = last(branches, Shape.SHARE, Side.BOTH);
    assertThat(bands.get(2).verdict()).isEqualTo(Band.Verdict.LOW);
    assertThat(bands.get(2).expected()).as("as the others").isCloseTo(0.3, within(0.02));
    assertThat(bands.get(2).side()).contains(Side.LOW);
    assertThat(last(branches, Shape.SHARE, Side.HIGH))
        .as("only what is bad")
        .noneMatch(Band::isFlagged);
  }

  @Test
  void anOldOutlierDoesNotHideANewOne() {
    var branches = flat(6, 20);
    branches.get(0).set(12, new Figure(300, 500, 500));
    branches.get(0).set(19, new Figure(300, 500, 500));
    assertThat(last(branches, Shape.SHARE, Side.HIGH).getFirst().verdict())
        .isEqualTo(Band.Verdict.HIGH);
  }

  @Test
  void whatWasSaidOfAMonthStaysAsMonthsGoOn() {
    var company = SHARES.of(7, 3);
    var then = Anomalies.of(Shape.SHARE, Side.BOTH, LEAST, company, 20);
    var before =
        Anomalies.of(
            Shape.SHARE,
            Side.BOTH,
            LEAST,
            company.stream().map(branch -> branch.subList(0, 21)).toList(),
            20);
    for (var branch = 0; branch < company.size(); branch++) {
      assertThat(then.get(branch).getFirst()).isEqualTo(before.get(branch).getFirst());
    }
  }

  @Test
  void nothingIsSaidOfTooFewOrTooSoon() {
    var branches = flat(4, 20);
    branches.get(0).set(19, new Figure(20, 29, 29));
    assertThat(last(branches, Shape.SHARE, Side.BOTH).getFirst().verdict())
        .isEqualTo(Band.Verdict.TOO_FEW);
    assertThat(last(flat(4, 6), Shape.SHARE, Side.BOTH))
        .extracting(Band::verdict)
        .containsOnly(Band.Verdict.TOO_SHORT);
    var nothing = flat(4, 20);
    nothing.forEach(branch -> branch.replaceAll(figure -> new Figure(0, 900, 900)));
    assertThat(last(nothing, Shape.MONEY, Side.BOTH))
        .as("never any: nobody knows how much would be many")
        .extracting(Band::verdict)
        .containsOnly(Band.Verdict.TOO_SHORT);
    assertThat(Anomalies.of(Shape.RATE, Side.BOTH, LEAST, List.of(), 0)).isEmpty();
  }

  @Test
  void studentsDistribution() {
    assertThat(StudentT.beyond(2.228138852, 10)).isCloseTo(0.025, within(1e-9));
    assertThat(StudentT.beyond(3.182446305, 3)).isCloseTo(0.025, within(1e-9));
    assertThat(StudentT.beyond(6.313751515, 1)).isCloseTo(0.05, within(1e-9));
    assertThat(StudentT.beyond(-2.228138852, 10)).isCloseTo(0.975, within(1e-9));
    assertThat(StudentT.exceededBy(0.0005, 30)).isCloseTo(3.645958635, within(1e-7));
  }

  /// Each month 100 of 500, give or take a few that differ from branch to branch.
  private static List<List<Figure>> flat(int branches, int months) {
    var all = new ArrayList<List<Figure>>();
    for (var branch = 0; branch < branches; branch++) {
      var line = new ArrayList<Figure>();
      for (var month = 0; month < months; month++) {
        line.add(new Figure(100 + (month * 7 + branch * 5) % 11 - 5, 500, 500));
      }
      all.add(line);
    }
    return all;
  }
}
