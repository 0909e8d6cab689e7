package outrider.app.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import outrider.app.store.Columns;
import outrider.app.store.Query;
import outrider.app.store.RecordTable;
import outrider.app.store.Sql;
import outrider.app.store.Table;
import outrider.core.configuration.Configuration;
import outrider.core.configuration.Participation;
import outrider.core.experiment.Entry;
import outrider.core.experiment.Experiment;
import outrider.core.experiment.Metric;
import outrider.core.lead.Lead;
import outrider.core.opportunity.Opportunity;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Who is in an experiment and what became of them, and what the book says before one begins.
final class ExperimentQueries {
  private static final long DAY = 24 * 60 * 60 * 1000L;
  private static final long ARRIVALS = 84 * DAY;
  private static final long BEFORE = 365 * DAY;

  /// More of the last year are not looked at for an estimate.
  private static final int ESTIMATED_MAX = 20_000;

  private ExperimentQueries() {}

  static Query<List<Experiment>> all(Supplier<Configuration> configuration) {
    return Query.of(
        "experiments", sql -> configuration.get().experiments().all(), Table.CONFIGURATION);
  }

  /// Empty once it is gone.
  ///
  /// @param now asked at each look
  static Query<Optional<ExperimentAnswer>> one(String id, LongSupplier now) {
    return Query.of(
        "experiment",
        sql -> answer(sql, id, now.getAsLong()),
        Table.LEAD,
        Table.OPPORTUNITY,
        Table.ACTIVITY,
        Table.FACT,
        Table.CONFIGURATION);
  }

  static Optional<ExperimentAnswer> answer(Sql sql, String id, long at) {
    return RecordTable.of(RecordType.EXPERIMENT)
        .find(sql, id)
        .map(Experiment::of)
        .map(each -> ExperimentAnswer.of(each, units(sql, each), at));
  }

  static List<Unit> units(Sql sql, Experiment experiment) {
    var units = new ArrayList<Unit>();
    sql.each(
        """
        SELECT u.id, u.name, u.experiments, %s AS done_at
        FROM %s u %s
        WHERE u.experiments IS NOT NULL AND instr(u.experiments, ?) > 0
        ORDER BY u.created_at, u.id
        """
            .formatted(doneAt(experiment), experiment.unit().wireName(), facts(experiment)),
        columns ->
            columns.texts(3).stream()
                .flatMap(text -> Entry.read(text).stream())
                .filter(entry -> entry.experiment().equals(experiment.id()))
                .forEach(entry -> units.add(unit(columns, entry))),
        experiment.id());
    return units;
  }

  private static Unit unit(Columns columns, Entry entry) {
    return new Unit(
        columns.text(1), columns.text(2), entry.variant(), entry.at(), columns.numberOrNull(4));
  }

  private static String facts(Experiment experiment) {
    return experiment.isOfDeals()
        ? "LEFT JOIN deal_fact d ON d.no = u.no"
        : """
        LEFT JOIN lead_fact f ON f.no = u.no LEFT JOIN deal_fact d ON d.no = f.deal\
        """;
  }

  /// When a lead or deal did what is counted.
  private static String doneAt(Experiment experiment) {
    return switch (experiment.metric().orElse(Metric.WON)) {
      case WON -> "CASE d.state WHEN 1 THEN d.closed_at END";
      case CONVERTED -> "f.converted_at";
      case ANSWERED ->
          """
          (SELECT min(a.occurred_at) FROM activity a
            WHERE a.parent = u.id AND a.occurred_at >= u.created_at
              AND (a.outcome = 'replied' OR (a.direction = 'in'
                AND a.kind IN ('call', 'visit', 'email', 'wechat', 'meeting'))))\
          """;
    };
  }

  /// What those did who would have been in it.
  ///
  /// @param experiment as it is being written
  static Estimate estimate(Sql sql, Experiment experiment, Configuration configuration, long at) {
    var counted = new long[3];
    var within = experiment.withinDays();
    var more =
        experiment.isOfDeals()
            ? "u.pipeline, u.stage, '' AS industry"
            : "'' AS pipeline, '' AS stage, u.industry";
    sql.each(
        """
        SELECT u.id, u.owner, u.source, u.created_at, %s AS done_at, %s
        FROM %s u %s
        WHERE u.created_at >= ? AND u.import_id IS NULL
        ORDER BY u.created_at DESC LIMIT %d
        """
            .formatted(
                doneAt(experiment),
                more,
                experiment.unit().wireName(),
                facts(experiment),
                ESTIMATED_MAX),
        columns -> {
          if (!Participation.isFor(experiment, row(experiment, columns), configuration)) {
            return;
          }
          var unit = new Unit(columns.text(1), "", 0, columns.number(4), columns.numberOrNull(5));
          counted[0] += unit.enteredAt() >= at - ARRIVALS ? 1 : 0;
          if (unit.isRipe(at, within)) {
            counted[1] += unit.did(within) ? 1 : 0;
            counted[2]++;
          }
        },
        at - BEFORE);
    return new Estimate(counted[0], counted[1], counted[2]);
  }

  private static Row row(Experiment experiment, Columns columns) {
    return Row.of(experiment.unit(), columns.text(1))
        .with(Fields.OWNER, filled(columns.textOrNull(2)))
        .with(Lead.SOURCE, filled(columns.textOrNull(3)))
        .with(Opportunity.PIPELINE, filled(columns.textOrNull(6)))
        .with(Opportunity.STAGE, filled(columns.textOrNull(7)))
        .with("industry", filled(columns.textOrNull(8)));
  }

  private static @Nullable String filled(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }
}
