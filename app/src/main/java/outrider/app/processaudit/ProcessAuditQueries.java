package outrider.app.processaudit;

import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import outrider.app.store.Query;
import outrider.app.store.RecordTable;
import outrider.app.store.Sql;
import outrider.app.store.Table;
import outrider.core.configuration.Configuration;
import outrider.core.opportunity.Opportunity;
import outrider.core.processaudit.ProcessAudit;
import outrider.core.processaudit.Walk;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// What the screen of process audits reads.
final class ProcessAuditQueries {

  /// Imported deals are history: they went no way here. Nobody looks at their own.
  private static final String CLOSED =
      """
      SELECT id FROM opportunity
      WHERE state IN ('won', 'lost') AND stage_since >= ? AND stage_since < ?
        AND import_id IS NULL AND ifnull(owner, '') <> ?
      """;

  private static final String DRAWN =
      """
      SELECT p.id, o.name, a.name, o.owner, o.state = 'won'
      FROM process_audit p
        JOIN opportunity o ON o.id = p.parent LEFT JOIN account a ON a.id = o.account
      WHERE p.month = ? AND ifnull(o.owner, '') <> ?
      ORDER BY o.name, p.id
      """;

  private ProcessAuditQueries() {}

  /// @param user who looks
  static Query<AuditedMonth> month(YearMonth month, ZoneId zone, String user) {
    var from = month.atDay(1).atStartOfDay(zone).toInstant().toEpochMilli();
    var until = month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant().toEpochMilli();
    return Query.of(
        "process audits of a month",
        sql ->
            new AuditedMonth(
                sql.list(CLOSED, columns -> columns.text(1), from, until, user),
                drawn(sql, month, user)),
        Table.OPPORTUNITY,
        Table.ACCOUNT,
        Table.PROCESS_AUDIT);
  }

  private static List<AuditedDeal> drawn(Sql sql, YearMonth month, String user) {
    return sql
        .<Optional<AuditedDeal>>list(
            DRAWN,
            columns ->
                RecordTable.of(RecordType.PROCESS_AUDIT)
                    .find(sql, columns.text(1))
                    .map(row ->
                        new AuditedDeal(
                            ProcessAudit.of(row),
                            columns.text(2),
                            columns.text(3),
                            columns.textOrNull(4),
                            columns.flag(5))),
            month.toString(),
            user)
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  /// The audits since a month, for what is counted over several.
  static Query<BrokenSteps> broken(YearMonth from, YearMonth until) {
    return Query.of(
        "broken steps",
        sql ->
            BrokenSteps.of(
                RecordTable.of(RecordType.PROCESS_AUDIT)
                    .where(sql, "month >= ? AND month <= ?", from.toString(), until.toString())
                    .stream()
                    .map(ProcessAudit::of)
                    .toList()),
        Table.PROCESS_AUDIT);
  }

  /// An audit with the way of its deal; empty where either is gone.
  static Query<Optional<AuditedWalk>> walk(String audit, Configuration configuration) {
    return Query.of(
        "audited walk",
        sql ->
            RecordTable.of(RecordType.PROCESS_AUDIT)
                .find(sql, audit)
                .map(ProcessAudit::of)
                .flatMap(found ->
                    RecordTable.of(RecordType.OPPORTUNITY)
                        .find(sql, found.deal())
                        .map(deal ->
                            new AuditedWalk(
                                found,
                                Opportunity.of(deal),
                                account(sql, deal),
                                walk(sql, Opportunity.of(deal), configuration)))),
        Table.PROCESS_AUDIT,
        Table.OPPORTUNITY,
        Table.ACCOUNT,
        Table.ACTIVITY,
        Table.ATTACHMENT,
        Table.CHECKMARK,
        Table.CONFIGURATION);
  }

  private static Walk walk(Sql sql, Opportunity deal, Configuration configuration) {
    return Walk.of(
        deal,
        configuration.stages(deal.pipeline()),
        configuration::checklist,
        configuration::lineage,
        children(sql, RecordType.ACTIVITY, deal),
        children(sql, RecordType.ATTACHMENT, deal),
        children(sql, RecordType.CHECKMARK, deal));
  }

  private static List<Row> children(Sql sql, RecordType type, Opportunity deal) {
    return RecordTable.of(type).where(sql, "parent = ?", deal.id());
  }

  private static String account(Sql sql, Row deal) {
    return RecordTable.of(RecordType.ACCOUNT)
        .find(sql, deal.text(Opportunity.ACCOUNT))
        .map(row -> row.text(Fields.NAME))
        .orElse("");
  }
}
