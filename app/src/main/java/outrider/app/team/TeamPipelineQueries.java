package outrider.app.team;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import outrider.app.store.Columns;
import outrider.app.store.Sql;

/// What the team's board asks of the book.
final class TeamPipelineQueries {

  /// Rows of the list behind a cell; more than a person reads.
  static final int DEALS_MAX = 200;

  private TeamPipelineQueries() {}

  /// @param pipelines ids of the versions that are summed, as a JSON array
  static List<Slice> open(Sql sql, String pipelines, long now) {
    return sql.list(
        """
        SELECT o.owner, o.team, o.stage, coalesce(o.currency, 'CNY'), count(*),
          sum(coalesce(o.amount, 0)),
          sum(s.limit_days > 0 AND o.stage_since < ? - s.limit_days * 86400000)
        FROM opportunity o JOIN stage s ON s.id = o.stage
        WHERE o.state = 'open' AND o.pipeline IN (SELECT value FROM json_each(?))
        GROUP BY 1, 2, 3, 4
        """,
        TeamPipelineQueries::slice,
        now,
        pipelines);
  }

  /// Deals won since a day. A deal that was won here has no closing day of its own: it was closed
  /// when it entered the stage.
  static List<Slice> won(Sql sql, String pipelines, LocalDate since, ZoneId zone) {
    return sql.list(
        """
        SELECT owner, team, stage, coalesce(currency, 'CNY'), count(*),
          sum(coalesce(amount, 0)), 0
        FROM opportunity
        WHERE state = 'won' AND pipeline IN (SELECT value FROM json_each(?))
          AND CASE WHEN closed_on IS NULL THEN stage_since >= ? ELSE closed_on >= ? END
        GROUP BY 1, 2, 3, 4
        """,
        TeamPipelineQueries::slice,
        pipelines,
        since.atStartOfDay(zone).toInstant().toEpochMilli(),
        since.toEpochDay());
  }

  /// When each person last wrote something down.
  static Map<String, Long> loggedAt(Sql sql) {
    var times = new HashMap<String, Long>();
    sql.each(
        "SELECT created_by, max(created_at) FROM activity WHERE created_by IS NOT NULL GROUP BY 1",
        columns -> times.put(columns.text(1), columns.number(2)));
    return times;
  }

  /// The deals of some owners in some stages, those that have been there longest first.
  ///
  /// @param owners ids as a JSON array; an empty text stands for nobody
  /// @param stages ids as a JSON array
  /// @param wonSince won deals from this day on
  static List<DealLine> deals(
      Sql sql, String owners, String stages, LocalDate wonSince, ZoneId zone, long now) {
    return sql.list(
        """
        SELECT o.id, o.name, a.name, coalesce(o.amount, 0), coalesce(o.currency, 'CNY'),
          o.stage, coalesce(o.stage_since, o.created_at, 0),
          s.limit_days > 0 AND o.stage_since < ? - s.limit_days * 86400000,
          o.next_step, coalesce(o.owner, '')
        FROM opportunity o
          JOIN stage s ON s.id = o.stage
          LEFT JOIN account a ON a.id = o.account
        WHERE o.stage IN (SELECT value FROM json_each(?))
          AND coalesce(o.owner, '') IN (SELECT value FROM json_each(?))
          AND (o.state <> 'won'
            OR CASE WHEN o.closed_on IS NULL THEN o.stage_since >= ? ELSE o.closed_on >= ? END)
        ORDER BY o.stage_since, o.no
        LIMIT ?
        """,
        columns ->
            new DealLine(
                columns.text(1),
                columns.text(2),
                columns.text(3),
                columns.number(4),
                columns.text(5),
                columns.text(6),
                columns.number(7),
                columns.flag(8),
                columns.text(9),
                columns.text(10)),
        now,
        stages,
        owners,
        wonSince.atStartOfDay(zone).toInstant().toEpochMilli(),
        wonSince.toEpochDay(),
        DEALS_MAX);
  }

  private static Slice slice(Columns columns) {
    return new Slice(
        columns.text(1),
        columns.text(2),
        columns.text(3),
        columns.text(4),
        columns.number(5),
        columns.number(6),
        columns.number(7));
  }
}
