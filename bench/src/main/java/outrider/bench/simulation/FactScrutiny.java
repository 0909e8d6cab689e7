package outrider.bench.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import outrider.app.store.Sql;

/// What boards are counted from is what the records on the same laptop say: asked of them in other
/// words than those that keep it.
final class FactScrutiny {
  private static final String TOUCH =
      "a.kind IN ('call', 'visit', 'email', 'wechat', 'meeting') AND a.direction IS NOT 'in'";

  /// Each counts what is wrong.
  private static final Map<String, String> WRONG =
      new TreeMap<>(
          Map.of(
              "leads without a fact",
              "SELECT count(*) FROM lead WHERE no NOT IN (SELECT no FROM lead_fact)",
              "facts of no lead",
              "SELECT count(*) FROM lead_fact WHERE no NOT IN (SELECT no FROM lead)",
              "facts of leads that differ",
              """
              SELECT count(*) FROM lead l JOIN lead_fact f ON f.no = l.no
              WHERE f.created_at <> ifnull(l.created_at, 0)
                OR (SELECT name FROM fact_name n WHERE n.no = f.owner) <> ifnull(l.owner, '')
                OR (SELECT name FROM fact_name n WHERE n.no = f.team) <> ifnull(l.team, '')
                OR (SELECT name FROM fact_name n WHERE n.no = f.source) <> ifnull(l.source, '')
                OR (f.state = 1) <> (ifnull(l.status, '') = 'converted')
                OR f.touches <> (SELECT count(*) FROM activity a WHERE a.parent = l.id AND %1$s)
                OR f.first_at IS NOT (SELECT min(a.occurred_at) FROM activity a
                  WHERE a.parent = l.id AND a.occurred_at >= ifnull(l.created_at, 0) AND %1$s)
              """
                  .formatted(TOUCH),
              "deals without a fact",
              "SELECT count(*) FROM opportunity WHERE no NOT IN (SELECT no FROM deal_fact)",
              "facts of no deal",
              "SELECT count(*) FROM deal_fact WHERE no NOT IN (SELECT no FROM opportunity)",
              "facts of deals that differ",
              """
              SELECT count(*) FROM opportunity o JOIN deal_fact f ON f.no = o.no
              WHERE (SELECT name FROM fact_name n WHERE n.no = f.owner) <> ifnull(o.owner, '')
                OR (SELECT name FROM fact_name n WHERE n.no = f.stage) <> ifnull(o.stage, '')
                OR f.amount IS NOT o.amount
                OR (f.state = 0) <> (ifnull(o.state, 'open') = 'open')
                OR (SELECT name FROM fact_name n WHERE n.no = f.industry) <> ifnull((SELECT industry
                  FROM account WHERE id = o.account), '')
                OR f.touches <> (SELECT count(*) FROM activity a WHERE a.parent = o.id AND %s)
              """
                  .formatted(TOUCH),
              "stays that differ",
              """
              SELECT count(*) FROM opportunity o WHERE
                (SELECT count(*) FROM stage_visit WHERE deal = o.no AND left_at IS NOT NULL)
                  <> max((SELECT count(*) FROM activity a WHERE a.parent = o.id AND a.kind = 'stage'),
                    (SELECT count(*) FROM stage_visit WHERE deal = o.no AND stage = 0))
                OR (SELECT count(*) FROM stage_visit WHERE deal = o.no AND left_at IS NULL)
                  <> (ifnull(o.state, 'open') = 'open')
              """,
              "stays of no deal",
              "SELECT count(*) FROM stage_visit WHERE deal NOT IN (SELECT no FROM opportunity)",
              "touches that differ",
              """
              SELECT (SELECT total(touches) FROM touch_fact)
                <> (SELECT count(*) FROM activity a WHERE a.created_by IS NOT NULL
                  AND a.occurred_at > 0 AND %s)
              """
                  .formatted(TOUCH)));

  private FactScrutiny() {}

  /// What is wrong, in words.
  static List<String> differences(Sql sql) {
    var differences = new ArrayList<String>();
    WRONG.forEach((what, asked) -> {
      var wrong = sql.number(asked);
      if (wrong > 0) {
        differences.add(what + ": " + wrong);
      }
    });
    return differences;
  }
}
