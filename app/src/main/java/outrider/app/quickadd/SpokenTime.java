package outrider.app.quickadd;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A time as people say it, in Chinese or English: "明天10点", "下周三下午3点半", "in 2 hours", "next Fri
/// 3pm".
///
/// It means the next such moment: a bare hour that has passed today is tomorrow's, a weekday is the
/// coming one. A day without an hour is nine in the morning. "3点" without a half of the day is the
/// afternoon, because nobody calls a customer at three in the morning.
///
/// @param at the moment meant, to the minute
/// @param from where in the text it begins
/// @param to where it ends
public record SpokenTime(ZonedDateTime at, int from, int to) {
  private static final LocalTime START_OF_WORK = LocalTime.of(9, 0);
  private static final LocalTime END_OF_WORK = LocalTime.of(18, 0);

  private static final String NUMBER = "\\d{1,3}|[一二两三四五六七八九十]{1,3}";
  private static final String WEEKDAY =
      "mon|tue|wed|thu|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday|tues|thur|thurs";
  private static final String MONTH =
      "jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|july|august"
          + "|september|october|november|december";

  private static final Pattern AFTER =
      pattern(
          "(?<n>"
              + NUMBER
              + "|半)\\s*(?:个)?(?:半)?(?<unit>分钟|小时|钟头|天|日|周|星期|礼拜|月)(?:后|之后|以后|内)|\\bin\\s+(?<en>\\d{1,3}|an?|half"
              + " an)\\s*(?<eunit>min(?:ute)?s?|hours?|hrs?|h|days?|weeks?|months?)\\b");

  private static final String DAY =
      "(?<rel>大后天|后天|明天|明日|明(?=早|晚|上午|下午)|今天|今日|今(?=早|晚)|\\bday after"
          + " tomorrow\\b|\\btoday\\b|\\btomorrow\\b|\\btmr\\b|\\btonight\\b)"
          + "|(?<week>下下|下|这|本)?个?(?:周|星期|礼拜)(?<wd>[一二三四五六日天])"
          + "|\\b(?:(?<enext>next|this|on)\\s+)?(?<ewd>"
          + WEEKDAY
          + ")\\b"
          + "|(?<!\\d)(?<year>20\\d\\d)[-/.年](?<month>\\d{1,2})[-/.月](?<day>\\d{1,2})(?:日|号|\\b)"
          + "|(?<!\\d)(?<month2>\\d{1,2})月(?<day2>\\d{1,2})(?:日|号)?"
          + "|(?<![\\d/])(?<month3>\\d{1,2})/(?<day3>\\d{1,2})(?![\\d/])"
          + "|(?<!\\d)(?<day4>\\d{1,2})(?:号|日)"
          + "|\\b(?<emonth>"
          + MONTH
          + ")\\.?\\s+(?<eday>\\d{1,2})(?:st|nd|rd|th)?\\b"
          + "|\\b(?<eday2>\\d{1,2})(?:st|nd|rd|th)?\\s+(?<emonth2>"
          + MONTH
          + ")\\b"
          + "|(?<end>月底|月末|\\bend of (?:the )?month\\b)|(?<eweek>\\bnext week\\b|下周|下星期)";

  private static final String CLOCK =
      "(?<half>凌晨|早上|早晨|早|上午|中午|下午|傍晚|晚上|晚)?\\s*(?:at\\s+)?"
          + "(?:(?<h>\\d{1,2})\\s*[:：]\\s*(?<m>\\d{2})\\s*(?<ap>am|pm)?\\b"
          + "|(?<h2>"
          + NUMBER
          + ")\\s*(?:点钟|点|时)(?:(?<mh>半|一刻|三刻)|(?<m2>\\d{1,2}|[一二三四五]?十[一二三四五六七八九]?)分?)?"
          + "|(?<!\\d)(?<h3>\\d{1,2})\\s*(?<ap3>am|pm)\\b)"
          + "|(?<word>中午|下班前|早上|上午|下午|傍晚|晚上|早(?=$|\\s)|晚(?=$|\\s)|\\bnoon\\b|\\bmorning\\b|\\bafternoon\\b"
          + "|\\bevening\\b|\\bEOD\\b)";

  private static final Pattern DATED =
      pattern("(?:" + DAY + ")(?:\\s*(?:的|,|，|at\\b)?\\s*(?:" + CLOCK + "))?");
  private static final Pattern CLOCK_ONLY = pattern(CLOCK);

  /// The first time spoken of in a text.
  public static Optional<SpokenTime> find(String text, ZonedDateTime now) {
    return first(after(text, now), first(dated(text, now), clockOnly(text, now)));
  }

  private static Optional<SpokenTime> first(Optional<SpokenTime> one, Optional<SpokenTime> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.isPresent() ? one : other;
    }
    // At the same place the longer one says more: "明天10点" rather than "明天".
    SpokenTime a = one.get();
    SpokenTime b = other.get();
    return a.from() < b.from() || (a.from() == b.from() && a.to() >= b.to()) ? one : other;
  }

  private static Optional<SpokenTime> after(String text, ZonedDateTime now) {
    Matcher matcher = AFTER.matcher(text);
    if (!matcher.find()) {
      return Optional.empty();
    }
    boolean english = matcher.group("eunit") != null;
    String amount = english ? matcher.group("en") : matcher.group("n");
    String unit = english ? matcher.group("eunit").toLowerCase(Locale.ROOT) : matcher.group("unit");
    boolean half = amount.equals("半") || amount.equalsIgnoreCase("half an");
    int count = amount.matches("(?i)an?") ? 1 : half ? 0 : numeral(amount);
    ZonedDateTime minute = now.truncatedTo(ChronoUnit.MINUTES);
    ZonedDateTime at =
        switch (unit.charAt(0)) {
          case '分' -> minute.plusMinutes(count);
          case '小', '钟', 'h' -> half ? minute.plusMinutes(30) : minute.plusHours(count);
          case '天', '日', 'd' -> minute.plusDays(count).with(START_OF_WORK);
          case '周', '星', '礼', 'w' -> minute.plusWeeks(count).with(START_OF_WORK);
          case '月' -> minute.plusMonths(count).with(START_OF_WORK);
          default ->
              unit.startsWith("min")
                  ? minute.plusMinutes(count)
                  : minute.plusMonths(count).with(START_OF_WORK);
        };
    return Optional.of(new SpokenTime(at, matcher.start(), matcher.end()));
  }

  private static Optional<SpokenTime> dated(String text, ZonedDateTime now) {
    Matcher matcher = DATED.matcher(text);
    while (matcher.find()) {
      try {
        LocalDate day = day(matcher, now);
        LocalTime time = clock(matcher, matcher.group("rel")).orElse(START_OF_WORK);
        return Optional.of(
            new SpokenTime(day.atTime(time).atZone(now.getZone()), matcher.start(), matcher.end()));
      } catch (DateTimeException _) {
        // 31 November is no date; look further along the line.
      }
    }
    return Optional.empty();
  }

  private static Optional<SpokenTime> clockOnly(String text, ZonedDateTime now) {
    Matcher matcher = CLOCK_ONLY.matcher(text);
    while (matcher.find()) {
      try {
        Optional<LocalTime> time = clock(matcher, null);
        if (time.isPresent()) {
          ZonedDateTime today = now.toLocalDate().atTime(time.get()).atZone(now.getZone());
          return Optional.of(
              new SpokenTime(
                  today.isAfter(now) ? today : today.plusDays(1), matcher.start(), matcher.end()));
        }
      } catch (DateTimeException _) {
        // 27 o'clock is no time; look further along the line.
      }
    }
    return Optional.empty();
  }

  private static LocalDate day(Matcher matcher, ZonedDateTime now) {
    LocalDate today = now.toLocalDate();
    String relative = matcher.group("rel");
    if (relative != null) {
      return today.plusDays(
          switch (relative.toLowerCase(Locale.ROOT)) {
            case "明天", "明日", "明", "tomorrow", "tmr" -> 1;
            case "后天", "day after tomorrow" -> 2;
            case "大后天" -> 3;
            default -> 0;
          });
    }
    if (matcher.group("wd") != null) {
      int number = "一二三四五六日天".indexOf(matcher.group("wd")) + 1;
      return weekday(DayOfWeek.of(Math.min(7, number)), weeks(matcher.group("week")), today);
    }
    if (matcher.group("ewd") != null) {
      String name = matcher.group("ewd").substring(0, 3).toLowerCase(Locale.ROOT);
      int number = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun").indexOf(name) + 1;
      boolean next = "next".equalsIgnoreCase(matcher.group("enext"));
      return weekday(DayOfWeek.of(number), next ? 1 : -1, today);
    }
    if (matcher.group("year") != null) {
      return LocalDate.of(
          number(matcher, "year"), number(matcher, "month"), number(matcher, "day"));
    }
    if (matcher.group("month2") != null) {
      return coming(number(matcher, "month2"), number(matcher, "day2"), today);
    }
    if (matcher.group("month3") != null) {
      int first = number(matcher, "month3");
      int second = number(matcher, "day3");
      return first > 12 ? coming(second, first, today) : coming(first, second, today);
    }
    if (matcher.group("day4") != null) {
      LocalDate day = today.withDayOfMonth(number(matcher, "day4"));
      return day.isBefore(today) ? day.plusMonths(1) : day;
    }
    if (matcher.group("emonth") != null) {
      return coming(month(matcher.group("emonth")), number(matcher, "eday"), today);
    }
    if (matcher.group("emonth2") != null) {
      return coming(month(matcher.group("emonth2")), number(matcher, "eday2"), today);
    }
    return matcher.group("end") != null
        ? today.with(TemporalAdjusters.lastDayOfMonth())
        : weekday(DayOfWeek.MONDAY, 1, today);
  }

  /// -1: no week was named, so the coming one of that name.
  private static int weeks(@Nullable String word) {
    return switch (word) {
      case null -> -1;
      case "下" -> 1;
      case "下下" -> 2;
      default -> 0;
    };
  }

  private static LocalDate weekday(DayOfWeek day, int weeks, LocalDate today) {
    if (weeks < 0) {
      return today.with(TemporalAdjusters.next(day));
    }
    return today
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
        .plusWeeks(weeks)
        .with(TemporalAdjusters.nextOrSame(day));
  }

  private static LocalDate coming(int month, int dayOfMonth, LocalDate today) {
    LocalDate day = LocalDate.of(today.getYear(), month, dayOfMonth);
    return day.isBefore(today) ? day.plusYears(1) : day;
  }

  private static Optional<LocalTime> clock(Matcher matcher, @Nullable String day) {
    String word = matcher.group("word");
    if (word != null) {
      return Optional.of(
          switch (word.toLowerCase(Locale.ROOT)) {
            case "中午", "noon" -> LocalTime.NOON;
            case "下午", "afternoon" -> LocalTime.of(14, 0);
            case "傍晚", "下班前", "eod" -> END_OF_WORK;
            case "晚上", "晚", "evening" -> LocalTime.of(19, 0);
            default -> START_OF_WORK;
          });
    }
    String hourText = firstOf(matcher, "h", "h2", "h3");
    if (hourText == null) {
      return "tonight".equalsIgnoreCase(day) ? Optional.of(LocalTime.of(19, 0)) : Optional.empty();
    }
    int minute = minute(matcher);
    String half = firstOf(matcher, "half", "ap", "ap3");
    return Optional.of(LocalTime.of(hour(numeral(hourText), half, day), minute));
  }

  private static int minute(Matcher matcher) {
    String word = matcher.group("mh");
    if (word != null) {
      return word.equals("半") ? 30 : word.equals("一刻") ? 15 : 45;
    }
    String digits = firstOf(matcher, "m", "m2");
    return digits == null ? 0 : numeral(digits);
  }

  private static int hour(int hour, @Nullable String half, @Nullable String day) {
    String part = half == null ? "" : half.toLowerCase(Locale.ROOT);
    boolean tonight = "tonight".equalsIgnoreCase(day);
    return switch (part) {
      case "pm", "下午", "傍晚", "晚上", "晚" -> hour < 12 ? hour + 12 : hour;
      case "am" -> hour % 12;
      case "中午" -> hour < 6 ? hour + 12 : hour;
      case "凌晨", "早上", "早晨", "早", "上午" -> hour;
      default -> hour > 0 && (hour < 7 || (tonight && hour < 12)) ? hour + 12 : hour;
    };
  }

  private static @Nullable String firstOf(Matcher matcher, String... groups) {
    for (String group : groups) {
      if (matcher.group(group) != null) {
        return matcher.group(group);
      }
    }
    return null;
  }

  private static int number(Matcher matcher, String group) {
    return Integer.parseInt(matcher.group(group));
  }

  private static int month(String name) {
    return List.of(
                "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
            .indexOf(name.substring(0, 3).toLowerCase(Locale.ROOT))
        + 1;
  }

  /// "3", "三", "十", "十二", "二十", "四十五".
  private static int numeral(String text) {
    if (Character.isDigit(text.charAt(0))) {
      return Integer.parseInt(text);
    }
    int ten = text.indexOf('十');
    if (ten < 0) {
      return digit(text.charAt(0));
    }
    int tens = ten == 0 ? 1 : digit(text.charAt(0));
    int ones = ten + 1 < text.length() ? digit(text.charAt(ten + 1)) : 0;
    return tens * 10 + ones;
  }

  private static int digit(char character) {
    return character == '两' ? 2 : "零一二三四五六七八九".indexOf(character);
  }

  private static Pattern pattern(String expression) {
    return Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
  }
}
