package outrider.app.ratio;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import outrider.app.team.MonthSpan;
import outrider.core.configuration.Configuration;
import outrider.core.ratio.Ratio;
import outrider.core.user.User;

/// What is asked about a ratio.
///
/// @param ratio one without a flaw
/// @param branches the first is all together
/// @param last the latest month
/// @param isWhole whether every branch of the company is in sight: else none is judged
record RatioAsked(
    Ratio ratio,
    List<Branch> branches,
    boolean isWhole,
    YearMonth last,
    long now,
    ZoneId zone,
    Configuration configuration) {

  /// Months beside each other.
  static final int MONTHS = 8;

  /// So many before them are counted too: those that a line is drawn through, and those that say
  /// how far it misses.
  static final int BEFORE = 30;

  /// All that are counted.
  MonthSpan span() {
    return new MonthSpan(last, BEFORE + MONTHS, zone);
  }

  /// Those that are shown.
  MonthSpan shown() {
    return new MonthSpan(last, MONTHS, zone);
  }

  /// The latest month that is over.
  YearMonth latestOver() {
    return YearMonth.from(Instant.ofEpochMilli(now).atZone(zone)).minusMonths(1);
  }

  /// In which lines a team is counted, by its id.
  Map<String, int[]> lines() {
    var lines = new HashMap<String, int[]>();
    for (var branch : branches) {
      for (var team : branch.covers()) {
        lines.computeIfAbsent(
            team,
            id ->
                IntStream.range(0, branches.size())
                    .filter(line -> branches.get(line).covers().contains(id))
                    .toArray());
      }
    }
    return lines;
  }

  /// Whose a record is: the team of whoever has it, else the team that shares it; blank for none.
  String team(String owner, String shared) {
    return configuration.tree().user(owner).map(User::team).orElse(shared);
  }
}
