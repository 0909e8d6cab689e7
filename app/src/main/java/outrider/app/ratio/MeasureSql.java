package outrider.app.ratio;

import java.util.HashMap;
import java.util.Map;
import outrider.app.response.BusinessTime;
import outrider.app.store.Sql;
import outrider.app.team.MonthSpan;
import outrider.core.lead.Lead;
import outrider.core.ratio.Measure;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Counts one measure by whose it is and by month, out of facts where they have it, else out of
/// records. Reader thread.
final class MeasureSql {

  /// Told of each group; `value` is how many there are, or the sum of their amounts.
  interface Group {
    void of(String owner, String team, int month, long value, long n);
  }

  private static final String LEADS =
      """
      FROM lead_fact f JOIN fact_name o ON o.no = f.owner JOIN fact_name t ON t.no = f.team
      WHERE f.imported = 0 AND\
      """;

  private static final String DEALS =
      """
      FROM deal_fact f JOIN fact_name o ON o.no = f.owner JOIN fact_name t ON t.no = f.team
        JOIN fact_name c ON c.no = f.currency
      WHERE f.state IN (%s) AND\
      """;

  private static final String TASKS = "FROM task f WHERE ifnull(f.skipped, 0) = 0 AND %s";

  private static final String EXTERNAL =
      "FROM external_record f INDEXED BY external_record_month WHERE f.kind = ? AND";

  private static final String WITHIN = " %s >= ? AND %s < ? ";

  private final Sql sql;
  private final RatioAsked asked;
  private final MonthSpan span;
  private final String currency;

  /// @param currency in which amounts are; others are left out
  MeasureSql(Sql sql, RatioAsked asked, String currency) {
    this.sql = sql;
    this.asked = asked;
    this.currency = currency;
    span = asked.span();
  }

  void count(Measure measure, Group group) {
    switch (measure.of()) {
      case LEADS -> facts(LEADS, "f.created_at", group);
      case LEADS_IN_TIME -> inTime(group);
      case LEADS_CONVERTED -> facts(LEADS + " f.state = 1 AND", "f.converted_at", group);
      case DEALS_OPENED -> facts(DEALS.formatted("0, 1, 2"), "f.begun_at", group);
      case DEALS_CLOSED -> facts(DEALS.formatted("1, 2"), "f.closed_at", group);
      case DEALS_WON -> facts(DEALS.formatted("1"), "f.closed_at", group);
      case DEALS_LOST -> facts(DEALS.formatted("2"), "f.closed_at", group);
      case WON_AMOUNT ->
          grouped(
              "o.name, t.name",
              DEALS.formatted("1") + " c.name = ? AND",
              "f.closed_at",
              "count(*), sum(ifnull(f.amount, 0))",
              group,
              currency);
      case TOUCHES ->
          grouped(
              "p.name, ''",
              "FROM touch_fact f JOIN fact_name p ON p.no = f.person WHERE",
              "(f.half_hour * 1800000)",
              "sum(f.touches), sum(f.touches)",
              group);
      case VISITS ->
          grouped(
              "ifnull(f.created_by, ''), ''",
              "FROM activity f WHERE f.kind = 'visit' AND ifnull(f.direction, 'out') <> 'in' AND",
              "f.occurred_at",
              "count(*), count(*)",
              group);
      case TASKS_DUE -> tasks("", "f.due_at", group);
      case TASKS_OVERDUE ->
          tasks(
              "f.due_at < " + asked.now() + " AND (f.done_at IS NULL OR f.done_at > f.due_at) AND",
              "f.due_at",
              group);
      case TASKS_DONE -> tasks("", "f.done_at", group);
      case EXTERNAL -> external(EXTERNAL, "count(*), count(*)", group, measure.kind());
      case EXTERNAL_AMOUNT ->
          external(
              EXTERNAL + " coalesce(f.currency, 'CNY') = ? AND",
              "count(*), sum(ifnull(f.amount, 0))",
              group,
              measure.kind(),
              currency);
    }
  }

  private void facts(String from, String moment, Group group) {
    grouped("o.name, t.name", from, moment, "count(*), count(*)", group);
  }

  private void tasks(String which, String moment, Group group) {
    grouped(
        "coalesce(f.assignee, f.owner, ''), ifnull(f.team, '')",
        TASKS.formatted(which),
        moment,
        "count(*), count(*)",
        group);
  }

  private void external(String from, String sums, Group group, Object... arguments) {
    grouped(
        "ifnull(f.owner, ''), ifnull(f.team, '')", from, "f.occurred_at", sums, group, arguments);
  }

  private void grouped(
      String whose, String from, String moment, String sums, Group group, Object... arguments) {
    var all = new Object[arguments.length + 2];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = span.from();
    all[arguments.length + 1] = span.to();
    sql.each(
        "SELECT "
            + whose
            + ", "
            + span.index(moment)
            + ", "
            + sums
            + ' '
            + from
            + WITHIN.formatted(moment, moment)
            + "GROUP BY 1, 2, 3",
        columns ->
            group.of(
                columns.text(1),
                columns.text(2),
                (int) columns.number(3),
                columns.number(5),
                columns.number(4)),
        all);
  }

  /// What was promised depends on source and grade, and counts opening hours.
  private void inTime(Group group) {
    var promise = new InTime(asked, span.from());
    sql.each(
        InTime.ANSWERED + LEADS + WITHIN.formatted("f.created_at", "f.created_at"),
        columns -> {
          var created = columns.number(5);
          if (promise.isKept(columns.text(3), columns.text(4), created, columns.number(6))) {
            group.of(columns.text(1), columns.text(2), span.of(created), 1, 1);
          }
        },
        span.from(),
        span.to());
  }

  /// Whether the first touch came within what the lead's service level allows.
  static final class InTime {
    static final String ANSWERED =
        """
        SELECT o.name, t.name, (SELECT name FROM fact_name WHERE no = f.source),
          (SELECT name FROM fact_name WHERE no = f.intent), f.created_at, ifnull(f.first_at, 0)
        """;

    private final RatioAsked asked;
    private final BusinessTime hours;
    private final Map<String, Long> allowed = new HashMap<>();

    InTime(RatioAsked asked, long from) {
      this.asked = asked;
      hours = new BusinessTime(asked.configuration(), from, asked.now());
    }

    /// @param first 0 where nobody has touched it
    boolean isKept(String source, String intent, long created, long first) {
      return first > 0
          && hours.millis(source, intent, created, first) <= allowed(source, intent, created);
    }

    private long allowed(String source, String intent, long created) {
      return allowed.computeIfAbsent(
          source + '\n' + intent,
          key ->
              asked
                  .configuration()
                  .serviceLevels()
                  .firstResponse(
                      Lead.of(
                          Row.of(RecordType.LEAD, "asked")
                              .with(Lead.SOURCE, source)
                              .with(Lead.INTENT, intent)),
                      java.time.Instant.ofEpochMilli(created))
                  .allowed()
                  .toMillis());
    }
  }

  /// How many records have an amount in each currency.
  static Map<String, Long> currencies(Sql sql, Measure measure) {
    var found = new HashMap<String, Long>();
    switch (measure.of()) {
      case WON_AMOUNT ->
          sql.each(
              """
              SELECT c.name, count(*) FROM deal_fact f JOIN fact_name c ON c.no = f.currency
              WHERE f.state = 1 GROUP BY 1\
              """,
              columns -> found.put(columns.text(1), columns.number(2)));
      case EXTERNAL_AMOUNT ->
          sql.each(
              """
              SELECT coalesce(currency, 'CNY'), count(*) FROM external_record
              WHERE kind = ? AND amount IS NOT NULL GROUP BY 1\
              """,
              columns -> found.put(columns.text(1), columns.number(2)),
              measure.kind());
      default -> {}
    }
    return found;
  }
}
