package outrider.core.processaudit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outrider.core.record.Ids;

/// A tenth of the closed deals, rounded up, by a number that anybody can draw by again.
final class SampleTest {

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "10, 1", "11, 2", "120, 12", "123, 13", "100000, 10000"})
  void aTenthIsRoundedUp(int closed, int sampled) {
    assertThat(Sample.size(closed)).isEqualTo(sampled);
  }

  @Test
  void of123DealsTheSame13AreDrawnInWhateverOrderTheyCome() {
    var closed = deals(123);
    var mixed = new ArrayList<>(closed);
    Collections.shuffle(mixed, new Random(7));

    var drawn = Sample.draw(closed, 2026_11);

    assertThat(drawn).hasSize(13).isSubsetOf(closed).doesNotHaveDuplicates();
    assertThat(Sample.draw(mixed, 2026_11)).isEqualTo(drawn);
    assertThat(Sample.draw(closed, 2026_12)).isNotEqualTo(drawn);
  }

  @Test
  void aDealThatIsClosedLaterMovesNoOther() {
    var drawn = Sample.draw(deals(100), 5);

    var later = Sample.draw(deals(101), 5);

    assertThat(later).hasSize(11);
    assertThat(later.stream().filter(drawn::contains)).hasSizeGreaterThanOrEqualTo(9);
  }

  @Test
  void everyDealIsAsLikelyAsAnyOther() {
    var closed = deals(50);
    Map<String, Integer> times = new HashMap<>();
    for (var seed = 0; seed < 20_000; seed++) {
      Sample.draw(closed, seed).forEach(deal -> times.merge(deal, 1, Integer::sum));
    }

    // Five of fifty, 20,000 times: 2,000 each, with a deviation of 42; five of them on both sides.
    assertThat(times).hasSize(50);
    assertThat(times.values()).allSatisfy(count -> assertThat(count).isBetween(1_790, 2_210));
  }

  private static List<String> deals(int count) {
    return IntStream.range(0, count).mapToObj(each -> Ids.derive("deal", "" + each)).toList();
  }
}
