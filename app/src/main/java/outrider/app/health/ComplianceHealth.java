package outrider.app.health;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import outrider.app.store.Sql;
import outrider.core.board.Share;
import outrider.core.health.Dimension;
import outrider.core.health.HealthRules;

/// How many of the audited deals of each month passed, and how many of its moves went through a
/// gate that was not met.
final class ComplianceHealth {

  private static final String AUDITED =
      """
      SELECT %s, month, count(*), sum(state = 'passed') FROM process_audit
      WHERE month >= ? AND month <= ? AND state IN ('passed', 'failed') GROUP BY 1, 2\
      """;

  private static final String MOVED =
      """
      SELECT %s, %s, count(*), sum(overridden IS NOT NULL) FROM activity
      WHERE kind = 'stage' AND occurred_at >= ? AND occurred_at < ? GROUP BY 1, 2\
      """;

  private ComplianceHealth() {}

  static List<HealthCell> cells(Sql sql, HealthAsked asked) {
    var months = asked.months();
    var lines = asked.lines();
    var audits = new long[2][asked.rows().size()][months.count()];
    var moves = new long[2][asked.rows().size()][months.count()];
    sql.each(
        AUDITED.formatted(HealthQueries.team("")),
        columns ->
            add(
                audits,
                lines.get(columns.text(1)),
                months.of(YearMonth.parse(columns.text(2))),
                columns.number(3),
                columns.number(4)),
        months.month(0).toString(),
        asked.last().toString());
    sql.each(
        MOVED.formatted(HealthQueries.team(""), months.index("occurred_at")),
        columns ->
            add(
                moves,
                lines.get(columns.text(1)),
                (int) columns.number(2),
                columns.number(3),
                columns.number(4)),
        months.from(),
        months.to());
    var cells = new ArrayList<HealthCell>();
    for (var line = 0; line < asked.rows().size(); line++) {
      for (var month = 0; month < months.count(); month++) {
        var passed = new Share(audits[1][line][month], audits[0][line][month]);
        var overridden = new Share(moves[1][line][month], moves[0][line][month]);
        cells.add(
            new HealthCell(
                Dimension.COMPLIANCE,
                line,
                month,
                HealthRules.compliance(passed, overridden),
                new Detail.Compliance(passed, overridden)));
      }
    }
    return cells;
  }

  private static void add(
      long[][][] counted,
      int @org.jspecify.annotations.Nullable [] lines,
      int month,
      long all,
      long some) {
    if (lines == null || month < 0) {
      return;
    }
    for (var line : lines) {
      counted[0][line][month] += all;
      counted[1][line][month] += some;
    }
  }
}
