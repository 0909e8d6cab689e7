package outrider.app.review;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import outrider.app.store.Columns;
import outrider.app.store.Packed;
import outrider.app.store.RecordTable;
import outrider.app.store.Sql;
import outrider.core.configuration.Configuration;
import outrider.core.opportunity.Opportunity;
import outrider.core.pipeline.Journeys;
import outrider.core.pipeline.StageGate;
import outrider.core.quota.Quota;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.review.DealRisk;
import outrider.core.review.Movement;
import outrider.core.review.Revision;

/// What a pipeline review asks of the book. Everything it filters by comes from two indexes; names,
/// next steps and checklists are read for the rows in sight only.
public final class ReviewQueries {

  /// Fewer departures than this say nothing about what is usual in a stage.
  static final int DEPARTURES_MIN = 5;

  private static final String TWO_WAY =
      """
      (SELECT max(v.occurred_at) FROM activity v WHERE v.parent = o.id
        AND v.kind IN ('call', 'visit', 'email', 'wechat', 'meeting')
        AND (v.direction = 'in' OR v.kind IN ('visit', 'meeting')
          OR v.outcome IN ('reached', 'replied', 'agreed', 'refused')))
      """;

  static final String DEALS =
      """
      SELECT no || '|' || id || '|' || ifnull(owner, '') || '|' || ifnull(team, '') || '|'
        || ifnull(stage, '') || '|' || ifnull(amount, '') || '|' || ifnull(close_on, '') || '|'
        || coalesce(stage_since, created_at, 0) || '|' || coalesce(created_at, 0) || '|'
        || coalesce(last_contact_at, created_at, 0) || '|' || (next_step_at IS NOT NULL) || '|'
        || ifnull(currency, 'CNY')
      FROM opportunity WHERE state = 'open' AND pipeline = ?
      """;

  static final String REVISIONS =
      """
      SELECT parent || '|' || occurred_at || '|' || ifnull(from_stage, '') || '|'
        || ifnull(to_stage, '')
      FROM activity WHERE kind IN ('stage', 'revision') AND kind = 'stage' AND occurred_at >= ?
      UNION ALL
      SELECT parent || '|' || occurred_at || '|||' || ifnull(from_amount, '') || '|'
        || ifnull(to_amount, '') || '|' || ifnull(from_close_on, '') || '|'
        || ifnull(to_close_on, '')
      FROM activity WHERE kind IN ('stage', 'revision') AND kind = 'revision'
      """;

  static final String STAYS =
      "SELECT from_stage, count(duration_seconds) FROM activity WHERE kind = 'stage' GROUP BY 1";

  static final String MEDIAN =
      """
      SELECT duration_seconds FROM activity
      WHERE kind = 'stage' AND from_stage = ? AND duration_seconds IS NOT NULL
      ORDER BY duration_seconds LIMIT 1 OFFSET ?
      """;

  static final String WON =
      """
      SELECT owner, team, coalesce(currency, 'CNY'), sum(coalesce(amount, 0)) FROM opportunity
      WHERE state = 'won' AND pipeline = ?
        AND CASE WHEN closed_on IS NULL THEN stage_since >= ? AND stage_since < ?
          ELSE closed_on >= ? AND closed_on < ? END
      GROUP BY 1, 2, 3
      """;

  private ReviewQueries() {}

  /// Everything but what [#details] adds. Deals on another version of the pipeline stand under the
  /// stage that theirs is in the one that is published. Reader thread.
  public static ReviewBook book(Sql sql, Configuration configuration, ReviewAsked asked) {
    var versions = configuration.journeys().running(asked.pipeline());
    var medians = medians(sql, configuration.journeys());
    return new ReviewBook(
        asked,
        deals(sql, configuration, asked, medians),
        versions.stream().flatMap(version -> won(sql, version, asked).stream()).toList(),
        quotas(sql, asked),
        medians);
  }

  private static List<ReviewDeal> deals(
      Sql sql, Configuration configuration, ReviewAsked asked, Map<String, Long> medians) {
    UnaryOperator<String> summed = configuration.journeys()::summedUnder;
    var revisions = revisions(sql, asked.since(), summed);
    var deals = new ArrayList<ReviewDeal>();
    for (var version : configuration.journeys().running(asked.pipeline())) {
      var limits = new HashMap<String, Long>();
      for (var stage : configuration.stages(version)) {
        limits.put(stage.id(), stage.limitDays());
      }
      deals.addAll(deals(sql, version, limits, summed, asked, revisions, medians));
    }
    return deals;
  }

  /// @param limits in days by the version's own stages
  private static List<ReviewDeal> deals(
      Sql sql,
      String version,
      Map<String, Long> limits,
      UnaryOperator<String> summed,
      ReviewAsked asked,
      Map<String, List<Revision>> revisions,
      Map<String, Long> medians) {
    var texts = new HashMap<String, String>();
    UnaryOperator<String> known = text -> texts.computeIfAbsent(text, each -> each);
    var before = new String[] {"", "", ""};
    var today = asked.today().toEpochDay();
    return sql.list(
        DEALS,
        columns -> {
          var row = new Packed(columns.text(1));
          var number = row.number(0);
          var id = row.text();
          var owner = row.text(before[0]);
          var team = row.text(before[1]);
          var own = row.text(before[2]);
          var stage = summed.apply(own);
          before[0] = owner;
          before[1] = team;
          before[2] = own;
          var amount = optional(row);
          var closeOn = optional(row);
          var stageSince = row.number(0);
          var createdAt = row.number(0);
          var contactAt = row.number(0);
          var hasNextStep = row.number(0) != 0;
          var changes = revisions.getOrDefault(id, List.of());
          var movement =
              changes.isEmpty() && createdAt < asked.since()
                  ? Movement.NONE
                  : Movement.of(
                      new Movement.Now(createdAt, stage, amount, closeOn), changes, asked.since());
          var median = medians.get(stage);
          return new ReviewDeal(
              number,
              id,
              owner,
              team,
              stage,
              amount,
              known.apply(row.rest()),
              closeOn,
              stageSince,
              contactAt,
              movement,
              DealRisk.of(
                  new DealRisk.Standing(
                      stageSince,
                      limits.getOrDefault(own, 0L),
                      median == null ? OptionalLong.empty() : OptionalLong.of(median),
                      closeOn,
                      movement.pushes(),
                      hasNextStep,
                      contactAt),
                  asked.now(),
                  today));
        },
        version);
  }

  /// What happened to deals since then, and all that ever happened to their expected days: of those
  /// every one counts.
  private static Map<String, List<Revision>> revisions(
      Sql sql, long since, UnaryOperator<String> summed) {
    var revisions = new HashMap<String, List<Revision>>();
    sql.each(
        REVISIONS,
        columns -> {
          var row = new Packed(columns.text(1));
          revisions
              .computeIfAbsent(row.text(), parent -> new ArrayList<>(2))
              .add(
                  Revision.of(
                      row.number(0),
                      stage(row, summed),
                      stage(row, summed),
                      boxed(row),
                      boxed(row),
                      boxed(row),
                      boxed(row)));
        },
        since);
    return revisions;
  }

  private static @Nullable String stage(Packed row, UnaryOperator<String> summed) {
    var stage = row.text();
    return stage.isEmpty() ? null : summed.apply(stage);
  }

  private static @Nullable Long boxed(Packed row) {
    var has = row.has();
    var number = row.number(0);
    return has ? (Long) number : null;
  }

  private static OptionalLong optional(Packed row) {
    var has = row.has();
    var number = row.number(0);
    return has ? OptionalLong.of(number) : OptionalLong.empty();
  }

  /// How long half of the deals stayed in each stage that they have left, in whatever version; of
  /// two in the middle the shorter. The index has those of one stage in order, so that they are
  /// counted out where they lie; those of several are sorted.
  static Map<String, Long> medians(Sql sql, Journeys journeys) {
    var left = new HashMap<String, List<String>>();
    var departures = new HashMap<String, Long>();
    sql.each(
        STAYS,
        columns -> {
          var stage = journeys.summedUnder(columns.text(1));
          left.computeIfAbsent(stage, each -> new ArrayList<>(1)).add(columns.text(1));
          departures.merge(stage, columns.number(2), Long::sum);
        });
    var medians = new HashMap<String, Long>();
    left.forEach((stage, own) -> {
      var count = departures.getOrDefault(stage, 0L);
      if (count >= DEPARTURES_MIN) {
        medians.put(stage, TimeUnit.SECONDS.toMillis(median(sql, own, count)));
      }
    });
    return medians;
  }

  private static long median(Sql sql, List<String> stages, long count) {
    var middle = (count - 1) / 2;
    return stages.size() == 1
        ? sql.number(MEDIAN, stages.getFirst(), middle)
        : sql.number(
            MEDIAN.replace("from_stage = ?", "from_stage IN (SELECT value FROM json_each(?))"),
            stages.stream().collect(Collectors.joining("\",\"", "[\"", "\"]")),
            middle);
  }

  /// Sums of deals won in the quarter. A deal that was won here has no closing day of its own: it
  /// was closed when it entered the stage.
  private static List<Won> won(Sql sql, String version, ReviewAsked asked) {
    var first = asked.quarter().first();
    var next = asked.quarter().plus(1).first();
    return sql.list(
        WON,
        columns -> new Won(columns.text(1), columns.text(2), columns.text(3), columns.number(4)),
        version,
        first.atStartOfDay(asked.zone()).toInstant().toEpochMilli(),
        next.atStartOfDay(asked.zone()).toInstant().toEpochMilli(),
        first.toEpochDay(),
        next.toEpochDay());
  }

  private static List<Quota> quotas(Sql sql, ReviewAsked asked) {
    return RecordTable.of(RecordType.QUOTA)
        .where(sql, "quarter = ? AND amount IS NOT NULL", asked.quarter().text())
        .stream()
        .map(Quota::of)
        .toList();
  }

  /// What the rows in sight show more, by number. Deals that are gone are left out.
  public static Map<Long, DealDetail> details(
      Sql sql, Configuration configuration, long[] numbers) {
    var asked = Arrays.toString(numbers);
    var deals = RecordTable.of(RecordType.OPPORTUNITY).numbered(sql, numbers);
    var attachments = byParent(sql, RecordType.ATTACHMENT, asked);
    var checkmarks = byParent(sql, RecordType.CHECKMARK, asked);
    var details = new LinkedHashMap<Long, DealDetail>();
    sql.each(
        "SELECT o.no, a.name, "
            + TWO_WAY
            + "FROM opportunity o LEFT JOIN account a ON a.id = o.account"
            + " WHERE o.no IN (SELECT value FROM json_each(?))",
        columns -> {
          var deal = deals.get(columns.number(1));
          if (deal != null) {
            var met =
                progress(
                    deal,
                    configuration,
                    attachments.getOrDefault(deal.id(), List.of()),
                    checkmarks.getOrDefault(deal.id(), List.of()));
            details.put(columns.number(1), detail(deal, columns, met));
          }
        },
        asked);
    return details;
  }

  private static DealDetail detail(Row deal, Columns columns, List<StageGate.Progress> progress) {
    return new DealDetail(
        deal.text(Fields.NAME),
        columns.text(2),
        deal.text(Fields.NEXT_STEP),
        deal.number(Fields.NEXT_STEP_AT, 0),
        columns.number(3),
        (int)
            progress.stream()
                .filter(each -> each.met() || each.skipped() || each.excused())
                .count(),
        progress.size());
  }

  /// The conditions on the way to the next stage.
  private static List<StageGate.Progress> progress(
      Row row, Configuration configuration, List<Row> attachments, List<Row> checkmarks) {
    var deal = Opportunity.of(row);
    var stages = configuration.stages(deal.pipeline());
    var stage = configuration.stage(deal.stage());
    return stage
        .flatMap(each -> each.next(stages))
        .map(next -> StageGate.between(stage, next, stages, configuration::checklist))
        .map(items -> StageGate.progress(deal, items, attachments, checkmarks))
        .orElse(List.of());
  }

  private static Map<String, List<Row>> byParent(Sql sql, RecordType type, String numbers) {
    return RecordTable.of(type)
        .where(
            sql,
            "parent IN (SELECT id FROM opportunity WHERE no IN (SELECT value FROM json_each(?)))",
            numbers)
        .stream()
        .collect(Collectors.groupingBy(row -> row.text(Fields.PARENT)));
  }
}
