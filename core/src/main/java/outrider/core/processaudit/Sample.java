package outrider.core.processaudit;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/// Which of the closed deals are looked at: a share of them, drawn by a number that anybody can
/// draw by again.
public final class Sample {

  public static final int PERCENT = 10;

  private static final long GOLDEN_GAMMA = 0x9e37_79b9_7f4a_7c15L;

  private Sample() {}

  /// How many of so many: a tenth, rounded up. Of 123 these are 13.
  public static int size(int closed) {
    return Math.ceilDiv(closed * PERCENT, 100);
  }

  /// The same deals for the same number, in whatever order they come; each is as likely as any
  /// other. A deal that is closed later changes the place of none.
  ///
  /// @param deals ids
  public static List<String> draw(Collection<String> deals, long seed) {
    return deals.stream()
        .distinct()
        .sorted(
            Comparator.comparingLong((String id) -> lot(id, seed)).thenComparing(String::toString))
        .limit(size((int) deals.stream().distinct().count()))
        .toList();
  }

  private static long lot(String id, long seed) {
    var deal = UUID.fromString(id);
    return mixed(
        mixed(seed + GOLDEN_GAMMA)
            ^ mixed(deal.getMostSignificantBits() + mixed(deal.getLeastSignificantBits())));
  }

  /// The finaliser of SplitMix64: Steele, Lea and Flood, *Fast splittable pseudorandom number
  /// generators*, OOPSLA 2014.
  private static long mixed(long bits) {
    var once = (bits ^ (bits >>> 30)) * 0xbf58_476d_1ce4_e5b9L;
    var twice = (once ^ (once >>> 27)) * 0x94d0_49bb_1331_11ebL;
    return twice ^ (twice >>> 31);
  }
}
