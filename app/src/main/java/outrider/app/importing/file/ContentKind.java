package outrider.app.importing.file;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What the text of a cell is, judged by its looks alone; a column is what most of its cells are.
public enum ContentKind {
  BLANK,
  PHONE,
  EMAIL,
  WEB,
  DATE,
  /// Money written with its sign, its unit or its thousands.
  AMOUNT,
  /// Money counted in ten thousands (万): "120 万", or a number under a header that says so.
  AMOUNT_WAN,
  NUMBER,
  YES_NO,
  /// Few different words that come again and again. Only a column can be this.
  CHOICE,
  TEXT;

  private static final Pattern EMAIL_SHAPE =
      Pattern.compile("[^\\s@,;]+@[^\\s@,;]+\\.[^\\s@,;.]{2,}");
  private static final Pattern WEB_SHAPE =
      Pattern.compile("(https?://\\S+|www\\.\\S+\\.\\S+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern PHONE_SHAPE =
      Pattern.compile(
          "(\\+|00)?\\(?[0-9][0-9 ().\\u2010-\\u2015-]{5,22}[0-9](\\s*(x|ext|转)\\.?\\s*\\d+)?");
  private static final Pattern CHINA_MOBILE = Pattern.compile("(86)?1[3-9]\\d{9}");
  private static final Set<String> YES_NO_WORDS =
      Set.of("yes", "no", "y", "n", "true", "false", "是", "否", "有", "无");

  public static ContentKind of(String cell) {
    String text = cell.strip();
    if (text.isEmpty()) {
      return BLANK;
    }
    if (YES_NO_WORDS.contains(text.toLowerCase(Locale.ROOT))) {
      return YES_NO;
    }
    if (EMAIL_SHAPE.matcher(text).matches()) {
      return EMAIL;
    }
    // Everything below begins or ends with a digit, a sign or a unit: most words stop here.
    if (text.chars().noneMatch(character -> character >= '0' && character <= '9')) {
      return WEB_SHAPE.matcher(text).matches() ? WEB : TEXT;
    }
    if (WrittenDate.of(text).isPresent()) {
      return DATE;
    }
    if (isPhone(text)) {
      return PHONE;
    }
    return WrittenAmount.of(text)
        .map(ContentKind::ofAmount)
        .orElseGet(() -> WEB_SHAPE.matcher(text).matches() ? WEB : TEXT);
  }

  /// Whether a cell can hardly be the name of a column.
  static boolean isRecordContent(String cell) {
    return switch (of(cell)) {
      case PHONE, EMAIL, DATE, AMOUNT, NUMBER, YES_NO -> true;
      case AMOUNT_WAN -> cell.strip().chars().anyMatch(Character::isDigit);
      default -> false;
    };
  }

  private static ContentKind ofAmount(WrittenAmount amount) {
    if (amount.wan()) {
      return AMOUNT_WAN;
    }
    return amount.marked() ? AMOUNT : NUMBER;
  }

  private static boolean isPhone(String text) {
    if (!PHONE_SHAPE.matcher(text).matches()) {
      return false;
    }
    String digits = text.replaceAll("\\D", "");
    if (CHINA_MOBILE.matcher(digits).matches()) {
      return true;
    }
    boolean international = text.startsWith("+") || text.startsWith("00");
    boolean landline = text.startsWith("0") && digits.length() >= 10;
    boolean spaced = text.indexOf('-') > 0 || text.indexOf('(') >= 0 || text.indexOf(' ') > 0;
    return digits.length() <= 17 && (international || landline || (spaced && digits.length() >= 7));
  }
}
