package outrider.app.list;

import java.util.List;
import java.util.stream.Collectors;
import outrider.app.fx.Column;
import outrider.app.shell.Workspace;
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
    var fields =
        columns.stream()
            .flatMap(
                column ->
                    space
                        .database()
                        .configuration()
                        .fields()
                        .field(type, column.id())
                        .stream())
            .toList();
    var head = fields.stream().map(text::label).collect(Collectors.joining("\t"));
    return rows.stream()
        .map(
            row ->
                fields.stream()
                    .map(field -> cell(text.of(field, row)))
                    .collect(Collectors.joining("\t")))
        .collect(Collectors.joining("\n", head + "\n", "\n"));
  }

  /// A cell must neither end its row nor begin a formula where it is pasted.
  private static String cell(String value) {
    var flat = value.replaceAll("[\\t\\r\\n]+", " ");
    return flat.matches("[=@].*|[+-][^\\d].*") ? "'" + flat : flat;
  }
}
