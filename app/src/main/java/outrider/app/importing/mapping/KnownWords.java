package outrider.app.importing.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outrider.app.duplicate.Spelling;

/// The values a field knows, by every word they go by, and the search for the one that a strange
/// word means.
public final class KnownWords {
  public static final KnownWords NONE = new KnownWords();

  private final Map<String, String> valueByNormal = new HashMap<>();
  private final Map<String, String> likely = new HashMap<>();
  private final Map<String, String> shown = new LinkedHashMap<>();

  /// How sure it is that a word means a value.
  public enum Sureness {
    /// The very word.
    SAME,
    /// The same letters, other case, spaces or punctuation.
    SPELLING,
    /// A typing mistake away, or one holds the other.
    LIKELY
  }

  /// @param value what is stored
  public record Match(String value, Sureness sureness) {}

  /// Adds a value under the word that is shown for it.
  public KnownWords add(String value, String word) {
    shown.putIfAbsent(value, word);
    return alias(value, word);
  }

  /// Adds another word for a value.
  public KnownWords alias(String value, String word) {
    var normal = Spelling.normal(word);
    if (!normal.isEmpty()) {
      valueByNormal.putIfAbsent(normal, value);
    }
    return this;
  }

  /// Adds a word that probably means a value, and that a person should look at.
  public KnownWords likely(String value, String word) {
    likely.putIfAbsent(Spelling.normal(word), value);
    return this;
  }

  public static KnownWords of(Collection<String> values) {
    var words = new KnownWords();
    values.forEach(value -> words.add(value, value));
    return words;
  }

  public boolean isEmpty() {
    return shown.isEmpty();
  }

  /// The values in the order they were added, each with the word shown for it.
  public Map<String, String> shown() {
    return Collections.unmodifiableMap(shown);
  }

  public List<String> values() {
    return new ArrayList<>(shown.keySet());
  }

  public String word(String value) {
    return shown.getOrDefault(value, value);
  }

  /// The value that a word names for certain, spelling aside: fast enough for every cell.
  public Optional<String> exact(String word) {
    return Optional.ofNullable(valueByNormal.get(Spelling.normal(word)));
  }

  /// The value that a word most likely means.
  public Optional<Match> match(String word) {
    var exact = exact(word);
    if (exact.isPresent()) {
      var value = exact.get();
      var same = word.equals(value) || word.equals(shown.get(value));
      return Optional.of(new Match(value, same ? Sureness.SAME : Sureness.SPELLING));
    }
    var normal = Spelling.normal(word);
    return Optional.ofNullable(likely.get(normal))
        .or(() -> near(normal))
        .or(() -> within(normal))
        .map(value -> new Match(value, Sureness.LIKELY));
  }

  /// One mistake in a short word, two in a long one; two equally near words are no answer.
  private Optional<String> near(String normal) {
    var limit = normal.length() < 4 ? 0 : normal.length() < 9 ? 1 : 2;
    String best = null;
    var least = limit + 1;
    for (var entry : valueByNormal.entrySet()) {
      var distance = Spelling.distance(normal, entry.getKey(), limit);
      if (distance < least) {
        least = distance;
        best = entry.getValue();
      } else if (distance == least && distance <= limit && !entry.getValue().equals(best)) {
        best = null;
      }
    }
    return Optional.ofNullable(best);
  }

  /// 官网 is within 官网表单; an English word must be long to mean anything inside another.
  private Optional<String> within(String normal) {
    var least = isHan(normal) ? 2 : 5;
    String best = null;
    var length = 0;
    for (var entry : valueByNormal.entrySet()) {
      var known = entry.getKey();
      var shorter = Math.min(known.length(), normal.length());
      if (shorter >= least
          && shorter > length
          && (known.contains(normal) || normal.contains(known))) {
        best = entry.getValue();
        length = shorter;
      }
    }
    return Optional.ofNullable(best);
  }

  private static boolean isHan(String word) {
    return !word.isEmpty()
        && Character.UnicodeScript.of(word.codePointAt(0)) == Character.UnicodeScript.HAN;
  }
}
