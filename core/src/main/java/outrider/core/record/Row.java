package outrider.core.record;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One record, whatever its type: an id and its field values. Immutable.
///
/// A value is a `String`, `Long`, `Boolean` or `List<String>`; an absent value is not in the map.
/// Instants are epoch milliseconds (UTC), dates are epoch days, money is minor units beside a
/// `currency` field. Unknown fields are kept, so that an older client never drops what a newer one
/// wrote.
public record Row(RecordType type, String id, Map<String, Object> fields) {

  public Row {
    Objects.requireNonNull(type);
    Objects.requireNonNull(id);
    var copy = new LinkedHashMap<String, Object>(fields.size() * 2);
    fields.forEach((name, value) -> {
      var normal = Values.normalise(value);
      if (normal != null) {
        copy.put(name, normal);
      }
    });
    fields = Collections.unmodifiableMap(copy);
  }

  public static Row of(RecordType type, String id) {
    return new Row(type, id, Map.of());
  }

  public @Nullable Object value(String field) {
    return fields.get(field);
  }

  public boolean has(String field) {
    return fields.containsKey(field);
  }

  /// The text of a field, or an empty string.
  public String text(String field) {
    var value = fields.get(field);
    return value == null ? "" : value.toString();
  }

  public @Nullable String textOrNull(String field) {
    var value = fields.get(field);
    return value == null ? null : value.toString();
  }

  /// The number in a field, or `otherwise` where it is absent or not a number.
  public long number(String field, long otherwise) {
    return fields.get(field) instanceof Long number ? number : otherwise;
  }

  public @Nullable Long numberOrNull(String field) {
    return fields.get(field) instanceof Long number ? number : null;
  }

  public boolean flag(String field) {
    return Boolean.TRUE.equals(fields.get(field));
  }

  @SuppressWarnings("unchecked") // Values.normalise lets no other list in.
  public List<String> set(String field) {
    return fields.get(field) instanceof List<?> list ? (List<String>) list : List.of();
  }

  /// A copy with one field changed; null removes the field.
  public Row with(String field, @Nullable Object value) {
    var copy = new LinkedHashMap<>(fields);
    if (value == null) {
      copy.remove(field);
    } else {
      copy.put(field, value);
    }
    return new Row(type, id, copy);
  }

  /// A copy with several fields changed; null values remove.
  public Row with(Map<String, ? extends @Nullable Object> changed) {
    var copy = new LinkedHashMap<>(fields);
    changed.forEach((name, value) -> {
      if (value == null) {
        copy.remove(name);
      } else {
        copy.put(name, value);
      }
    });
    return new Row(type, id, copy);
  }

  /// The fields in name order: two equal rows read the same, whatever the order they were written
  /// in.
  public Map<String, Object> sorted() {
    return new TreeMap<>(fields);
  }
}
