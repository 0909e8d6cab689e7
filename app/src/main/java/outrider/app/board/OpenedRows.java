package outrider.app.board;

import java.util.List;

/// The rows behind a figure.
///
/// @param count of all; `rows` may be the first of them
public record OpenedRows(String title, boolean ofLeads, int count, List<RowBehind> rows) {
  /// Rows of the list behind a figure; more than a person reads.
  public static final int ROWS_MAX = 200;

  public OpenedRows {
    rows = List.copyOf(rows);
  }
}
