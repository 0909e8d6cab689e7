package outrider.app.board;

import java.util.List;

/// The table behind a picture: for screen readers, for a spreadsheet, on paper.
///
/// @param heads of the columns, the first that of the names
record BoardTable(String title, List<String> heads, List<Row> rows) {

  /// A cell.
  ///
  /// @param value a number where it is one, so that a spreadsheet can compute with it; else the
  ///   text
  record Cell(String text, Object value) {
    static Cell of(String text) {
      return new Cell(text, text);
    }

    static Cell of(String text, Number value) {
      return new Cell(text, value);
    }
  }

  /// A line.
  ///
  /// @param behind the records that it is about
  record Row(String name, List<Cell> cells, Behind behind) {}

  /// With tabs between, as spreadsheets take it.
  String copied() {
    var text = new StringBuilder(title).append('\n').append(String.join("\t", heads)).append('\n');
    for (var row : rows) {
      text.append(row.name());
      row.cells().forEach(cell -> text.append('\t').append(cell.text()));
      text.append('\n');
    }
    return text.toString();
  }
}
