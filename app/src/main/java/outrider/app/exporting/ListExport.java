package outrider.app.exporting;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import outrider.app.store.Database;
import outrider.app.store.RecordTable;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.RecordType;

/// Writes the records of a list into a file, page by page, and puts the file in place only when it
/// is whole: a full disk leaves what was there before.
final class ListExport {
  private static final int PAGE = 500;

  private final Database database;

  ListExport(Database database) {
    this.database = database;
  }

  /// Hears how far the export is; answers whether to go on.
  @FunctionalInterface
  interface Listener {
    boolean goOn(long done, long total);
  }

  /// @param numbers of the records, in the order they shall stand
  /// @param sheet what a sheet is called
  /// @return false when it was stopped; there is no file then
  boolean write(
      RecordType type,
      long[] numbers,
      List<FieldDefinition> fields,
      ExportCells cells,
      ExportFormat format,
      Path file,
      String sheet,
      Listener listener)
      throws IOException {
    var folder = file.toAbsolutePath().getParent();
    var unfinished = Files.createTempFile(folder, ".outrider-", ".part");
    try {
      if (!lines(type, numbers, fields, cells, format, unfinished, sheet, listener)) {
        return false;
      }
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
      return true;
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private boolean lines(
      RecordType type,
      long[] numbers,
      List<FieldDefinition> fields,
      ExportCells cells,
      ExportFormat format,
      Path unfinished,
      String sheet,
      Listener listener)
      throws IOException {
    try (OutputStream out = Files.newOutputStream(unfinished);
        var writer = TableWriter.of(format, out, sheet)) {
      writer.head(fields.stream().map(cells::title).toList());
      for (var from = 0; from < numbers.length; from += PAGE) {
        if (!listener.goOn(from, numbers.length)) {
          return false;
        }
        var page = Arrays.copyOfRange(numbers, from, Math.min(numbers.length, from + PAGE));
        var rows = database.readNow(sql -> RecordTable.of(type).numbered(sql, page));
        for (var number : page) {
          var row = rows.get(number);
          if (row != null) {
            writer.line(fields.stream().map(field -> cells.of(field, row)).toList());
          }
        }
      }
    }
    return listener.goOn(numbers.length, numbers.length);
  }

  /// The names of everything that these fields refer to.
  static Map<RecordType, Map<String, String>> names(
      Database database, List<FieldDefinition> fields) {
    var names = new EnumMap<RecordType, Map<String, String>>(RecordType.class);
    for (var field : fields) {
      if (field.kind() == FieldKind.REFERENCE) {
        field
            .referenced()
            .ifPresent(type -> names.computeIfAbsent(type, each -> read(database, each)));
      }
    }
    return names;
  }

  private static Map<String, String> read(Database database, RecordType type) {
    return database.readNow(sql -> {
      var names = new HashMap<String, String>();
      sql.each(
          "SELECT id, name FROM " + type.wireName() + " WHERE name IS NOT NULL",
          columns -> names.put(columns.text(1), columns.text(2)));
      return names;
    });
  }
}
