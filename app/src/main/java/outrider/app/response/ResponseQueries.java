package outrider.app.response;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import outrider.app.store.Sql;

/// What the screen of response times asks of the book.
///
/// Touches are looked up in an index that holds nothing else, and all that is asked of a lead
/// stands in the index by which it is found, so that neither a lead nor an activity is read for it.
public final class ResponseQueries {

  /// Imported leads are history: nobody was waiting for an answer to them here. Asked for: from,
  /// to.
  private static final String WAITED =
      """
      SELECT l.no, l.created_at,
        (SELECT group_concat(occurred_at) FROM
          (SELECT occurred_at FROM activity INDEXED BY activity_touch
            WHERE parent = l.id AND occurred_at >= l.created_at
              AND kind IN ('call', 'visit', 'email', 'wechat', 'meeting')
              AND ifnull(direction, 'out') <> 'in'
            ORDER BY occurred_at LIMIT 2)),
        l.owner, l.source, l.intent, ifnull(l.status, 'new') IN ('converted', 'disqualified')
      FROM lead l INDEXED BY lead_created_at
      WHERE l.created_at >= ? AND l.created_at < ? AND l.import_id IS NULL
      """;

  private static final String LEADS =
      """
      SELECT no, id, name, company, owner FROM lead
      WHERE no IN (SELECT value FROM json_each(?))\
      """;

  private ResponseQueries() {}

  /// The leads that came in within a time.
  public static List<WaitedLead> waited(Sql sql, long from, long to) {
    var known = new HashMap<String, String>();
    return sql.list(
        WAITED,
        columns -> {
          var touches = columns.text(3);
          var comma = touches.indexOf(',');
          return new WaitedLead(
              columns.number(1),
              columns.number(2),
              touches.isEmpty() ? 0 : number(touches, 0, comma < 0 ? touches.length() : comma),
              comma < 0 ? 0 : number(touches, comma + 1, touches.length()),
              same(known, columns.text(4)),
              same(known, columns.text(5)),
              same(known, columns.text(6)),
              columns.flag(7));
        },
        from,
        to);
  }

  private static long number(String text, int from, int to) {
    return Long.parseLong(text, from, to, 10);
  }

  /// One string for each value, however many leads have it.
  private static String same(Map<String, String> known, String text) {
    var before = known.putIfAbsent(text, text);
    return before == null ? text : before;
  }

  static List<LeadLine> leads(Sql sql, Collection<Long> numbers) {
    var array = JsonNodeFactory.instance.arrayNode();
    numbers.forEach(array::add);
    return sql.list(
        LEADS,
        columns ->
            new LeadLine(
                columns.number(1),
                columns.text(2),
                columns.text(3),
                columns.text(4),
                columns.text(5)),
        array.toString());
  }
}
