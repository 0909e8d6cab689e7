package outrider.app.exporting;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/// Writes lines of cells into a file, a spreadsheet or text; never a formula.
sealed interface TableWriter extends Closeable {
  DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  void head(List<String> titles) throws IOException;

  void line(List<Optional<Object>> cells) throws IOException;

  static TableWriter of(ExportFormat format, OutputStream out, String sheet) throws IOException {
    return switch (format) {
      case CSV -> new Csv(new OutputStreamWriter(out, StandardCharsets.UTF_8));
      case CSV_FOR_EXCEL -> {
        var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write('\uFEFF');
        yield new Csv(writer);
      }
      case XLSX -> new Xlsx(out, sheet);
    };
  }

  /// Comma-separated text.
  final class Csv implements TableWriter {
    private final CsvWriter writer;

    Csv(Writer out) {
      writer = CsvWriter.builder().build(out);
    }

    @Override
    public void head(List<String> titles) {
      writer.writeRecord(titles.stream().map(SafeCell::of).toList());
    }

    @Override
    public void line(List<Optional<Object>> cells) {
      writer.writeRecord(cells.stream().map(cell -> cell.map(Csv::text).orElse("")).toList());
    }

    private static String text(Object cell) {
      return switch (cell) {
        case BigDecimal number -> number.toPlainString();
        case LocalDateTime moment -> MOMENT.format(moment);
        case LocalDate day -> day.toString();
        default -> SafeCell.of(cell.toString());
      };
    }

    @Override
    public void close() throws IOException {
      writer.close();
    }
  }

  /// A workbook with one sheet. Text is written as text, so nothing in it can be run.
  final class Xlsx implements TableWriter {
    private static final int FLUSH_ROWS = 1_000;

    private final Workbook book;
    private final Worksheet sheet;
    private int row;

    Xlsx(OutputStream out, String name) {
      book = new Workbook(out, "Outrider", "1.0");
      sheet = book.newWorksheet(name);
    }

    @Override
    public void head(List<String> titles) {
      for (var column = 0; column < titles.size(); column++) {
        sheet.value(0, column, titles.get(column));
        sheet.style(0, column).bold().set();
      }
      sheet.freezePane(0, 1);
      row = 1;
    }

    @Override
    public void line(List<Optional<Object>> cells) throws IOException {
      for (var column = 0; column < cells.size(); column++) {
        var at = column;
        cells.get(column).ifPresent(cell -> put(at, cell));
      }
      if (++row % FLUSH_ROWS == 0) {
        sheet.flush();
      }
    }

    private void put(int column, Object cell) {
      switch (cell) {
        case BigDecimal number -> sheet.value(row, column, number);
        case LocalDateTime moment -> {
          sheet.value(row, column, moment);
          sheet.style(row, column).format("yyyy-mm-dd hh:mm").set();
        }
        case LocalDate day -> {
          sheet.value(row, column, day);
          sheet.style(row, column).format("yyyy-mm-dd").set();
        }
        default -> sheet.value(row, column, cell.toString());
      }
    }

    @Override
    public void close() throws IOException {
      book.finish();
      book.close();
    }
  }
}
