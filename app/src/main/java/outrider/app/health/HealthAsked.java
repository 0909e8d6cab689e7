package outrider.app.health;

import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import outrider.app.team.MonthSpan;
import outrider.core.configuration.Configuration;

/// What the matrix is asked to show.
///
/// @param rows the first is all together
/// @param last the latest month
record HealthAsked(
    List<HealthRow> rows, YearMonth last, long now, ZoneId zone, Configuration configuration) {

  /// Months beside each other.
  static final int MONTHS = 6;

  /// So many before them are counted too, to know the season.
  static final int BEFORE = 24;

  MonthSpan months() {
    return new MonthSpan(last, MONTHS, zone);
  }

  MonthSpan past() {
    return new MonthSpan(last, MONTHS + BEFORE, zone);
  }

  /// In which lines a team is counted, by its id.
  Map<String, int[]> lines() {
    var lines = new HashMap<String, int[]>();
    for (var row : rows) {
      for (var team : row.covers()) {
        lines.computeIfAbsent(
            team,
            id ->
                java.util.stream.IntStream.range(0, rows.size())
                    .filter(line -> rows.get(line).covers().contains(id))
                    .toArray());
      }
    }
    return lines;
  }
}
