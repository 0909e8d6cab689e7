package outrider.app.list;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import outrider.app.field.FieldText;
import outrider.app.fx.Column;
import outrider.app.shell.Workspace;
import outrider.core.lead.Lead;
import outrider.core.record.FieldDefinition;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Rows as lines of text with tabs between the cells, under a line of headings.
final class RowText {
  private final Workspace space;
  private final RecordType type;
  private final FieldText text;

  RowText(Workspace space, RecordType type) {
    this.space = space;
    this.type = type;
    text = new FieldText(space);
  }

  String lines(List<Column<Row>> columns, List<Row> rows) {
    var fields = columns.stream().flatMap(column -> fields(column.id())).toList();
    var head = fields.stream().map(text::label).collect(Collectors.joining("\t"));
    return rows.stream()
        .map(row ->
            fields.stream()
                .map(field -> cell(text.of(field, row)))
                .collect(Collectors.joining("\t")))
        .collect(Collectors.joining("\n", head + "\n", "\n"));
  }

  /// A column of a person shows the company too.
  private Stream<FieldDefinition> fields(String column) {
    var names =
        type == RecordType.LEAD && column.equals(Fields.NAME)
            ? Stream.of(Fields.NAME, Lead.COMPANY)
            : Stream.of(column);
    var registry = space.database().configuration().fields();
    return names.flatMap(name -> registry.field(type, name).stream());
  }

  /// A cell must neither end its row nor begin a formula where it is pasted.
  private static String cell(String value) {
    var flat = value.replaceAll("[\\t\\r\\n]+", " ");
    return flat.matches("[=@].*|[+-][^\\d].*") ? "'" + flat : flat;
  }
}
