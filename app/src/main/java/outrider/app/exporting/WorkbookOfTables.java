package outrider.app.exporting;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dhatim.fastexcel.Workbook;

/// A workbook with a sheet for each of several small tables: numbers as numbers, text as text,
/// never a formula. One thread.
public final class WorkbookOfTables implements Closeable {
  /// What spreadsheet programs take as the name of a sheet.
  private static final int NAME_MAX = 31;

  private final Workbook book;
  private final Set<String> names = new HashSet<>();

  public WorkbookOfTables(OutputStream out) {
    book = new Workbook(out, "Outrider", "1.0");
  }

  /// @param lines of numbers and texts
  public void sheet(String title, List<String> heads, List<List<Object>> lines) {
    var sheet = book.newWorksheet(name(title));
    for (var column = 0; column < heads.size(); column++) {
      sheet.value(0, column, heads.get(column));
      sheet.style(0, column).bold().set();
    }
    sheet.freezePane(0, 1);
    for (var row = 0; row < lines.size(); row++) {
      var line = lines.get(row);
      for (var column = 0; column < line.size(); column++) {
        if (line.get(column) instanceof Number number) {
          sheet.value(row + 1, column, number);
        } else {
          sheet.value(row + 1, column, SafeCell.of(line.get(column).toString()));
        }
      }
    }
  }

  /// Each sheet needs a name of its own, without what names may not hold.
  private String name(String title) {
    var plain = title.replaceAll("[\\[\\]:*?/\\\\]", " ").strip();
    var name = plain.substring(0, Math.min(plain.length(), NAME_MAX));
    for (var number = 2; !names.add(name); number++) {
      name = plain.substring(0, Math.min(plain.length(), NAME_MAX - 4)) + " " + number;
    }
    return name;
  }

  @Override
  public void close() throws IOException {
    book.finish();
    book.close();
  }
}
