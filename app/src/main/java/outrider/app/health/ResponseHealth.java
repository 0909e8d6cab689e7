package outrider.app.health;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import outrider.app.response.BusinessTime;
import outrider.app.store.Sql;
import outrider.core.health.Dimension;
import outrider.core.health.HealthRules;

/// How long the leads of each month waited for their first touch, in the opening hours that their
/// service level counts. Those that still wait count with what they have waited so far; those that
/// were closed without a touch are left out, since nobody waits there any more. Imported leads are
/// history.
final class ResponseHealth {

  private static final String WAITED =
      """
      SELECT %s, f.source, f.intent, f.created_at, ifnull(f.first_at, 0)
      FROM lead_fact f JOIN lead l ON l.no = f.no
      WHERE f.created_at >= ? AND f.created_at < ? AND f.imported = 0
        AND (f.first_at IS NOT NULL OR f.state = 0)\
      """
          .formatted(HealthQueries.team("l."));

  private ResponseHealth() {}

  static List<HealthCell> cells(Sql sql, HealthAsked asked) {
    var months = asked.months();
    var names = names(sql);
    var lines = asked.lines();
    var hours = new BusinessTime(asked.configuration(), months.from(), asked.now());
    var waited = new Waited[asked.rows().size()][months.count()];
    for (var line : waited) {
      Arrays.setAll(line, month -> new Waited());
    }
    sql.each(
        WAITED,
        columns -> {
          var covered = lines.get(columns.text(1));
          var since = columns.number(4);
          var first = columns.number(5);
          if (covered != null) {
            var millis =
                hours.millis(
                    names.getOrDefault(columns.number(2), ""),
                    names.getOrDefault(columns.number(3), ""),
                    since,
                    first > 0 ? first : asked.now());
            for (var line : covered) {
              waited[line][months.of(since)].add(Math.max(0, millis), first == 0);
            }
          }
        },
        months.from(),
        months.to());
    var cells = new ArrayList<HealthCell>();
    for (var line = 0; line < waited.length; line++) {
      for (var month = 0; month < months.count(); month++) {
        cells.add(waited[line][month].cell(line, month));
      }
    }
    return cells;
  }

  private static Map<Long, String> names(Sql sql) {
    var names = new HashMap<Long, String>();
    sql.each(
        "SELECT no, name FROM fact_name", columns -> names.put(columns.number(1), columns.text(2)));
    return names;
  }

  /// How long some leads waited. The lowest bit says that a lead still waits, so that of two equal
  /// times the one that is known comes first.
  private static final class Waited {
    private long[] millis = new long[16];
    private int count;
    private int waiting;

    void add(long waited, boolean stillWaits) {
      if (count == millis.length) {
        millis = Arrays.copyOf(millis, 2 * count);
      }
      millis[count] = waited << 1 | (stillWaits ? 1 : 0);
      count++;
      waiting += stillWaits ? 1 : 0;
    }

    HealthCell cell(int line, int month) {
      var sorted = Arrays.copyOf(millis, count);
      Arrays.sort(sorted);
      // Nearest rank, as response times have it: a time that there is.
      var middle = count == 0 ? 0 : sorted[Math.ceilDiv(count, 2) - 1];
      var median = count == 0 ? OptionalLong.empty() : OptionalLong.of(middle >> 1);
      return new HealthCell(
          Dimension.RESPONSE,
          line,
          month,
          HealthRules.response(median, count),
          new Detail.Response(median, (middle & 1) == 1, waiting));
    }
  }
}
