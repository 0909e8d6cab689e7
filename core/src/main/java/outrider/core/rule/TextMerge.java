package outrider.core.rule;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Three-way merges of values that have parts.
final class TextMerge {

  private TextMerge() {}

  /// What either side added is in, what either side removed is out.
  static @Nullable Object unite(
      @Nullable Object base, @Nullable Object mine, @Nullable Object theirs) {
    var was = items(base);
    var united = new TreeSet<>(items(theirs));
    united.addAll(items(mine));
    was.stream()
        .filter(item -> !items(mine).contains(item) || !items(theirs).contains(item))
        .forEach(united::remove);
    return united.isEmpty() ? null : List.copyOf(united);
  }

  /// Lines that both kept stay in place; lines that either added are kept; lines that either
  /// removed go. Where both rewrote the same place, both versions stand, theirs first: a longer
  /// note is better than a lost one.
  static @Nullable Object lines(
      @Nullable Object base, @Nullable Object mine, @Nullable Object theirs) {
    var was = split(base);
    var removedByMe = new LinkedHashSet<>(was);
    removedByMe.removeAll(split(mine));
    var added = new ArrayList<>(split(mine));
    added.removeAll(was);
    var merged = new ArrayList<String>();
    for (var line : split(theirs)) {
      if (!removedByMe.contains(line)) {
        merged.add(line);
      }
    }
    added.removeAll(merged);
    // An addition goes behind the line it followed in my version, where that line still stands.
    for (var line : added) {
      var anchor = anchor(split(mine), line, merged);
      merged.add(anchor + 1, line);
    }
    return merged.isEmpty() ? null : String.join("\n", merged);
  }

  private static int anchor(List<String> mine, String line, List<String> merged) {
    for (var index = mine.indexOf(line) - 1; index >= 0; index--) {
      var at = merged.lastIndexOf(mine.get(index));
      if (at >= 0) {
        return at;
      }
    }
    return mine.indexOf(line) == 0 ? -1 : merged.size() - 1;
  }

  private static List<String> split(@Nullable Object text) {
    return text instanceof String words ? List.of(words.split("\n", -1)) : List.of();
  }

  private static List<String> items(@Nullable Object value) {
    return value instanceof List<?> list
        ? list.stream().map(String.class::cast).toList()
        : List.of();
  }
}
