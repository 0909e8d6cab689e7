package outrider.app.importing.file;

/// Finds the character that separates cells: the one that stands equally often, and most often, in
/// every line outside quotes.
final class Delimiter {
  private static final char[] CANDIDATES = {',', '\t', ';', '|'};
  private static final int LINES_MAX = 40;

  private Delimiter() {}

  static char detect(String opening) {
    char best = ',';
    double bestScore = 0;
    for (char candidate : CANDIDATES) {
      double score = score(opening, candidate);
      if (score > bestScore) {
        bestScore = score;
        best = candidate;
      }
    }
    return best;
  }

  /// Lines that agree with the commonest count, times that count with falling weight: agreement
  /// first, width second, so that the commas of "Beijing, China" do not beat the semicolons of the
  /// file.
  private static double score(String opening, char candidate) {
    int[] counts = new int[LINES_MAX];
    int lines = 0;
    int inLine = 0;
    boolean quoted = false;
    boolean any = false;
    for (int index = 0; index < opening.length() && lines < LINES_MAX; index++) {
      char character = opening.charAt(index);
      if (character == '"') {
        quoted = !quoted;
      } else if (character == '\n') {
        // A quote that is still open at the line's end is as likely forgotten as meant.
        quoted = false;
        if (any) {
          counts[lines++] = inLine;
        }
        inLine = 0;
        any = false;
      } else if (character == candidate && !quoted) {
        inLine++;
      }
      any |= !Character.isWhitespace(character);
    }
    if (any && lines < LINES_MAX) {
      counts[lines++] = inLine;
    }
    int commonest = 0;
    int agreeing = 0;
    for (int line = 0; line < lines; line++) {
      int same = 0;
      for (int other = 0; other < lines; other++) {
        same += counts[other] == counts[line] ? 1 : 0;
      }
      if (counts[line] > 0 && same > agreeing) {
        agreeing = same;
        commonest = counts[line];
      }
    }
    return lines == 0 ? 0 : (double) agreeing / lines * (1 + Math.log1p(commonest));
  }
}
