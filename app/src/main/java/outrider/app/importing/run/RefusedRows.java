package outrider.app.importing.run;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import outrider.app.importing.file.TableLine;
import outrider.app.importing.plan.PlannedRow;
import outrider.core.rule.Reason;

/// The rows that were refused, in a file like the one they came from, with a column more: why.
/// Mended there, it can be imported as it is. Nothing is written while nothing is refused.
final class RefusedRows implements Closeable {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Path file;
  private final List<String> headers;
  private final String reasonHeader;
  private final Function<Reason, String> words;
  private @Nullable CsvWriter writer;

  RefusedRows(
      Path file, List<String> headers, String reasonHeader, Function<Reason, String> words) {
    this.file = file;
    this.headers = headers;
    this.reasonHeader = reasonHeader;
    this.words = words;
  }

  void add(PlannedRow.Refused refused) {
    try {
      if (writer == null) {
        writer = begin();
      }
      var cells = new ArrayList<>(cells(refused.line()));
      cells.add(refused.reasons().stream().map(words).collect(Collectors.joining("；")));
      writer.writeRecord(cells);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /// The file, if a row was refused.
  Optional<Path> file() {
    return writer == null ? Optional.empty() : Optional.of(file);
  }

  @Override
  public void close() throws IOException {
    if (writer != null) {
      writer.close();
    }
  }

  private CsvWriter begin() throws IOException {
    // With the mark, spreadsheets on Chinese Windows read it as UTF-8.
    var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
    out.write(BYTE_ORDER_MARK);
    var begun = CsvWriter.builder().build(out);
    var line = new ArrayList<>(headers);
    line.add(reasonHeader);
    begun.writeRecord(line);
    return begun;
  }

  private List<String> cells(TableLine line) {
    return switch (line) {
      case TableLine.Readable readable -> readable.cells();
      case TableLine.Broken broken -> {
        var cells = new ArrayList<String>();
        cells.add(broken.raw());
        while (cells.size() < headers.size()) {
          cells.add("");
        }
        yield cells;
      }
    };
  }
}
