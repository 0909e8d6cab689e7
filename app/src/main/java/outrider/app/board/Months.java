package outrider.app.board;

import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import outrider.core.board.Share;

/// Some months one after the other, and in which of them a moment lies.
final class Months {
  private final YearMonth first;
  private final long[] begins;

  /// @param last the latest of them
  Months(YearMonth last, int count, ZoneId zone) {
    first = last.minusMonths(count - 1L);
    begins = new long[count + 1];
    for (var month = 0; month <= count; month++) {
      begins[month] =
          first.plusMonths(month).atDay(1).atStartOfDay(zone).toInstant().toEpochMilli();
    }
  }

  int count() {
    return begins.length - 1;
  }

  YearMonth month(int index) {
    return first.plusMonths(index);
  }

  Range range(int index) {
    return new Range(begins[index], begins[index + 1]);
  }

  /// From 0; -1 where it is in none of them.
  int of(long at) {
    if (at < begins[0] || at >= begins[begins.length - 1]) {
      return -1;
    }
    var found = Arrays.binarySearch(begins, at);
    return found >= 0 ? found : -found - 2;
  }

  Share[] shares(long[] parts, long[] wholes) {
    var shares = new Share[count()];
    for (var month = 0; month < shares.length; month++) {
      shares[month] = new Share(parts[month], wholes[month]);
    }
    return shares;
  }
}
