package outrider.core.integration;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// By what a row of another system is brought to its customer.
public enum JoinKey {
  /// The company's, such as the unified social credit code of 18 letters.
  TAX_ID("taxId"),
  /// Of the company or of somebody there.
  PHONE("phone"),
  /// Of somebody there.
  EMAIL("email");

  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Pd}·.]+");
  private static final Pattern TAX = Pattern.compile("[0-9A-Z]{5,30}");
  private static final Pattern MAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+");

  private final String wireName;

  JoinKey(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }

  public static Optional<JoinKey> byWireName(String name) {
    return Arrays.stream(values()).filter(key -> key.wireName.equals(name)).findFirst();
  }

  /// The one spelling of a company's number: capitals, without spaces and hyphens, full-width
  /// letters as plain ones. Empty for what is none, such as "无" or "个人".
  public static Optional<String> taxId(String text) {
    var plain = SPACES.matcher(plain(text)).replaceAll("").toUpperCase(Locale.ROOT);
    // Somebody who has none writes noughts.
    return TAX.matcher(plain).matches() && !plain.matches("0+")
        ? Optional.of(plain)
        : Optional.empty();
  }

  /// The one spelling of an e-mail address; empty for what is none.
  public static Optional<String> email(String text) {
    var plain = plain(text).toLowerCase(Locale.ROOT);
    return MAIL.matcher(plain).matches() ? Optional.of(plain) : Optional.empty();
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
  }
}
