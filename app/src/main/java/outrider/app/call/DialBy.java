package outrider.app.call;

import java.util.Locale;

/// How this person dials.
public enum DialBy {
  /// The program that the system has for `tel:`.
  TEL("tel:"),
  /// A softphone.
  SIP("sip:"),
  /// Older softphones, and some conference programs.
  CALLTO("callto:"),
  /// HQ's telephone system; where it cannot be had, as `TEL`.
  COMPANY("tel:");

  private final String scheme;

  DialBy(String scheme) {
    this.scheme = scheme;
  }

  /// The name under which it is remembered, and the end of its words' key.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// @throws IllegalArgumentException for a word of another version
  public static DialBy of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /// What the system is asked to open; empty for what cannot be dialled.
  public String link(String number) {
    var digits = number.replaceAll("[^0-9+*#]", "");
    return digits.isEmpty() ? "" : scheme + digits;
  }
}
