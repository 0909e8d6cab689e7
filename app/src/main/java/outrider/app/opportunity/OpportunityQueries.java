package outrider.app.opportunity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import outrider.app.store.Columns;
import outrider.app.store.Query;
import outrider.app.store.RecordTable;
import outrider.app.store.SearchText;
import outrider.app.store.Sql;
import outrider.app.store.Table;
import outrider.core.configuration.Configuration;
import outrider.core.opportunity.Opportunity;
import outrider.core.pipeline.ChecklistItem;
import outrider.core.pipeline.Journeys;
import outrider.core.pipeline.OpportunityStage;
import outrider.core.pipeline.StageGate;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// What the screens of deals read.
final class OpportunityQueries {

  private static final String CARD =
      """
      SELECT o.no, o.id, o.name, a.name, o.amount, o.currency, o.owner, o.intent, o.stage,
             coalesce(o.stage_since, o.created_at), coalesce(o.overrides, 0)
      FROM opportunity o LEFT JOIN account a ON a.id = o.account
      WHERE o.pipeline IN (SELECT value FROM json_each(?1)) AND o.state = 'open'
        AND (?2 IS NULL OR o.owner = ?2)
        AND (?3 = '' OR o.no IN (SELECT rowid FROM opportunity_search WHERE opportunity_search MATCH ?3)
             OR o.account IN (SELECT f.id FROM account f JOIN account_search s ON s.rowid = f.no
                              WHERE account_search MATCH ?3))
      ORDER BY coalesce(o.stage_since, o.created_at), o.no
      """;

  private static final String ENDS =
      """
      SELECT stage, count(*) FROM opportunity
      WHERE pipeline IN (SELECT value FROM json_each(?1)) AND state <> 'open' AND (?2 IS NULL OR owner = ?2) GROUP BY stage
      """;

  private final Supplier<Configuration> configuration;

  OpportunityQueries(Supplier<Configuration> configuration) {
    this.configuration = configuration;
  }

  /// The board of a filter. Longest in its stage first: what is stuck stands at the top.
  ///
  /// @param filter asked anew at each run, so that the query can be refreshed with another
  Query<PipelineBoard> board(Supplier<BoardFilter> filter) {
    return Query.of(
        "opportunity board",
        sql -> board(sql, filter.get()),
        Table.OPPORTUNITY,
        Table.ACCOUNT,
        Table.ATTACHMENT,
        Table.CHECKMARK,
        Table.CONFIGURATION);
  }

  /// How long deals of a pipeline stayed in its stages.
  Query<DwellTimes> dwell(String pipeline) {
    return Query.of(
        "stage dwell",
        sql -> DwellTimes.read(sql, configuration.get().stages(pipeline), journeys()::summedUnder),
        Table.CONFIGURATION);
  }

  private PipelineBoard board(Sql sql, BoardFilter filter) {
    var asked = matching(filter.text());
    var versions = journeys().running(filter.pipeline());
    var pipelines = json(versions);
    var ends = new HashMap<String, Long>();
    sql.each(
        ENDS,
        columns ->
            ends.merge(journeys().summedUnder(columns.text(1)), columns.number(2), Long::sum),
        pipelines,
        filter.owner());
    var stages = configuration.get().stages(filter.pipeline());
    var cards = sql.list(CARD, OpportunityQueries::card, pipelines, filter.owner(), asked);
    var counted =
        withChecks(sql, versions, cards).stream()
            .map(card -> card.under(journeys().summedUnder(card.stage())))
            .toList();
    return PipelineBoard.of(filter.pipeline(), stages, counted, ends);
  }

  private Journeys journeys() {
    return configuration.get().journeys();
  }

  private static String json(List<String> ids) {
    return ids.stream().collect(Collectors.joining("\",\"", "[\"", "\"]"));
  }

  /// The full-text query for what was typed. Punctuation alone asks for nothing and so finds all.
  static String matching(String text) {
    return SearchText.query(text);
  }

  private static DealCard card(Columns columns) {
    var currency = columns.text(6);
    return new DealCard(
        columns.number(1),
        columns.text(2),
        columns.text(3),
        columns.text(4),
        columns.numberOrNull(5),
        currency.isEmpty() ? Sums.HOME_CURRENCY : currency,
        columns.textOrNull(7),
        columns.text(8),
        columns.text(9),
        columns.number(10),
        0,
        0,
        columns.number(11));
  }

  /// Counts the conditions met on the way to the next stage. A pipeline without checklists, however
  /// many deals it has, costs nothing here.
  private List<DealCard> withChecks(Sql sql, List<String> versions, List<DealCard> cards) {
    var itemsByStage = new HashMap<String, List<ChecklistItem>>();
    for (var version : versions) {
      var stages = configuration.get().stages(version);
      for (var stage : stages) {
        itemsByStage.put(stage.id(), itemsToNext(stage, stages));
      }
    }
    if (itemsByStage.values().stream().allMatch(List::isEmpty)) {
      return cards;
    }
    var facts = GateRows.read(sql, json(versions));
    var counted = new ArrayList<DealCard>(cards.size());
    for (var card : cards) {
      var items = itemsByStage.getOrDefault(card.stage(), List.of());
      var row = facts.deals().get(card.id());
      if (items.isEmpty() || row == null) {
        counted.add(card);
        continue;
      }
      var progress =
          StageGate.progress(
              Opportunity.of(row),
              items,
              facts.attachments().getOrDefault(card.id(), List.of()),
              facts.checkmarks().getOrDefault(card.id(), List.of()));
      var done =
          progress.stream().filter(each -> each.met() || each.skipped() || each.excused()).count();
      counted.add(card.withChecks((int) done, items.size()));
    }
    return counted;
  }

  /// What stands between a stage and the one after it.
  private List<ChecklistItem> itemsToNext(OpportunityStage stage, List<OpportunityStage> stages) {
    return stage
        .next(stages)
        .map(next ->
            StageGate.between(Optional.of(stage), next, stages, configuration.get()::checklist))
        .orElse(List.of());
  }

  /// What the gates of a pipeline's open deals look at.
  private record GateRows(
      Map<String, Row> deals,
      Map<String, List<Row>> attachments,
      Map<String, List<Row>> checkmarks) {

    private static final String PARENT_IS_OPEN =
        "parent IN (SELECT id FROM opportunity WHERE state = 'open'"
            + " AND pipeline IN (SELECT value FROM json_each(?)))";

    static GateRows read(Sql sql, String pipelines) {
      var deals =
          RecordTable.of(RecordType.OPPORTUNITY)
              .where(
                  sql, "state = 'open' AND pipeline IN (SELECT value FROM json_each(?))", pipelines)
              .stream()
              .collect(Collectors.toMap(Row::id, row -> row));
      return new GateRows(
          deals,
          byParent(sql, RecordType.ATTACHMENT, pipelines),
          byParent(sql, RecordType.CHECKMARK, pipelines));
    }

    private static Map<String, List<Row>> byParent(Sql sql, RecordType type, String pipelines) {
      return RecordTable.of(type).where(sql, PARENT_IS_OPEN, pipelines).stream()
          .collect(Collectors.groupingBy(row -> row.text("parent")));
    }
  }
}
