package outrider.app.account;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outrider.app.store.Query;
import outrider.app.store.RecordTable;
import outrider.app.store.Sql;
import outrider.app.store.Table;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// What the screens about accounts read.
final class AccountQueries {
  /// Activities on a record page.
  static final int TIMELINE_MAX = 200;

  static final int DEALS_MAX = 100;

  private static final String FAMILY =
      "parent IN (SELECT ? UNION ALL SELECT id FROM contact WHERE account = ?"
          + " UNION ALL SELECT id FROM opportunity WHERE account = ?)";

  /// Everything on the page of an account. Activities and tasks are also those of its contacts and
  /// deals: the account is where a colleague looks first.
  ///
  /// @param names of the contacts and deals, by id
  record Whole(
      Row account,
      List<Row> contacts,
      List<Row> deals,
      List<Row> activities,
      List<Row> tasks,
      Map<String, String> names) {}

  /// What a list shows of an account beyond its own row.
  ///
  /// @param open minor units by currency of its open deals
  record Side(long openDeals, Map<String, Long> open, long contacts) {
    static final Side NONE = new Side(0, Map.of(), 0);
  }

  private AccountQueries() {}

  static Query<Optional<Whole>> whole(String id) {
    return Query.of(
        "account",
        sql -> RecordTable.of(RecordType.ACCOUNT).find(sql, id).map(row -> whole(sql, row)),
        Table.ACCOUNT,
        Table.CONTACT,
        Table.OPPORTUNITY,
        Table.ACTIVITY,
        Table.TASK);
  }

  /// For every account that has a contact or an open deal.
  static Query<Map<String, Side>> sides() {
    return Query.of("accounts' sides", AccountQueries::sides, Table.CONTACT, Table.OPPORTUNITY);
  }

  private static Whole whole(Sql sql, Row account) {
    var id = account.id();
    var contacts =
        RecordTable.of(RecordType.CONTACT).where(sql, "account = ? ORDER BY name, no", id);
    var deals =
        RecordTable.of(RecordType.OPPORTUNITY)
            .where(
                sql,
                "account = ? ORDER BY state = 'open' DESC, stage_since DESC LIMIT " + DEALS_MAX,
                id);
    var names = new LinkedHashMap<String, String>();
    contacts.forEach(row -> names.put(row.id(), row.text(Fields.NAME)));
    deals.forEach(row -> names.put(row.id(), row.text(Fields.NAME)));
    return new Whole(
        account,
        contacts,
        deals,
        RecordTable.of(RecordType.ACTIVITY)
            .where(sql, FAMILY + " ORDER BY occurred_at DESC LIMIT " + TIMELINE_MAX, id, id, id),
        RecordTable.of(RecordType.TASK)
            .where(sql, FAMILY + " AND done_at IS NULL ORDER BY due_at, no", id, id, id),
        names);
  }

  private static Map<String, Side> sides(Sql sql) {
    var contacts = new HashMap<String, Long>();
    sql.each(
        "SELECT account, count(*) FROM contact WHERE account IS NOT NULL GROUP BY account",
        columns -> contacts.put(columns.text(1), columns.number(2)));
    var deals = new HashMap<String, Long>();
    var sums = new HashMap<String, Map<String, Long>>();
    sql.each(
        "SELECT account, coalesce(currency, 'CNY'), count(*), sum(coalesce(amount, 0))"
            + " FROM opportunity WHERE state = 'open' AND account IS NOT NULL GROUP BY 1, 2",
        columns -> {
          deals.merge(columns.text(1), columns.number(3), Long::sum);
          sums.computeIfAbsent(columns.text(1), _ -> new HashMap<>())
              .put(columns.text(2), columns.number(4));
        });
    var sides = new HashMap<String, Side>();
    contacts.forEach((id, count) -> sides.put(id, new Side(0, Map.of(), count)));
    deals.forEach((id, count) ->
        sides.put(
            id,
            new Side(
                count,
                Map.copyOf(sums.getOrDefault(id, Map.of())),
                contacts.getOrDefault(id, 0L))));
    return sides;
  }
}
