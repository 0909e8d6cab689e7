package outrider.app.importing.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/// One sheet of an Excel workbook. Cells become the text a person sees in them: a phone number kept
/// as a number loses no digit, a date becomes year-month-day, a formula its last value.
public final class XlsxFile implements TableFile {
  private static final ReadingOptions WITH_FORMATS = new ReadingOptions(true, true);

  private final Path path;
  private final List<String> sheets;
  private final String sheet;
  private final TableShape shape;

  private XlsxFile(Path path, List<String> sheets, String sheet, TableShape shape) {
    this.path = path;
    this.sheets = List.copyOf(sheets);
    this.sheet = sheet;
    this.shape = shape;
  }

  /// Chooses the first visible sheet that has a record in it.
  static XlsxFile open(Path path) throws IOException {
    if (Files.size(path) > FileLimits.XLSX_BYTES_MAX) {
      throw new UnreadableFile(UnreadableFile.Reason.TOO_LARGE);
    }
    List<String> sheets = lend(path, XlsxFile::visibleSheets);
    for (String sheet : sheets) {
      List<TableLine> opening = opening(path, sheet);
      if (!opening.isEmpty()) {
        return new XlsxFile(path, sheets, sheet, TableShape.of(opening, null));
      }
    }
    throw new UnreadableFile(UnreadableFile.Reason.EMPTY);
  }

  /// The same workbook at another sheet.
  public XlsxFile sheet(String other) throws IOException {
    return new XlsxFile(path, sheets, other, TableShape.of(opening(path, other), null));
  }

  /// The same sheet with the first record declared a header, or not.
  public XlsxFile headed(boolean headed) throws IOException {
    return new XlsxFile(path, sheets, sheet, TableShape.of(opening(path, sheet), headed));
  }

  @Override
  public Path path() {
    return path;
  }

  @Override
  public TableShape shape() {
    return shape;
  }

  public List<String> sheets() {
    return sheets;
  }

  public String sheet() {
    return sheet;
  }

  /// Progress is counted in rows: how far into a compressed file a row lies nobody can say, so the
  /// total stays unknown until the end.
  @Override
  public boolean read(Consumer<TableLine> lines, Pace pace) throws IOException {
    return lend(path, workbook -> read(workbook, lines, pace));
  }

  private boolean read(ReadableWorkbook workbook, Consumer<TableLine> lines, Pace pace)
      throws IOException {
    CellText text = new CellText(workbook.isDate1904());
    long count = 0;
    try (Stream<Row> rows = sheetOf(workbook, sheet).openStream()) {
      for (Row row : (Iterable<Row>) rows::iterator) {
        if (count++ % FileLimits.PACE_RECORDS == 0 && !pace.goOn(count, 0)) {
          return false;
        }
        TableLine line = line(row, text);
        if (line.line() > shape.headerLine() && !isBlank(line)) {
          lines.accept(shape.fit(line));
        }
      }
    }
    return pace.goOn(count, count);
  }

  private static List<TableLine> opening(Path path, String sheet) throws IOException {
    return lend(
        path,
        workbook -> {
          CellText text = new CellText(workbook.isDate1904());
          List<TableLine> opening = new ArrayList<>();
          try (Stream<Row> rows = sheetOf(workbook, sheet).openStream()) {
            for (Row row : (Iterable<Row>) rows::iterator) {
              TableLine line = line(row, text);
              if (!isBlank(line)) {
                opening.add(line);
              }
              if (opening.size() == FileLimits.SHAPE_RECORDS) {
                break;
              }
            }
          }
          return opening;
        });
  }

  private static TableLine line(Row row, CellText text) {
    List<String> cells = new ArrayList<>(row.getCellCount());
    for (int index = 0; index < Math.min(row.getCellCount(), FileLimits.COLUMNS_MAX + 1); index++) {
      cells.add(row.getOptionalCell(index).map(text::of).orElse(""));
    }
    if (cells.stream().anyMatch(cell -> cell.length() > FileLimits.CELL_CHARS_MAX)) {
      return new TableLine.Broken(
          row.getRowNum(), String.join(" | ", cells), TableLine.Fault.CELL_TOO_LONG);
    }
    return new TableLine.Readable(row.getRowNum(), cells);
  }

  private static boolean isBlank(TableLine line) {
    return line instanceof TableLine.Readable readable
        && readable.cells().stream().allMatch(String::isBlank);
  }

  private static List<String> visibleSheets(ReadableWorkbook workbook) {
    List<Sheet> all = workbook.getSheets().toList();
    List<String> visible =
        all.stream()
            .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
            .map(Sheet::getName)
            .toList();
    return visible.isEmpty() ? all.stream().map(Sheet::getName).toList() : visible;
  }

  private static Sheet sheetOf(ReadableWorkbook workbook, String name) throws IOException {
    return workbook
        .findSheet(name)
        .orElseThrow(() -> new UnreadableFile(UnreadableFile.Reason.DAMAGED_WORKBOOK));
  }

  /// Lends the opened workbook and turns every way the library has of giving up into one.
  private static <T> T lend(Path path, Reading<T> reading) throws IOException {
    try (ReadableWorkbook workbook = new ReadableWorkbook(path.toFile(), WITH_FORMATS)) {
      return reading.apply(workbook);
    } catch (UnreadableFile unreadable) {
      throw unreadable;
    } catch (ExcelReaderException | UncheckedIOException | IOException damaged) {
      throw new UnreadableFile(UnreadableFile.Reason.DAMAGED_WORKBOOK, damaged);
    }
  }

  @FunctionalInterface
  private interface Reading<T> {
    T apply(ReadableWorkbook workbook) throws IOException;
  }
}
