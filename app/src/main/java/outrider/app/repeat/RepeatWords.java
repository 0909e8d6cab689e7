package outrider.app.repeat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import outrider.app.i18n.Words;
import outrider.core.task.Recurrence;

/// How something repeats, as a colleague would say it: `every Monday`, `每周一`, `every 2 weeks on Mon
/// and Thu`, `on the last day of every month`.
public final class RepeatWords {
  private final Words words;
  private final ZoneId zone;

  /// @param zone in which the last day of a series is told
  public RepeatWords(Words words, ZoneId zone) {
    this.words = words;
    this.zone = zone;
  }

  /// What is said of a task; nothing of one that is done once.
  public Optional<String> say(Optional<RepeatMark> mark) {
    return mark.map(it -> it.recurrence().map(this::say).orElse(words.get("repeat.unknown")));
  }

  public String say(Recurrence rule) {
    var often = often(rule);
    var until = rule.until();
    if (until != null) {
      // A year is said always: it may be the next one.
      return words.get("repeat.until", often, LocalDate.ofInstant(until, zone).toString());
    }
    return rule.times() > 0 ? words.get("repeat.times", often, rule.times()) : often;
  }

  private String often(Recurrence rule) {
    if (rule.isOnWeekdays() && rule.interval() == 1) {
      return words.get("repeat.weekdays");
    }
    var each = rule.interval() == 1;
    return switch (rule.every()) {
      case DAY -> each ? words.get("repeat.day") : words.get("repeat.days", rule.interval());
      case WEEK ->
          each
              ? words.get("repeat.week", days(rule.days()))
              : words.get("repeat.weeks", rule.interval(), days(rule.days()));
      case MONTH -> {
        var last = rule.monthDay() == Recurrence.LAST;
        yield each
            ? last ? words.get("repeat.monthEnd") : words.get("repeat.month", day(rule))
            : last
                ? words.get("repeat.monthsEnd", rule.interval())
                : words.get("repeat.months", rule.interval(), day(rule));
      }
      case YEAR -> {
        var date =
            rule.monthDay() == Recurrence.LAST
                ? words.get("repeat.endOf", month(rule))
                : words.get("repeat.dayOf", month(rule), rule.monthDay());
        yield each
            ? words.get("repeat.year", date)
            : words.get("repeat.years", rule.interval(), date);
      }
    };
  }

  /// One day by its whole name, several by their short ones.
  private String days(List<DayOfWeek> days) {
    if (days.size() == 1) {
      return name(days.getFirst(), words.isChinese() ? TextStyle.SHORT : TextStyle.FULL);
    }
    var names = days.stream().map(day -> name(day, TextStyle.SHORT)).toList();
    return names.stream()
            .limit(names.size() - 1L)
            .collect(Collectors.joining(words.get("repeat.comma")))
        + words.get("repeat.and")
        + names.getLast();
  }

  /// `周一` is `每周一` behind `每`, and `一` behind another day.
  private String name(DayOfWeek day, TextStyle style) {
    var name = day.getDisplayName(style, words.language().locale());
    return words.isChinese() ? name.substring(name.length() - 1) : name;
  }

  private String month(Recurrence rule) {
    return Month.of(rule.month()).getDisplayName(TextStyle.FULL, words.language().locale());
  }

  /// `15th` in English, `15` in Chinese.
  private String day(Recurrence rule) {
    var day = rule.monthDay();
    var ending =
        day / 10 == 1
            ? "th"
            : switch (day % 10) {
              case 1 -> "st";
              case 2 -> "nd";
              case 3 -> "rd";
              default -> "th";
            };
    return words.isChinese() ? Integer.toString(day) : day + ending;
  }
}
