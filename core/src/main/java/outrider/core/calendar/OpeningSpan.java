package outrider.core.calendar;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// From when to when a business is open on a day, in minutes of the wall clock: `09:00-18:00`.
///
/// @param from the first minute that counts
/// @param to the first one that does not; 1,440 for the end of the day, written `24:00`
public record OpeningSpan(int from, int to) {

  public static final int DAY_MINUTES = 24 * 60;
  public static final OpeningSpan ALL_DAY = new OpeningSpan(0, DAY_MINUTES);

  private static final Pattern SPAN = Pattern.compile("(\\d{1,2}):(\\d{2})-(\\d{1,2}):(\\d{2})");

  /// Why a day's hours are refused.
  public enum Fault {
    MALFORMED,
    /// The end is not after the beginning: a night shift is two spans on two days.
    REVERSED,
    OVERLAPPING
  }

  /// What was read of a day's hours: the spans in order, or what is wrong with them.
  ///
  /// @param culprit the part of the text that is wrong
  sealed interface Reading {
    record Spans(List<OpeningSpan> spans) implements Reading {
      public Spans {
        spans = List.copyOf(spans);
      }
    }

    record Wrong(Fault fault, String culprit) implements Reading {}
  }

  /// Reads `09:00-12:00 13:30-18:00`; commas, and the dashes and colons of a Chinese keyboard, are
  /// understood as well. Blank text is a closed day.
  static Reading read(String text) {
    var spans = new ArrayList<OpeningSpan>();
    for (var part : plain(text).split(" ")) {
      if (part.isEmpty()) {
        continue;
      }
      var match = SPAN.matcher(part);
      if (!match.matches()) {
        return new Reading.Wrong(Fault.MALFORMED, part);
      }
      var from = minutes(match.group(1), match.group(2));
      var to = minutes(match.group(3), match.group(4));
      if (from < 0 || to < 0) {
        return new Reading.Wrong(Fault.MALFORMED, part);
      }
      if (to <= from) {
        return new Reading.Wrong(Fault.REVERSED, part);
      }
      spans.add(new OpeningSpan(from, to));
    }
    spans.sort((one, other) -> Integer.compare(one.from, other.from));
    for (var index = 1; index < spans.size(); index++) {
      if (spans.get(index).from < spans.get(index - 1).to) {
        return new Reading.Wrong(Fault.OVERLAPPING, spans.get(index).text());
      }
    }
    return new Reading.Spans(spans);
  }

  /// The spans as they are stored.
  public static String write(List<OpeningSpan> spans) {
    return spans.stream().map(OpeningSpan::text).collect(Collectors.joining(" "));
  }

  public String text() {
    return clock(from) + '-' + clock(to);
  }

  private static String plain(String text) {
    return text.replace('：', ':')
        .replaceAll("[–—−~～至]", "-")
        .replaceAll("\\s*-\\s*", "-")
        .replaceAll("[,，;；、\\s]+", " ")
        .strip();
  }

  /// The minute of the day, or -1 where the clock shows no such time.
  private static int minutes(String hour, String minute) {
    var minutes = Integer.parseInt(hour) * 60 + Integer.parseInt(minute);
    return Integer.parseInt(minute) > 59 || minutes > DAY_MINUTES ? -1 : minutes;
  }

  private static String clock(int minutes) {
    return two(minutes / 60) + ':' + two(minutes % 60);
  }

  private static String two(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }
}
