package outrider.app.duplicate;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// Words as they are compared rather than shown: without case, width, spaces and punctuation, so
/// that "GTXPro", "GTX Pro" and "gtx-pro" are one.
public final class Spelling {
  private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern COMPANY_FORM =
      Pattern.compile(
          "(股份有限公司|有限责任公司|有限公司|集团公司|公司|集团|股份"
              + "|incorporated|corporation|limited|company|gmbh|inc|ltd|llc|corp|plc|co)$");

  private Spelling() {}

  public static String normal(String text) {
    var plain = true;
    for (var index = 0; plain && index < text.length(); index++) {
      var character = text.charAt(index);
      plain = (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9');
    }
    if (plain) {
      return text;
    }
    var folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return NO_LETTER.matcher(folded).replaceAll("");
  }

  /// A company's name without its legal form: "Acme Corp." and "ACME Corporation" are one customer.
  public static String company(String name) {
    var normal = normal(name);
    var matcher = COMPANY_FORM.matcher(normal);
    var bare = matcher.find() ? normal.substring(0, matcher.start()) : normal;
    return bare.length() < 2 ? normal : bare;
  }

  /// How many characters must be changed, added, left out or swapped with their neighbour to make
  /// one word of the other; stops counting above `limit`.
  public static int distance(String one, String other, int limit) {
    if (Math.abs(one.length() - other.length()) > limit) {
      return limit + 1;
    }
    var beforeLast = new int[other.length() + 1];
    var last = new int[other.length() + 1];
    var row = new int[other.length() + 1];
    for (var column = 0; column <= other.length(); column++) {
      last[column] = column;
    }
    for (var line = 1; line <= one.length(); line++) {
      row[0] = line;
      var least = line;
      for (var column = 1; column <= other.length(); column++) {
        var same = one.charAt(line - 1) == other.charAt(column - 1);
        var cost =
            Math.min(
                Math.min(row[column - 1], last[column]) + 1, last[column - 1] + (same ? 0 : 1));
        if (line > 1
            && column > 1
            && one.charAt(line - 1) == other.charAt(column - 2)
            && one.charAt(line - 2) == other.charAt(column - 1)) {
          cost = Math.min(cost, beforeLast[column - 2] + 1);
        }
        row[column] = cost;
        least = Math.min(least, cost);
      }
      if (least > limit) {
        return limit + 1;
      }
      var spare = beforeLast;
      beforeLast = last;
      last = row;
      row = spare;
    }
    return last[other.length()];
  }
}
