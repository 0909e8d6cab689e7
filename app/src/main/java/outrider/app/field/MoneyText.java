package outrider.app.field;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import outrider.app.i18n.Language;

/// Money as people type it. In Chinese the field counts in 万, because nobody there types six zeros;
/// a unit that is typed overrules the field's: `120`, `120万`, `1.2 亿`, `1200k`, `1,200,000元`.
public record MoneyText(Language language, String currency) {

  private static final Pattern TYPED =
      Pattern.compile("(-?[0-9]+(?:[.][0-9]+)?)(万|亿|元|k|m|)", Pattern.CASE_INSENSITIVE);

  private static final long MINOR_MAX = 1_000_000_000_000_000L;

  /// What the field says behind the figure; empty for whole units.
  public String unit() {
    return language == Language.CHINESE ? "万" : "";
  }

  public String write(long minor) {
    return BigDecimal.valueOf(minor, digits())
        .divide(unitValue(unit()), 6, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  /// The minor units that were typed; empty where it is no amount, or one nobody pays.
  public Optional<Long> read(String typed) {
    var plain = typed.strip().replaceAll("[,，\\s¥$€£]", "").toLowerCase(Locale.ROOT);
    var match = TYPED.matcher(plain);
    if (!match.matches()) {
      return Optional.empty();
    }
    var unit = match.group(2).isEmpty() ? unit() : match.group(2);
    var minor =
        new BigDecimal(match.group(1))
            .multiply(unitValue(unit))
            .movePointRight(digits())
            .setScale(0, RoundingMode.HALF_UP);
    return minor.abs().compareTo(BigDecimal.valueOf(MINOR_MAX)) > 0
        ? Optional.empty()
        : Optional.of(minor.longValueExact());
  }

  private static BigDecimal unitValue(String unit) {
    return switch (unit) {
      case "万" -> BigDecimal.valueOf(10_000);
      case "亿" -> BigDecimal.valueOf(100_000_000);
      case "k" -> BigDecimal.valueOf(1_000);
      case "m" -> BigDecimal.valueOf(1_000_000);
      default -> BigDecimal.ONE;
    };
  }

  private int digits() {
    try {
      return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    } catch (IllegalArgumentException unknown) {
      return 2;
    }
  }
}
