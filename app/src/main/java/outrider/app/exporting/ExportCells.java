package outrider.app.exporting;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import outrider.app.i18n.FieldWords;
import outrider.core.record.FieldDefinition;
import outrider.core.record.Fields;
import outrider.core.record.RecordType;
import outrider.core.record.Row;

/// Turns the values of a row into what a spreadsheet can compute with: numbers as numbers, money in
/// whole units, days as days; people, stages and customers by name.
final class ExportCells {
  private static final String DEFAULT_CURRENCY = "CNY";

  private final FieldWords words;
  private final Map<RecordType, Map<String, String>> names;
  private final ZoneId zone;
  private final String yes;
  private final String no;
  private final String separator;

  /// @param names of the records that fields refer to, by type and id
  /// @param separator between the words of a set
  ExportCells(
      FieldWords words,
      Map<RecordType, Map<String, String>> names,
      ZoneId zone,
      String yes,
      String no,
      String separator) {
    this.words = words;
    this.names = names;
    this.zone = zone;
    this.yes = yes;
    this.no = no;
    this.separator = separator;
  }

  /// What stands over the column.
  String title(FieldDefinition field) {
    return words.label(field);
  }

  /// The value of a field as `BigDecimal`, `LocalDate`, `LocalDateTime` or `String`; empty for
  /// none.
  Optional<Object> of(FieldDefinition field, Row row) {
    return Optional.ofNullable(field.valueIn(row))
        .map(value ->
            switch (value) {
              case Long number -> number(field, number, row);
              case Boolean flag -> flag ? yes : no;
              case List<?> items ->
                  items.stream().map(String::valueOf).collect(Collectors.joining(separator));
              default -> text(field, value.toString());
            });
  }

  private Object number(FieldDefinition field, long number, Row row) {
    return switch (field.kind()) {
      case MONEY -> BigDecimal.valueOf(number, fractionDigits(row));
      case DATE -> LocalDate.ofEpochDay(number);
      case INSTANT ->
          LocalDateTime.ofInstant(Instant.ofEpochMilli(number), zone)
              .truncatedTo(ChronoUnit.MINUTES);
      default -> BigDecimal.valueOf(number);
    };
  }

  private String text(FieldDefinition field, String text) {
    return switch (field.kind()) {
      case CHOICE -> words.option(field, text);
      case REFERENCE ->
          field
              .referenced()
              .map(type -> names.getOrDefault(type, Map.of()).getOrDefault(text, text))
              .orElse(text);
      default -> text;
    };
  }

  private static int fractionDigits(Row row) {
    var code = row.has(Fields.CURRENCY) ? row.text(Fields.CURRENCY) : DEFAULT_CURRENCY;
    try {
      return Math.max(0, Currency.getInstance(code).getDefaultFractionDigits());
    } catch (IllegalArgumentException unknown) {
      return 2;
    }
  }
}
