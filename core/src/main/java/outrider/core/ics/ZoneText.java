package outrider.core.ics;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// A time zone as a calendar file tells it (`VTIMEZONE`): each change of its clocks from the first
/// event until some years after the last, one by one, because rules change.
final class ZoneText {

  private static final int YEARS = 5;

  private ZoneText() {}

  static List<String> of(ZoneId zone, LocalDateTime first, LocalDateTime last) {
    var lines = new ArrayList<String>();
    lines.add("BEGIN:VTIMEZONE");
    lines.add("TZID:" + zone.getId());
    var rules = zone.getRules();
    var from = first.minusDays(1).toInstant(ZoneOffset.UTC);
    var until = last.plusYears(YEARS).toInstant(ZoneOffset.UTC);
    var offset = rules.getOffset(from);
    observance(
        lines, LocalDateTime.of(1970, 1, 1, 0, 0), offset, offset, rules.isDaylightSavings(from));
    var change = rules.nextTransition(from);
    while (change != null && change.getInstant().isBefore(until)) {
      var after = change.getInstant();
      observance(
          lines,
          change.getDateTimeBefore(),
          change.getOffsetBefore(),
          change.getOffsetAfter(),
          rules.isDaylightSavings(after));
      change = rules.nextTransition(after);
    }
    lines.add("END:VTIMEZONE");
    return lines;
  }

  private static void observance(
      List<String> lines, LocalDateTime begins, ZoneOffset from, ZoneOffset to, boolean daylight) {
    var kind = daylight ? "DAYLIGHT" : "STANDARD";
    lines.add("BEGIN:" + kind);
    lines.add("DTSTART:" + CalendarText.local(begins));
    lines.add("TZOFFSETFROM:" + offset(from));
    lines.add("TZOFFSETTO:" + offset(to));
    lines.add("END:" + kind);
  }

  /// `+0800`, with seconds only where there are some.
  private static String offset(ZoneOffset offset) {
    var id = offset.equals(ZoneOffset.UTC) ? "+00:00" : offset.getId();
    return id.replace(":", "");
  }
}
