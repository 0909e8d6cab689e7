package outrider.core.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import outrider.core.configuration.Configuration;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;
import outrider.core.record.RecordType;
import outrider.core.record.Row;
import outrider.core.record.Values;

/// What a single value must be like, whoever brings it: form, import, another program.
final class FieldRules {

  /// Characters in a one-line text and in a long one; entries in a set; fields in a record.
  static final int TEXT_MAX = 1_000;

  static final int LONG_TEXT_MAX = 100_000;
  static final int SET_MAX = 100;
  static final int FIELDS_MAX = 300;

  private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9_]{0,63}");

  private FieldRules() {}

  /// Everything that is wrong with these values; unknown field names pass, so that an older HQ or
  /// laptop keeps what a newer one wrote.
  static List<Reason> check(
      RecordType type,
      Map<String, ? extends @Nullable Object> values,
      Configuration configuration) {
    var reasons = new ArrayList<Reason>();
    if (values.size() > FIELDS_MAX) {
      reasons.add(Reason.of("record.too-many-fields"));
    }
    values.forEach(
        (name, value) -> check(type, name, value, configuration).ifPresent(reasons::add));
    return reasons;
  }

  static Optional<Reason> check(
      RecordType type, String name, @Nullable Object value, Configuration configuration) {
    var definition = configuration.fields().field(type, name);
    if (definition.filter(known -> !known.custom()).isEmpty() && !NAME.matcher(name).matches()) {
      return Optional.of(reason("field.unknown", type, name));
    }
    Object normal;
    try {
      normal = Values.normalise(value);
    } catch (IllegalArgumentException wrong) {
      return Optional.of(reason("field.malformed", type, name));
    }
    if (definition.isPresent() && !definition.get().accepts(normal)) {
      return Optional.of(reason("field.malformed", type, name));
    }
    return tooLong(normal, definition.orElse(null))
        ? Optional.of(reason("field.too-long", type, name))
        : definition.flatMap(known -> LimitReason.of(known, normal));
  }

  /// Whether somebody may write a field at all: a role that only reads it, or does not see it, is
  /// refused on both ends.
  static Optional<Reason> withheld(FieldDefinition field, Actor actor) {
    return field.terms().audience().mayWrite(actor.role().wireName())
        ? Optional.empty()
        : Optional.of(reason("field.withheld", field.type(), field.name()));
  }

  /// Whether a record has to have the field before it is saved: one that belongs to other stages,
  /// or that this person does not write, cannot be asked of them.
  static boolean isAsked(FieldDefinition field, Row row, Actor actor) {
    var audience = field.terms().audience();
    return field.required() && audience.isAt(row) && audience.mayWrite(actor.role().wireName());
  }

  /// The row with what the administrator said a new record begins with.
  static Row begun(Row row, Configuration configuration) {
    var given = new LinkedHashMap<String, @Nullable Object>();
    for (var field : configuration.fields().custom(row.type())) {
      var standard = field.terms().standard();
      if (standard != null && !field.isCalculated() && !row.has(field.name())) {
        given.put(field.name(), standard);
      }
    }
    return given.isEmpty() ? row : row.with(given);
  }

  /// Whether a line that comes with a command, rather than as a field's value, is of a sane length.
  static Optional<Reason> checkText(RecordType type, String name, @Nullable String text) {
    return text != null && text.length() > TEXT_MAX
        ? Optional.of(reason("field.too-long", type, name))
        : Optional.empty();
  }

  static Reason reason(String id, RecordType type, String field) {
    return Reason.of(id, "type", type.wireName()).with("field", field);
  }

  private static boolean tooLong(@Nullable Object value, @Nullable FieldDefinition definition) {
    return switch (value) {
      case String text ->
          text.length()
              > (definition != null && definition.kind() != FieldKind.LONG_TEXT
                  ? TEXT_MAX
                  : LONG_TEXT_MAX);
      case List<?> items ->
          items.size() > SET_MAX
              || items.stream().anyMatch(item -> ((String) item).length() > TEXT_MAX);
      case null, default -> false;
    };
  }
}
