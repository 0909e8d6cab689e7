package outrider.app.importing.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/// A table in a file that somebody gave us: delimited text or a workbook, read the same way.
///
/// Opening looks at the beginning and finds the shape; reading streams the records beneath the
/// header, every one of them, readable or not. A file may be read as often as wished; nothing of it
/// is kept in memory. Not bound to a thread, but one reading at a time.
public sealed interface TableFile permits CsvFile, XlsxFile {
  /// Opens a file by what is in it, not by what it is called.
  static TableFile open(Path path) throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(path)) {
      head = in.readNBytes(8);
    }
    if (head.length == 0) {
      throw new UnreadableFile(UnreadableFile.Reason.EMPTY);
    }
    if (isZip(head)) {
      return XlsxFile.open(path);
    }
    if (isOldOrLocked(head)) {
      throw new UnreadableFile(UnreadableFile.Reason.OLD_OR_LOCKED_WORKBOOK);
    }
    return CsvFile.open(path);
  }

  Path path();

  TableShape shape();

  /// Reads every record beneath the header, in order.
  ///
  /// @return false when `pace` stopped it
  boolean read(Consumer<TableLine> lines, Pace pace) throws IOException;

  private static boolean isZip(byte[] head) {
    return head.length > 3 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4;
  }

  private static boolean isOldOrLocked(byte[] head) {
    return head.length == 8 && (head[0] & 0xFF) == 0xD0 && (head[1] & 0xFF) == 0xCF;
  }
}
