package outrider.app.store;

import java.util.Locale;

/// How text is put into the search index and asked for.
///
/// The trigram tokenizer cannot find words of one or two characters, which most Chinese names are.
/// So Han characters stand apart as tokens of their own, a run of them is asked for as a phrase,
/// and the pinyin initials of each run stand behind it ("张三" is found by "zs").
public final class SearchText {

  /// Nothing below the CJK radicals is Han, and all of the block that names are written in is: for
  /// these the script need not be looked up.
  private static final int FIRST_HAN = 0x2E80;

  private static final int UNIFIED_FIRST = 0x4E00;
  private static final int UNIFIED_LAST = 0x9FFF;

  private SearchText() {}

  /// The form that is stored.
  static String indexed(String text) {
    var indexed = new StringBuilder(text.length() * 2);
    var initials = new StringBuilder();
    var run = 0;
    for (var index = 0; index < text.length(); ) {
      var point = text.codePointAt(index);
      index += Character.charCount(point);
      if (isHan(point)) {
        separate(indexed).appendCodePoint(point).append(' ');
        initials.append(Pinyin.initial(point));
      } else {
        run = endRun(initials, run);
        if (Character.isWhitespace(point)) {
          separate(indexed);
        } else {
          indexed.appendCodePoint(point);
        }
      }
    }
    endRun(initials, run);
    return separate(indexed).append(initials).toString().strip();
  }

  /// One space, not two.
  private static StringBuilder separate(StringBuilder text) {
    return text.isEmpty() || text.charAt(text.length() - 1) == ' ' ? text : text.append(' ');
  }

  /// Keeps the initials of a run of characters; those of a single character say too little.
  ///
  /// @param start where the run's initials begin
  /// @return where the next run's begin
  private static int endRun(StringBuilder initials, int start) {
    if (initials.length() - start > 1) {
      initials.append(' ');
    } else {
      initials.setLength(start);
    }
    return initials.length();
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

  /// The pinyin initials of the Han characters of a name, in order: `zs` of 张三.
  public static String initials(String text) {
    var initials = new StringBuilder();
    text.codePoints()
        .filter(SearchText::isHan)
        .forEach(point -> initials.append(Pinyin.initial(point)));
    return initials.toString();
  }

  static boolean isHan(int point) {
    if (point < FIRST_HAN) {
      return false;
    }
    return (point >= UNIFIED_FIRST && point <= UNIFIED_LAST)
        || Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN;
  }
}
