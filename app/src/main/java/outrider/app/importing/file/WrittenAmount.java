package outrider.app.importing.file;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A number as people write money: "¥1,200.50", "120 万", "1.5亿元", "(300)", "1.200,50 €", "USD 5k".
///
/// @param value in whole units of the currency, 万 and 亿 multiplied out
/// @param wan whether it was counted in 万 or 亿
/// @param marked whether a sign, unit or thousands separator shows that it is an amount
public record WrittenAmount(BigDecimal value, boolean wan, boolean marked) {
  private static final BigDecimal WAN = BigDecimal.valueOf(10_000);
  private static final BigDecimal YI = BigDecimal.valueOf(100_000_000);
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
  private static final Pattern SHAPE =
      Pattern.compile(
          "(?<open>\\()?\\s*(?<minus>[-−])?\\s*"
              + "(?<sign>[¥￥$€£]|RMB|CNY|USD|EUR|GBP|HKD|人民币|约)?\\s*(?<minus2>[-−])?(?<digits>\\d[\\d.,'"
              + " \\u00A0]*)"
              + "\\s*(?<unit>万|w|亿|k|m|million)?\\s*(?<end>元|块|円|[¥￥$€£]|RMB|CNY|USD|EUR|GBP)?\\s*\\)?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern DIGITS = Pattern.compile("\\d{1,18}");
  private static final Pattern SPACES = Pattern.compile("[' \\u00A0]");
  private static final Pattern COMMA_THOUSANDS = Pattern.compile("\\d{1,3}(,\\d{3})+(\\.\\d+)?");
  private static final Pattern POINT_THOUSANDS = Pattern.compile("\\d{1,3}(\\.\\d{3})+");
  private static final Pattern DECIMAL = Pattern.compile("\\d+(\\.\\d*)?");

  public static Optional<WrittenAmount> of(String text) {
    String bare = text.strip();
    if (DIGITS.matcher(bare).matches()) {
      return Optional.of(new WrittenAmount(new BigDecimal(bare), false, false));
    }
    Matcher matcher = SHAPE.matcher(bare);
    if (text.length() > 40 || !matcher.matches()) {
      return Optional.empty();
    }
    String digits = matcher.group("digits").strip();
    return number(digits).map(number -> of(matcher, digits, number));
  }

  private static WrittenAmount of(Matcher matcher, String digits, BigDecimal number) {
    String unit = matcher.group("unit") == null ? "" : matcher.group("unit").toLowerCase();
    BigDecimal factor =
        switch (unit) {
          case "万", "w" -> WAN;
          case "亿" -> YI;
          case "k" -> THOUSAND;
          case "m", "million" -> MILLION;
          default -> BigDecimal.ONE;
        };
    boolean negative =
        matcher.group("open") != null
            || matcher.group("minus") != null
            || matcher.group("minus2") != null;
    BigDecimal value = number.multiply(factor);
    boolean marked =
        matcher.group("sign") != null
            || matcher.group("end") != null
            || !unit.isEmpty()
            || digits.indexOf(',') > 0;
    boolean wan = factor.equals(WAN) || factor.equals(YI);
    return new WrittenAmount(negative ? value.negate() : value, wan, marked);
  }

  /// Two separators: the last one is the decimal point. One comma: thousands if it cuts off three
  /// digits.
  private static Optional<BigDecimal> number(String written) {
    String digits = SPACES.matcher(written).replaceAll("");
    int comma = digits.lastIndexOf(',');
    int point = digits.lastIndexOf('.');
    boolean manyPoints = digits.indexOf('.') != point;
    if (comma >= 0 && (point > comma || point < 0)) {
      boolean thousands = COMMA_THOUSANDS.matcher(digits).matches();
      if (!thousands && (point >= 0 || digits.indexOf(',') != comma)) {
        return Optional.empty();
      }
      digits = thousands ? digits.replace(",", "") : digits.replace(',', '.');
    } else if (comma >= 0) {
      digits = digits.replace(".", "").replace(',', '.');
    } else if (manyPoints) {
      if (!POINT_THOUSANDS.matcher(digits).matches()) {
        return Optional.empty();
      }
      digits = digits.replace(".", "");
    }
    return DECIMAL.matcher(digits).matches()
        ? Optional.of(new BigDecimal(digits.endsWith(".") ? digits + "0" : digits))
        : Optional.empty();
  }
}
