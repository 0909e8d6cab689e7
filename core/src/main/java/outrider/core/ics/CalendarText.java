package outrider.core.ics;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Events as a file for other calendars (iCalendar, RFC 5545). The same events make the same text,
/// to the byte.
public final class CalendarText {

  static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
  private static final int LINE_BYTES = 75;
  private static final int MINUTES = 30;

  private final StringBuilder text = new StringBuilder();

  private CalendarText() {}

  /// @param name what the calendar is called
  public static String of(String name, List<CalendarEvent> events) {
    var writer = new CalendarText();
    writer.line("BEGIN:VCALENDAR");
    writer.line("VERSION:2.0");
    writer.line("PRODID:-//Outrider//Outrider//EN");
    writer.line("CALSCALE:GREGORIAN");
    writer.line("X-WR-CALNAME:" + escaped(name));
    // How soon it pays to look again; older programs know the second only.
    writer.line("REFRESH-INTERVAL;VALUE=DURATION:PT15M");
    writer.line("X-PUBLISHED-TTL:PT15M");
    writer.zones(events);
    events.forEach(writer::event);
    writer.line("END:VCALENDAR");
    return writer.text.toString();
  }

  private void zones(List<CalendarEvent> events) {
    var walls = new TreeMap<String, TreeSet<LocalDateTime>>();
    for (var event : events) {
      if (event.start() instanceof CalendarEvent.Time.Wall wall) {
        walls.computeIfAbsent(wall.zone().getId(), zone -> new TreeSet<>()).add(wall.time());
      }
    }
    walls.forEach((zone, times) ->
        ZoneText.of(ZoneId.of(zone), times.first(), times.last()).forEach(this::line));
  }

  private void event(CalendarEvent event) {
    line("BEGIN:VEVENT");
    line("UID:" + escaped(event.uid()));
    line("DTSTAMP:" + utc(event.changedAt()));
    line("DTSTART" + time(event.start()));
    line("DURATION:PT" + MINUTES + "M");
    event.instead().ifPresent(occurrence -> line("RECURRENCE-ID" + time(occurrence)));
    switch (event.repeats()) {
      case CalendarEvent.Repeats.Never _ -> {}
      case CalendarEvent.Repeats.By by -> line("RRULE:" + by.rule());
      case CalendarEvent.Repeats.Also also -> {
        if (!also.moments().isEmpty()) {
          line(
              "RDATE:"
                  + also.moments().stream()
                      .map(CalendarText::utc)
                      .collect(Collectors.joining(",")));
        }
      }
    }
    line("SUMMARY:" + escaped(event.summary()));
    if (!event.description().isEmpty()) {
      line("DESCRIPTION:" + escaped(event.description()));
    }
    line("STATUS:CONFIRMED");
    line("TRANSP:" + (event.free() ? "TRANSPARENT" : "OPAQUE"));
    if (event.remindMinutes() > 0) {
      line("BEGIN:VALARM");
      line("ACTION:DISPLAY");
      line("DESCRIPTION:" + escaped(event.summary()));
      line("TRIGGER:-PT" + event.remindMinutes() + "M");
      line("END:VALARM");
    }
    line("END:VEVENT");
  }

  private static String time(CalendarEvent.Time time) {
    return switch (time) {
      case CalendarEvent.Time.At at -> ":" + utc(at.moment());
      case CalendarEvent.Time.Wall wall ->
          ";TZID=" + wall.zone().getId() + ":" + local(wall.time());
    };
  }

  static String local(LocalDateTime time) {
    return LOCAL.format(time);
  }

  private static String utc(Instant moment) {
    return local(LocalDateTime.ofInstant(moment, ZoneOffset.UTC)) + "Z";
  }

  /// What a text may not hold as it is. Characters that no calendar can show are left out: they
  /// would end the line, or the file.
  static String escaped(String text) {
    var escaped = new StringBuilder(text.length() + 8);
    text.codePoints()
        .forEach(character -> {
          switch (character) {
            case '\\', ';', ',' -> escaped.append('\\').appendCodePoint(character);
            case '\n' -> escaped.append("\\n");
            default -> {
              if (!Character.isISOControl(character)
                  && Character.getType(character) != Character.SURROGATE) {
                escaped.appendCodePoint(character);
              }
            }
          }
        });
    return escaped.toString();
  }

  /// A line of 75 bytes at most; what is longer goes on after a blank, never within a character.
  private void line(String content) {
    var room = LINE_BYTES;
    for (var index = 0; index < content.length(); ) {
      var character = content.codePointAt(index);
      var bytes = Character.toString(character).getBytes(StandardCharsets.UTF_8).length;
      if (bytes > room) {
        text.append("\r\n ");
        room = LINE_BYTES - 1;
      }
      text.appendCodePoint(character);
      room -= bytes;
      index += Character.charCount(character);
    }
    text.append("\r\n");
  }
}
