package outrider.app.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import outrider.app.store.Query;
import outrider.app.store.RecordTable;
import outrider.app.store.Sql;
import outrider.app.store.Table;
import outrider.core.configuration.Configuration;
import outrider.core.configuration.JourneyTrial;
import outrider.core.opportunity.Opportunity;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// What the editor of journeys asks of the book: what would become of the deals that run.
public final class JourneyQueries {
  private static final String RUNNING =
      "state = 'open' AND pipeline IN (SELECT value FROM json_each(?))";

  private JourneyQueries() {}

  /// Every open deal of the journey tried against a version of it.
  ///
  /// @param pipeline the version; empty asks nothing
  static Query<JourneyDryRun> dryRun(String pipeline, Supplier<Configuration> configuration) {
    return pipeline.isEmpty()
        ? Query.of("no dry run", sql -> JourneyDryRun.NONE)
        : Query.of(
            "journey dry run",
            sql -> run(sql, pipeline, configuration.get()),
            Table.OPPORTUNITY,
            Table.ATTACHMENT,
            Table.CHECKMARK,
            Table.CONFIGURATION);
  }

  private static JourneyDryRun run(Sql sql, String pipeline, Configuration configuration) {
    return JourneyDryRun.of(pipeline, trials(sql, pipeline, configuration));
  }

  /// Every open deal of the journey tried against a version of it, at once.
  public static List<JourneyTrial> trials(Sql sql, String pipeline, Configuration configuration) {
    var versions =
        configuration.journeys().running(pipeline).stream()
            .collect(Collectors.joining("\",\"", "[\"", "\"]"));
    var files = byParent(sql, RecordType.ATTACHMENT, versions);
    var marks = byParent(sql, RecordType.CHECKMARK, versions);
    var trials = new ArrayList<JourneyTrial>();
    RecordTable.of(RecordType.OPPORTUNITY)
        .each(
            sql,
            RUNNING,
            deal ->
                trials.add(
                    JourneyTrial.of(
                        Opportunity.of(deal),
                        files.getOrDefault(deal.id(), List.of()),
                        marks.getOrDefault(deal.id(), List.of()),
                        pipeline,
                        configuration)),
            versions);
    return trials;
  }

  private static Map<String, List<Row>> byParent(Sql sql, RecordType type, String versions) {
    return RecordTable.of(type)
        .where(sql, "parent IN (SELECT id FROM opportunity WHERE " + RUNNING + ")", versions)
        .stream()
        .collect(Collectors.groupingBy(row -> row.text("parent")));
  }
}
