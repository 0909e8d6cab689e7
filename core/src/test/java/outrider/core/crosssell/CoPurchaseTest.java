package outrider.core.crosssell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Example;
import org.jspecify.annotations.Nullable;
import outrider.core.product.Product;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// What goes together, with n, and who lacks it.
class CoPurchaseTest {

  private final TreeMap<String, Set<String>> baskets = new TreeMap<>();

  private void bought(int times, String... products) {
    for (var i = 0; i < times; i++) {
      baskets.put("c%04d".formatted(baskets.size()), Set.of(products));
    }
  }

  @Example
  void whoHasPumpsHasValves() {
    bought(24, "pump", "valve");
    bought(6, "pump");
    bought(70, "pipe");

    var offers = CoPurchase.of(baskets);

    var pair = offers.offers("c0024").getFirst();
    assertThat(pair).isEqualTo(new Affinity("pump", "valve", 24, 30, 24, 100));
    assertThat(pair.support().value()).isCloseTo(0.24, within(1e-9));
    assertThat(pair.confidence().value()).isCloseTo(0.8, within(1e-9));
    assertThat(pair.lift())
        .as("0.8 of theirs against 0.24 of all")
        .isCloseTo(10 / 3.0, within(1e-9));
    assertThat(offers.lacking(pair))
        .containsExactly("c0024", "c0025", "c0026", "c0027", "c0028", "c0029");
    assertThat(offers.offers("c0000")).as("has both").isEmpty();
    assertThat(offers.offers("nobody")).isEmpty();
    assertThat(offers.customers()).isEqualTo(100);
  }

  @Example
  void ofFewNothingIsSaid() {
    bought(15, "pump", "valve");
    bought(4, "pump");
    bought(81, "pipe");
    assertThat(CoPurchase.of(baskets).affinities()).as("19 have a pump").isEmpty();

    bought(1, "pump");
    assertThat(CoPurchase.of(baskets).affinities())
        .as("20 have a pump; 15 have a valve, which is still too few the other way round")
        .extracting(Affinity::owned)
        .containsExactly("pump");
  }

  @Example
  void fewWhoHaveBothSayNothing() {
    bought(4, "pump", "valve");
    bought(16, "pump");
    bought(9_980, "pipe");
    assertThat(CoPurchase.of(baskets).affinities()).isEmpty();
  }

  @Example
  void whatEverybodyBuysIsNoReason() {
    bought(40, "pump", "bolt");
    bought(60, "bolt");
    assertThat(CoPurchase.of(baskets).affinities()).as("lift 1").isEmpty();
  }

  /// Products bought at random go together no more often than a one-sided 2.5% has it.
  @Example
  void chanceIsNotTakenForAReason() {
    var dice = new Random(27);
    for (var i = 0; i < 2_000; i++) {
      var basket = new HashSet<String>();
      for (var product = 0; product < 20; product++) {
        if (dice.nextDouble() < 0.15) {
          basket.add("p" + product);
        }
      }
      baskets.put("c" + i, basket);
    }
    assertThat(CoPurchase.of(baskets).affinities().size()).isLessThanOrEqualTo(380 * 4 / 100);
  }

  @Example
  void moreOfTheSameIsDearerInTheSameSeries() {
    var small = product("IS", 100L, "CNY");
    var large = product(" is ", 250L, "CNY");
    assertThat(large.isAbove(small)).isTrue();
    assertThat(small.isAbove(large)).isFalse();
    assertThat(product("IS", 100L, "CNY").isAbove(small)).as("as dear").isFalse();
    assertThat(product("ISG", 250L, "CNY").isAbove(small)).as("another series").isFalse();
    assertThat(product("IS", 250L, "USD").isAbove(small)).as("another currency").isFalse();
    assertThat(product("", 250L, "CNY").isAbove(product("", 100L, "CNY"))).isFalse();
    assertThat(product("IS", null, "CNY").isAbove(small)).isFalse();
  }

  private static Product product(String series, @Nullable Long price, String currency) {
    return Product.of(
        Row.of(RecordType.PRODUCT, "p")
            .with(Product.SERIES, series)
            .with(Product.PRICE, price)
            .with(Fields.CURRENCY, currency));
  }
}
