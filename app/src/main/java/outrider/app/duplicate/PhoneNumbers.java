package outrider.app.duplicate;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Brings a phone number to the one spelling by which two records are found to be the same person:
/// "138 0000 0127", "+86-138-0000-0127" and "０１３８００００１２７" are one number.
///
/// Keeps what it has worked out, since lists repeat numbers and a check runs on every keystroke.
/// Not for several threads at once: each importer and each dialog has its own.
public final class PhoneNumbers {
  private static final int KEPT_MAX = 200_000;
  private static final Pattern SEVERAL = Pattern.compile("[/;；、,，\\n]");

  private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
  private final Map<String, Optional<String>> kept = new HashMap<>();
  private final String region;

  /// @param region the country (ISO 3166, two letters) of numbers written without one
  public PhoneNumbers(String region) {
    this.region = region;
  }

  /// Where most of our users are.
  public static PhoneNumbers ofChina() {
    return new PhoneNumbers("CN");
  }

  /// The number as digits with country code and extension, or nothing where the text is no number
  /// that could be dialled. Of several numbers in one cell, the first.
  public Optional<String> normal(String text) {
    var known = kept.get(text);
    if (known == null) {
      known = parse(SEVERAL.split(text, 2)[0]);
      if (kept.size() < KEPT_MAX) {
        kept.put(text, known);
      }
    }
    return known;
  }

  /// A number without its area code, or a torn mobile one, could be anybody's in any town; the
  /// library takes seven digits for possible.
  private static boolean isTooShortForChina(PhoneNumber number) {
    return number.getCountryCode() == 86 && number.getNationalNumber() < 1_000_000_000L;
  }

  private Optional<String> parse(String text) {
    try {
      var number = numbers.parse(text, region);
      if (numbers.isPossibleNumberWithReason(number) != ValidationResult.IS_POSSIBLE
          || isTooShortForChina(number)) {
        return Optional.empty();
      }
      var normal = numbers.format(number, PhoneNumberFormat.E164);
      return Optional.of(number.hasExtension() ? normal + "x" + number.getExtension() : normal);
    } catch (NumberParseException _) {
      return Optional.empty();
    }
  }
}
