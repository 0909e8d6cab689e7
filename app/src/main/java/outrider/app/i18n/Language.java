package outrider.app.i18n;

import java.util.Locale;

/// The languages every word on screen exists in.
public enum Language {
  CHINESE(Locale.SIMPLIFIED_CHINESE, "_zh_CN", "简体中文"),
  ENGLISH(Locale.ENGLISH, "", "English");

  private final Locale locale;
  private final String suffix;
  private final String nativeName;

  Language(Locale locale, String suffix, String nativeName) {
    this.locale = locale;
    this.suffix = suffix;
    this.nativeName = nativeName;
  }

  /// Chinese for a machine that speaks Chinese, English for any other.
  public static Language of(Locale system) {
    return system.getLanguage().equals("zh") ? CHINESE : ENGLISH;
  }

  public Locale locale() {
    return locale;
  }

  /// How the language calls itself; the same in every language.
  public String nativeName() {
    return nativeName;
  }

  String suffix() {
    return suffix;
  }
}
