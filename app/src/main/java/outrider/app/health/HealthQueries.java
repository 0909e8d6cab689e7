package outrider.app.health;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import outrider.app.store.Database;
import outrider.app.store.Sql;
import outrider.core.board.Maturity;
import outrider.core.board.Share;
import outrider.core.board.Spread;

/// Counts the matrix out of facts and records. Reader thread.
final class HealthQueries {
  private static final String TOOK = "SELECT closed_at - begun_at FROM deal_fact WHERE state > 0";

  /// By the calendar of UTC: a day more or less moves nobody to another window.
  private static final String EARLIER =
      """
      SELECT strftime('%Y-%m', at / 1000, 'unixepoch') AS month FROM (
        SELECT created_at AS at FROM lead_fact WHERE created_at < ?
        UNION ALL SELECT begun_at FROM deal_fact WHERE begun_at < ?)
      GROUP BY month HAVING count(*) >= ? ORDER BY month DESC LIMIT 1\
      """;

  /// The team that a record counts for: the one it is shared with, else that of whoever has it.
  ///
  /// @param of the table's name in the statement, with its dot; empty where it stands alone
  static String team(String of) {
    return "coalesce(" + of + "team, (SELECT u.team FROM user u WHERE u.id = " + of + "owner), '')";
  }

  private HealthQueries() {}

  static HealthMatrix answer(Sql sql, HealthAsked asked) {
    var began = System.nanoTime();
    var maturity = maturity(sql);
    var cells = new ArrayList<HealthCell>();
    for (var dimension :
        List.of(
            ResponseHealth.cells(sql, asked),
            ConversionHealth.cells(sql, asked, maturity),
            CompletenessHealth.cells(sql, asked),
            ComplianceHealth.cells(sql, asked))) {
      cells.addAll(dimension);
    }
    return new HealthMatrix(
        asked,
        List.copyOf(cells),
        HealthMatrix.saysSomething(cells) ? Optional.empty() : earlier(sql, asked),
        maturity,
        Database.factProgress(sql),
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
  }

  /// The newest month before those that are shown in which enough came in or was begun.
  private static Optional<YearMonth> earlier(Sql sql, HealthAsked asked) {
    var before = asked.months().from();
    return sql
        .list(EARLIER, columns -> YearMonth.parse(columns.text(1)), before, before, Share.FEW_BELOW)
        .stream()
        .findFirst();
  }

  /// How long deals take: over all that ended, whoever asks.
  static Maturity maturity(Sql sql) {
    var took =
        sql.list(TOOK, columns -> Math.max(0, columns.number(1))).stream()
            .mapToLong(Long::longValue)
            .toArray();
    return Maturity.of(Spread.NONE, Spread.of(took));
  }
}
