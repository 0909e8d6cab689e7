package outrider.app.field;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import outrider.app.i18n.FieldWords;
import outrider.app.i18n.Words;
import outrider.app.shell.Workspace;
import outrider.core.configuration.Configuration;
import outrider.core.record.FieldDefinition;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// The value of any field in words: money with its currency, people and tags by name, times as near
/// as matters.
public final class FieldText {
  static final String DEFAULT_CURRENCY = "CNY";

  private final Words words;
  private final FieldWords fieldWords;
  private final Supplier<Configuration> configuration;
  private final Supplier<Instant> now;
  private final ZoneId zone;

  public FieldText(Workspace space) {
    words = space.words();
    fieldWords = space.words().fields();
    configuration = space.database()::configuration;
    now = space.clock()::instant;
    zone = space.zone();
  }

  /// The value that a row has in a field; empty where it has none.
  public String of(FieldDefinition field, Row row) {
    return of(field, field.valueIn(row), currency(row));
  }

  /// A value of a field wherever it comes from, such as a filter or a conflict.
  public String of(FieldDefinition field, @Nullable Object value, String currency) {
    return switch (value) {
      case null -> "";
      case Long number ->
          switch (field.kind()) {
            case MONEY -> words.amounts().full(number, currency);
            case INSTANT -> near(number);
            case DATE -> words.moments().date(LocalDate.ofEpochDay(number), today());
            default -> isYear(field) ? Long.toString(number) : words.amounts().number(number);
          };
      case Boolean flag -> words.get(flag ? "list.yes" : "list.no");
      case List<?> items ->
          items.stream()
              .map(item -> field.custom() ? item.toString() : tag(item.toString()))
              .collect(Collectors.joining(words.get("list.separator")));
      default -> text(field, value.toString());
    };
  }

  /// A year is a name, not a quantity: it has no thousands.
  private static boolean isYear(FieldDefinition field) {
    return field.name().startsWith("year") || field.name().endsWith("Year");
  }

  public String label(FieldDefinition field) {
    return fieldWords.label(field);
  }

  /// The name of a tag; an id without a tag row speaks for itself.
  public String tag(String id) {
    return name(RecordType.TAG, id);
  }

  /// The name of a configuration record: a person, a team, a stage, a tag.
  public String name(RecordType type, String id) {
    var row = configuration.get().row(type, id);
    if (row.isEmpty()) {
      return id;
    }
    var english = row.get().textOrNull("nameEn");
    return !words.isChinese() && english != null ? english : row.get().text(Fields.NAME);
  }

  public String near(long at) {
    return words.moments().near(Instant.ofEpochMilli(at), now.get(), zone);
  }

  /// What is to be done next; the first response has words of its own.
  public String step(String title) {
    var key = "task.title." + title;
    return words.has(key) ? words.get(key) : title;
  }

  public static String currency(Row row) {
    var currency = row.textOrNull(Fields.CURRENCY);
    return currency == null ? DEFAULT_CURRENCY : currency;
  }

  private String text(FieldDefinition field, String text) {
    return switch (field.kind()) {
      case CHOICE -> fieldWords.option(field, text);
      case REFERENCE ->
          field
              .referenced()
              .filter(RecordType::isConfiguration)
              .map(type -> name(type, text))
              .orElse(text);
      default -> field.name().equals(Fields.NEXT_STEP) ? step(text) : text;
    };
  }

  private LocalDate today() {
    return LocalDate.ofInstant(now.get(), zone);
  }
}
