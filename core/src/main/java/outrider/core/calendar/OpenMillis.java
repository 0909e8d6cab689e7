package outrider.core.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;

/// How much business time lies between two moments, for many pairs of them: the same as
/// `BusinessCalendar.between`, which walks from day to day, in the time of two look-ups.
///
/// Made for a span of time; moments outside of it are asked of the calendar. Immutable.
public final class OpenMillis {
  /// A span of more days than these is not worth preparing.
  private static final int DAYS_MAX = 4_000;

  private final BusinessCalendar calendar;
  private final long[] dayStarts;
  private final long[] openBefore;
  private final boolean always;

  /// @param from the earliest moment that will be asked about
  /// @param to the latest
  public OpenMillis(BusinessCalendar calendar, Instant from, Instant to) {
    this.calendar = calendar;
    this.always = calendar == BusinessCalendar.AROUND_THE_CLOCK;
    var first = LocalDate.ofInstant(from, calendar.zone());
    var last = LocalDate.ofInstant(to, calendar.zone()).plusDays(1);
    var days = Math.clamp(last.toEpochDay() - first.toEpochDay() + 1, 1, DAYS_MAX);
    dayStarts = new long[always ? 0 : days];
    openBefore = new long[dayStarts.length];
    for (var day = 0; day < dayStarts.length; day++) {
      var start = first.plusDays(day).atStartOfDay(calendar.zone()).toInstant();
      dayStarts[day] = start.toEpochMilli();
      if (day > 0) {
        openBefore[day] =
            openBefore[day - 1]
                + calendar.between(Instant.ofEpochMilli(dayStarts[day - 1]), start).toMillis();
      }
    }
  }

  /// @param from in epoch milliseconds
  /// @param to in epoch milliseconds, not earlier
  public long between(long from, long to) {
    if (always) {
      return to - from;
    }
    var first = day(from);
    var last = day(to);
    if (first < 0 || last < 0 || last == dayStarts.length - 1 || first == last) {
      return calendar.between(Instant.ofEpochMilli(from), Instant.ofEpochMilli(to)).toMillis();
    }
    return sinceFirst(last, to) - sinceFirst(first, from);
  }

  private long sinceFirst(int day, long at) {
    return openBefore[day]
        + calendar
            .between(Instant.ofEpochMilli(dayStarts[day]), Instant.ofEpochMilli(at))
            .toMillis();
  }

  /// The day that a moment is in; -1 before the first.
  private int day(long at) {
    var found = Arrays.binarySearch(dayStarts, at);
    return found >= 0 ? found : -found - 2;
  }
}
