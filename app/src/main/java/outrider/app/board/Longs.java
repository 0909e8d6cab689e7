package outrider.app.board;

import java.util.Arrays;

/// Numbers that are gathered one by one.
final class Longs {
  private long[] values = new long[16];
  private int count;

  void add(long value) {
    if (count == values.length) {
      values = Arrays.copyOf(values, 2 * count);
    }
    values[count] = value;
    count++;
  }

  long[] toArray() {
    return Arrays.copyOf(values, count);
  }
}
