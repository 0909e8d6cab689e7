package outrider.core.sequence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which kinds of deeds in which order won deals share more often than lost ones.
///
/// What is done several times in a row counts once, and how often a deal has an order does not
/// matter. All orders of two and three kinds that enough deals have are tried; that many are, is
/// made up for (Y. Benjamini and Y. Hochberg, "Controlling the false discovery rate", JRSS B 57,
/// 1995): where nothing but chance is at work, in at most one of twenty books anything is told.
///
/// @param found the surest first; of those that are parts of each other the surest alone
/// @param won deals that were looked at
/// @param lost deals that were looked at
/// @param tried how many orders
public record Sequences(List<Sequence> found, int won, int lost, int tried) {

  /// Of fewer won or lost deals nothing is told.
  public static final int DEALS_MIN = 30;

  /// An order that fewer deals have is not tried. How many are won of them does not decide.
  public static final int HAVE_MIN = 10;

  /// Of a hundred that are told, so many may be chance.
  public static final double FALSE_MAX = 0.05;

  /// Kinds beyond these are too seldom to matter.
  static final int KINDS_MAX = 32;

  private static final int NONE = KINDS_MAX;

  public Sequences {
    found = List.copyOf(found);
  }

  public boolean isFew() {
    return won < DEALS_MIN || lost < DEALS_MIN;
  }

  /// Deals for which nothing was noted say nothing and are left out.
  public static Sequences of(Collection<Way> all) {
    var ways = all.stream().filter(way -> !way.deeds().isEmpty()).toList();
    var won = (int) ways.stream().filter(Way::won).count();
    var lost = ways.size() - won;
    if (won < DEALS_MIN || lost < DEALS_MIN) {
      return new Sequences(List.of(), won, lost, 0);
    }
    var kinds = kinds(ways);
    var counted = count(ways, kinds);
    var fisher = new FisherExact(ways.size());
    var tried = new ArrayList<Sequence>();
    for (var code = 0; code < counted[0].length; code++) {
      var have = counted[0][code] + counted[1][code];
      if (have >= HAVE_MIN) {
        var p = fisher.greater(counted[0][code], won, have, lost);
        tried.add(new Sequence(deeds(code, kinds), counted[0][code], counted[1][code], p, p));
      }
    }
    return new Sequences(surest(adjusted(tried)), won, lost, tried.size());
  }

  /// Whether a deal has an order.
  public static boolean has(List<String> deeds, List<String> order) {
    var found = 0;
    for (var deed : deeds) {
      if (found < order.size() && order.get(found).equals(deed)) {
        found++;
      }
    }
    return found == order.size();
  }

  /// The kinds that most deals have.
  private static List<String> kinds(List<Way> ways) {
    var deals = new HashMap<String, Integer>();
    ways.forEach(
        way -> way.deeds().stream().distinct().forEach(deed -> deals.merge(deed, 1, Integer::sum)));
    return deals.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(KINDS_MAX)
        .map(Map.Entry::getKey)
        .toList();
  }

  /// By won (0) and lost (1), and by the code of an order, how many deals have it.
  private static int[][] count(List<Way> ways, List<String> kinds) {
    var counted = new int[2][code(NONE, NONE, NONE) + 1];
    var numbers = new HashMap<String, Integer>();
    kinds.forEach(kind -> numbers.put(kind, numbers.size()));
    for (var way : ways) {
      var into = counted[way.won() ? 0 : 1];
      var singles = new boolean[KINDS_MAX];
      var pairs = new boolean[KINDS_MAX][KINDS_MAX];
      var triples = new boolean[KINDS_MAX][KINDS_MAX][KINDS_MAX];
      for (var deed : way.deeds()) {
        var number = numbers.get(deed);
        if (number != null) {
          next(number, singles, pairs, triples, into);
        }
      }
    }
    return counted;
  }

  /// One deed more: it ends a pair with each kind before it, and a triple with each pair.
  private static void next(
      int number, boolean[] singles, boolean[][] pairs, boolean[][][] triples, int[] into) {
    for (var first = 0; first < KINDS_MAX; first++) {
      if (!singles[first]) {
        continue;
      }
      for (var second = 0; second < KINDS_MAX; second++) {
        if (pairs[first][second] && second != number && !triples[first][second][number]) {
          triples[first][second][number] = true;
          into[code(first, second, number)]++;
        }
      }
    }
    for (var first = 0; first < KINDS_MAX; first++) {
      if (singles[first] && first != number && !pairs[first][number]) {
        pairs[first][number] = true;
        into[code(first, number, NONE)]++;
      }
    }
    singles[number] = true;
  }

  private static int code(int first, int second, int third) {
    return (first * (KINDS_MAX + 1) + second) * (KINDS_MAX + 1) + third;
  }

  private static List<String> deeds(int code, List<String> kinds) {
    var third = code % (KINDS_MAX + 1);
    var second = code / (KINDS_MAX + 1) % (KINDS_MAX + 1);
    var first = code / (KINDS_MAX + 1) / (KINDS_MAX + 1);
    return third == NONE
        ? List.of(kinds.get(first), kinds.get(second))
        : List.of(kinds.get(first), kinds.get(second), kinds.get(third));
  }

  /// Each with its p as one of so many, in ascending order.
  private static List<Sequence> adjusted(List<Sequence> tried) {
    var sorted = new ArrayList<>(tried);
    sorted.sort(
        Comparator.comparingDouble(Sequence::p)
            .thenComparing(each -> String.join(">", each.deeds())));
    var adjusted = new double[sorted.size()];
    Arrays.fill(adjusted, 1);
    var least = 1.0;
    for (var rank = sorted.size(); rank > 0; rank--) {
      least = Math.min(least, sorted.get(rank - 1).p() * sorted.size() / rank);
      adjusted[rank - 1] = least;
    }
    var all = new ArrayList<Sequence>();
    for (var rank = 0; rank < sorted.size(); rank++) {
      var each = sorted.get(rank);
      all.add(new Sequence(each.deeds(), each.won(), each.lost(), each.p(), adjusted[rank]));
    }
    return all;
  }

  private static List<Sequence> surest(List<Sequence> ascending) {
    var kept = new ArrayList<Sequence>();
    for (var each : ascending) {
      if (each.adjusted() <= FALSE_MAX && kept.stream().noneMatch(each::isAkinTo)) {
        kept.add(each);
      }
    }
    return kept;
  }
}
