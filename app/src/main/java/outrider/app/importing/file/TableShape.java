package outrider.app.importing.file;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a file looks like as a table, found in its first records.
///
/// @param headers the name of each column as written, blank where there is none; its size is the
///   width
/// @param headerLine the line the header stands on, 0 when the file begins with records at once
/// @param preview the first records beneath the header
public record TableShape(List<String> headers, long headerLine, List<List<String>> preview) {
  public TableShape {
    headers = List.copyOf(headers);
    preview = List.copyOf(preview);
  }

  public boolean headed() {
    return headerLine > 0;
  }

  public int width() {
    return headers.size();
  }

  /// Reads the shape from the opening lines, or takes the word of somebody who looked.
  ///
  /// @param headed whether there is a header, or null to find out
  static TableShape of(List<TableLine> opening, @Nullable Boolean headed) throws UnreadableFile {
    List<TableLine.Readable> records =
        opening.stream()
            .filter(TableLine.Readable.class::isInstance)
            .map(TableLine.Readable.class::cast)
            .toList();
    if (records.isEmpty()) {
      throw new UnreadableFile(UnreadableFile.Reason.EMPTY);
    }
    int usual = usualWidth(records);
    int top = firstFullRecord(records, usual);
    TableLine.Readable first = records.get(top);
    boolean header = headed == null ? looksLikeHeader(first.cells(), records, top) : headed;
    int width = header ? Math.max(lastFilled(first.cells()), commonWidth(records)) : usual;
    if (width > FileLimits.COLUMNS_MAX) {
      throw new UnreadableFile(UnreadableFile.Reason.TOO_MANY_COLUMNS);
    }
    List<String> headers =
        header ? fitted(first.cells(), width).stream().map(String::strip).toList() : blanks(width);
    List<List<String>> preview =
        records.stream()
            .skip(header ? top + 1L : top)
            .limit(FileLimits.PREVIEW_RECORDS)
            .map(record -> fitted(record.cells(), width))
            .toList();
    return new TableShape(headers, header ? first.line() : 0, preview);
  }

  /// Fits a record to the width of the table: short ones are padded, since spreadsheets leave
  /// trailing blanks out; longer ones are a fault unless the rest is blank.
  TableLine fit(TableLine line) {
    if (!(line instanceof TableLine.Readable readable)) {
      return line;
    }
    List<String> cells = readable.cells();
    if (cells.size() == width()) {
      return readable;
    }
    if (lastFilled(cells) > width()) {
      return new TableLine.Broken(
          readable.line(), String.join(" | ", cells), TableLine.Fault.TOO_MANY_CELLS);
    }
    return new TableLine.Readable(readable.line(), fitted(cells, width()));
  }

  /// The width more than half of the records have: what it takes to outgrow the header.
  private static int commonWidth(List<TableLine.Readable> records) {
    int[] widths =
        records.stream().mapToInt(record -> lastFilled(record.cells())).sorted().toArray();
    return widths[widths.length / 2];
  }

  /// The widest that a tenth of the records have; a title above the table and a torn line do not
  /// decide.
  private static int usualWidth(List<TableLine.Readable> records) {
    var counts = new TreeMap<Integer, Integer>();
    records.forEach(record -> counts.merge(lastFilled(record.cells()), 1, Integer::sum));
    int widest =
        counts.entrySet().stream()
            .filter(entry -> entry.getValue() * 10 >= records.size())
            .mapToInt(Map.Entry::getKey)
            .max()
            .orElse(1);
    return Math.max(1, widest);
  }

  private static int firstFullRecord(List<TableLine.Readable> records, int usual) {
    int search = Math.min(records.size() - 1, FileLimits.HEADER_SEARCH_LINES);
    for (int index = 0; index < search; index++) {
      if (filled(records.get(index).cells()) * 10 >= usual * 6) {
        return index;
      }
    }
    return 0;
  }

  /// A header is made of words that differ; a record has numbers, dates, phones or repeats among
  /// it.
  private static boolean looksLikeHeader(
      List<String> cells, List<TableLine.Readable> records, int top) {
    List<String> words = cells.stream().filter(cell -> !cell.isBlank()).toList();
    if (words.isEmpty() || words.stream().map(String::strip).distinct().count() < words.size()) {
      return false;
    }
    if (words.stream().anyMatch(word -> word.length() > 80 || ContentKind.isRecordContent(word))) {
      return false;
    }
    // A first record that comes again below is a record.
    return records.stream().skip(top + 1L).noneMatch(record -> record.cells().equals(cells));
  }

  private static long filled(List<String> cells) {
    return cells.stream().filter(cell -> !cell.isBlank()).count();
  }

  private static int lastFilled(List<String> cells) {
    int last = cells.size();
    while (last > 0 && cells.get(last - 1).isBlank()) {
      last--;
    }
    return last;
  }

  private static List<String> fitted(List<String> cells, int width) {
    if (cells.size() == width) {
      return cells;
    }
    List<String> fitted = new ArrayList<>(cells.subList(0, Math.min(width, cells.size())));
    while (fitted.size() < width) {
      fitted.add("");
    }
    return fitted;
  }

  private static List<String> blanks(int width) {
    return Collections.nCopies(width, "");
  }
}
