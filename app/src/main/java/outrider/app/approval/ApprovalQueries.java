package outrider.app.approval;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import outrider.app.store.Query;
import outrider.app.store.RecordTable;
import outrider.app.store.Sql;
import outrider.app.store.Table;
import outrider.core.account.Account;
import outrider.core.approval.Approval;
import outrider.core.approval.Approvers;
import outrider.core.configuration.Configuration;
import outrider.core.opportunity.Opportunity;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Requests for somebody's word, as this laptop holds them.
final class ApprovalQueries {

  /// More than anybody settles in a day.
  private static final int SHOWN_MAX = 500;

  private static final String UNSENT =
      "SELECT count(*) FROM shadow WHERE type = 'approval' AND id = ?";

  private ApprovalQueries() {}

  /// @param toDecide what waits for this person, what ends first on top
  /// @param asked what this person asked for, or asked for the own deals, the newest first
  /// @param others the rest, the newest first
  /// @param taken how many deals have one of a promotion, as far as this laptop knows
  record Shown(
      List<ApprovalLine> toDecide,
      List<ApprovalLine> asked,
      List<ApprovalLine> others,
      List<Month> months,
      Map<String, Integer> taken) {
    static final Shown EMPTY = new Shown(List.of(), List.of(), List.of(), List.of(), Map.of());
  }

  /// What became of the requests of a month.
  ///
  /// @param delegated handed on to another
  /// @param disputed refused, or asked for again after a refusal
  /// @param medianHours until somebody decided; negative where nobody has
  record Month(
      YearMonth month,
      int asked,
      int agreed,
      int refused,
      int ended,
      int delegated,
      int disputed,
      double medianHours) {}

  static Query<Shown> all(String user, Supplier<Configuration> configuration, ZoneId zone) {
    return Query.of(
        "approvals",
        sql -> shown(sql, user, configuration.get(), zone),
        Table.APPROVAL,
        Table.OPPORTUNITY,
        Table.ACCOUNT,
        Table.OUTBOX,
        Table.CONFIGURATION);
  }

  /// How many wait for this person.
  static Query<Integer> count(
      String user, Supplier<Configuration> configuration, Supplier<Instant> now) {
    return Query.of(
        "approvals to decide",
        sql ->
            (int)
                open(sql).stream()
                    .filter(row ->
                        row.number(Approval.EXPIRES_AT, Long.MAX_VALUE) > now.get().toEpochMilli())
                    .filter(row -> isMine(sql, row, user, configuration.get()))
                    .count(),
        Table.APPROVAL,
        Table.OPPORTUNITY,
        Table.CONFIGURATION);
  }

  private static List<Row> open(Sql sql) {
    return RecordTable.of(RecordType.APPROVAL)
        .where(sql, "state = 'open' ORDER BY expires_at, id LIMIT " + SHOWN_MAX);
  }

  private static boolean isMine(Sql sql, Row row, String user, Configuration configuration) {
    return RecordTable.of(RecordType.OPPORTUNITY)
        .find(sql, row.text(Fields.PARENT))
        .filter(deal -> new Approvers(configuration.tree()).mayDecide(user, Approval.of(row), deal))
        .isPresent();
  }

  private static Shown shown(Sql sql, String user, Configuration configuration, ZoneId zone) {
    var toDecide = new ArrayList<ApprovalLine>();
    var asked = new ArrayList<ApprovalLine>();
    var others = new ArrayList<ApprovalLine>();
    var approvers = new Approvers(configuration.tree());
    for (var row :
        RecordTable.of(RecordType.APPROVAL)
            .where(sql, "1 = 1 ORDER BY created_at DESC, id LIMIT " + SHOWN_MAX)) {
      var deal = RecordTable.of(RecordType.OPPORTUNITY).find(sql, row.text(Fields.PARENT));
      if (deal.isEmpty()) {
        continue;
      }
      var approval = Approval.of(row);
      var mine = approval.isOpen() && approvers.mayDecide(user, approval, deal.get());
      var line =
          new ApprovalLine(
              row, deal.get(), account(sql, deal.get()), sql.number(UNSENT, row.id()) > 0, mine);
      if (mine) {
        toDecide.add(line);
      } else if (user.equals(approval.askedBy()) || user.equals(deal.get().text(Fields.OWNER))) {
        asked.add(line);
      } else {
        others.add(line);
      }
    }
    toDecide.sort(java.util.Comparator.comparingLong(line -> line.approval().expiresAt()));
    return new Shown(toDecide, asked, others, months(sql, zone), taken(sql));
  }

  private static Map<String, Integer> taken(Sql sql) {
    var taken = new HashMap<String, Integer>();
    sql.each(
        "SELECT promotion, count(*) FROM approval WHERE promotion IS NOT NULL"
            + " AND state IN ('open', 'agreed') GROUP BY promotion",
        columns -> taken.put(columns.text(1), (int) columns.number(2)));
    return taken;
  }

  private static String account(Sql sql, Row deal) {
    return RecordTable.of(RecordType.ACCOUNT)
        .find(sql, deal.text(Opportunity.ACCOUNT))
        .map(row -> Account.of(row).name())
        .orElse("");
  }

  /// By the month in which it was asked for, the newest first.
  private static List<Month> months(Sql sql, ZoneId zone) {
    var byMonth = new TreeMap<YearMonth, List<Row>>(java.util.Comparator.reverseOrder());
    RecordTable.of(RecordType.APPROVAL)
        .each(
            sql,
            "created_at IS NOT NULL ORDER BY created_at",
            row ->
                byMonth
                    .computeIfAbsent(
                        YearMonth.from(
                            Instant.ofEpochMilli(row.number(Fields.CREATED_AT, 0)).atZone(zone)),
                        month -> new ArrayList<>())
                    .add(row));
    return byMonth.entrySet().stream()
        .limit(12)
        .map(entry -> month(entry.getKey(), entry.getValue()))
        .toList();
  }

  static Month month(YearMonth month, List<Row> rows) {
    var refused = count(rows, Approval.REFUSED);
    var askedAgain =
        (int)
            rows.stream()
                .filter(row ->
                    rows.stream()
                        .anyMatch(other ->
                            other.text(Approval.STATE).equals(Approval.REFUSED)
                                && other.text(Fields.PARENT).equals(row.text(Fields.PARENT))
                                && other.text(Approval.KIND).equals(row.text(Approval.KIND))
                                && other.number(Approval.DECIDED_AT, Long.MAX_VALUE)
                                    <= row.number(Fields.CREATED_AT, 0)))
                .count();
    var hours =
        rows.stream()
            .filter(row -> row.has(Approval.DECIDED_AT))
            .filter(row -> !row.has(Approval.PROMOTION))
            .mapToDouble(row ->
                (row.number(Approval.DECIDED_AT, 0) - row.number(Fields.CREATED_AT, 0)) / 3.6e6)
            .sorted()
            .toArray();
    return new Month(
        month,
        rows.size(),
        count(rows, Approval.AGREED),
        refused,
        count(rows, Approval.EXPIRED) + count(rows, Approval.WITHDRAWN),
        (int) rows.stream().filter(row -> row.has(Approval.DELEGATED_TO)).count(),
        refused + askedAgain,
        hours.length == 0 ? -1 : hours[hours.length / 2]);
  }

  private static int count(List<Row> rows, String state) {
    return (int) rows.stream().filter(row -> row.text(Approval.STATE).equals(state)).count();
  }
}
