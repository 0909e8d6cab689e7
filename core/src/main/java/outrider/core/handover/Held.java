package outrider.core.handover;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// A record that somebody has, by its type and id: as `lead/0198…` it travels and is kept.
public record Held(RecordType type, String id) {

  /// What a person has of their own, in the order in which it is shown; a task only where it is
  /// about no record.
  public static final List<RecordType> TYPES =
      List.of(
          RecordType.LEAD,
          RecordType.OPPORTUNITY,
          RecordType.ACCOUNT,
          RecordType.CONTACT,
          RecordType.TASK);

  public static Held of(Row row) {
    return new Held(row.type(), row.id());
  }

  /// Empty for what is no such text, or of a type that nobody has.
  public static Optional<Held> read(String text) {
    var cut = text.indexOf('/');
    return cut < 0
        ? Optional.empty()
        : RecordType.byWireName(text.substring(0, cut))
            .filter(TYPES::contains)
            .map(type -> new Held(type, text.substring(cut + 1)));
  }

  /// Those that can be read.
  public static List<Held> all(Collection<String> texts) {
    return texts.stream().flatMap(text -> read(text).stream()).toList();
  }

  public String text() {
    return type.wireName() + '/' + id;
  }
}
