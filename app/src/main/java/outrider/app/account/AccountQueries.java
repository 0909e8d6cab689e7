package outrider.app.account;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import outrider.app.external.Dealings;
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

  /// Deals on a record page before and after more are asked for.
  static final int DEALS_FIRST = 8;

  static final int DEALS_MAX = 200;
  private static final int FILES_MAX = 50;

  private static final String FAMILY =
      "parent IN (SELECT ? UNION ALL SELECT id FROM contact WHERE account = ?"
          + " UNION ALL SELECT id FROM opportunity WHERE account = ?)";

  /// Everything on the page of an account. Activities and tasks are also those of its contacts and
  /// deals: the account is where a colleague looks first.
  ///
  /// @param deals the first of them, open ones before closed ones
  /// @param totals of all deals, by state
  /// @param files its own and those of its contacts and deals, the newest first
  /// @param names of the contacts and deals, by id
  /// @param dealings what other systems know of it
  record Whole(
      Row account,
      List<Row> contacts,
      List<Row> deals,
      Map<String, Total> totals,
      List<Row> activities,
      List<Row> tasks,
      List<Row> files,
      Map<String, String> names,
      Dealings dealings) {

    Total total(String state) {
      return totals.getOrDefault(state, Total.NONE);
    }

    long dealCount() {
      return totals.values().stream().mapToLong(Total::deals).sum();
    }
  }

  /// Number and money of some deals.
  ///
  /// @param sums minor units by currency
  record Total(long deals, Map<String, Long> sums) {
    static final Total NONE = new Total(0, Map.of());
  }

  /// What a list shows of an account beyond its own row.
  ///
  /// @param open minor units by currency of its open deals
  record Side(long openDeals, Map<String, Long> open, long contacts) {
    static final Side NONE = new Side(0, Map.of(), 0);
  }

  private AccountQueries() {}

  /// @param dealsShown how many deals are wanted, asked anew each time
  static Query<Optional<Whole>> whole(String id, IntSupplier dealsShown) {
    return Query.of(
        "account",
        sql ->
            RecordTable.of(RecordType.ACCOUNT)
                .find(sql, id)
                .map(row -> whole(sql, row, dealsShown.getAsInt())),
        Table.ACCOUNT,
        Table.CONTACT,
        Table.OPPORTUNITY,
        Table.ACTIVITY,
        Table.TASK,
        Table.ATTACHMENT,
        Table.EXTERNAL_RECORD,
        Table.CONFIGURATION);
  }

  /// For every account that has a contact or an open deal.
  static Query<Map<String, Side>> sides() {
    return Query.of("accounts' sides", AccountQueries::sides, Table.CONTACT, Table.OPPORTUNITY);
  }

  private static Whole whole(Sql sql, Row account, int dealsShown) {
    var id = account.id();
    var contacts =
        RecordTable.of(RecordType.CONTACT).where(sql, "account = ? ORDER BY name, no", id);
    var deals =
        RecordTable.of(RecordType.OPPORTUNITY)
            .where(
                sql,
                "account = ? ORDER BY state = 'open' DESC, stage_since DESC LIMIT ?",
                id,
                dealsShown);
    var names = new LinkedHashMap<String, String>();
    contacts.forEach(row -> names.put(row.id(), row.text(Fields.NAME)));
    sql.each(
        "SELECT id, name FROM opportunity WHERE account = ?",
        columns -> names.put(columns.text(1), columns.text(2)),
        id);
    return new Whole(
        account,
        contacts,
        deals,
        totals(sql, id),
        RecordTable.of(RecordType.ACTIVITY)
            .where(sql, FAMILY + " ORDER BY occurred_at DESC LIMIT " + TIMELINE_MAX, id, id, id),
        RecordTable.of(RecordType.TASK)
            .where(sql, FAMILY + " AND done_at IS NULL ORDER BY due_at, no", id, id, id),
        RecordTable.of(RecordType.ATTACHMENT)
            .where(sql, FAMILY + " ORDER BY created_at DESC LIMIT " + FILES_MAX, id, id, id),
        names,
        Dealings.of(sql, id, TIMELINE_MAX));
  }

  private static Map<String, Total> totals(Sql sql, String account) {
    var totals = new HashMap<String, Total>();
    sql.each(
        "SELECT coalesce(state, 'open'), coalesce(currency, 'CNY'), count(*),"
            + " sum(coalesce(amount, 0)) FROM opportunity WHERE account = ? GROUP BY 1, 2",
        columns -> {
          var before = totals.getOrDefault(columns.text(1), Total.NONE);
          var sums = new HashMap<>(before.sums());
          sums.put(columns.text(2), columns.number(4));
          totals.put(columns.text(1), new Total(before.deals() + columns.number(3), sums));
        },
        account);
    return totals;
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
