package outrider.app.rules;

import java.util.List;
import java.util.function.Supplier;
import outrider.app.store.Query;
import outrider.app.store.Table;
import outrider.core.configuration.Configuration;

/// What the rules screen shows: the configuration, and what to choose from.
final class RulesQueries {
  private static final String SOURCES =
      """
      SELECT source FROM lead WHERE source IS NOT NULL
      GROUP BY source ORDER BY count(*) DESC, source LIMIT 12
      """;

  private RulesQueries() {}

  /// @param sources where leads came from so far, the most frequent first
  record Shown(Configuration configuration, List<String> sources) {}

  static Query<Shown> of(Supplier<Configuration> configuration) {
    return Query.of(
        "rules",
        sql -> new Shown(configuration.get(), sql.list(SOURCES, columns -> columns.text(1))),
        Table.CONFIGURATION);
  }
}
