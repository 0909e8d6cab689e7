package outrider.app.importing.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import outrider.app.duplicate.Spelling;
import outrider.core.record.FieldDefinition;

/// The names that a field goes by in other people's files, in Chinese and English:
/// `headers.properties` beside this class, and the words an administrator gave a custom field.
final class HeaderWords {
  private static final Properties WORDS = load();
  private static final Pattern UNIT = Pattern.compile("[（(\\[【].*?[）)\\]】]");

  private HeaderWords() {}

  /// How well a header names a field, from 0 (not at all) to 100 (word for word).
  static int score(String header, FieldDefinition field) {
    var name = Spelling.normal(UNIT.matcher(header).replaceAll(""));
    if (name.isEmpty()) {
      return 0;
    }
    var best = 0;
    for (var word : words(field)) {
      if (name.equals(word)) {
        return 100;
      }
      var shorter = Math.min(name.length(), word.length());
      var longer = Math.max(name.length(), word.length());
      if (shorter >= (isHan(word) ? 2 : 4) && (name.contains(word) || word.contains(name))) {
        // The longer the part that agrees, the likelier it is the point: 客户电话 is a 电话.
        var ending = name.endsWith(word) ? 10 : 0;
        best = Math.max(best, 40 + ending + 40 * shorter / longer);
      }
    }
    return best;
  }

  private static Set<String> words(FieldDefinition field) {
    var words = new LinkedHashSet<String>();
    words.add(Spelling.normal(field.name()));
    for (var label : new String[] {field.label(), field.terms().labelEn()}) {
      if (label != null) {
        words.add(Spelling.normal(label));
      }
    }
    var type = field.type().wireName();
    for (var key : List.of(type + "." + field.name(), field.name())) {
      var listed = WORDS.getProperty(key);
      if (listed != null) {
        words.addAll(
            Pattern.compile(",")
                .splitAsStream(listed)
                .map(Spelling::normal)
                .collect(Collectors.toSet()));
        break;
      }
    }
    words.remove("");
    return words;
  }

  private static boolean isHan(String word) {
    return Character.UnicodeScript.of(word.codePointAt(0)) == Character.UnicodeScript.HAN;
  }

  private static Properties load() {
    var words = new Properties();
    try (InputStream in =
        Objects.requireNonNull(
            HeaderWords.class.getResourceAsStream("/outrider/app/importing/headers.properties"))) {
      words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return words;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
