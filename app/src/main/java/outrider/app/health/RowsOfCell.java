package outrider.app.health;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import outrider.app.health.HealthLine.What;
import outrider.app.response.BusinessTime;
import outrider.app.store.Columns;
import outrider.app.store.Sql;
import outrider.core.board.Maturity;
import outrider.core.record.FieldDefinition;
import outrider.core.record.RecordType;

/// The records behind a cell, those first that there is something to do about. Reader thread.
final class RowsOfCell {

  private static final String TEAMS = "IN (SELECT value FROM json_each(?))";

  private static final String LEADS =
      """
      SELECT l.id, l.name, l.company, l.owner, l.source, l.intent, f.created_at, f.first_at
      FROM lead_fact f JOIN lead l ON l.no = f.no
      WHERE f.created_at >= ? AND f.created_at < ? AND f.imported = 0
        AND (f.first_at IS NOT NULL OR f.state = 0) AND \
      """
          + HealthQueries.team("l.")
          + " "
          + TEAMS;

  private static final String DEALS =
      """
      SELECT o.id, o.name, a.name, o.owner, f.state, %s
      FROM deal_fact f JOIN opportunity o ON o.no = f.no LEFT JOIN account a ON a.id = o.account
      WHERE f.begun_at >= ? AND f.begun_at < ? AND \
      """
              .formatted(ConversionHealth.WON)
          + HealthQueries.team("o.")
          + " "
          + TEAMS
          + " ORDER BY f.state = 1, f.begun_at, o.id";

  private static final String LACKING =
      """
      SELECT id, %s, %s, owner, %s FROM %s
      WHERE created_at >= ? AND created_at < ? AND %s AND \
      """
          + HealthQueries.team("")
          + " "
          + TEAMS
          + " ORDER BY created_at DESC, id";

  private static final String AUDITS =
      """
      SELECT o.id, o.name, a.name, o.owner, p.state = 'passed'
      FROM process_audit p JOIN opportunity o ON o.id = p.parent
        LEFT JOIN account a ON a.id = o.account
      WHERE p.month = ? AND p.state IN ('passed', 'failed') AND \
      """
          + HealthQueries.team("p.")
          + " "
          + TEAMS
          + " ORDER BY p.state, o.name, o.id";

  private static final String OVERRIDES =
      """
      SELECT o.id, o.name, a.name, o.owner
      FROM activity m JOIN opportunity o ON o.id = m.parent
        LEFT JOIN account a ON a.id = o.account
      WHERE m.kind = 'stage' AND m.overridden IS NOT NULL AND m.occurred_at >= ?
        AND m.occurred_at < ? AND \
      """
          + HealthQueries.team("m.")
          + " "
          + TEAMS
          + " ORDER BY m.occurred_at DESC, o.id";

  private final Sql sql;
  private final HealthAsked asked;
  private final HealthCell cell;
  private final String teams;
  private final long from;
  private final long to;

  private RowsOfCell(Sql sql, HealthAsked asked, HealthCell cell) {
    this.sql = sql;
    this.asked = asked;
    this.cell = cell;
    var array = JsonNodeFactory.instance.arrayNode();
    asked.rows().get(cell.line()).covers().forEach(array::add);
    teams = array.toString();
    from = asked.months().from(cell.month());
    to = asked.months().to(cell.month());
  }

  static List<HealthLine> of(Sql sql, HealthAsked asked, Maturity maturity, HealthCell cell) {
    var rows = new RowsOfCell(sql, asked, cell);
    return switch (cell.dimension()) {
      case RESPONSE -> rows.leads();
      case CONVERSION -> rows.deals(maturity);
      case COMPLETENESS -> rows.lacking();
      case COMPLIANCE -> rows.audits();
    };
  }

  /// Those that waited longest first.
  private List<HealthLine> leads() {
    var hours = new BusinessTime(asked.configuration(), from, asked.now());
    return sql
        .list(
            LEADS,
            columns -> {
              var first = columns.numberOrNull(8);
              var millis =
                  hours.millis(
                      columns.text(5),
                      columns.text(6),
                      columns.number(7),
                      first == null ? asked.now() : first);
              return line(
                  RecordType.LEAD,
                  columns,
                  first == null ? What.WAITING : What.ANSWERED,
                  Math.max(0, millis),
                  List.of());
            },
            from,
            to,
            teams)
        .stream()
        .sorted(Comparator.comparingLong(HealthLine::millis).reversed())
        .toList();
  }

  private List<HealthLine> deals(Maturity maturity) {
    return sql.list(
        DEALS,
        columns ->
            line(
                RecordType.OPPORTUNITY,
                columns,
                columns.flag(6)
                    ? What.WON
                    : switch ((int) columns.number(5)) {
                      case 1 -> What.WON_LATE;
                      case 2 -> What.LOST;
                      default -> What.OPEN;
                    },
                0,
                List.of()),
        maturity.dealMillis(),
        from,
        to,
        teams);
  }

  private List<HealthLine> lacking() {
    var all = new ArrayList<HealthLine>();
    for (var type : KeyFields.TYPES) {
      var keys = KeyFields.of(type, asked.configuration());
      if (!keys.fields().isEmpty()) {
        var company = type == RecordType.LEAD ? "company" : "''";
        all.addAll(
            sql.list(
                LACKING.formatted("name", company, keys.flags(), keys.table(), keys.anyBlank()),
                columns -> line(type, columns, What.BLANK, 0, blank(keys, columns)),
                from,
                to,
                teams));
      }
    }
    return all;
  }

  private static List<String> blank(KeyFields keys, Columns columns) {
    var blank = new ArrayList<String>();
    for (var key = 0; key < keys.fields().size(); key++) {
      if (columns.flag(5 + key)) {
        FieldDefinition field = keys.fields().get(key);
        blank.add(field.name());
      }
    }
    return blank;
  }

  /// Audits that failed, moves that were let through, then audits that passed.
  private List<HealthLine> audits() {
    var audited =
        sql.list(
            AUDITS,
            columns ->
                line(
                    RecordType.OPPORTUNITY,
                    columns,
                    columns.flag(5) ? What.PASSED : What.FAILED,
                    0,
                    List.of()),
            asked.months().month(cell.month()).toString(),
            teams);
    var overridden =
        sql.list(
            OVERRIDES,
            columns -> line(RecordType.OPPORTUNITY, columns, What.OVERRIDDEN, 0, List.of()),
            from,
            to,
            teams);
    var all = new ArrayList<HealthLine>();
    audited.stream().filter(each -> each.what() == What.FAILED).forEach(all::add);
    all.addAll(overridden);
    audited.stream().filter(each -> each.what() == What.PASSED).forEach(all::add);
    return all;
  }

  private static HealthLine line(
      RecordType type, Columns columns, What what, long millis, List<String> fields) {
    return new HealthLine(
        type,
        columns.text(1),
        columns.text(2),
        columns.text(3),
        columns.text(4),
        what,
        millis,
        fields);
  }
}
