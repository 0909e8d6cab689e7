package outrider.app.store;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// The statements that work facts out of records. Each is a pure function of what stands in the
/// record tables now, so that doing it twice is doing it once. On the connection that writes.
final class FactTables {

  /// What counts as a touch, word for word as the index of touches has it.
  private static final String TOUCH =
      """
      kind IN ('call', 'visit', 'email', 'wechat', 'meeting') AND ifnull(direction, 'out') <> 'in'\
      """;

  private static final String LEADS =
      """
      INSERT OR REPLACE INTO lead_fact(no, created_at, owner, team, source, industry, intent, state,
        imported, touches, first_at, second_at, deal, converted_at)
      SELECT l.no, ifnull(l.created_at, 0), $(l.owner), $(l.team), $(l.source), $(l.industry),
        $(l.intent),
        CASE ifnull(l.status, 'new') WHEN 'converted' THEN 1 WHEN 'disqualified' THEN 2 ELSE 0 END,
        l.import_id IS NOT NULL,
        (SELECT count(*) FROM activity INDEXED BY activity_touch WHERE parent = l.id AND #),
        (SELECT min(occurred_at) FROM activity INDEXED BY activity_touch
          WHERE parent = l.id AND occurred_at >= ifnull(l.created_at, 0) AND #),
        (SELECT occurred_at FROM activity INDEXED BY activity_touch
          WHERE parent = l.id AND occurred_at >= ifnull(l.created_at, 0) AND #
          ORDER BY occurred_at LIMIT 1 OFFSET 1),
        o.no, o.created_at
      FROM lead l LEFT JOIN opportunity o ON o.id = l.opportunity AND o.lead = l.id
      """;

  private static final String DEALS =
      """
      INSERT OR REPLACE INTO deal_fact(no, begun_at, pipeline, stage, state, closed_at, amount,
        currency, owner, team, source, industry, touches, imported)
      SELECT o.no, CASE WHEN o.engaged_on IS NULL THEN ifnull(o.created_at, 0)
          ELSE o.engaged_on * 86400000 + 43200000 END,
        $(o.pipeline), $(o.stage),
        CASE o.state WHEN 'won' THEN 1 WHEN 'lost' THEN 2 ELSE 0 END,
        CASE WHEN o.state IN ('won', 'lost') THEN CASE WHEN o.closed_on IS NULL
          THEN coalesce(o.stage_since, o.created_at, 0)
          ELSE o.closed_on * 86400000 + 43200000 END END,
        o.amount, $(coalesce(o.currency, 'CNY')), $(o.owner), $(o.team), $(o.source), $(a.industry),
        (SELECT count(*) FROM activity INDEXED BY activity_touch WHERE parent = o.id AND #),
        o.import_id IS NOT NULL
      FROM opportunity o LEFT JOIN account a ON a.id = o.account
      """;

  private static final String VISITS =
      """
      INSERT INTO stage_visit(deal, place, stage, entered_at, left_at, next)
      SELECT o.no, 0, $(o.stage), coalesce(o.stage_since, o.created_at, 0), NULL, 0
      FROM opportunity o WHERE ifnull(o.state, 'open') NOT IN ('won', 'lost') AND ?
      UNION ALL
      SELECT o.no, row_number() OVER (PARTITION BY o.no ORDER BY m.occurred_at, m.id),
        $(m.from_stage), m.occurred_at - 1000 * ifnull(m.duration_seconds, 0), m.occurred_at,
        $(m.to_stage)
      FROM opportunity o CROSS JOIN activity m INDEXED BY activity_parent ON m.parent = o.id
      WHERE m.kind = 'stage' AND m.occurred_at IS NOT NULL AND ?
      UNION ALL
      SELECT o.no, 1, 0, o.engaged_on * 86400000 + 43200000, o.closed_on * 86400000 + 43200000,
        $(o.stage)
      FROM opportunity o WHERE o.state IN ('won', 'lost') AND ?
        AND o.engaged_on IS NOT NULL AND o.closed_on >= o.engaged_on
        AND NOT EXISTS (SELECT 1 FROM activity m INDEXED BY activity_parent
          WHERE m.parent = o.id AND m.kind = 'stage' AND m.occurred_at IS NOT NULL)
      """;

  private static final String TOUCHES =
      """
      INSERT OR REPLACE INTO touch_fact(person, half_hour, touches)
      SELECT $(created_by), occurred_at / 1800000, count(*)
      FROM activity INDEXED BY activity_by_person
      WHERE created_by = ?1 AND occurred_at > 0 AND # GROUP BY 2\
      """;

  private static final String TOUCHES_WITHIN =
      """
      SELECT count(*) FROM activity INDEXED BY activity_by_person
      WHERE created_by = ?1 AND occurred_at >= ?2 * 1800000 AND occurred_at < (?2 + 1) * 1800000
        AND occurred_at > 0 AND #\
      """;

  /// Every word that facts of these records name.
  private static final String LEAD_NAMES =
      """
      INSERT OR IGNORE INTO fact_name(name)
      SELECT owner FROM lead WHERE ? UNION SELECT team FROM lead WHERE ?
      UNION SELECT source FROM lead WHERE ? UNION SELECT industry FROM lead WHERE ?
      UNION SELECT intent FROM lead WHERE ?\
      """;

  private static final String DEAL_NAMES =
      """
      INSERT OR IGNORE INTO fact_name(name)
      SELECT owner FROM opportunity WHERE ? UNION SELECT team FROM opportunity WHERE ?
      UNION SELECT source FROM opportunity WHERE ? UNION SELECT pipeline FROM opportunity WHERE ?
      UNION SELECT stage FROM opportunity WHERE ?
      UNION SELECT coalesce(currency, 'CNY') FROM opportunity WHERE ?
      UNION SELECT a.industry FROM opportunity JOIN account a ON a.id = account WHERE ?\
      """;

  private static final String STAGE_NAMES =
      """
      INSERT OR IGNORE INTO fact_name(name)
      SELECT from_stage FROM activity WHERE kind IN ('stage', 'revision') AND kind = 'stage'
      UNION SELECT to_stage FROM activity WHERE kind IN ('stage', 'revision') AND kind = 'stage'\
      """;

  private static final String NAMED = "(SELECT no FROM fact_name WHERE name = ifnull($1, ''))";
  private static final String LISTED = "IN (SELECT value FROM json_each(?1))";

  private static final String SOME_LEADS = filled(LEADS) + "WHERE l.no " + LISTED;
  private static final String SOME_DEALS = filled(DEALS) + "WHERE o.no " + LISTED;
  private static final String SOME_VISITS = where(filled(VISITS), "o.no " + LISTED);
  private static final String SOME_LEAD_NAMES = where(LEAD_NAMES, "no " + LISTED);
  private static final String SOME_DEAL_NAMES = where(DEAL_NAMES, "opportunity.no " + LISTED);
  private static final String PERSONS_TOUCHES = filled(TOUCHES);
  private static final String WITHIN = filled(TOUCHES_WITHIN);

  private FactTables() {}

  /// `$(x)` is the number of a name, `#` what a touch is.
  private static String filled(String sql) {
    return sql.replaceAll("\\$\\(((?:[^()]|\\([^()]*\\))*)\\)", NAMED).replace("#", TOUCH);
  }

  private static String where(String sql, String condition) {
    return sql.replaceAll("\\?(?!\\d)", condition.replace("?", "\\?"));
  }

  static String listed(Collection<Long> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
  }

  /// The facts of the leads that are there; their names are known.
  ///
  /// @param numbers a JSON array of the leads' numbers
  static void leads(Sql sql, String numbers) {
    sql.run(SOME_LEADS, numbers);
  }

  static void leadNames(Sql sql, String numbers) {
    sql.run(SOME_LEAD_NAMES, numbers);
  }

  static void forgetLeads(Sql sql, String numbers) {
    sql.run("DELETE FROM lead_fact WHERE no " + LISTED, numbers);
  }

  /// The facts of the deals that are there and of their stays; their names are known.
  static void deals(Sql sql, String numbers) {
    sql.run("DELETE FROM stage_visit WHERE deal " + LISTED, numbers);
    sql.run(SOME_DEALS, numbers);
    sql.run(SOME_VISITS, numbers);
  }

  static void dealNames(Sql sql, String numbers) {
    sql.run(SOME_DEAL_NAMES, numbers);
  }

  static void forgetDeals(Sql sql, String numbers) {
    sql.run("DELETE FROM stage_visit WHERE deal " + LISTED, numbers);
    sql.run("DELETE FROM deal_fact WHERE no " + LISTED, numbers);
  }

  /// The stages of all moves.
  static void stageNames(Sql sql) {
    sql.run(STAGE_NAMES);
  }

  static void name(Sql sql, String name) {
    sql.run("INSERT OR IGNORE INTO fact_name(name) VALUES (?)", name);
  }

  /// All touches of somebody.
  static void touches(Sql sql, String person) {
    name(sql, person);
    sql.run(PERSONS_TOUCHES, person);
  }

  /// The touches of somebody, whose name is known, in a half hour.
  static void touches(Sql sql, String person, long halfHour) {
    var touches = sql.number(WITHIN, person, halfHour);
    if (touches == 0) {
      sql.run(
          "DELETE FROM touch_fact WHERE person = (SELECT no FROM fact_name WHERE name = ?)"
              + " AND half_hour = ?",
          person,
          halfHour);
    } else {
      sql.run(
          "INSERT OR REPLACE INTO touch_fact(person, half_hour, touches)"
              + " SELECT no, ?2, ?3 FROM fact_name WHERE name = ?1",
          person,
          halfHour,
          touches);
    }
  }

  static List<String> persons(Sql sql) {
    return sql.list(
        "SELECT DISTINCT created_by FROM activity WHERE created_by IS NOT NULL ORDER BY 1",
        columns -> columns.text(1));
  }

  /// All facts anew, of a book that has its records and indexes.
  static void fill(Sql sql) {
    for (var table : List.of("lead_fact", "deal_fact", "stage_visit", "touch_fact", "fact_name")) {
      sql.run("DELETE FROM " + table);
    }
    sql.run("INSERT INTO fact_name(no, name) VALUES (0, '')");
    sql.run(where(LEAD_NAMES, "1"));
    sql.run(where(DEAL_NAMES, "1"));
    stageNames(sql);
    sql.run(filled(LEADS));
    sql.run(filled(DEALS));
    sql.run(where(filled(VISITS), "1"));
    persons(sql).forEach(person -> touches(sql, person));
    sql.run("DELETE FROM fact_progress");
  }
}
