package outrider.app.quickadd;

import java.util.Comparator;

/// One thing recognised in a line: what it is, the words it was made of, and what they mean.
///
/// @param kind what it is
/// @param text the words as typed
/// @param value what is stored: a phone in one spelling, an option's key, an instant as epoch
///   millis
/// @param from where in the line it begins
/// @param to where it ends
public record Chip(Kind kind, String text, String value, int from, int to) {
  static final Comparator<Chip> IN_READING_ORDER = Comparator.comparingInt(Chip::from);

  /// What a chip can be, in the order the dialog shows them.
  public enum Kind {
    NAME,
    PHONE,
    EMAIL,
    WECHAT,
    COMPANY,
    SOURCE,
    INTENT,
    AMOUNT,
    /// When to do what next; the words of the deed come along as text.
    NEXT_STEP,
    NOTE
  }

  public long epochMillis() {
    return Long.parseLong(value);
  }
}
