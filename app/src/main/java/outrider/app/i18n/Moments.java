package outrider.app.i18n;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/// Times in words. Nothing here reads a clock or the system's zone: both come with the question.
public final class Moments {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
  private static final DateTimeFormatter CLOCK_SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss");

  /// Seconds are told in steps: a text that changes each second has a window painted each second
  /// for nothing that anybody acts on.
  private static final long SECONDS_TOLD = 5;

  private final Words words;

  Moments(Words words) {
    this.words = words;
  }

  /// How long ago: `刚刚`, `5 秒前`, `12 分前`, `3 时前`, then days.
  public String ago(Instant then, Instant now) {
    long seconds = Math.max(0, Duration.between(then, now).toSeconds());
    if (seconds < SECONDS_TOLD) {
      return words.get("time.justNow");
    }
    if (seconds < 60) {
      return words.get("time.agoSeconds", seconds - seconds % SECONDS_TOLD);
    }
    if (seconds < 3600) {
      return words.get("time.agoMinutes", seconds / 60);
    }
    if (seconds < 86_400) {
      return words.get("time.agoHours", seconds / 3600);
    }
    return words.get("time.agoDays", seconds / 86_400);
  }

  /// A length of time: `12 分`, `1 时 40 分`, `3 天`.
  public String length(Duration length) {
    long minutes = length.toMinutes();
    if (minutes < 1) {
      return words.get("time.seconds", length.toSeconds());
    }
    if (minutes < 60) {
      return words.get("time.minutes", minutes);
    }
    if (minutes < 24 * 60) {
      return minutes % 60 == 0
          ? words.get("time.hours", minutes / 60)
          : words.get("time.hoursMinutes", minutes / 60, two(minutes % 60));
    }
    return days(minutes / (24 * 60));
  }

  /// How much time a promise leaves: `30 分钟`, and where only opening hours count `工作时间内 30 分钟`.
  public String allowed(Duration time, boolean businessTime) {
    var minutes = time.toMinutes();
    if (minutes % 60 == 0 && minutes > 0) {
      return words.get(businessTime ? "time.businessHours" : "time.allowedHours", minutes / 60);
    }
    return words.get(businessTime ? "time.businessMinutes" : "time.allowedMinutes", minutes);
  }

  /// Whole days; from the third year on nobody counts them any more: `21 天`, `9 年`.
  public String days(long days) {
    return days < 2 * 365 ? words.get("time.days", days) : words.get("time.years", days / 365);
  }

  /// When it was or will be, as near as matters: `今天 09:04`, `昨天 17:05`, `周五 16:12`, `11月18日`.
  public String near(Instant moment, Instant now, ZoneId zone) {
    var day = LocalDate.ofInstant(moment, zone);
    var today = LocalDate.ofInstant(now, zone);
    long away = ChronoUnit.DAYS.between(today, day);
    String time = clock(moment, zone);
    if (away == 0) {
      return words.get("time.today", time);
    }
    if (away == -1) {
      return words.get("time.yesterday", time);
    }
    if (away == 1) {
      return words.get("time.tomorrow", time);
    }
    return away < 0 && away > -7 ? weekday(day) + " " + time : date(day, today);
  }

  /// Always with the hour: `今天 09:04`, `明天 10:00`, `周四 11月26日 15:00`.
  public String exact(Instant moment, Instant now, ZoneId zone) {
    var day = LocalDate.ofInstant(moment, zone);
    long away = ChronoUnit.DAYS.between(LocalDate.ofInstant(now, zone), day);
    return Math.abs(away) <= 1
        ? near(moment, now, zone)
        : weekday(day) + " " + dateTime(moment, now, zone);
  }

  /// `11月18日`, or with the year when it is another one.
  public String date(LocalDate day, LocalDate today) {
    return DateTimeFormatter.ofPattern(
            words.get(day.getYear() == today.getYear() ? "time.patternDay" : "time.patternDayYear"),
            words.language().locale())
        .format(day);
  }

  /// `11月23日 周一` for the head of a screen.
  public String dayAndWeekday(LocalDate day) {
    return DateTimeFormatter.ofPattern(
            words.get("time.patternDayWeekday"), words.language().locale())
        .format(day);
  }

  /// `2026年11月`, `November 2026`. `Nov`, `11月`.
  public String shortMonth(LocalDate day) {
    return DateTimeFormatter.ofPattern(
            words.get("time.patternShortMonth"), words.language().locale())
        .format(day);
  }

  /// `2026年11月`, `November 2026`.
  public String month(LocalDate day) {
    return DateTimeFormatter.ofPattern(words.get("time.patternMonth"), words.language().locale())
        .format(day);
  }

  public String weekday(LocalDate day) {
    return DateTimeFormatter.ofPattern("EEE", words.language().locale()).format(day);
  }

  public String clock(Instant moment, ZoneId zone) {
    return CLOCK.format(moment.atZone(zone));
  }

  public String clockSeconds(Instant moment, ZoneId zone) {
    return CLOCK_SECONDS.format(moment.atZone(zone));
  }

  /// `11月25日 09:04`, for deadlines that are far away.
  public String dateTime(Instant moment, Instant now, ZoneId zone) {
    return date(LocalDate.ofInstant(moment, zone), LocalDate.ofInstant(now, zone))
        + " "
        + clock(moment, zone);
  }

  /// A countdown read now.
  public Reading read(Countdown countdown, Instant now, ZoneId zone) {
    return switch (countdown) {
      case Countdown.Due due -> readDue(Instant.ofEpochMilli(due.atMillis()), now, zone);
      case Countdown.Pool pool -> readPool(Instant.ofEpochMilli(pool.atMillis()), now);
      case Countdown.Paused paused -> {
        String text = words.get("countdown.paused", paused.reason());
        yield new Reading(Reading.State.PAUSED, text, text);
      }
      case Countdown.None none -> {
        String text = words.get("countdown.none");
        yield new Reading(Reading.State.NONE, text, words.get("countdown.noneSpoken"));
      }
    };
  }

  private Reading readDue(Instant due, Instant now, ZoneId zone) {
    var left = Duration.between(now, due);
    if (left.isNegative()) {
      var late = left.negated();
      String length = lateLength(late);
      return new Reading(
          Reading.State.LATE,
          words.get("countdown.late", length),
          words.get("countdown.lateSpoken", spoken(late)));
    }
    if (left.toSeconds() < 3600) {
      String digits = two(left.toMinutes()) + ":" + two(left.toSecondsPart());
      return new Reading(
          Reading.State.SOON,
          words.get("countdown.left", digits),
          words.get("countdown.leftSpoken", spoken(left)));
    }
    String text =
        left.toMinutes() < 120
            ? words.get(
                "countdown.left",
                words.get("time.hoursMinutes", left.toHours(), two(left.toMinutesPart())))
            : sentence(near(due, now, zone));
    return new Reading(
        Reading.State.LATER, text, words.get("countdown.dueSpoken", near(due, now, zone)));
  }

  private Reading readPool(Instant recycled, Instant now) {
    var left = Duration.between(now, recycled);
    String text =
        left.toHours() < 24
            ? words.get("countdown.poolSoon", length(left.isNegative() ? Duration.ZERO : left))
            : words.get("countdown.poolDays", left.toDays());
    return new Reading(Reading.State.POOL, text, text);
  }

  /// English drops "min" after hours, as "1 h 40 late"; days are whole.
  private String lateLength(Duration late) {
    if (late.toMinutes() >= 60 && late.toHours() < 24) {
      return late.toMinutesPart() == 0
          ? words.get("time.hours", late.toHours())
          : words.get("time.hoursMinutes", late.toHours(), two(late.toMinutesPart()));
    }
    return length(late);
  }

  private String spoken(Duration length) {
    if (length.toMinutes() < 1) {
      return words.get("time.secondsSpoken", length.toSeconds());
    }
    if (length.toHours() < 1) {
      return words.get("time.minutesSpoken", length.toMinutes());
    }
    if (length.toHours() < 24) {
      return words.get("time.hoursSpoken", length.toHours(), length.toMinutesPart());
    }
    return words.get("time.daysSpoken", length.toDays());
  }

  /// A pill begins with a capital in English.
  private static String sentence(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private static String two(long value) {
    return value < 10 ? "0" + value : Long.toString(value);
  }
}
