package outrider.app.ratio;

import java.util.ArrayList;
import java.util.List;
import outrider.app.store.Columns;
import outrider.app.store.Sql;
import outrider.core.ratio.Measure;
import outrider.core.record.RecordType;

/// The records that one measure counts of a branch's month, the newest first: the same ones that
/// `MeasureSql` counts. Reader thread.
final class BehindSql {

  private static final String LEADS =
      """
      SELECT 'lead', l.id, ifnull(l.name, ''), ifnull(l.company, ''), ifnull(l.owner, ''),
        ifnull(l.team, ''), %1$s, 0, ifnull(l.source, ''), ifnull(l.intent, ''), f.created_at,
        ifnull(f.first_at, 0)
      FROM lead_fact f JOIN lead l ON l.no = f.no
      WHERE f.imported = 0 AND %2$s %1$s >= ? AND %1$s < ? ORDER BY 7 DESC, 2\
      """;

  private static final String DEALS =
      """
      SELECT 'opportunity', o.id, ifnull(o.name, ''), ifnull(a.name, ''), ifnull(o.owner, ''),
        ifnull(o.team, ''), %1$s, %2$s
      FROM deal_fact f JOIN opportunity o ON o.no = f.no LEFT JOIN account a ON a.id = o.account
      WHERE f.state IN (%3$s) AND %4$s %1$s >= ? AND %1$s < ? ORDER BY 7 DESC, 2\
      """;

  private static final String HANGING =
      """
      SELECT ifnull(f.parent_type, ''), ifnull(f.parent, ''), %1$s,
        coalesce((SELECT name FROM account WHERE id = f.parent),
          (SELECT name FROM opportunity WHERE id = f.parent),
          (SELECT name FROM lead WHERE id = f.parent),
          (SELECT name FROM contact WHERE id = f.parent), ''), %2$s, %3$s, %4$s, %5$s
      FROM %6$s %4$s >= ? AND %4$s < ? ORDER BY 7 DESC, f.id\
      """;

  private static final String TOUCHES =
      """
      activity f WHERE f.kind IN ('call', 'visit', 'email', 'wechat', 'meeting')
        AND ifnull(f.direction, 'out') <> 'in' AND\
      """;

  private final Sql sql;
  private final RatioAsked asked;
  private final String currency;
  private final Branch branch;
  private final long from;
  private final long to;

  /// @param month of those that are shown
  BehindSql(Sql sql, RatioAsked asked, String currency, int line, int month) {
    this.sql = sql;
    this.asked = asked;
    this.currency = currency;
    branch = asked.branches().get(line);
    from = asked.shown().from(month);
    to = asked.shown().to(month);
  }

  List<RatioLine> of(Measure measure) {
    return switch (measure.of()) {
      case LEADS -> lines(LEADS.formatted("f.created_at", ""));
      case LEADS_IN_TIME -> inTime();
      case LEADS_CONVERTED -> lines(LEADS.formatted("f.converted_at", "f.state = 1 AND"));
      case DEALS_OPENED -> deals("f.begun_at", "0, 1, 2");
      case DEALS_CLOSED -> deals("f.closed_at", "1, 2");
      case DEALS_WON -> deals("f.closed_at", "1");
      case DEALS_LOST -> deals("f.closed_at", "2");
      case WON_AMOUNT ->
          lines(
              DEALS.formatted(
                  "f.closed_at",
                  "ifnull(f.amount, 0)",
                  "1",
                  "(SELECT name FROM fact_name WHERE no = f.currency) = ? AND"),
              currency);
      case TOUCHES -> lines(activities(TOUCHES));
      case VISITS ->
          lines(
              activities(
                  "activity f WHERE f.kind = 'visit' AND ifnull(f.direction, 'out') <> 'in' AND"));
      case TASKS_DUE -> lines(tasks("f.due_at", ""));
      case TASKS_OVERDUE ->
          lines(
              tasks(
                  "f.due_at",
                  "f.due_at < "
                      + asked.now()
                      + " AND (f.done_at IS NULL OR f.done_at > f.due_at) AND"));
      case TASKS_DONE -> lines(tasks("f.done_at", ""));
      case EXTERNAL -> lines(external("0", ""), measure.kind());
      case EXTERNAL_AMOUNT ->
          lines(
              external("ifnull(f.amount, 0)", "coalesce(f.currency, 'CNY') = ? AND"),
              measure.kind(),
              currency);
    };
  }

  private List<RatioLine> deals(String moment, String states) {
    return lines(DEALS.formatted(moment, "0", states, ""));
  }

  private static String activities(String from) {
    return HANGING.formatted(
        "ifnull(f.text, '')", "ifnull(f.created_by, '')", "''", "f.occurred_at", "0", from);
  }

  private static String tasks(String moment, String which) {
    return HANGING.formatted(
        "ifnull(f.title, '')",
        "coalesce(f.assignee, f.owner, '')",
        "ifnull(f.team, '')",
        moment,
        "0",
        "task f WHERE ifnull(f.skipped, 0) = 0 AND " + which);
  }

  private static String external(String amount, String which) {
    return HANGING.formatted(
        "coalesce(f.title, f.external_key, '')",
        "ifnull(f.owner, '')",
        "ifnull(f.team, '')",
        "f.occurred_at",
        amount,
        "external_record f WHERE f.kind = ? AND " + which);
  }

  private List<RatioLine> lines(String query, Object... arguments) {
    var all = new Object[arguments.length + 2];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = from;
    all[arguments.length + 1] = to;
    var found = new ArrayList<RatioLine>();
    sql.each(query, columns -> add(columns, found), all);
    return found;
  }

  private List<RatioLine> inTime() {
    var promise = new MeasureSql.InTime(asked, from);
    var found = new ArrayList<RatioLine>();
    sql.each(
        LEADS.formatted("f.created_at", ""),
        columns -> {
          if (promise.isKept(
              columns.text(9), columns.text(10), columns.number(11), columns.number(12))) {
            add(columns, found);
          }
        },
        from,
        to);
    return found;
  }

  private void add(Columns columns, List<RatioLine> found) {
    if (branch.covers().contains(asked.team(columns.text(5), columns.text(6)))) {
      found.add(
          new RatioLine(
              RecordType.byWireName(columns.text(1)).orElse(RecordType.TASK),
              columns.text(2),
              columns.text(3),
              columns.text(4),
              columns.text(5),
              columns.number(7),
              columns.number(8)));
    }
  }
}
