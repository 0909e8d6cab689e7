package outrider.app.exporting;

import java.util.regex.Pattern;

/// Text that a spreadsheet will not run. A customer who calls themselves `=HYPERLINK(…)` is shown
/// as such; phone numbers and negative amounts stay what they are.
final class SafeCell {
  private static final Pattern NUMBER = Pattern.compile("[+-][\\d ().,/-]*");

  private SafeCell() {}

  static String of(String text) {
    if (text.isEmpty()) {
      return text;
    }
    return switch (text.charAt(0)) {
      case '=', '@', '\t', '\r' -> "'" + text;
      case '+', '-' -> NUMBER.matcher(text).matches() ? text : "'" + text;
      default -> text;
    };
  }
}
