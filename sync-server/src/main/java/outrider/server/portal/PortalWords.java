package outrider.server.portal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;

/// What the pages say, in one language.
public final class PortalWords {
  public static final PortalWords CHINESE = new PortalWords("zh");
  public static final PortalWords ENGLISH = new PortalWords("en");

  private final String language;
  private final Properties words = new Properties();

  private PortalWords(String language) {
    this.language = language;
    String name = "words_" + language + ".properties";
    try (InputStream file =
        Objects.requireNonNull(PortalWords.class.getResourceAsStream(name), name)) {
      words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// @param chosen `zh` or `en` where the reader has switched, else empty
  /// @param acceptLanguage what the browser says that its reader reads
  public static PortalWords of(String chosen, String acceptLanguage) {
    if (chosen.equals("zh")) {
      return CHINESE;
    }
    if (chosen.equals("en")) {
      return ENGLISH;
    }
    try {
      for (Locale.LanguageRange range : Locale.LanguageRange.parse(acceptLanguage)) {
        if (range.getRange().startsWith("zh")) {
          return CHINESE;
        }
        if (range.getRange().startsWith("en")) {
          return ENGLISH;
        }
      }
    } catch (IllegalArgumentException unreadable) {
      return ENGLISH;
    }
    return ENGLISH;
  }

  String language() {
    return language;
  }

  String other() {
    return language.equals("zh") ? "en" : "zh";
  }

  public String get(String key) {
    return words.getProperty(key, key);
  }

  public String get(String key, String argument) {
    return get(key).replace("{0}", argument);
  }
}
