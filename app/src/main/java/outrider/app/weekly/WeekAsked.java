package outrider.app.weekly;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import outrider.core.configuration.Configuration;

/// Whose week is looked at.
///
/// @param people whose, by id
/// @param monday of the week
/// @param now in epoch milliseconds
record WeekAsked(
    List<String> people, LocalDate monday, long now, ZoneId zone, Configuration configuration) {

  /// Weeks of the trend, with this one.
  static final int WEEKS = 8;

  long from() {
    return monday.atStartOfDay(zone).toInstant().toEpochMilli();
  }

  /// The end of the week, or now where it goes on.
  long to() {
    return Math.min(now, end());
  }

  long end() {
    return monday.plusDays(7).atStartOfDay(zone).toInstant().toEpochMilli();
  }

  boolean isOver() {
    return now >= end();
  }
}
