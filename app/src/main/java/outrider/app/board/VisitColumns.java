package outrider.app.board;

import java.util.Arrays;

/// The stays of deals in stages, in no order. What a deal's stays were before they changed is left
/// behind as gaps, which are closed when they are half of all. Guarded by whoever has the book.
final class VisitColumns {
  private static final int GAPS_MIN = 10_000;

  /// 0 where there is a gap.
  int[] deal = {};

  int[] stage = {};
  int[] next = {};
  long[] enteredAt = {};

  /// 0 for a stay that lasts.
  long[] leftAt = {};

  int end;
  private int gaps;

  void read(Line line) {
    if (end == deal.length) {
      size(Math.max(1_024, end + end / 4));
    }
    deal[end] = Math.toIntExact(line.next());
    stage[end] = (int) line.next();
    enteredAt[end] = line.next();
    leftAt[end] = line.next();
    next[end] = (int) line.next();
    end++;
  }

  void reserve(int visits) {
    if (visits > deal.length) {
      size(visits);
    }
  }

  /// @param gone by the number of a deal, whether its stays are forgotten
  void remove(boolean[] gone) {
    for (var visit = 0; visit < end; visit++) {
      if (deal[visit] < gone.length && gone[deal[visit]]) {
        deal[visit] = 0;
        gaps++;
      }
    }
    if (gaps > GAPS_MIN && gaps > end / 2) {
      close();
    }
  }

  private void close() {
    var to = 0;
    for (var visit = 0; visit < end; visit++) {
      if (deal[visit] != 0) {
        deal[to] = deal[visit];
        stage[to] = stage[visit];
        next[to] = next[visit];
        enteredAt[to] = enteredAt[visit];
        leftAt[to] = leftAt[visit];
        to++;
      }
    }
    end = to;
    gaps = 0;
  }

  private void size(int size) {
    deal = Arrays.copyOf(deal, size);
    stage = Arrays.copyOf(stage, size);
    next = Arrays.copyOf(next, size);
    enteredAt = Arrays.copyOf(enteredAt, size);
    leftAt = Arrays.copyOf(leftAt, size);
  }
}
