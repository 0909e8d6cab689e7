package outrider.app.pool;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import outrider.app.field.FieldText;
import outrider.app.fx.Column;
import outrider.app.list.NameAndCompany;
import outrider.app.list.RowColumns;
import outrider.app.shell.Workspace;
import outrider.core.lead.Lead;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// The columns of a pool: who it is, where from, how strongly meant, since when it lies here and
/// why, and who had it last.
final class PoolColumns {
  private PoolColumns() {}

  static List<Column<Row>> of(Workspace space) {
    var words = space.words();
    var says = new PoolWords(space);
    var text = new FieldText(space);
    var columns = new RowColumns(space, RecordType.LEAD);
    var shown = new ArrayList<Column<Row>>();
    shown.add(
        Column.<Row, NameAndCompany>node(
                Fields.NAME,
                "leads.nameAndCompany",
                180,
                NameAndCompany::new,
                (cell, row) -> cell.show(row.text(Fields.NAME), row.text(Lead.COMPANY)))
            .canSort()
            .canGrow());
    shown.add(columns.of(Lead.INTENT, words.isChinese() ? 48 : 58));
    shown.add(columns.of(Lead.SOURCE, 98, "text-2").drops(6));
    shown.add(
        Column.<Row>text(
                Lead.POOLED_AT,
                "pool.column.since",
                words.isChinese() ? 104 : 124,
                row -> since(space, row),
                "num",
                "text-2")
            .canSort());
    shown.add(Column.<Row>text(Lead.POOLED_WHY, "pool.column.why", 190, says::why, "text-2"));
    shown.add(
        Column.<Row>text(
                Lead.PREVIOUS_OWNER,
                "pool.column.before",
                110,
                row ->
                    row.has(Lead.PREVIOUS_OWNER)
                        ? text.name(RecordType.USER, row.text(Lead.PREVIOUS_OWNER))
                        : "",
                "text-2")
            .canSort()
            .drops(5));
    shown.add(columns.of(Fields.TOUCHES, 76, "num", "text-2").drops(9));
    shown.addAll(
        columns.others(
            Set.of(
                Fields.NAME,
                Lead.COMPANY,
                Lead.INTENT,
                Lead.SOURCE,
                Lead.POOLED_AT,
                Lead.POOLED_WHY,
                Lead.POOLED_NOTE,
                Lead.PREVIOUS_OWNER,
                Lead.LOST_CLAIMS,
                Fields.TOUCHES)));
    return shown;
  }

  private static String since(Workspace space, Row row) {
    var at = row.numberOrNull(Lead.POOLED_AT);
    return at == null
        ? ""
        : space
            .words()
            .moments()
            .near(Instant.ofEpochMilli(at), space.clock().instant(), space.zone());
  }
}
