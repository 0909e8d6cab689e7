package outrider.app.importing.file;

/// Every bound of reading somebody else's file, in one place, so that no file (however large, wide
/// or broken) can take the laptop's memory or the user's afternoon.
public final class FileLimits {
  /// The largest text file read. A million leads of ordinary width stay below it.
  public static final long CSV_BYTES_MAX = 512L << 20;

  /// The largest workbook read: it is compressed, and its shared strings are held in memory.
  public static final long XLSX_BYTES_MAX = 64L << 20;

  public static final int COLUMNS_MAX = 512;

  /// A longer cell is a broken quote or a pasted document, never a field of a customer.
  public static final int CELL_CHARS_MAX = 64 * 1024;

  /// Text without a line end is cut here, so that a file which is no table cannot fill the memory.
  static final int LINE_CHARS_MAX = 1 << 20;

  /// A quoted cell may span lines (an address, a note); a quote still open after so many is a
  /// mistake.
  public static final int LINES_PER_RECORD_MAX = 60;

  /// How far from the top the header is looked for, below titles and print dates.
  static final int HEADER_SEARCH_LINES = 10;

  /// How many records decide the delimiter and the shape, and how many of them a preview shows.
  static final int SHAPE_RECORDS = 60;

  static final int PREVIEW_RECORDS = 8;

  /// How many different values a column's profile remembers; beyond it a column is free text.
  static final int DISTINCT_MAX = 500;

  static final int SAMPLES_MAX = 3;

  /// How many records lie between two looks at cancel and progress.
  static final int PACE_RECORDS = 256;

  private FileLimits() {}
}
