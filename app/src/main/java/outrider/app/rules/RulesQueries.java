package outrider.app.rules;

import java.util.List;
import outrider.app.store.Query;
import outrider.app.store.Table;

/// What the rules screen asks of the book; the rules themselves are configuration, which is kept.
final class RulesQueries {
  private static final String SOURCES =
      """
      SELECT source FROM lead WHERE source IS NOT NULL
      GROUP BY source ORDER BY count(*) DESC, source LIMIT 12
      """;

  private RulesQueries() {}

  /// Where leads came from so far, the most frequent first; asked again when a rule has changed.
  static Query<List<String>> sources() {
    return Query.of(
        "rules", sql -> sql.list(SOURCES, columns -> columns.text(1)), Table.CONFIGURATION);
  }
}
