package outrider.app.importing.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outrider.app.importing.mapping.KnownWords;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.rule.Reason;

/// A record while its cells are read.
final class RowDraft {
  private static final String NOTE = "note";

  private final Row empty;
  private final Map<String, Object> fields = new LinkedHashMap<>();
  private final Map<String, String> words = new HashMap<>();
  private final Map<String, String> accountsToMake = new LinkedHashMap<>();
  private final List<Reason> refusals = new ArrayList<>();
  private final List<Reason> flags = new ArrayList<>();
  private final StringBuilder kept = new StringBuilder();

  RowDraft(Row empty) {
    this.empty = empty;
  }

  void take(String field, ReadValue read, String header) {
    switch (read) {
      case ReadValue.Blank _ -> fields.remove(field);
      case ReadValue.Value value -> fields.put(field, value.value());
      case ReadValue.Bad bad -> refusals.add(bad.reason());
      case ReadValue.Odd odd -> {
        flags.add(odd.reason());
        kept.append(kept.isEmpty() ? "" : "\n").append(header).append(": ").append(odd.text());
      }
    }
  }

  /// The words of the file for a field, for names made of them.
  void remember(String field, String cell) {
    words.put(field, cell);
  }

  void put(String field, Object value) {
    fields.put(field, value);
  }

  void flag(Reason reason) {
    flags.add(reason);
  }

  void alsoMake(String account, String name) {
    accountsToMake.put(account, name);
  }

  void remove(String field) {
    fields.remove(field);
  }

  /// Whether the row itself says something about a field, rather than the choice for all.
  boolean isSaid(String field) {
    return words.containsKey(field);
  }

  boolean has(String field) {
    return fields.containsKey(field);
  }

  boolean isEmpty() {
    return words.isEmpty();
  }

  RecordType type() {
    return empty.type();
  }

  Optional<Object> value(String field) {
    return Optional.ofNullable(fields.get(field));
  }

  Optional<String> text(String field) {
    return value(field).map(Object::toString);
  }

  /// How a referred record is called: by its own name, or as the file calls it.
  ///
  /// @param named how the records are called that a field refers to
  Optional<String> word(String field, Map<String, KnownWords> named) {
    return text(field)
        .map(value ->
            Optional.ofNullable(named.get(field))
                .map(known -> known.word(value))
                .filter(word -> !word.equals(value))
                .orElse(words.getOrDefault(field, value)));
  }

  Row row() {
    var row = new Row(empty.type(), empty.id(), fields);
    if (kept.isEmpty()) {
      return row;
    }
    var note = row.text(NOTE);
    return row.with(NOTE, note.isEmpty() ? kept.toString() : note + "\n" + kept);
  }

  Map<String, String> accountsToMake() {
    return accountsToMake;
  }

  List<Reason> refusals() {
    return refusals;
  }

  List<Reason> flags() {
    return flags;
  }
}
