package outrider.server.integrate;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import outrider.core.rule.Reason;
import outrider.server.codec.JsonRows;
import outrider.server.ops.Limits;
import outrider.server.problem.ProblemException;

/// Reads what systems deliver: CSV, Excel and JSON. Strict, because nobody looks on: what is torn
/// is refused whole rather than read half.
final class Tables {
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private Tables() {}

  /// What bytes are, told by how they begin, else by what their sender or name says.
  static DeliveredTable read(byte[] bytes, String type, String items) throws UnusableDelivery {
    String kind = type.toLowerCase(Locale.ROOT);
    boolean packed = bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3;
    if (packed && (kind.endsWith(".xlsx") || kind.contains("spreadsheetml"))) {
      return xlsx(bytes);
    }
    String text = text(bytes);
    String opening = text.stripLeading();
    if (FeedTable.isFeed(opening)) {
      return FeedTable.read(bytes);
    }
    if (opening.startsWith("<")) {
      throw new UnusableDelivery(
          Reason.of("source.not-table", "type", type.isBlank() ? "<…>" : type));
    }
    boolean json = opening.startsWith("{") || opening.startsWith("[");
    if (kind.contains("json") || json && !kind.contains("csv")) {
      return json(bytes, items);
    }
    return csv(text);
  }

  /// UTF-8, or what Chinese programs for Windows write.
  private static String text(byte[] bytes) throws UnusableDelivery {
    for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
      try {
        String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
      } catch (CharacterCodingException another) {
        continue;
      }
    }
    throw new UnusableDelivery(Reason.of("source.not-table", "type", "binary"));
  }

  static DeliveredTable csv(String text) throws UnusableDelivery {
    int end = text.indexOf('\n');
    String head = end < 0 ? text : text.substring(0, end);
    char separator =
        Stream.of(',', ';', '\t')
            .max((one, other) -> Long.compare(count(head, one), count(head, other)))
            .orElse(',');
    List<String> columns = List.of();
    List<DeliveredTable.Line> lines = new ArrayList<>();
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(separator)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(text)) {
      for (CsvRecord record : reader) {
        if (columns.isEmpty()) {
          columns = headed(record.getFields());
        } else {
          room(lines.size());
          lines.add(new DeliveredTable.Line(record.getStartingLineNumber(), record.getFields()));
        }
      }
    } catch (CsvParseException torn) {
      throw new UnusableDelivery(Reason.of("source.unreadable"), torn);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return table(columns, lines);
  }

  private static long count(String text, char letter) {
    return text.chars().filter(each -> each == letter).count();
  }

  /// The first sheet; the first row that has anything is its head.
  static DeliveredTable xlsx(byte[] bytes) throws UnusableDelivery {
    List<String> columns = List.of();
    List<DeliveredTable.Line> lines = new ArrayList<>();
    try (ReadableWorkbook workbook =
            new ReadableWorkbook(new ByteArrayInputStream(bytes), new ReadingOptions(true, true));
        Stream<Row> rows = first(workbook).openStream()) {
      for (Row row : (Iterable<Row>) rows::iterator) {
        List<String> cells = cells(row, columns.size());
        if (cells.stream().allMatch(String::isBlank)) {
          continue;
        }
        if (columns.isEmpty()) {
          columns = headed(cells);
        } else {
          room(lines.size());
          lines.add(new DeliveredTable.Line(row.getRowNum(), cells));
        }
      }
    } catch (ExcelReaderException
        | IOException
        | UncheckedIOException
        | IllegalArgumentException damaged) {
      throw new UnusableDelivery(Reason.of("source.unreadable"), damaged);
    }
    return table(columns, lines);
  }

  private static Sheet first(ReadableWorkbook workbook) throws UnusableDelivery {
    return workbook
        .getSheets()
        .findFirst()
        .orElseThrow(() -> new UnusableDelivery(Reason.of("source.unreadable")));
  }

  /// Cells that were never written are empty ones.
  private static List<String> cells(Row row, int least) {
    List<String> cells = new ArrayList<>();
    int count = Math.min(Math.max(row.getCellCount(), least), Limits.SOURCE_COLUMNS + 1);
    for (int index = 0; index < count; index++) {
      cells.add(row.getOptionalCell(index).map(Tables::cell).orElse(""));
    }
    return cells;
  }

  private static String cell(Cell cell) {
    if (cell.getType() == CellType.NUMBER) {
      String format = cell.getDataFormatString();
      if (format != null && format.toLowerCase(Locale.ROOT).matches("[^\\[\"]*(yy|d).*")) {
        LocalDateTime date = cell.asDate();
        return date.toLocalTime().toSecondOfDay() == 0
            ? date.toLocalDate().toString()
            : date.format(DATE_TIME);
      }
      BigDecimal number = cell.asNumber();
      return number == null ? "" : number.stripTrailingZeros().toPlainString();
    }
    return cell.getText() == null ? "" : cell.getText();
  }

  /// A list of objects; what is nested is named by its way, such as `buyer.name`.
  static DeliveredTable json(byte[] bytes, String items) throws UnusableDelivery {
    Optional<List<Map<String, String>>> found;
    try {
      found = JsonRows.read(bytes, items, Limits.SOURCE_ROWS + 1);
    } catch (ProblemException broken) {
      throw new UnusableDelivery(Reason.of("source.unreadable"), broken);
    }
    List<Map<String, String>> rows =
        found.orElseThrow(() ->
            new UnusableDelivery(
                Reason.of("source.no-list", "place", items.isEmpty() ? "/" : items)));
    room(rows.size() - 1);
    Map<String, Integer> columns = new LinkedHashMap<>();
    rows.forEach(row -> row.keySet().forEach(name -> columns.putIfAbsent(name, columns.size())));
    return rows.isEmpty() ? new DeliveredTable(List.of(), List.of()) : table(columns, rows);
  }

  /// Rows that name their values themselves.
  static DeliveredTable table(Map<String, Integer> columns, List<Map<String, String>> rows)
      throws UnusableDelivery {
    List<DeliveredTable.Line> lines = new ArrayList<>();
    for (Map<String, String> row : rows) {
      List<String> cells = new ArrayList<>();
      columns.keySet().forEach(name -> cells.add(row.getOrDefault(name, "")));
      lines.add(new DeliveredTable.Line(lines.size() + 1L, cells));
    }
    return table(List.copyOf(columns.keySet()), lines);
  }

  private static List<String> headed(List<String> cells) {
    return cells.stream().map(String::strip).toList();
  }

  static void room(int lines) throws UnusableDelivery {
    if (lines >= Limits.SOURCE_ROWS) {
      throw new UnusableDelivery(Reason.of("source.rows-max").with("most", Limits.SOURCE_ROWS));
    }
  }

  private static DeliveredTable table(List<String> columns, List<DeliveredTable.Line> lines)
      throws UnusableDelivery {
    if (columns.isEmpty()) {
      throw new UnusableDelivery(Reason.of("source.empty"));
    }
    if (columns.size() > Limits.SOURCE_COLUMNS) {
      throw new UnusableDelivery(
          Reason.of("source.columns-max").with("most", Limits.SOURCE_COLUMNS));
    }
    return new DeliveredTable(columns, lines);
  }
}
