package outrider.app.list;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import outrider.app.store.RecordTable;
import outrider.core.record.FieldDefinition;
import outrider.core.record.FieldKind;

/// One condition as SQL. What makes no sense (a day that is none, a number with letters) asks
/// nothing rather than failing a list that was saved by an older version.
///
/// @param indexed whether SQLite may look the condition up in an index; where most records fit, it
///   shall rather walk the index of the order and skip the few that do not
record ConditionSql(
    FieldDefinition field, Condition condition, Viewpoint viewpoint, boolean indexed) {

  /// Writes the condition and adds its arguments; empty where there is nothing to ask.
  Optional<String> write(List<@Nullable Object> arguments) {
    return switch (condition.operator()) {
      case EMPTY -> Optional.of(asked(arguments) + " IS NULL");
      case FILLED -> Optional.of(asked(arguments) + " IS NOT NULL");
      case IS -> oneOf(arguments);
      case IS_NOT -> noneOf(arguments);
      case CONTAINS -> contains(arguments);
      case FROM -> value().map(number -> compared(" >= ?", number, arguments));
      case TO -> value().map(number -> compared(" <= ?", endOf(number), arguments));
      case PAST -> Optional.of(compared(" < ?", now(), arguments));
      case LAST_DAYS -> days().map(days -> between(now() - days, now(), arguments));
      case NEXT_DAYS -> days().map(days -> between(now(), now() + days, arguments));
      case THIS_WEEK -> Optional.of(thisWeek(arguments));
    };
  }

  /// As the field is asked about: a plus before a column keeps SQLite from its index.
  private String asked(List<@Nullable Object> arguments) {
    return (indexed ? "" : "+") + column(field, arguments);
  }

  /// Where a field is found: a column, a member of the JSON in `custom`, or calculated from those.
  static String column(FieldDefinition field, List<@Nullable Object> arguments) {
    if (field.isCalculated()) {
      return FormulaSql.of(field, arguments);
    }
    if (!field.custom()) {
      return "t.\"" + RecordTable.column(field.name()) + '"';
    }
    arguments.add("$.\"" + field.name().replace("\"", "") + '"');
    return "json_extract(t.custom, ?)";
  }

  private Optional<String> oneOf(List<@Nullable Object> arguments) {
    return condition.values().isEmpty() ? Optional.empty() : Optional.of(in("", arguments));
  }

  private Optional<String> noneOf(List<@Nullable Object> arguments) {
    if (condition.values().isEmpty()) {
      return Optional.empty();
    }
    if (field.kind() == FieldKind.TEXT_SET) {
      return Optional.of("NOT " + in("", arguments));
    }
    return Optional.of(
        "(" + column(field, arguments) + " IS NULL OR " + in("NOT ", arguments) + ")");
  }

  private String in(String not, List<@Nullable Object> arguments) {
    var values = new ArrayList<@Nullable Object>();
    var set = field.kind() == FieldKind.TEXT_SET;
    var column = set ? column(field, arguments) : asked(arguments);
    condition.values().forEach(value -> values.add(typed(value)));
    arguments.addAll(values);
    var marks = "?" + ", ?".repeat(values.size() - 1);
    return set
        ? "EXISTS (SELECT 1 FROM json_each(" + column + ") WHERE value IN (" + marks + "))"
        : column + ' ' + not + "IN (" + marks + ")";
  }

  private Optional<String> contains(List<@Nullable Object> arguments) {
    if (condition.values().isEmpty()) {
      return Optional.empty();
    }
    var column = column(field, arguments);
    var needle = condition.values().getFirst().strip().replaceAll("([%_!])", "!$1");
    arguments.add('%' + needle + '%');
    return Optional.of(column + " LIKE ? ESCAPE '!'");
  }

  private String compared(String comparison, long number, List<@Nullable Object> arguments) {
    var column = column(field, arguments);
    arguments.add(number);
    return column + comparison;
  }

  private String between(long from, long to, List<@Nullable Object> arguments) {
    var column = column(field, arguments);
    arguments.add(from);
    arguments.add(to);
    return column + " BETWEEN ? AND ?";
  }

  private String thisWeek(List<@Nullable Object> arguments) {
    var monday = viewpoint.monday();
    return field.kind() == FieldKind.DATE
        ? between(monday.toEpochDay(), monday.plusDays(6).toEpochDay(), arguments)
        : between(viewpoint.startOf(monday), viewpoint.startOf(monday.plusDays(7)) - 1, arguments);
  }

  private long now() {
    return field.kind() == FieldKind.DATE ? viewpoint.today().toEpochDay() : viewpoint.now();
  }

  private Optional<Long> days() {
    return number(first())
        .map(days -> field.kind() == FieldKind.DATE ? days : TimeUnit.DAYS.toMillis(days));
  }

  private Optional<Long> value() {
    return switch (field.kind()) {
      case DATE -> day(first()).map(LocalDate::toEpochDay);
      case INSTANT -> day(first()).map(viewpoint::startOf);
      default -> number(first());
    };
  }

  /// A day that is the end counts to its last moment.
  private long endOf(long value) {
    return field.kind() == FieldKind.INSTANT ? value + TimeUnit.DAYS.toMillis(1) - 1 : value;
  }

  private @Nullable Object typed(String value) {
    return switch (field.kind()) {
      case NUMBER, MONEY -> number(value).orElse(null);
      case FLAG -> Boolean.parseBoolean(value) ? 1L : 0L;
      default -> viewpoint.resolved(value);
    };
  }

  private String first() {
    return condition.values().isEmpty()
        ? ""
        : Objects.requireNonNull(condition.values().getFirst());
  }

  private static Optional<Long> number(String text) {
    try {
      return Optional.of(Long.valueOf(text.strip()));
    } catch (NumberFormatException wrong) {
      return Optional.empty();
    }
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text.strip()));
    } catch (DateTimeParseException wrong) {
      return Optional.empty();
    }
  }
}
