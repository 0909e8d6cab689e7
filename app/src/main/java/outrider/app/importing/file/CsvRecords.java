package outrider.app.importing.file;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Takes delimited text apart, record by record, and survives what people do to such files.
///
/// A lenient CSV reader lets one forgotten quote swallow the rest of the file into a single cell; a
/// strict one stops there. Neither is any use to somebody with 10,000 customers in it. So this one
/// works on physical lines: it joins them while a quote is open, and when that comes to nothing
/// (end of file, too many lines, text after the closing quote) it gives up *the first line only*,
/// says why, and starts again at the second. What is lost is never more than the line somebody
/// broke, and that line is handed over raw.
final class CsvRecords {
  private final PhysicalLines lines;
  private final char delimiter;

  CsvRecords(Reader in, char delimiter) {
    this.lines = new PhysicalLines(in);
    this.delimiter = delimiter;
  }

  /// The next record, blank lines skipped; empty at the end.
  Optional<TableLine> next() throws IOException {
    while (true) {
      Line first = lines.next();
      if (first == null) {
        return Optional.empty();
      }
      if (!first.text().isBlank()) {
        return Optional.of(recordFrom(first));
      }
    }
  }

  private TableLine recordFrom(Line first) throws IOException {
    Cells cells = new Cells(delimiter);
    List<Line> joined = new ArrayList<>(1);
    TableLine.Fault fault = TableLine.Fault.OPEN_QUOTE;
    Line line = first;
    while (line != null) {
      joined.add(line);
      TableLine.Fault found = cells.take(line.text());
      if (found != null) {
        fault = found;
        break;
      }
      if (!cells.open()) {
        return new TableLine.Readable(first.number(), cells.finished());
      }
      line = joined.size() < FileLimits.LINES_PER_RECORD_MAX ? lines.next() : null;
    }
    lines.giveBack(joined.subList(1, joined.size()));
    return new TableLine.Broken(first.number(), first.text(), fault);
  }

  record Line(long number, String text) {}

  /// The cells of one record while its lines come in.
  private static final class Cells {
    private final char delimiter;
    private final List<String> finished = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();
    private boolean quoted;
    private boolean open;

    Cells(char delimiter) {
      this.delimiter = delimiter;
    }

    boolean open() {
      return open;
    }

    List<String> finished() {
      return finished;
    }

    TableLine.@Nullable Fault take(String line) {
      if (open) {
        cell.append('\n');
      }
      for (int index = 0; index < line.length(); index++) {
        char character = line.charAt(index);
        if (open) {
          if (character != '"') {
            cell.append(character);
          } else if (index + 1 < line.length() && line.charAt(index + 1) == '"') {
            cell.append('"');
            index++;
          } else {
            open = false;
          }
        } else if (character == delimiter) {
          endCell();
        } else if (quoted) {
          if (!Character.isWhitespace(character)) {
            return TableLine.Fault.TEXT_AFTER_QUOTE;
          }
        } else if (character == '"' && isBlankSoFar()) {
          cell.setLength(0);
          quoted = true;
          open = true;
        } else {
          cell.append(character);
        }
        if (cell.length() > FileLimits.CELL_CHARS_MAX) {
          return TableLine.Fault.CELL_TOO_LONG;
        }
      }
      if (!open) {
        endCell();
      }
      return null;
    }

    private boolean isBlankSoFar() {
      for (int index = 0; index < cell.length(); index++) {
        if (cell.charAt(index) != ' ') {
          return false;
        }
      }
      return true;
    }

    private void endCell() {
      finished.add(cell.toString());
      cell.setLength(0);
      quoted = false;
    }
  }

  /// Lines as an editor counts them, with a way to hand some back to be read again.
  private static final class PhysicalLines {
    private final Reader in;
    private final char[] buffer = new char[32 * 1024];
    private final Deque<Line> returned = new ArrayDeque<>();
    private int position;
    private int filled;
    private long number;

    PhysicalLines(Reader in) {
      this.in = in;
    }

    void giveBack(List<Line> lines) {
      for (int index = lines.size() - 1; index >= 0; index--) {
        returned.addFirst(lines.get(index));
      }
    }

    @Nullable Line next() throws IOException {
      if (!returned.isEmpty()) {
        return returned.removeFirst();
      }
      if (position >= filled && !fill()) {
        return null;
      }
      StringBuilder text = new StringBuilder();
      while (true) {
        int end = position;
        while (end < filled && buffer[end] != '\n' && buffer[end] != '\r') {
          end++;
        }
        text.append(buffer, position, end - position);
        position = end;
        if (position < filled) {
          skipLineEnd();
          break;
        }
        if (text.length() > FileLimits.LINE_CHARS_MAX || !fill()) {
          break;
        }
      }
      return new Line(++number, text.toString());
    }

    private void skipLineEnd() throws IOException {
      boolean carriage = buffer[position++] == '\r';
      if (carriage && (position < filled || fill()) && buffer[position] == '\n') {
        position++;
      }
    }

    private boolean fill() throws IOException {
      position = 0;
      filled = Math.max(0, in.read(buffer));
      return filled > 0;
    }
  }
}
