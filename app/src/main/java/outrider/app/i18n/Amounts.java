package outrider.app.i18n;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Currency;

/// Numbers and money as each language writes them: `¥48 万` and `¥480k` are the same money.
public record Amounts(Language language) {
  private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);
  private static final BigDecimal HUNDRED_MILLION = BigDecimal.valueOf(100_000_000);
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);
  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
  private static final BigDecimal BILLION = BigDecimal.valueOf(1_000_000_000);

  /// With thousands separated: `1,412`.
  public String number(Number value) {
    var format = NumberFormat.getNumberInstance(language.locale());
    format.setMaximumFractionDigits(2);
    return format.format(value);
  }

  /// A share from 0 to 1 as `83%`.
  public String percent(double share) {
    return Math.round(share * 100) + "%";
  }

  /// A share from 0 to 1 as `99.6%`, for where a tenth matters.
  public String percentFine(double share) {
    var format = NumberFormat.getNumberInstance(language.locale());
    format.setMaximumFractionDigits(1);
    return format.format(share * 100) + "%";
  }

  /// Money short enough for a column: `¥48 万`, `¥1.2 亿`, `¥480k`, `¥1.2M`.
  public String compact(long minorUnits, String currency) {
    var amount = major(minorUnits, currency);
    var size = amount.abs();
    return switch (language) {
      case CHINESE -> {
        if (size.compareTo(HUNDRED_MILLION) >= 0) {
          yield symbol(currency) + short3(amount, HUNDRED_MILLION) + " 亿";
        }
        yield size.compareTo(TEN_THOUSAND) >= 0
            ? symbol(currency) + short3(amount, TEN_THOUSAND) + " 万"
            : symbol(currency) + whole(amount);
      }
      case ENGLISH -> {
        if (size.compareTo(BILLION) >= 0) {
          yield symbol(currency) + short3(amount, BILLION) + "B";
        }
        if (size.compareTo(MILLION) >= 0) {
          yield symbol(currency) + short3(amount, MILLION) + "M";
        }
        yield size.compareTo(THOUSAND) >= 0
            ? symbol(currency) + short3(amount, THOUSAND) + "k"
            : symbol(currency) + whole(amount);
      }
    };
  }

  /// Money to the last unit: `¥480,000` or `¥480,000.50`.
  public String full(long minorUnits, String currency) {
    var amount = major(minorUnits, currency).stripTrailingZeros();
    var format = NumberFormat.getNumberInstance(language.locale());
    format.setMinimumFractionDigits(amount.scale() > 0 ? fractionDigits(currency) : 0);
    format.setMaximumFractionDigits(fractionDigits(currency));
    return symbol(currency) + format.format(amount);
  }

  /// The sign before the figure; an unknown currency shows its code.
  public String symbol(String currency) {
    return switch (currency) {
      case "CNY", "JPY" -> "¥";
      case "USD" -> "$";
      case "EUR" -> "€";
      case "GBP" -> "£";
      default -> currency + " ";
    };
  }

  /// File sizes: `2.4 MB`.
  public String bytes(long count) {
    if (count < 1_000) {
      return count + " B";
    }
    if (count < 1_000_000) {
      return Math.round(count / 1_000.0) + " KB";
    }
    return BigDecimal.valueOf(count / 1_000_000.0).setScale(1, RoundingMode.HALF_UP) + " MB";
  }

  private String whole(BigDecimal amount) {
    return number(amount.setScale(0, RoundingMode.HALF_UP));
  }

  /// Three significant digits at most, so a column of them stays narrow and honest.
  private String short3(BigDecimal amount, BigDecimal unit) {
    var scaled = amount.divide(unit, 4, RoundingMode.HALF_UP);
    int digits = scaled.abs().compareTo(BigDecimal.TEN) >= 0 ? 0 : 1;
    return number(scaled.setScale(digits, RoundingMode.HALF_UP).stripTrailingZeros());
  }

  private static BigDecimal major(long minorUnits, String currency) {
    return BigDecimal.valueOf(minorUnits, fractionDigits(currency));
  }

  private static int fractionDigits(String currency) {
    try {
      return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    } catch (IllegalArgumentException unknown) {
      return 2;
    }
  }
}
