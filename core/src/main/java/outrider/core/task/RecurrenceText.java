package outrider.core.task;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads the text of a recurrence rule, from wherever it comes: what is not of the stated part is
/// refused as a whole.
final class RecurrenceText {

  private static final int TEXT_MAX = 200;
  private static final int FULL_MONTH_FROM = 28;

  private RecurrenceText() {}

  static Optional<Recurrence> read(String text) {
    try {
      var parts = parts(text);
      var rule = rule(parts);
      return parts.isEmpty() ? Optional.of(rule) : Optional.empty();
    } catch (IllegalArgumentException notOfThatPart) {
      return Optional.empty();
    }
  }

  /// `MO`, `TU` and so on.
  static String name(DayOfWeek day) {
    return day.name().substring(0, 2);
  }

  private static Map<String, String> parts(String text) {
    if (text.length() > TEXT_MAX) {
      throw new IllegalArgumentException("too long for a rule");
    }
    var parts = new HashMap<String, String>();
    for (var part : text.strip().toUpperCase(Locale.ROOT).split(";", -1)) {
      var sides = part.split("=", 2);
      if (sides.length < 2 || parts.put(sides[0], sides[1]) != null) {
        throw new IllegalArgumentException(part);
      }
    }
    return parts;
  }

  /// Takes what it understands out of the parts.
  private static Recurrence rule(Map<String, String> parts) {
    var frequency = parts.remove("FREQ");
    var every =
        Stream.of(Recurrence.Every.values())
            .filter(each -> each.frequency.equals(frequency))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("FREQ " + frequency));
    if (parts.getOrDefault("WKST", "MO").equals("MO")) {
      parts.remove("WKST");
    }
    return new Recurrence(
        every,
        number(parts.remove("INTERVAL"), 1),
        days(parts.remove("BYDAY")),
        monthDay(parts.remove("BYMONTHDAY"), parts.remove("BYSETPOS")),
        number(parts.remove("BYMONTH"), 0),
        times(parts.remove("COUNT")),
        until(parts.remove("UNTIL")));
  }

  private static List<DayOfWeek> days(@Nullable String text) {
    var days = new ArrayList<DayOfWeek>();
    for (var name : text == null ? new String[0] : text.split(",", -1)) {
      days.add(
          Stream.of(DayOfWeek.values())
              .filter(day -> name(day).equals(name))
              .findFirst()
              .orElseThrow(() -> new IllegalArgumentException("BYDAY " + name)));
    }
    return days;
  }

  /// A bare 29, 30 or 31 would leave months out, which is none of the rules here.
  private static int monthDay(@Nullable String text, @Nullable String position) {
    if (text == null) {
      if (position != null) {
        throw new IllegalArgumentException("BYSETPOS " + position);
      }
      return 0;
    }
    var days = text.split(",", -1);
    var last = number(days[days.length - 1], 0);
    if (position == null) {
      if (days.length > 1 || last == 0 || last > FULL_MONTH_FROM) {
        throw new IllegalArgumentException("BYMONTHDAY " + text);
      }
      return last;
    }
    if (!position.equals("-1") || last <= FULL_MONTH_FROM) {
      throw new IllegalArgumentException("BYSETPOS " + position);
    }
    for (var index = 0; index < days.length; index++) {
      if (number(days[index], 0) != FULL_MONTH_FROM + index) {
        throw new IllegalArgumentException("BYMONTHDAY " + text);
      }
    }
    if (days.length != last - FULL_MONTH_FROM + 1) {
      throw new IllegalArgumentException("BYMONTHDAY " + text);
    }
    return last;
  }

  private static int times(@Nullable String text) {
    var times = number(text, 0);
    if (text != null && times == 0) {
      throw new IllegalArgumentException("COUNT " + text);
    }
    return times;
  }

  private static @Nullable Instant until(@Nullable String text) {
    return text == null
        ? null
        : Recurrence.moment(text).orElseThrow(() -> new IllegalArgumentException("UNTIL " + text));
  }

  private static int number(@Nullable String text, int otherwise) {
    return text == null ? otherwise : Integer.parseInt(text);
  }
}
