package outrider.server.integrate;

import java.util.List;

/// What a source delivered, as rows of texts.
record DeliveredTable(List<String> columns, List<Line> lines) {
  DeliveredTable {
    columns = List.copyOf(columns);
    lines = List.copyOf(lines);
  }

  /// @param number in the file or document, from 1, for whoever looks it up there
  /// @param cells one a column; empty for nothing
  record Line(long number, List<String> cells) {
    Line {
      cells = List.copyOf(cells);
    }
  }
}
