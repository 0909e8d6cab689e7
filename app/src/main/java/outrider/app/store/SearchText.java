package outrider.app.store;

import java.util.Locale;

/// How text is put into the search index and asked for.
///
/// The trigram tokenizer cannot find words of one or two characters, which most Chinese names are.
/// So Han characters stand apart as tokens of their own, a run of them is asked for as a phrase,
/// and the pinyin initials of each run stand behind it ("张三" is found by "zs").
public final class SearchText {

  private SearchText() {}

  /// The form that is stored.
  static String indexed(String text) {
    var indexed = new StringBuilder(text.length() * 2);
    var initials = new StringBuilder();
    var runs = new StringBuilder();
    for (var index = 0; index < text.length(); ) {
      var point = text.codePointAt(index);
      index += Character.charCount(point);
      if (isHan(point)) {
        indexed.append(' ').appendCodePoint(point).append(' ');
        runs.append(Pinyin.initial(point));
      } else {
        indexed.appendCodePoint(point);
        flush(runs, initials);
      }
    }
    flush(runs, initials);
    return indexed.append(' ').append(initials).toString().strip().replaceAll("\\s+", " ");
  }

  /// The FTS5 query that finds records with every word of `asked`; the last word may be unfinished.
  /// Empty where there is nothing to ask for.
  public static String query(String asked) {
    var query = new StringBuilder();
    for (var word : asked.strip().toLowerCase(Locale.ROOT).split("[\\s\\p{Punct}]+")) {
      var tokens = new StringBuilder();
      var lastIsHan = false;
      for (var index = 0; index < word.length(); ) {
        var point = word.codePointAt(index);
        index += Character.charCount(point);
        var han = isHan(point);
        if (tokens.length() > 0 && (han || lastIsHan)) {
          tokens.append(' ');
        }
        if (han || Character.isLetterOrDigit(point)) {
          tokens.appendCodePoint(point);
        }
        lastIsHan = han;
      }
      if (tokens.isEmpty()) {
        continue;
      }
      query.append(query.isEmpty() ? "" : " AND ").append('"').append(tokens).append('"');
      if (!lastIsHan) {
        query.append('*');
      }
    }
    return query.toString();
  }

  static boolean isHan(int point) {
    return Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN;
  }

  private static void flush(StringBuilder run, StringBuilder initials) {
    if (run.length() > 1) {
      initials.append(run).append(' ');
    }
    run.setLength(0);
  }
}
