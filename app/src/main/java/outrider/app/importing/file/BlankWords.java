package outrider.app.importing.file;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The words that mean "nothing was answered": a web form's untouched "Select" is no city. Which
/// words those are differs from company to company, so a person can change the list in the wizard.
public record BlankWords(Set<String> words) {
  public static final BlankWords USUAL =
      new BlankWords(
          Set.of(
              "select",
              "select...",
              "--select--",
              "please select",
              "请选择",
              "-请选择-",
              "未选择",
              "n/a",
              "#n/a",
              "na",
              "null",
              "none",
              "nil",
              "-",
              "--",
              "—",
              "/",
              "\\n",
              "无",
              "未知"));

  public BlankWords {
    words =
        words.stream()
            .map(word -> word.strip().toLowerCase(Locale.ROOT))
            .filter(word -> !word.isEmpty())
            .collect(Collectors.toCollection(TreeSet::new));
    words = java.util.Collections.unmodifiableSet(words);
  }

  /// Reads a list as a person writes it: `Select, N/A、请选择`.
  public static BlankWords of(String list) {
    return new BlankWords(new TreeSet<>(List.of(list.split("\\s*[,，、;；\\n]\\s*"))));
  }

  /// As a list to be changed by hand, signs after words.
  public String list() {
    return words.stream()
        .sorted(Comparator.comparing(word -> !Character.isLetter(word.charAt(0))))
        .collect(Collectors.joining(", "));
  }

  /// Whether a cell says nothing.
  public boolean isBlank(String cell) {
    String text = cell.strip();
    return text.isEmpty() || (text.length() <= 16 && words.contains(text.toLowerCase(Locale.ROOT)));
  }
}
