package outrider.core.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What won deals share is found, counted as somebody counts who tries every order on every deal;
/// and where there is nothing but chance, nothing is found.
final class SequencesTest {
  private static final List<String> KINDS = List.of("call", "visit", "email", "quote", "demo");

  @Test
  void countsAreThoseOfWhoeverTriesEveryOrderOnEveryDeal() {
    var random = new Random(25);
    for (var book = 0; book < 20; book++) {
      var ways = new ArrayList<Way>();
      for (var deal = 0; deal < 120; deal++) {
        ways.add(new Way(deeds(random, 7), random.nextBoolean()));
      }
      // A deed that is shared, so that something is found.
      for (var deal = 0; deal < 60; deal++) {
        ways.add(new Way(List.of("demo", "quote", deal % 2 == 0 ? "call" : "visit"), true));
        ways.add(new Way(List.of("call", "quote"), false));
      }
      var sequences = Sequences.of(ways);
      var counted = byHand(ways);
      assertThat(sequences.tried())
          .isEqualTo(
              (int)
                  counted.values().stream()
                      .filter(both -> both[0] + both[1] >= Sequences.HAVE_MIN)
                      .count());
      assertThat(sequences.found()).isNotEmpty();
      for (var found : sequences.found()) {
        var both = counted.getOrDefault(found.deeds(), new int[2]);
        assertThat(List.of(found.won(), found.lost()))
            .as("%s", found.deeds())
            .isEqualTo(List.of(both[0], both[1]));
        assertThat(found.p())
            .isCloseTo(
                exactly(found.won(), sequences.won(), found.n(), sequences.lost()), within(1e-9));
        assertThat(found.adjusted()).isBetween(found.p(), Sequences.FALSE_MAX);
      }
    }
  }

  @Test
  void theTestIsFishers() {
    // The lady tasting tea.
    assertThat(new FisherExact(8).greater(4, 4, 4, 4)).isCloseTo(1 / 70.0, within(1e-12));
    assertThat(new FisherExact(8).greater(3, 4, 4, 4)).isCloseTo(17 / 70.0, within(1e-12));
    assertThat(new FisherExact(8).greater(0, 4, 4, 4)).isCloseTo(1, within(1e-12));
  }

  @Test
  void whereThereIsOnlyChanceNothingIsFound() {
    var random = new Random(2_500);
    var books = 400;
    var told = 0;
    for (var book = 0; book < books; book++) {
      var ways = new ArrayList<Way>();
      for (var deal = 0; deal < 150; deal++) {
        ways.add(new Way(deeds(random, 8), random.nextInt(100) < 40));
      }
      told += Sequences.of(ways).found().isEmpty() ? 0 : 1;
    }
    assertThat((double) told / books).isLessThanOrEqualTo(0.05);
  }

  @Test
  void whatWonDealsShareIsFoundInItsOrder() {
    var random = new Random(7);
    var ways = new ArrayList<Way>();
    for (var deal = 0; deal < 400; deal++) {
      var won = deal % 2 == 0;
      var deeds = new ArrayList<>(deeds(random, 4));
      if (random.nextInt(100) < (won ? 75 : 30)) {
        deeds.add("survey");
        deeds.add("offer");
      } else if (random.nextBoolean()) {
        deeds.add("offer");
        deeds.add("survey");
      }
      ways.add(new Way(deeds, won));
    }
    var best = Sequences.of(ways).found().getFirst();
    assertThat(best.deeds()).containsSequence("survey", "offer");
    assertThat(best.won()).isGreaterThan(2 * best.lost());
    assertThat(Sequences.of(ways).found())
        .noneMatch(each -> each.deeds().equals(List.of("offer", "survey")));
  }

  @Test
  void ofFewDealsNothingIsTold() {
    var ways = new ArrayList<Way>();
    for (var deal = 0; deal < 100; deal++) {
      ways.add(new Way(List.of("call", "visit"), true));
    }
    for (var deal = 0; deal < 29; deal++) {
      ways.add(new Way(List.of("call"), false));
    }
    ways.add(new Way(List.of(), false));
    assertThat(Sequences.of(ways).isFew()).isTrue();
    assertThat(Sequences.of(ways).found()).isEmpty();
    ways.add(new Way(List.of("call"), false));
    assertThat(Sequences.of(ways).found())
        .extracting(Sequence::deeds)
        .containsExactly(List.of("call", "visit"));
  }

  @Test
  void whatIsDoneSeveralTimesInARowCountsOnce() {
    var ways = new ArrayList<Way>();
    for (var deal = 0; deal < 40; deal++) {
      ways.add(new Way(List.of("call", "call", "call"), true));
      ways.add(new Way(List.of("call"), false));
    }
    assertThat(Sequences.of(ways).tried()).isZero();
  }

  private static List<String> deeds(Random random, int most) {
    var deeds = new ArrayList<String>();
    for (var deed = random.nextInt(most) + 1; deed > 0; deed--) {
      deeds.add(KINDS.get(random.nextInt(KINDS.size())));
    }
    return deeds;
  }

  private static Map<List<String>, int[]> byHand(List<Way> ways) {
    var counted = new HashMap<List<String>, int[]>();
    for (var way : ways) {
      var orders = new HashSet<List<String>>();
      var deeds = way.deeds();
      for (var first = 0; first < deeds.size(); first++) {
        for (var second = first + 1; second < deeds.size(); second++) {
          if (!deeds.get(first).equals(deeds.get(second))) {
            orders.add(List.of(deeds.get(first), deeds.get(second)));
            for (var third = second + 1; third < deeds.size(); third++) {
              if (!deeds.get(second).equals(deeds.get(third))) {
                orders.add(List.of(deeds.get(first), deeds.get(second), deeds.get(third)));
              }
            }
          }
        }
      }
      orders.forEach(
          order -> counted.computeIfAbsent(order, unknown -> new int[2])[way.won() ? 0 : 1]++);
    }
    return counted;
  }

  /// With whole numbers of any length.
  private static double exactly(int have, int some, int all, int others) {
    var sum = BigInteger.ZERO;
    for (var each = have; each <= Math.min(some, all); each++) {
      if (all - each <= others) {
        sum = sum.add(chosen(some, each).multiply(chosen(others, all - each)));
      }
    }
    return new BigDecimal(sum)
        .divide(new BigDecimal(chosen(some + others, all)), MathContext.DECIMAL64)
        .doubleValue();
  }

  private static BigInteger chosen(int from, int count) {
    var ways = BigInteger.ONE;
    for (var each = 1; each <= count; each++) {
      ways =
          ways.multiply(BigInteger.valueOf(from - count + each)).divide(BigInteger.valueOf(each));
    }
    return ways;
  }
}
