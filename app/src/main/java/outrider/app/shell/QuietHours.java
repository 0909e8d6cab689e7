package outrider.app.shell;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;

/// A time of every day in which nothing rings, by the clock on the wall. It may go over midnight; a
/// quiet time that ends when it begins is none.
public record QuietHours(LocalTime from, LocalTime to) {

  /// What somebody gets who has not said when.
  public static final QuietHours USUAL = new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0));

  /// The first moment is quiet, and at the last it rings again.
  public boolean covers(LocalTime time) {
    boolean begun = !time.isBefore(from);
    boolean ended = !time.isBefore(to);
    return from.isAfter(to) ? begun || !ended : begun && !ended;
  }

  /// As `21:00-08:00`.
  public String write() {
    return from + "-" + to;
  }

  /// @throws IllegalArgumentException where it is no such text
  public static QuietHours read(String text) {
    var parts = text.split("-", -1);
    try {
      if (parts.length == 2) {
        return new QuietHours(LocalTime.parse(parts[0]), LocalTime.parse(parts[1]));
      }
    } catch (DateTimeParseException malformed) {
      throw new IllegalArgumentException(text, malformed);
    }
    throw new IllegalArgumentException(text);
  }
}
