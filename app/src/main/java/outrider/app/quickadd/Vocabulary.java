package outrider.app.quickadd;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The words of this company that a line may use: how its lead sources are called, in every
/// language they have a name in, and which companies it already knows.
///
/// @param sources the word (any case) to the option it stands for
/// @param companies names of accounts already there
public record Vocabulary(Map<String, String> sources, Set<String> companies) {
  public static final Vocabulary NONE = new Vocabulary(Map.of(), Set.of());

  public Vocabulary {
    Map<String, String> folded = new HashMap<>();
    sources.forEach((word, option) -> folded.put(fold(word), option));
    sources = Map.copyOf(folded);
    companies = companies.stream().map(Vocabulary::fold).collect(Collectors.toUnmodifiableSet());
  }

  Optional<String> source(String word) {
    return Optional.ofNullable(sources.get(fold(word)));
  }

  boolean knowsCompany(String name) {
    return companies.contains(fold(name));
  }

  private static String fold(String word) {
    return word.strip().toLowerCase(Locale.ROOT);
  }
}
