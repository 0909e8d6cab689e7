package outrider.app.importing.mapping;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outrider.app.duplicate.Spelling;
import outrider.app.importing.file.ColumnProfile;
import outrider.app.importing.mapping.KnownWords.Sureness;

/// Finds for every word of a column the value it means: the ones that are known, the ones that are
/// spelt otherwise ("GTXPro"), the ones mistyped ("technolgy"), and the ones that differ from a
/// commoner word of the column in case alone ("google").
final class ValueChoices {
  private ValueChoices() {}

  static List<ValueChoice> of(ColumnProfile column, KnownWords known) {
    Map<String, String> commonest = new HashMap<>();
    // The profile lists the commonest first, so the first spelling met is the one to keep.
    column.values().keySet().forEach(raw -> commonest.putIfAbsent(Spelling.normal(raw), raw));
    return column.values().entrySet().stream()
        .map(entry -> choice(entry.getKey(), entry.getValue(), commonest, known))
        .toList();
  }

  private static ValueChoice choice(
      String raw, long rows, Map<String, String> commonest, KnownWords known) {
    var match = known.match(raw);
    if (match.isPresent() && match.get().sureness() != Sureness.LIKELY) {
      var how =
          match.get().sureness() == Sureness.SAME
              ? ValueChoice.How.KNOWN
              : ValueChoice.How.SPELLING;
      return new ValueChoice(raw, rows, Optional.of(match.get().value()), how);
    }
    var united = commonest.getOrDefault(Spelling.normal(raw), raw);
    if (!united.equals(raw) && match.isEmpty()) {
      return new ValueChoice(raw, rows, Optional.of(united), ValueChoice.How.SPELLING);
    }
    return match
        .map(m -> new ValueChoice(raw, rows, Optional.of(m.value()), ValueChoice.How.LIKELY))
        .orElseGet(() -> new ValueChoice(raw, rows, Optional.empty(), ValueChoice.How.UNKNOWN));
  }
}
