package outrider.app.importing.file;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A date as somebody wrote it, before it is known what they meant by 3/4.
///
/// @param writing in which order the numbers stand, as far as this one date tells
/// @param first the first of the two small numbers, or the month of a date that begins with the
///   year
/// @param time the time of day, midnight when none was written
/// @param timed whether a time of day was written
public record WrittenDate(
    Writing writing, int year, int first, int second, LocalTime time, boolean timed) {
  /// The order of the numbers.
  public enum Writing {
    YEAR_FIRST,
    DAY_FIRST,
    MONTH_FIRST,
    /// Both numbers could be the month.
    DAY_OR_MONTH_FIRST
  }

  /// How to read a date that could be either.
  public enum Order {
    DAY_FIRST,
    MONTH_FIRST
  }

  private static final Pattern TIME =
      Pattern.compile(
          "(?:T|\\s+)(上午|下午|AM|PM)?\\s*(\\d{1,2})[:：点时](\\d{1,2})?分?(?:[:：](\\d{1,2})(?:\\.\\d+)?)?\\s*"
              + "(AM|PM)?\\s*(?:Z|[+-]\\d\\d:?\\d\\d)?$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern YEAR_FIRST =
      Pattern.compile("(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})日?");
  private static final Pattern COMPACT = Pattern.compile("((?:19|20)\\d\\d)(\\d\\d)(\\d\\d)");
  private static final Pattern YEAR_LAST =
      Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4}|\\d{2})");
  private static final Pattern DAY_NAME =
      Pattern.compile("(\\d{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]{3,9})\\.?[ ,-]+(\\d{4}|\\d{2})");
  private static final Pattern NAME_DAY =
      Pattern.compile("([A-Za-z]{3,9})\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})");
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  public static Optional<WrittenDate> of(String text) {
    String written = text.strip();
    if (written.length() < 6 || written.length() > 40) {
      return Optional.empty();
    }
    Matcher clock = TIME.matcher(written);
    boolean timed = clock.find();
    Optional<LocalTime> time = timed ? timeOf(clock) : Optional.of(LocalTime.MIDNIGHT);
    String date = timed ? written.substring(0, clock.start()).strip() : written;
    return time.flatMap(at -> of(date, at, timed)).filter(WrittenDate::exists);
  }

  /// The day and time meant, once it is agreed how to read the ones that could be either.
  public LocalDateTime read(Order order) {
    return date(order).atTime(time);
  }

  private LocalDate date(Order order) {
    return switch (writing) {
      case YEAR_FIRST, MONTH_FIRST -> LocalDate.of(year, first, second);
      case DAY_FIRST -> LocalDate.of(year, second, first);
      case DAY_OR_MONTH_FIRST ->
          order == Order.DAY_FIRST
              ? LocalDate.of(year, second, first)
              : LocalDate.of(year, first, second);
    };
  }

  private boolean exists() {
    try {
      date(Order.DAY_FIRST);
      return year >= 1900 && year <= 2200;
    } catch (DateTimeException _) {
      return false;
    }
  }

  private static Optional<WrittenDate> of(String date, LocalTime time, boolean timed) {
    Matcher matcher = YEAR_FIRST.matcher(date);
    if (matcher.matches()) {
      return Optional.of(yearFirst(matcher, time, timed));
    }
    matcher = COMPACT.matcher(date);
    if (matcher.matches()) {
      return Optional.of(yearFirst(matcher, time, timed));
    }
    matcher = YEAR_LAST.matcher(date);
    if (matcher.matches()) {
      int first = number(matcher, 1);
      int second = number(matcher, 2);
      return Optional.of(
          new WrittenDate(order(first, second), year(matcher, 3), first, second, time, timed));
    }
    matcher = DAY_NAME.matcher(date);
    if (matcher.matches() && month(matcher.group(2)) > 0) {
      return Optional.of(
          new WrittenDate(
              Writing.YEAR_FIRST,
              year(matcher, 3),
              month(matcher.group(2)),
              number(matcher, 1),
              time,
              timed));
    }
    matcher = NAME_DAY.matcher(date);
    if (matcher.matches() && month(matcher.group(1)) > 0) {
      return Optional.of(
          new WrittenDate(
              Writing.YEAR_FIRST,
              year(matcher, 3),
              month(matcher.group(1)),
              number(matcher, 2),
              time,
              timed));
    }
    return Optional.empty();
  }

  private static WrittenDate yearFirst(Matcher matcher, LocalTime time, boolean timed) {
    return new WrittenDate(
        Writing.YEAR_FIRST, year(matcher, 1), number(matcher, 2), number(matcher, 3), time, timed);
  }

  private static Writing order(int first, int second) {
    if (first > 12) {
      return Writing.DAY_FIRST;
    }
    return second > 12 ? Writing.MONTH_FIRST : Writing.DAY_OR_MONTH_FIRST;
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  private static int year(Matcher matcher, int group) {
    int year = number(matcher, group);
    return year < 100 ? 2000 + year : year;
  }

  private static int month(String name) {
    return MONTHS.indexOf(name.substring(0, 3).toLowerCase(Locale.ROOT)) + 1;
  }

  private static Optional<LocalTime> timeOf(Matcher clock) {
    int hour = number(clock, 2);
    int minute = clock.group(3) == null ? 0 : number(clock, 3);
    int second = clock.group(4) == null ? 0 : number(clock, 4);
    String half = clock.group(1) == null ? clock.group(5) : clock.group(1);
    if (half != null) {
      boolean afternoon = half.equals("下午") || half.equalsIgnoreCase("PM");
      hour = hour % 12 + (afternoon ? 12 : 0);
    }
    if (hour == 24 && minute == 0) {
      hour = 0;
    }
    return hour > 23 || minute > 59 || second > 59
        ? Optional.empty()
        : Optional.of(LocalTime.of(hour, minute, second));
  }
}
