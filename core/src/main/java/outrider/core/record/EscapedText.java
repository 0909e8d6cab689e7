package outrider.core.record;

/// Somebody's own words as one part of a line whose parts strokes divide: `\p` is a stroke, `\n` a
/// line end, `\\` a backslash.
public final class EscapedText {

  private EscapedText() {}

  public static String write(String words) {
    return words
        .replace("\\", "\\\\")
        .replace("|", "\\p")
        .replace("\r\n", "\\n")
        .replace("\n", "\\n")
        .replace("\r", "\\n");
  }

  public static String read(String escaped) {
    var words = new StringBuilder(escaped.length());
    for (var index = 0; index < escaped.length(); index++) {
      var letter = escaped.charAt(index);
      if (letter != '\\' || index + 1 == escaped.length()) {
        words.append(letter);
        continue;
      }
      index++;
      words.append(
          switch (escaped.charAt(index)) {
            case 'p' -> '|';
            case 'n' -> '\n';
            default -> escaped.charAt(index);
          });
    }
    return words.toString();
  }
}
