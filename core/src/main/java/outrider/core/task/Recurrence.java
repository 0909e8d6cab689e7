package outrider.core.task;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How often something recurs: the part of an RFC 5545 recurrence rule that a person can say in one
/// sentence, and that every other calendar reads the same.
///
/// - `FREQ=DAILY`
/// - `FREQ=WEEKLY;BYDAY=MO,WE`, weeks beginning on Monday
/// - `FREQ=MONTHLY;BYMONTHDAY=15`, or `-1` for the last day. A day that not every month has is the
///   last one there: `BYMONTHDAY=28,29,30;BYSETPOS=-1` is the 30th, and the last of February
/// - `FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1`, the 29th of February or the last
///
/// each with `INTERVAL`, and with `COUNT` or `UNTIL` (UTC). Anything else is not understood rather
/// than half understood.
///
/// @param days of the week, in order; for weeks only
/// @param monthDay 1 to 30, or `LAST`; 0 for days and weeks
/// @param month 1 to 12; for years only, else 0
/// @param times how often in all; 0 for no limit
/// @param until the last moment at which it may begin; null for no limit
public record Recurrence(
    Every every,
    int interval,
    List<DayOfWeek> days,
    int monthDay,
    int month,
    int times,
    @Nullable Instant until) {

  /// The unit of the interval.
  public enum Every {
    DAY("DAILY"),
    WEEK("WEEKLY"),
    MONTH("MONTHLY"),
    YEAR("YEARLY");

    final String frequency;

    Every(String frequency) {
      this.frequency = frequency;
    }
  }

  /// The last day of a month, as the rule writes it.
  public static final int LAST = -1;

  public static final int INTERVAL_MAX = 366;
  public static final int TIMES_MAX = 999;

  /// A rule goes no further: with it every search has an end.
  static final LocalDate END_OF_TIME = LocalDate.of(2199, 12, 31);

  private static final int SHORTEST_MONTH = 28;
  private static final int LONGEST_MONTH = 31;
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  public Recurrence {
    days = days.stream().distinct().sorted().toList();
    // Every month has its last day; only some of them call it the 31st.
    monthDay = monthDay == LONGEST_MONTH ? LAST : monthDay;
    if (interval < 1
        || interval > INTERVAL_MAX
        || times < 0
        || times > TIMES_MAX
        || times > 0 && until != null
        || days.isEmpty() == (every == Every.WEEK)
        || (month == 0) == (every == Every.YEAR)
        || month < 0
        || month > 12
        || (monthDay == 0) == (every == Every.MONTH || every == Every.YEAR)
        || monthDay < LAST
        || monthDay > LONGEST_MONTH) {
      throw new IllegalArgumentException("no rule that recurs");
    }
  }

  public static Recurrence daily(int interval) {
    return new Recurrence(Every.DAY, interval, List.of(), 0, 0, 0, null);
  }

  public static Recurrence weekly(int interval, List<DayOfWeek> days) {
    return new Recurrence(Every.WEEK, interval, days, 0, 0, 0, null);
  }

  /// @param day 31 is the last one
  public static Recurrence monthly(int interval, int day) {
    return new Recurrence(Every.MONTH, interval, List.of(), day, 0, 0, null);
  }

  public static Recurrence yearly(int interval, int month, int day) {
    return new Recurrence(Every.YEAR, interval, List.of(), day, month, 0, null);
  }

  public Recurrence times(int most) {
    return new Recurrence(every, interval, days, monthDay, month, most, null);
  }

  public Recurrence until(Instant last) {
    return new Recurrence(
        every, interval, days, monthDay, month, 0, last.truncatedTo(ChronoUnit.SECONDS));
  }

  /// Empty where the text is no rule of the part that is understood.
  public static Optional<Recurrence> read(String text) {
    return RecurrenceText.read(text);
  }

  /// The rule as RFC 5545 writes it.
  public String text() {
    var text = new StringBuilder("FREQ=").append(every.frequency);
    if (interval > 1) {
      text.append(";INTERVAL=").append(interval);
    }
    if (!days.isEmpty()) {
      text.append(";BYDAY=")
          .append(days.stream().map(RecurrenceText::name).collect(Collectors.joining(",")));
    }
    if (month > 0) {
      text.append(";BYMONTH=").append(month);
    }
    if (monthDay != 0) {
      text.append(";BYMONTHDAY=").append(monthDays());
    }
    if (times > 0) {
      text.append(";COUNT=").append(times);
    }
    if (until != null) {
      text.append(";UNTIL=").append(MOMENT.format(until));
    }
    return text.toString();
  }

  private String monthDays() {
    if (monthDay <= SHORTEST_MONTH) {
      return Integer.toString(monthDay);
    }
    var days = new StringBuilder();
    for (var day = SHORTEST_MONTH; day <= monthDay; day++) {
      days.append(day).append(day < monthDay ? "," : ";BYSETPOS=-1");
    }
    return days.toString();
  }

  /// Whether it is only on Monday to Friday, on all of them.
  public boolean isOnWeekdays() {
    return every == Every.WEEK && days.equals(List.of(DayOfWeek.values()).subList(0, 5));
  }

  /// The first day from then on that the rule names, whatever its interval.
  LocalDate first(LocalDate from) {
    return switch (every) {
      case DAY -> from;
      case WEEK ->
          Stream.iterate(from, day -> day.plusDays(1))
              .filter(day -> days.contains(day.getDayOfWeek()))
              .findFirst()
              .orElseThrow();
      case MONTH -> {
        var day = inMonth(YearMonth.from(from));
        yield day.isBefore(from) ? inMonth(YearMonth.from(from).plusMonths(1)) : day;
      }
      case YEAR -> {
        var day = inMonth(YearMonth.of(from.getYear(), month));
        yield day.isBefore(from) ? inMonth(YearMonth.of(from.getYear() + 1, month)) : day;
      }
    };
  }

  /// The days of the rule, in order, from one that it names. It has an end, if a far one.
  Stream<LocalDate> dates(LocalDate first) {
    return Stream.iterate(0L, period -> period + interval)
        .map(period -> period(first, period))
        .takeWhile(days -> !days.getFirst().isAfter(END_OF_TIME))
        .flatMap(List::stream)
        .dropWhile(day -> day.isBefore(first));
  }

  /// The days of the period that is so many after the one of the first.
  private List<LocalDate> period(LocalDate first, long after) {
    return switch (every) {
      case DAY -> List.of(first.plusDays(after));
      case WEEK -> {
        var monday =
            first.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).plusWeeks(after);
        yield days.stream().map(day -> monday.plusDays(day.getValue() - 1L)).toList();
      }
      case MONTH -> List.of(inMonth(YearMonth.from(first).plusMonths(after)));
      case YEAR -> List.of(inMonth(YearMonth.of(first.getYear(), month).plusYears(after)));
    };
  }

  private LocalDate inMonth(YearMonth some) {
    return monthDay == LAST || monthDay > some.lengthOfMonth()
        ? some.atEndOfMonth()
        : some.atDay(monthDay);
  }

  static Optional<Instant> moment(String text) {
    try {
      return Optional.of(MOMENT.parse(text, Instant::from));
    } catch (DateTimeException malformed) {
      return Optional.empty();
    }
  }
}
