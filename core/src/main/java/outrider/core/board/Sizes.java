package outrider.core.board;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Amounts in columns whose bounds are round: each is 1, 2 or 5 with noughts. Amounts of deals lie
/// over several powers of ten, where columns of one width would put nearly all into the first.
public final class Sizes {
  private static final int COLUMNS_MAX = 9;

  /// A column.
  ///
  /// @param from included
  /// @param to excluded
  public record Column(long from, long to, int count) {}

  private Sizes() {}

  /// Columns from the smallest amount to the greatest, without a gap. Where they would be more than
  /// fit, the last takes all that is greater.
  ///
  /// @param sorted positive amounts
  public static List<Column> columns(long[] sorted) {
    if (sorted.length == 0) {
      return List.of();
    }
    var bounds = bounds(sorted[0], sorted[sorted.length - 1]);
    var columns = new ArrayList<Column>();
    for (var index = 0; index + 1 < bounds.size(); index++) {
      var from = bounds.get(index);
      var to = bounds.get(index + 1);
      columns.add(new Column(from, to, below(sorted, to) - below(sorted, from)));
    }
    return List.copyOf(columns);
  }

  private static List<Long> bounds(long least, long greatest) {
    var bounds = new ArrayList<Long>();
    var bound = 1L;
    for (var step = 0; bound <= greatest && bound < Long.MAX_VALUE / 4; step++) {
      var next = step % 3 == 1 ? bound / 2 * 5 : bound * 2;
      if (next > least) {
        bounds.add(bound);
      }
      bound = next;
    }
    bounds.add(bound);
    // Too many: two, then three neighbours become one column.
    var every = Math.ceilDiv(bounds.size() - 1, COLUMNS_MAX);
    var kept = new ArrayList<Long>();
    for (var index = 0; index < bounds.size() - 1; index += every) {
      kept.add(bounds.get(index));
    }
    kept.add(bounds.getLast());
    return kept;
  }

  /// How many are less.
  private static int below(long[] sorted, long bound) {
    var at = Arrays.binarySearch(sorted, bound);
    if (at < 0) {
      return -at - 1;
    }
    while (at > 0 && sorted[at - 1] == bound) {
      at--;
    }
    return at;
  }
}
