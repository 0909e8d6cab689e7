package outrider.app.importing.run;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import outrider.app.importing.mapping.KnownWords;

/// The words everybody uses for sources, grades, industries and the like: `values.properties`
/// beside the wizard. A company's own words come before them.
final class CommonWords {
  private static final Properties WORDS = load();

  private CommonWords() {}

  /// The words offered for a field of free text; empty for one that takes anything.
  static List<String> of(String field) {
    return split(WORDS.getProperty(field, ""));
  }

  /// Adds what else a value of the field is called.
  static void addLikely(String field, KnownWords words) {
    for (var value : words.values()) {
      split(WORDS.getProperty(field + "." + value, "")).forEach(word -> words.likely(value, word));
    }
  }

  /// What else a stage of a kind (`won`, `lost`) is called.
  static List<String> ofStage(String kind) {
    return split(WORDS.getProperty("stage." + kind, ""));
  }

  private static List<String> split(String line) {
    return line.isBlank() ? List.of() : Arrays.stream(line.split(",")).map(String::strip).toList();
  }

  private static Properties load() {
    var words = new Properties();
    try (var in =
        Objects.requireNonNull(
            CommonWords.class.getResourceAsStream("/outrider/app/importing/values.properties"))) {
      words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return words;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
