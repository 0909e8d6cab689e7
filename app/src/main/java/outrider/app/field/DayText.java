package outrider.app.field;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import outrider.app.i18n.Language;
import outrider.app.quickadd.SpokenTime;

/// A day as it stands in a field, and the ways in which people type one: `2026-12-18`, `12-18`,
/// `12/18`, `20261218`, `18 Dec 2026`, `明天`, `下周三`, `fri`.
///
/// A day without a year is the nearest one: in December `1-5` is next year's, and in January
/// `12-28` was last week.
public record DayText(Language language) {
  private static final Pattern WHOLE =
      Pattern.compile("(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})日?");
  private static final Pattern DIGITS = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
  private static final Pattern SHORT = Pattern.compile("(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})[日号]?");
  private static final DateTimeFormatter ENGLISH =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern("d MMM yyyy")
          .toFormatter(Locale.ENGLISH);

  /// `2026-12-18`, or `18 Dec 2026`: both can be read by everybody, unlike `12/11/2026`.
  public String write(LocalDate day) {
    return language == Language.CHINESE ? day.toString() : ENGLISH.format(day);
  }

  /// The day meant, or empty where the text is none.
  public Optional<LocalDate> read(String typed, LocalDate today) {
    var text = typed.strip();
    try {
      return whole(text)
          .or(() -> english(text))
          .or(() -> nearest(text, today))
          .or(() -> spoken(text, today));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  private static Optional<LocalDate> whole(String text) {
    return Stream.of(WHOLE, DIGITS)
        .map(pattern -> pattern.matcher(text))
        .filter(matcher -> matcher.matches())
        .findFirst()
        .map(parts -> LocalDate.of(number(parts, 1), number(parts, 2), number(parts, 3)));
  }

  private static Optional<LocalDate> english(String text) {
    try {
      return Optional.of(LocalDate.parse(text.replaceAll("\\s+", " "), ENGLISH));
    } catch (DateTimeException another) {
      return Optional.empty();
    }
  }

  private static Optional<LocalDate> nearest(String text, LocalDate today) {
    var parts = SHORT.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    // Only the day before the month can be meant by 18/12.
    var swapped = number(parts, 1) > 12;
    var month = number(parts, swapped ? 2 : 1);
    var day = number(parts, swapped ? 1 : 2);
    return Stream.of(-1, 0, 1)
        .map(years -> YearMonth.of(today.getYear() + years, month))
        .filter(monthOfYear -> monthOfYear.isValidDay(day))
        .map(monthOfYear -> monthOfYear.atDay(day))
        .min(Comparator.comparingLong(each -> Math.abs(ChronoUnit.DAYS.between(today, each))));
  }

  private static Optional<LocalDate> spoken(String text, LocalDate today) {
    return SpokenTime.find(text, today.atStartOfDay(ZoneOffset.UTC))
        .filter(time -> time.from() == 0 && time.to() == text.length())
        .map(time -> time.at().toLocalDate());
  }

  private static int number(MatchResult parts, int group) {
    return Integer.parseInt(parts.group(group));
  }
}
