package outrider.app.importing.file;

import java.util.List;

/// One record of a file as it stands there: readable or not, it is never dropped. `line` is where
/// it begins in the file, counted from 1 the way an editor or a spreadsheet shows it.
public sealed interface TableLine {
  long line();

  /// A readable record: exactly as many cells as the file has columns.
  record Readable(long line, List<String> cells) implements TableLine {
    public Readable {
      cells = List.copyOf(cells);
    }
  }

  /// A record that could not be taken apart, with its text as found, so that it can be saved and
  /// mended.
  record Broken(long line, String raw, Fault fault) implements TableLine {}

  /// Why a record could not be taken apart.
  enum Fault {
    /// A quote opens and never closes.
    OPEN_QUOTE,
    /// Something other than a delimiter follows a closing quote.
    TEXT_AFTER_QUOTE,
    /// There are more filled cells than columns: usually an unquoted delimiter inside a cell.
    TOO_MANY_CELLS,
    /// A cell is longer than any field of ours may be.
    CELL_TOO_LONG
  }
}
