package outrider.server.integrate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads amounts, counts and times as business systems write them.
final class Written {
  private static final Pattern NOT_OF_A_NUMBER = Pattern.compile("[\\s,，¥￥$€£元]");
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,16}(\\.\\d{1,10})?");
  private static final Map<String, String> CURRENCIES =
      Map.of("RMB", "CNY", "人民币", "CNY", "元", "CNY", "美元", "USD", "欧元", "EUR");

  private static final List<DateTimeFormatter> LOCAL =
      List.of(
          DateTimeFormatter.ofPattern("uuuu-M-d['T'][ ]H:m[:s[.SSS]]"),
          DateTimeFormatter.ofPattern("uuuuMMddHHmmss"));

  private static final List<DateTimeFormatter> DAY =
      List.of(DateTimeFormatter.ofPattern("uuuu-M-d"), DateTimeFormatter.ofPattern("uuuuMMdd"));

  private final ZoneId zone;

  /// @param zone of times that do not say theirs
  Written(ZoneId zone) {
    this.zone = zone;
  }

  /// In minor units, rounded half up where a system counts finer.
  Optional<Long> amount(String text) {
    return number(text)
        .map(number -> number.movePointRight(2).setScale(0, RoundingMode.HALF_UP))
        .filter(minor -> minor.precision() <= 18)
        .map(BigDecimal::longValueExact);
  }

  Optional<Long> whole(String text) {
    try {
      return number(text).map(BigDecimal::longValueExact);
    } catch (ArithmeticException parts) {
      return Optional.empty();
    }
  }

  /// `120.5万` is 1,205,000.
  private static Optional<BigDecimal> number(String text) {
    String plain = NOT_OF_A_NUMBER.matcher(text).replaceAll("");
    int noughts = plain.endsWith("万") ? 4 : plain.endsWith("亿") ? 8 : 0;
    String digits = noughts == 0 ? plain : plain.substring(0, plain.length() - 1);
    return NUMBER.matcher(digits).matches()
        ? Optional.of(new BigDecimal(digits).movePointRight(noughts))
        : Optional.empty();
  }

  static Optional<String> currency(String text) {
    String plain = text.strip().toUpperCase(Locale.ROOT);
    String code = CURRENCIES.getOrDefault(plain, plain);
    return code.matches("[A-Z]{3}") ? Optional.of(code) : Optional.empty();
  }

  /// In epoch milliseconds. A day is its beginning.
  Optional<Long> moment(String text) {
    String plain =
        text.strip().replace('/', '-').replace("年", "-").replace("月", "-").replace("日", "");
    if (plain.matches("\\d{13}")) {
      return Optional.of(Long.parseLong(plain));
    }
    if (plain.matches("1\\d{9}")) {
      return Optional.of(Long.parseLong(plain) * 1_000);
    }
    try {
      return Optional.of(OffsetDateTime.parse(plain).toInstant().toEpochMilli());
    } catch (DateTimeException another) {
      return local(plain).or(() -> ofFeed(text.strip())).map(Instant::toEpochMilli);
    }
  }

  /// As RSS writes it: `Mon, 30 Nov 2026 09:00:00 +0800`.
  private static Optional<Instant> ofFeed(String text) {
    try {
      return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
    } catch (DateTimeException another) {
      return Optional.empty();
    }
  }

  private Optional<Instant> local(String text) {
    for (DateTimeFormatter form : LOCAL) {
      try {
        return Optional.of(LocalDateTime.parse(text, form).atZone(zone).toInstant());
      } catch (DateTimeException another) {
        continue;
      }
    }
    for (DateTimeFormatter form : DAY) {
      try {
        return Optional.of(LocalDate.parse(text, form).atStartOfDay(zone).toInstant());
      } catch (DateTimeException another) {
        continue;
      }
    }
    return Optional.empty();
  }

  /// Without characters that are none, which some databases refuse.
  static String cleaned(String text) {
    return text.codePoints()
        .filter(letter -> letter == '\n' || letter == '\t' || !Character.isISOControl(letter))
        .filter(letter -> Character.getType(letter) != Character.SURROGATE)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString()
        .strip();
  }
}
