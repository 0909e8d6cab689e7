package outrider.app.approval;

import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import outrider.app.store.Columns;
import outrider.app.store.Query;
import outrider.app.store.Sql;
import outrider.app.store.Table;

/// How work is passed between roles, by month: tasks and requests that were given on, words that
/// were refused, and how long people waited for what they had given on. Counted by SQLite, of what
/// this laptop holds.
final class Handoffs {
  static final int MONTHS = 12;

  /// A JSON array of months, each with when it begins and ends.
  static final String BY_MONTH =
      """
      WITH month AS (
        SELECT key AS no, value ->> 'from' AS start, value ->> 'until' AS finish FROM json_each(?)
      ), passed AS (
        SELECT assigned_at AS at, done_at AS done FROM task
        WHERE assigned_at IS NOT NULL
        UNION ALL
        SELECT delegated_at, decided_at FROM approval WHERE delegated_at IS NOT NULL
      ), disputed AS (
        SELECT decided_at AS at FROM approval WHERE state = 'refused'
        UNION ALL
        SELECT a.occurred_at FROM activity a
        WHERE a.kind = 'signoff' AND a.outcome = 'refused' AND NOT EXISTS (
          SELECT 1 FROM approval p
          WHERE p.parent = a.parent AND p.item = a.item AND p.decided_at = a.occurred_at)
      ), waited AS (
        SELECT m.no, (p.done - p.at) / 3600000.0 AS hours,
          row_number() OVER (PARTITION BY m.no ORDER BY p.done - p.at) AS place,
          count(*) OVER (PARTITION BY m.no) AS many
        FROM month m JOIN passed p ON p.at >= m.start AND p.at < m.finish
        WHERE p.done >= p.at
      )
      SELECT m.no,
        (SELECT count(*) FROM passed p WHERE p.at >= m.start AND p.at < m.finish),
        (SELECT count(*) FROM disputed d WHERE d.at >= m.start AND d.at < m.finish),
        (SELECT avg(hours) FROM waited w
          WHERE w.no = m.no AND w.place IN ((w.many + 1) / 2, (w.many + 2) / 2)),
        (SELECT count(*) FROM waited w WHERE w.no = m.no)
      FROM month m ORDER BY m.no
      """;

  private Handoffs() {}

  /// @param medianHours from when it was given on to when it was done; negative where nothing was
  /// @param done of how many that is the median
  record Month(YearMonth month, long handoffs, long disputes, double medianHours, long done) {
    boolean isQuiet() {
      return handoffs == 0 && disputes == 0;
    }
  }

  /// The months up to this one, the oldest first.
  static Query<List<Month>> byMonth(YearMonth last, ZoneId zone) {
    return Query.of(
        "hand-offs by month",
        sql -> read(sql, last, zone),
        Table.TASK,
        Table.APPROVAL,
        Table.ACTIVITY);
  }

  static List<Month> read(Sql sql, YearMonth last, ZoneId zone) {
    var months =
        IntStream.range(0, MONTHS).mapToObj(no -> last.minusMonths(MONTHS - 1L - no)).toList();
    var bounds =
        months.stream()
            .map(month ->
                "{\"from\":%d,\"until\":%d}"
                    .formatted(start(month, zone), start(month.plusMonths(1), zone)))
            .toList();
    return sql.list(BY_MONTH, columns -> month(columns, months), bounds.toString());
  }

  private static long start(YearMonth month, ZoneId zone) {
    return month.atDay(1).atStartOfDay(zone).toInstant().toEpochMilli();
  }

  private static Month month(Columns columns, List<YearMonth> months) {
    var done = columns.number(5);
    return new Month(
        months.get((int) columns.number(1)),
        columns.number(2),
        columns.number(3),
        done == 0 ? -1 : Double.parseDouble(columns.text(4)),
        done);
  }
}
