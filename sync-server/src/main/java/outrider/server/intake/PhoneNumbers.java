package outrider.server.intake;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Brings a phone number to the one spelling by which two people are found to be one, as the
/// workstation does when it looks for duplicates: "138 0000 0127" and "+86-138-0000-0127" are one
/// number. Numbers without a country are Chinese.
public final class PhoneNumbers {
  private static final Pattern SEVERAL = Pattern.compile("[/;；、,，\\n]");
  private static final String REGION = "CN";
  private static final int CHINA = 86;

  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

  private PhoneNumbers() {}

  /// Of several numbers the first; empty where the text is none that could be dialled. Without its
  /// area code a number could be anybody's in any town.
  public static Optional<String> normal(String text) {
    try {
      PhoneNumber number = NUMBERS.parse(SEVERAL.split(text, 2)[0], REGION);
      boolean torn =
          number.getCountryCode() == CHINA && number.getNationalNumber() < 1_000_000_000L;
      if (torn || NUMBERS.isPossibleNumberWithReason(number) != ValidationResult.IS_POSSIBLE) {
        return Optional.empty();
      }
      String normal = NUMBERS.format(number, PhoneNumberFormat.E164);
      return Optional.of(number.hasExtension() ? normal + "x" + number.getExtension() : normal);
    } catch (NumberParseException noNumber) {
      return Optional.empty();
    }
  }

  /// The numbers that were written into one field, each as it was written.
  public static Stream<String> each(String text) {
    return SEVERAL.splitAsStream(text);
  }

  /// As it is dialled within China, digits only; whatever cannot be read that way, and numbers of
  /// other countries, with their country's code.
  public static String national(String text) {
    try {
      PhoneNumber number = NUMBERS.parse(SEVERAL.split(text, 2)[0], REGION);
      String written =
          NUMBERS.format(
              number,
              number.getCountryCode() == CHINA
                  ? PhoneNumberFormat.NATIONAL
                  : PhoneNumberFormat.E164);
      return written.replaceAll("[^0-9+]", "");
    } catch (NumberParseException noNumber) {
      return text;
    }
  }
}
