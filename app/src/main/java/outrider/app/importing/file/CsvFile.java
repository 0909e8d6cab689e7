package outrider.app.importing.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Delimited text, with its encoding and delimiter found, each of which a person may set right.
public final class CsvFile implements TableFile {
  private final Path path;
  private final TextEncoding encoding;
  private final char delimiter;
  private final TableShape shape;

  private CsvFile(Path path, TextEncoding encoding, char delimiter, TableShape shape) {
    this.path = path;
    this.encoding = encoding;
    this.delimiter = delimiter;
    this.shape = shape;
  }

  static CsvFile open(Path path) throws IOException {
    if (Files.size(path) > FileLimits.CSV_BYTES_MAX) {
      throw new UnreadableFile(UnreadableFile.Reason.TOO_LARGE);
    }
    TextEncoding encoding = TextEncoding.detect(path);
    return with(path, encoding, Delimiter.detect(opening(path, encoding)), null);
  }

  /// The same file read in another encoding, the delimiter looked for anew.
  public CsvFile in(Charset charset) throws IOException {
    TextEncoding other = encoding.as(charset);
    return with(path, other, Delimiter.detect(opening(path, other)), null);
  }

  /// The same file taken apart at another character.
  public CsvFile separatedBy(char other) throws IOException {
    return with(path, encoding, other, null);
  }

  /// The same file with the first record declared a header, or not.
  public CsvFile headed(boolean headed) throws IOException {
    return with(path, encoding, delimiter, headed);
  }

  @Override
  public Path path() {
    return path;
  }

  @Override
  public TableShape shape() {
    return shape;
  }

  public Charset charset() {
    return encoding.charset();
  }

  public char delimiter() {
    return delimiter;
  }

  @Override
  public boolean read(Consumer<TableLine> lines, Pace pace) throws IOException {
    long total = Files.size(path);
    try (Counted bytes = new Counted(Files.newInputStream(path));
        Reader reader = reader(bytes, encoding)) {
      CsvRecords records = new CsvRecords(reader, delimiter);
      long count = 0;
      for (Optional<TableLine> line = records.next(); line.isPresent(); line = records.next()) {
        if (count++ % FileLimits.PACE_RECORDS == 0 && !pace.goOn(bytes.count, total)) {
          return false;
        }
        if (line.get().line() > shape.headerLine()) {
          lines.accept(shape.fit(line.get()));
        }
      }
      return pace.goOn(total, total);
    }
  }

  private static CsvFile with(
      Path path, TextEncoding encoding, char delimiter, @Nullable Boolean headed)
      throws IOException {
    List<TableLine> opening = new ArrayList<>();
    try (Reader reader = reader(Files.newInputStream(path), encoding)) {
      CsvRecords records = new CsvRecords(reader, delimiter);
      for (Optional<TableLine> line = records.next();
          line.isPresent() && opening.size() < FileLimits.SHAPE_RECORDS;
          line = records.next()) {
        opening.add(line.get());
      }
    }
    return new CsvFile(path, encoding, delimiter, TableShape.of(opening, headed));
  }

  private static String opening(Path path, TextEncoding encoding) throws IOException {
    char[] chars = new char[32 * 1024];
    try (Reader reader = reader(Files.newInputStream(path), encoding)) {
      int filled = 0;
      for (int read = 0; read >= 0 && filled < chars.length; ) {
        read = reader.read(chars, filled, chars.length - filled);
        filled += Math.max(0, read);
      }
      return new String(chars, 0, filled);
    }
  }

  /// Malformed bytes become replacement characters: a person then sees *where* the encoding is
  /// wrong.
  private static Reader reader(InputStream in, TextEncoding encoding) throws IOException {
    in.skipNBytes(encoding.markBytes());
    return new BufferedReader(new InputStreamReader(in, encoding.charset()), 32 * 1024);
  }

  /// Counts what has been read, which is the honest measure of progress in a file of unknown
  /// length.
  private static final class Counted extends java.io.FilterInputStream {
    private long count;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      count += value < 0 ? 0 : 1;
      return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      count += Math.max(0, read);
      return read;
    }
  }
}
