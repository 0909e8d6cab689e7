package outrider.core.crosssell;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Which products are bought by the same customers, and who has the one and not the other.
///
/// Nothing is said of few: a product that fewer than [#OWNERS_MIN] customers have suggests nothing,
/// nor do fewer than [#BOTH_MIN] who have both, nor what may be chance.
public final class CoPurchase {

  public static final int OWNERS_MIN = 20;
  public static final int BOTH_MIN = 5;

  /// Whoever bought more kinds than this buys anything, and tells nothing of what goes together.
  static final int BASKET_MAX = 200;

  private static final Comparator<Affinity> STRONGEST =
      Comparator.comparingDouble((Affinity pair) -> pair.confidence().low())
          .thenComparingLong(Affinity::both)
          .reversed()
          .thenComparing(Affinity::owned)
          .thenComparing(Affinity::missing);

  private final Map<String, Set<String>> baskets;
  private final Map<String, List<Affinity>> byOwned;

  private CoPurchase(Map<String, Set<String>> baskets, Map<String, List<Affinity>> byOwned) {
    this.baskets = baskets;
    this.byOwned = byOwned;
  }

  /// @param baskets what each customer bought, whenever and how often
  public static CoPurchase of(Map<String, ? extends Collection<String>> baskets) {
    var told = new TreeMap<String, Set<String>>();
    baskets.forEach((customer, products) -> {
      var kinds = new TreeSet<>(products);
      if (!kinds.isEmpty()) {
        told.put(customer, kinds);
      }
    });
    return new CoPurchase(told, count(told));
  }

  private record Pair(String owned, String missing) {}

  private static Map<String, List<Affinity>> count(Map<String, Set<String>> baskets) {
    var buyers = new HashMap<String, Long>();
    var both = new HashMap<Pair, Long>();
    for (var products : baskets.values()) {
      products.forEach(product -> buyers.merge(product, 1L, Long::sum));
      if (products.size() <= BASKET_MAX) {
        pairs(products, both);
      }
    }
    var byOwned = new TreeMap<String, List<Affinity>>();
    both.forEach((pair, count) -> {
      var affinity =
          new Affinity(
              pair.owned(),
              pair.missing(),
              count,
              Objects.requireNonNull(buyers.get(pair.owned())),
              Objects.requireNonNull(buyers.get(pair.missing())),
              baskets.size());
      if (affinity.owners() >= OWNERS_MIN && count >= BOTH_MIN && affinity.isClear()) {
        byOwned.computeIfAbsent(pair.owned(), _ -> new ArrayList<>()).add(affinity);
      }
    });
    byOwned.values().forEach(list -> list.sort(STRONGEST));
    return byOwned;
  }

  private static void pairs(Set<String> products, Map<Pair, Long> both) {
    for (var owned : products) {
      for (var missing : products) {
        if (!owned.equals(missing)) {
          both.merge(new Pair(owned, missing), 1L, Long::sum);
        }
      }
    }
  }

  /// Customers that bought anything: n of everything that is said here.
  public int customers() {
    return baskets.size();
  }

  /// What goes together beyond doubt, the surest first.
  public List<Affinity> affinities() {
    return byOwned.values().stream().flatMap(List::stream).sorted(STRONGEST).toList();
  }

  /// What a customer may be offered, the surest first: of each product that they lack, the pair
  /// that speaks most for it.
  public List<Affinity> offers(String customer) {
    var owned = baskets.getOrDefault(customer, Set.of());
    var best = new TreeMap<String, Affinity>();
    for (var product : owned) {
      for (var affinity : byOwned.getOrDefault(product, List.of())) {
        if (!owned.contains(affinity.missing())) {
          best.merge(
              affinity.missing(),
              affinity,
              (one, other) -> STRONGEST.compare(one, other) <= 0 ? one : other);
        }
      }
    }
    return best.values().stream().sorted(STRONGEST).toList();
  }

  /// The customers that have the one product and not the other, in the order of their ids.
  public List<String> lacking(Affinity affinity) {
    return baskets.entrySet().stream()
        .filter(basket -> basket.getValue().contains(affinity.owned()))
        .filter(basket -> !basket.getValue().contains(affinity.missing()))
        .map(Map.Entry::getKey)
        .toList();
  }
}
