package outrider.app.store;

/// One row as a single text, its values apart by bars, read from left to right. Each column that is
/// asked of the database for itself costs a call out of Java; of a row of twelve that is most of
/// the time that reading fifty thousand of them takes.
public final class Packed {
  private static final char BAR = '|';

  private final String row;
  private int at;

  public Packed(String row) {
    this.row = row;
  }

  public String text() {
    var end = row.indexOf(BAR, at);
    var text = row.substring(at, end < 0 ? row.length() : end);
    at = end < 0 ? row.length() : end + 1;
    return text;
  }

  /// The text, and the very object `before` where it is the same: rows that come in order repeat
  /// what the row before said.
  public String text(String before) {
    var end = at + before.length();
    var same = row.startsWith(before, at) && (end == row.length() || row.charAt(end) == BAR);
    if (!same) {
      return text();
    }
    at = Math.min(row.length(), end + 1);
    return before;
  }

  /// The number, or `none` where there is none.
  public long number(long none) {
    var end = row.indexOf(BAR, at);
    var until = end < 0 ? row.length() : end;
    var number = until == at ? none : Long.parseLong(row, at, until, 10);
    at = end < 0 ? until : end + 1;
    return number;
  }

  /// Whether the next value is there.
  public boolean has() {
    return at < row.length() && row.charAt(at) != BAR;
  }

  /// All that is left, bars included: what people typed.
  public String rest() {
    return row.substring(at);
  }
}
