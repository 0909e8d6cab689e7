package outrider.app.rules;

import java.util.Map;
import java.util.stream.Collectors;
import outrider.app.store.Query;
import outrider.app.store.Sql;
import outrider.app.store.Table;
import outrider.core.assign.Workload;

/// What the rules screen asks of the book; the rules themselves are configuration, which is kept.
public final class RulesQueries {
  private static final String SOURCES =
      """
      SELECT source FROM lead WHERE source IS NOT NULL
      GROUP BY source ORDER BY count(*) DESC, source LIMIT 12
      """;

  private static final String REGIONS =
      """
      SELECT region FROM lead WHERE region IS NOT NULL
      GROUP BY region ORDER BY count(*) DESC, region LIMIT 12
      """;

  private static final String INDUSTRIES =
      """
      SELECT industry FROM lead WHERE industry IS NOT NULL
      GROUP BY industry ORDER BY count(*) DESC, industry LIMIT 12
      """;

  /// Untouched as the domain has it: open, never contacted, and not history from an import.
  private static final String UNTOUCHED =
      """
      SELECT owner, count(*) FROM lead
      WHERE owner IS NOT NULL AND coalesce(touches, 0) = 0 AND import_id IS NULL
        AND coalesce(status, 'new') NOT IN ('converted', 'disqualified')
      GROUP BY owner
      """;

  /// HQ remembers whose turn it was; here the newest lead of each stands for it.
  private static final String TURNS =
      """
      SELECT owner, max(created_at) FROM lead
      WHERE owner IS NOT NULL AND created_at IS NOT NULL AND import_id IS NULL GROUP BY owner
      """;

  private RulesQueries() {}

  /// What the leads have so far; asked again when a rule has changed.
  static Query<BookValues> values() {
    return Query.of(
        "rules",
        sql ->
            new BookValues(
                sql.list(SOURCES, columns -> columns.text(1)),
                sql.list(REGIONS, columns -> columns.text(1)),
                sql.list(INDUSTRIES, columns -> columns.text(1))),
        Table.CONFIGURATION);
  }

  /// What the people have on their desks, as far as this book tells; nothing is counted while
  /// nobody looks at the rules that ask about it.
  static Query<Workload> workload(RulesViewModel.Tab tab) {
    return tab == RulesViewModel.Tab.ASSIGNMENT
        ? Query.of("workload", RulesQueries::workload, Table.LEAD)
        : Query.of("no workload", sql -> new Workload(Map.of(), Map.of()));
  }

  /// What the people have on their desks, as far as this book tells.
  public static Workload workload(Sql sql) {
    return new Workload(byPerson(sql, UNTOUCHED), byPerson(sql, TURNS));
  }

  private static Map<String, Long> byPerson(Sql sql, String statement) {
    return sql.list(statement, columns -> Map.entry(columns.text(1), columns.number(2))).stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
