package outrider.app.health;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import outrider.app.store.Database;
import outrider.app.store.Sql;
import outrider.core.board.Maturity;
import outrider.core.board.Spread;

/// Counts the matrix out of facts and records. Reader thread.
final class HealthQueries {
  private static final String TOOK = "SELECT closed_at - begun_at FROM deal_fact WHERE state > 0";

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
        maturity,
        Database.factProgress(sql),
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
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
