package outrider.app.team;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Some months one after the other, the earliest first, and in which of them a moment lies.
public final class MonthSpan {
  private final YearMonth first;
  private final ZoneId zone;
  private final long[] begins;

  /// @param last the latest of them
  public MonthSpan(YearMonth last, int count, ZoneId zone) {
    this.zone = zone;
    first = last.minusMonths(count - 1L);
    begins = new long[count + 1];
    for (var month = 0; month <= count; month++) {
      begins[month] =
          first.plusMonths(month).atDay(1).atStartOfDay(zone).toInstant().toEpochMilli();
    }
  }

  public int count() {
    return begins.length - 1;
  }

  public YearMonth month(int index) {
    return first.plusMonths(index);
  }

  public List<YearMonth> all() {
    return IntStream.range(0, count()).mapToObj(this::month).toList();
  }

  /// In epoch milliseconds.
  public long from(int index) {
    return begins[index];
  }

  /// Excluded, in epoch milliseconds.
  public long to(int index) {
    return begins[index + 1];
  }

  public long from() {
    return begins[0];
  }

  public long to() {
    return begins[count()];
  }

  /// From 0; -1 where it is in none of them.
  public int of(long at) {
    if (at < begins[0] || at >= begins[count()]) {
      return -1;
    }
    var found = Arrays.binarySearch(begins, at);
    return found >= 0 ? found : -found - 2;
  }

  /// -1 where it is none of them.
  public int of(YearMonth month) {
    var index = all().indexOf(month);
    return index;
  }

  public LocalDate day(long at) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(at), zone);
  }

  /// SQL that says in which month a column's moment lies, from 0: one sum of comparisons, so that
  /// no date is worked out for each row. Only for moments of these months.
  public String index(String column) {
    var sum = new StringBuilder("(0");
    for (var month = 1; month < count(); month++) {
      sum.append(" + (").append(column).append(" >= ").append(begins[month]).append(')');
    }
    return sum.append(')').toString();
  }
}
